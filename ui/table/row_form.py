"""A row of a table as a form: every column with its own answer widget, and the way to the rows beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.answer_widgets.base import AnswerBase
from ui.language import Translated, interface, tr
from ui.page import Context
from ui.question.answer_field import AnswerField
from ui.theme import colour, px, set_ground
from ui.widgets.buttons import IconButton
from ui.widgets.form_row import FormRow
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText, Text
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.questionnaire.model import Question, Repeat

LABEL, WIDEST = 150, 760
NO_TITLE = N_("Without a title")
NUMBER_OF = N_("{n} of {total}")
PREVIOUS, NEXT, CLOSE = N_("Previous row"), N_("Next row"), N_("Back to the table")


class _Above(QWidget):
    """A label above a field that needs the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Text(ink="muted", wrap=True)
        self._column = QVBoxLayout(self)
        space(self._column, 4)
        self._column.addWidget(self._label)

    def set_label(self, text: str) -> None:
        self._label.setText(text)

    def set_hint(self, text: str) -> None:
        self.setToolTip(text)

    def set_field(self, widget: QWidget) -> None:
        self._label.setBuddy(widget)
        self._column.addWidget(widget)


class _Fields(QWidget):
    """As wide as there is room, whatever its widgets would like."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(px(200), layout.minimumSize().height() if layout is not None else 0)


class RowForm(Translated, QWidget):
    """Alt+Up and Alt+Down go to the rows beside, Escape back to the table."""

    step_wanted = Signal(int)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row_form")
        set_ground(self, "surface")
        self.context = context
        self.form, self.row = "", ""
        self.repeat: Repeat | None = None
        self._rows: dict[str, FormRow | _Above] = {}
        self.answers: dict[str, AnswerBase] = {}
        self.fields: dict[str, AnswerField] = {}
        self._title = ElidedText(role="heading")
        self._where = Text(role="caption", ink="muted")
        self.previous = IconButton("chevron-up")
        self.previous.setObjectName("previous_row")
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next = IconButton("chevron-down")
        self.next.setObjectName("next_row")
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.close_button = IconButton("close")
        self.close_button.setObjectName("close_row")
        self.close_button.clicked.connect(self.closed)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._counted = (0, 0)
        self.translate_now()

    def retranslate(self) -> None:
        self.previous.set_tooltip(tr(PREVIOUS), "Alt+↑")
        self.next.set_tooltip(tr(NEXT), "Alt+↓")
        self.close_button.set_tooltip(tr(CLOSE))
        for name, row in self._rows.items():
            self._name(row, self._column(name))
        if self.row:
            self._show_title()

    def show_row(self, form: str, repeat: Repeat, row: str, number: int, total: int) -> None:
        """Show a row; the widgets are made once a table."""
        self.hand_over()
        if self.repeat is not repeat or self.form != form:
            self._make(form, repeat)
        self.row, self._counted = row, (number, total)
        for field in self.fields.values():
            field.show_cell(form, row)
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < total)
        self._show_relevant()
        self._show_title()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Follow a change; a row that is gone is for the page to close."""
        for field in self.fields.values():
            field.refresh(change_set)
        self._show_relevant()
        self._show_title()

    def hand_over(self) -> None:
        for field in self.fields.values():
            field.hand_over()

    def focus_column(self, name: str) -> None:
        """Put the keyboard into a field, the first one if there is none of that name."""
        field = self.fields.get(name) or next(iter(self.fields.values()), None)
        if field is not None:
            field.focus_field()
            self._area.ensureWidgetVisible(field, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), colour("line"))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        space(names, 0)
        names.addWidget(self._where)
        names.addWidget(self._title)
        head = QHBoxLayout()
        space(head, 4, (20, 14, 12, 10))
        head.addLayout(names, 1)
        for button in (self.previous, self.next, self.close_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def _make(self, form: str, repeat: Repeat) -> None:
        self.form, self.repeat = form, repeat
        self._rows, self.answers, self.fields = {}, {}, {}
        inside = _Fields()
        inside.setProperty("ground", "")
        column = QVBoxLayout(inside)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        space(column, 12, (20, 4, 20, 24))
        for question in repeat.columns:
            if question.retired:
                continue
            field = AnswerField(question, self.context)
            row = _Above() if question.is_long else FormRow(LABEL)
            row.set_field(field)
            self._name(row, question)
            self._rows[question.name], self.fields[question.name] = row, field
            self.answers[question.name] = field.answer
            column.addWidget(row)
        column.addStretch(1)
        inside.setMaximumWidth(px(WIDEST))
        self._area.setWidget(inside)

    def _column(self, name: str) -> Question:
        assert self.repeat is not None
        return next(column for column in self.repeat.columns if column.name == name)

    def _name(self, row: FormRow | _Above, question: Question) -> None:
        row.set_label(question.title(interface.code))
        row.set_hint(question.hint.get(interface.code))

    def _show_relevant(self) -> None:
        snapshot = self.context.session.snapshot()
        for name, row in self._rows.items():
            row.setVisible(snapshot.relevant(self.form, self._column(name), self.row))

    def _show_title(self) -> None:
        if self.repeat is None:
            return
        title = self.context.session.snapshot().row_title(self.form, self.repeat, self.row, interface.code)
        self._title.setText(title or tr(NO_TITLE))
        self._where.setText(tr(NUMBER_OF).format(n=self._counted[0], total=self._counted[1]))
        self.setAccessibleName(self._title.text())
