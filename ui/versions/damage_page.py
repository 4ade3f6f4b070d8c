"""What is damaged in a workbook that is open all the same, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.page import Context, Page
from ui.theme import px, set_ground
from ui.versions.changed_list import ChangedList
from ui.versions.rescue import RESTORE, SALVAGE, Rescue, Ways
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.document.backups import Backup
from workbook.document.kinds import WORKBOOK
from workbook.document.wording import damage_words
from workbook.editing.changes import ChangeSet
from workbook.editing.versions import newest_sound_backup
from workbook.errors import N_
from workbook.screens.opening import damaged_answers
from workbook.screens.places import VERSIONS, Place
from workbook.screens.versions import backup_words

TITLE = N_("What is damaged")
SOUND = N_("Nothing in this workbook is damaged.")
ADVICE = N_(
    "Salvage writes everything that can be read into a new file, with its history. A backup is older, but whole. Neither touches the damaged file."
)
TEXT_WIDTH = 760


class DamagePage(Translated, Page):
    """The damaged answers with links to their questions; above them the two ways on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("damage_page")
        set_ground(self, "surface")
        self._title, self._summary = Text(role="title"), Text(wrap=True)
        self._advice = Text(ink="muted", wrap=True)
        self._backup: Backup | None = None
        self._looked = False
        self.newest = Text("", "caption", "muted", wrap=True)
        self._rescue = Rescue(
            context.session.path, context.session.document.document_id, Ways.of(context), self
        )
        self.salvage, self.restore, self.versions = PrimaryButton(), SecondaryButton(), QuietButton()
        self.salvage.setObjectName("salvage")
        self.restore.setObjectName("restore_backup")
        self.salvage.clicked.connect(self._rescue.salvage)
        self.restore.clicked.connect(self._rescue.restore)
        self.versions.clicked.connect(lambda: context.navigator.go(VERSIONS))
        self.places = ChangedList()
        self.places.place_wanted.connect(context.navigator.go)
        self._ways = QWidget()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        self._advice.setText(tr(ADVICE))
        self.salvage.setText(tr(SALVAGE))
        self.restore.setText(tr(RESTORE))
        self.versions.setText(tr(N_("Versions")))
        self._fill()

    def show_place(self, place: Place) -> None:
        """There is one such page; only its backups may be others by now."""
        session = self.context.session
        if session.document.damages:
            document_id = session.document.document_id
            self.context.jobs.run(
                lambda _: newest_sound_backup(document_id), self._show_backup, self.context.messages.error
            )

    def refresh(self, change_set: ChangeSet | None) -> None:
        """A damaged workbook is read-only."""

    def focus_first(self) -> None:
        (self.salvage if self.context.session.document.damages else self.versions).setFocus()

    def _show_backup(self, backup: Backup | None) -> None:
        self._backup, self._looked = backup, True
        self._fill_backup()

    def _fill_backup(self) -> None:
        counted = self.context.session.document.kind == WORKBOOK
        words = backup_words(self._backup, interface.catalogue, counted) if self._looked else ""
        self.newest.setText(words)
        self.newest.setVisible(self._looked)
        none = self._looked and self._backup is None
        self.restore.explain(words if none else "", not none)

    def _fill(self) -> None:
        session, catalogue = self.context.session, interface.catalogue
        damages = session.document.damages
        for widget in (self.salvage, self.restore, self._advice):
            widget.setVisible(bool(damages))
        words = damage_words(session.path, damages, catalogue) if damages else tr(SOUND)
        self._summary.setText(words)
        self._fill_backup()
        self.places.show_changed(damaged_answers(damages, session.snapshot(), catalogue))

    def _lay_out(self) -> None:
        sheet = QWidget()
        set_ground(sheet, "surface")
        row = FlowLayout(self._ways)
        row.addWidget(self.salvage)
        row.addWidget(self.restore)
        row.addWidget(self.versions)
        column = QVBoxLayout(sheet)
        space(column, 10, (40, 24, 36, 24))
        for words in (self._title, self._summary, self._advice):
            column.addWidget(words)
        for widget in (self._ways, self.newest, Hairline(), self.places):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        themed(self, lambda: self.places.setMaximumWidth(px(TEXT_WIDTH)))
