"""The small fields under an answer: responsible ministry, tags, sources."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.answer_widgets.calm_combo import CalmCombo
from ui.language import Translated, tr
from ui.page import Context
from ui.theme import px
from ui.widgets.chip import AddChip, Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form_row import FormRow
from ui.widgets.sizes import space, themed
from workbook.document.cells import TAGS
from workbook.errors import N_
from workbook.screens.words import TAG_NAMES

MINISTRY, TAG_LABEL, SOURCES = N_("Responsible ministry"), N_("Tags"), N_("Sources")
TO_NAME = N_("to be named")
ADD = N_("Add")
SOURCES_HINT = N_("Law, report, statistics: what the answer rests on")


class SmallFields(Translated, QWidget):
    """Each field writes as soon as it is left or chosen. `written` comes after each change."""

    written = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._form = self._name = self._row = ""
        self._writing = False
        self.ministry = CalmCombo()
        self.ministry.setObjectName("ministry")
        self.ministry.setEditable(True)
        self.ministry.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.ministry.setProperty("compact", True)
        self.ministry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ministry.activated.connect(lambda _: self._write("ministry", self.ministry.currentText()))
        self.tags = TagChips()
        self.tags.setObjectName("tags")
        self.tags.changed.connect(lambda tags: self._write("tags", tags))
        self.sources = QLineEdit()
        self.sources.setObjectName("sources")
        self._rows = {MINISTRY: FormRow(), TAG_LABEL: FormRow(), SOURCES: FormRow()}
        column = QVBoxLayout(self)
        space(column, 8)
        for row, field in zip(
            self._rows.values(), (self._left(self.ministry), self.tags, self.sources), strict=True
        ):
            row.set_field(field)
            column.addWidget(row)
        for line in (self.sources, self.ministry.lineEdit()):
            if line is not None:
                line.installEventFilter(self)
                line.returnPressed.connect(self.hand_over)
        themed(self, self._renew)
        self.translate_now()

    def _left(self, field: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        space(row)
        row.addWidget(field, 1)
        row.addStretch(1)
        holder.setFocusProxy(field)
        return holder

    def _renew(self) -> None:
        self.ministry.setMinimumWidth(px(120))
        self.ministry.setMaximumWidth(px(240))

    def retranslate(self) -> None:
        for label, row in self._rows.items():
            row.set_label(tr(label))
        self.ministry.setAccessibleName(tr(MINISTRY))
        self.sources.setAccessibleName(tr(SOURCES))
        self.sources.setPlaceholderText(tr(SOURCES_HINT))
        if (line := self.ministry.lineEdit()) is not None:
            line.setPlaceholderText(tr(TO_NAME))

    def show_question(self, form: str, name: str, row: str) -> None:
        """Show the fields of a question."""
        self._form, self._name, self._row = form, name, row
        self.refresh()

    def refresh(self) -> None:
        """Show the session's values, except where a person is typing."""
        if not self._form or self._writing:
            return
        snapshot = self.context.session.snapshot()
        ministry = snapshot.ministry(self._form, self._name, self._row)
        line = self.ministry.lineEdit()
        if line is None or not line.hasFocus() or line.text() == ministry:
            self.ministry.clear()
            self.ministry.addItems(list(snapshot.ministries))
            self.ministry.setEditText(ministry)
        if not self.sources.hasFocus():
            self.sources.setText(snapshot.sources(self._form, self._name, self._row))
        self.tags.show_tags(snapshot.tags(self._form, self._name, self._row))
        self.set_read_only(self.context.session.read_only)

    def set_read_only(self, read_only: bool) -> None:
        self.ministry.setEnabled(not read_only)
        self.sources.setReadOnly(read_only)
        self.tags.setEnabled(not read_only)

    def hand_over(self) -> None:
        """Give what is typed to the session."""
        if self._form and not self.context.session.read_only:
            ministry, sources = self.ministry.currentText(), self.sources.text()
            self._write("ministry", ministry)
            self._write("sources", sources)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        return super().eventFilter(watched, event)

    def _write(self, facet: str, value: object) -> None:
        snapshot = self.context.session.snapshot()
        held = snapshot.value(self._form, self._name, self._row, facet) or ([] if facet == "tags" else "")
        wanted = value.strip() if isinstance(value, str) else value
        if wanted == held:
            return
        self._writing = True
        try:
            self.context.session.annotate(self._form, self._name, facet, wanted, self._row)
        finally:
            self._writing = False
        self.refresh()
        self.written.emit()


class TagChips(Translated, QWidget):
    """A chip for each tag and one to add the next."""

    changed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self.chips: dict[str, Chip] = {}
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, px(4), 0, 0)
        self.add = AddChip()
        self.add.setObjectName("add_tag")
        self.add.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        self._flow.addWidget(self.add)
        self.translate_now()

    def retranslate(self) -> None:
        self.setAccessibleName(tr(TAG_LABEL))
        self.add.setText(tr(ADD))
        self._make_chips()

    def show_tags(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self._tags = tags
            self._make_chips()

    def _make_chips(self) -> None:
        for old in self.chips.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = {}
        for at, tag in enumerate(self._tags):
            chip = Chip(tr(TAG_NAMES.get(tag, tag)), removable=True)
            chip.setObjectName(f"tag_{tag}")
            chip.removed.connect(lambda one=tag: self._remove(one))
            self._flow.insert_widget(at, chip)
            chip.show()
            self.chips[tag] = chip
        self.menu.clear()
        for tag in TAGS:
            if tag not in self._tags:
                action = self.menu.addAction(tr(TAG_NAMES[tag]))
                action.triggered.connect(lambda _=False, one=tag: self._add(one))
        self.add.setVisible(not self.menu.isEmpty())
        self.updateGeometry()

    def _open_menu(self) -> None:
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _add(self, tag: str) -> None:
        self.changed.emit([one for one in TAGS if one in self._tags or one == tag])
        self.add.setFocus()

    def _remove(self, tag: str) -> None:
        self.changed.emit([one for one in self._tags if one != tag])
        self.add.setFocus()
