"""The editors of a cell: a line, a list, a list with boxes. Each reads and writes through an `Answering`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.answer_widgets.line import AnswerLine
from ui.language import interface, tr
from ui.marks import mark_icon
from ui.painting import box
from ui.theme import colour, px, set_ground
from ui.widgets.text import Text
from workbook.errors import N_, KnownError
from workbook.screens.answering import Answering
from workbook.theme import COUNTRY_MARKS

NONE_CHOSEN = N_("not answered")
LIST_ROWS, LIST_ROW, LIST_WIDTH, COMBO_WIDTH = 8, 26, 300, 150
NAME = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class _Complaint(Text):
    def paintEvent(self, event: QPaintEvent) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        box(QPainter(self), frame, px(2), colour("raised"), QPen(colour("error"), 1))
        super().paintEvent(event)


class CellEditor(QWidget):
    """Edits one answer. Under it stands why something could not be read.

    `finished` says where to go on: 1 to the next cell (Tab), -1 to the one before, 0 nowhere.
    """

    finished = Signal(int)
    given_up = Signal()
    left = Signal()

    def __init__(self, answering: Answering, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.answering = answering
        self.begun = self.cancelled = self.over = False
        self.error = _Complaint(role="caption", ink="error", wrap=True, parent=parent)
        self.error.setObjectName("cell_error")
        self.error.setContentsMargins(px(8), px(4), px(8), px(4))
        self.error.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setObjectName("cell_editor")

    def _tell_left(self) -> None:
        if not self.over:
            self.left.emit()

    def begin(self) -> None:
        """Show what there is to edit."""
        self.begun = True

    def edit_with(self, field: QWidget) -> None:
        """Put the field in, and watch its keys and its focus."""
        self.column.addWidget(field)
        self.setFocusProxy(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self.finished.emit(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled = True
                self.given_up.emit()
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in passing and not self.over:
                QTimer.singleShot(0, self, self._tell_left)
        return super().eventFilter(watched, event)

    def take(self) -> bool:
        """Give the answer; False, with the reason under the cell, if it cannot be read."""
        raise NotImplementedError

    def place(self, cell: QRect) -> None:
        """Lie over the cell."""
        middle = cell.center().y()
        height = px(32)
        self.setGeometry(cell.left(), middle - height // 2, max(cell.width(), px(60)), height)
        self._place_error()

    def complain(self, error: KnownError | None) -> None:
        """Show or take away the sentence."""
        self.error.setText(error.text(interface.catalogue) if error else "")
        self.error.setVisible(error is not None)
        self.setAccessibleDescription(self.error.text())
        self._place_error()

    def hideEvent(self, event: object) -> None:
        self.error.hide()

    def _place_error(self) -> None:
        if not self.error.text():
            return
        width = max(self.width(), px(280))
        room = self._ground.rect()
        height = self.error.heightForWidth(width)
        left = max(0, min(self.geometry().left(), room.right() - width))
        top = self.geometry().bottom() + 1
        if top + height > room.bottom():
            top = max(0, self.geometry().top() - height - 1)
        self.error.setGeometry(left, top, width, height)
        self.error.raise_()


class LineEditor(CellEditor):
    """Text, numbers and dates as they are typed."""

    def __init__(self, answering: Answering, parent: QWidget) -> None:
        super().__init__(answering, parent)
        self.line = AnswerLine(self)
        self.line.setObjectName("cell_line")
        self.line.setAccessibleName(answering.question.title(interface.code))
        self.line.textEdited.connect(lambda _: self._quiet())
        self.edit_with(self.line)

    def begin(self) -> None:
        super().begin()
        catalogue = interface.catalogue
        self.line.setText(self.answering.draft or self.answering.words(catalogue))
        self.line.selectAll()
        if self.answering.draft:
            self.take()

    def take(self) -> bool:
        if self.cancelled:
            return True
        error = self.answering.take(self.line.text(), interface.catalogue)
        self.line.set_invalid(error is not None)
        self.complain(error)
        return error is None

    def _quiet(self) -> None:
        self.line.set_invalid(False)
        self.complain(None)


class ChoiceEditor(CellEditor):
    """One of a list; choosing it is enough."""

    def __init__(self, answering: Answering, parent: QWidget) -> None:
        super().__init__(answering, parent)
        self.combo = QComboBox(self)
        self.combo.setObjectName("cell_choice")
        self.combo.setAccessibleName(answering.question.title(interface.code))
        self.combo.setMaxVisibleItems(14)
        self.combo.activated.connect(lambda _: self.finished.emit(0))
        self.edit_with(self.combo)

    def begin(self) -> None:
        super().begin()
        self.combo.addItem(f"– {tr(NONE_CHOSEN)}", "")
        for choice in self.answering.choices:
            words = choice.label.get(interface.code)
            if choice.name in COUNTRY_MARKS:
                self.combo.addItem(mark_icon(choice.name), words, choice.name)
            else:
                self.combo.addItem(words, choice.name)
        at = self.combo.findData(self.answering.value or "")
        self.combo.setCurrentIndex(max(at, 0))
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + px(40))

    def place(self, cell: QRect) -> None:
        super().place(cell)
        self.resize(max(self.width(), px(COMBO_WIDTH)), self.height())

    def take(self) -> bool:
        if not self.cancelled:
            self.answering.give(self.combo.currentData() or None)
        return True


class ChoicesEditor(CellEditor):
    """Several of a list, each with a box; Space ticks, Enter is done."""

    def __init__(self, answering: Answering, parent: QWidget) -> None:
        super().__init__(answering, parent)
        self.list = QListWidget(self)
        self.list.setObjectName("cell_choices")
        self.list.setAccessibleName(answering.question.title(interface.code))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListWidget.Shape.Box)
        set_ground(self.list, "raised")
        self.edit_with(self.list)

    def begin(self) -> None:
        super().begin()
        chosen = self.answering.value or []
        for choice in self.answering.choices:
            item = QListWidgetItem(choice.label.get(interface.code), self.list)
            item.setData(NAME, choice.name)
            item.setToolTip(choice.label.get(interface.code))
            item.setCheckState(Qt.CheckState.Checked if choice.name in chosen else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def place(self, cell: QRect) -> None:
        room = self._ground.rect()
        height = min(self.list.count(), LIST_ROWS) * px(LIST_ROW + 2) + px(8)
        width = max(cell.width(), px(LIST_WIDTH))
        left = max(0, min(cell.left(), room.right() - width))
        top = cell.top() if cell.top() + height <= room.bottom() else max(0, room.bottom() - height)
        self.setGeometry(left, top, width, height)

    def take(self) -> bool:
        if not self.cancelled:
            items = [self.list.item(at) for at in range(self.list.count())]
            ticked = [item.data(NAME) for item in items if item.checkState() == Qt.CheckState.Checked]
            self.answering.give(ticked or None)
        return True


def make_editor(answering: Answering, parent: QWidget) -> CellEditor:
    """The editor for a question's type."""
    if answering.question.type == "select_one":
        return ChoiceEditor(answering, parent)
    if answering.question.type == "select_multiple":
        return ChoicesEditor(answering, parent)
    return LineEditor(answering, parent)
