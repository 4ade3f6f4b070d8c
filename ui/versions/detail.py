"""One version looked into: what it is, what has changed since, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.theme import px, set_ground
from ui.versions.changed_list import ChangedList
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.editing.versions import Version
from workbook.errors import N_
from workbook.screens.changed_answers import Changed
from workbook.screens.versions import made_words, since_words, version_title

RESTORE, SAVE_COPY = N_("Restore this version"), N_("Save a copy of it…")
UNDOABLE = N_("One step that Ctrl+Z undoes; what is there now is backed up first.")
READ_ONLY = N_("The workbook is open read-only. A copy of the version can be saved all the same.")
NO_DIFFERENCE = N_("The workbook is as it was then.")
COMPARING = N_("Comparing with now…")
TEXT_WIDTH = 700


class VersionDetail(Translated, QScrollArea):
    """`restore_wanted`, `copy_wanted` carry the version, `place_wanted` the place of a question."""

    restore_wanted = Signal(object)
    copy_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, read_only: bool, counted: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("version_detail")
        self._read_only, self._counted = read_only, counted
        self._version: Version | None = None
        self._changed: Changed | None = None
        self._title = Text(role="heading", wrap=True)
        self._made, self._since = Text(ink="muted", wrap=True), Text(wrap=True)
        self._note = Text("", "caption", "muted", wrap=True)
        self.restore, self.copy = PrimaryButton(), SecondaryButton()
        self.restore.setObjectName("restore_version")
        self.copy.setObjectName("copy_version")
        self.changes = ChangedList()
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self._version))
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._version))
        self.changes.place_wanted.connect(self.place_wanted)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.restore.setText(tr(RESTORE))
        self.copy.setText(tr(SAVE_COPY))
        self._note.setText(tr(READ_ONLY if self._read_only else UNDOABLE))
        self._show_words()

    def show_version(self, version: Version) -> None:
        """Show a version, without what has changed since: that comes later."""
        self._version, self._changed = version, None
        self.changes.show_changed(None)
        self.verticalScrollBar().setValue(0)
        self._show_words()

    def show_changed(self, changed: Changed) -> None:
        """Show what has changed since."""
        self._changed = changed
        self.changes.show_changed(changed)
        self._show_words()

    @property
    def since(self) -> str:
        return self._since.text()

    def _show_words(self) -> None:
        if self._version is None:
            return
        catalogue = interface.catalogue
        self._title.setText(version_title(self._version, catalogue))
        self._made.setText(made_words(self._version, catalogue, self._counted))
        known = self._changed is not None
        self._since.setText(since_words(self._changed, catalogue) if self._changed else tr(COMPARING))
        self._since.set_ink("text" if known else "muted")
        same = self._changed is not None and not self._changed.answers
        reason = tr(READ_ONLY) if self._read_only else tr(NO_DIFFERENCE) if same else ""
        self.restore.explain(reason, known and not same and not self._read_only)

    def _lay_out(self) -> None:
        sheet = QWidget()
        set_ground(sheet, "surface")
        column = QVBoxLayout(sheet)
        space(column, 6, (24, 20, 28, 24))
        for widget in (self._title, self._made):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._since)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.restore)
        row.addWidget(self.copy)
        column.addWidget(buttons)
        column.addWidget(self._note)
        column.addSpacing(4)
        column.addWidget(Hairline())
        column.addWidget(self.changes)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(sheet)
        themed(self, lambda: self.changes.setMaximumWidth(px(TEXT_WIDTH)))
