"""A cell of a table left unanswered on purpose: Ctrl+0, or the menu at the cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.language import tr
from ui.question.reasons import WHY_UNANSWERED, ReasonMenu
from ui.table.view import TableView
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.screens.answering import Answering

OPEN_ROW = N_("Open the row")


class CellReasons(QObject):
    """Watches the keys and the context menu of a table."""

    def __init__(self, view: TableView, make_answering: Callable[[Question, str], Answering]) -> None:
        super().__init__(view)
        self._view, self._make_answering = view, make_answering
        self._at: Answering | None = None
        self.reasons = ReasonMenu(view)
        self.reasons.chosen.connect(self.set_missing)
        self.menu = QMenu(view)
        self._open = self.menu.addAction("", view._open_current)
        self.menu.addMenu(self.reasons)
        view.installEventFilter(self)

    def set_missing(self, reason: str) -> None:
        """Leave the cell with the keyboard unanswered for a reason; "" to answer it after all."""
        if self._at is not None:
            at = self._at
            at.session.set_missing(at.form, at.question.name, reason, "", at.row)
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._show(self.menu, event.globalPos())
        if isinstance(event, QKeyEvent) and _asks(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                here = self._view.visualRect(self._view.currentIndex()).bottomLeft()
                return self._show(self.reasons, self._view.viewport().mapToGlobal(here))
        return super().eventFilter(watched, event)

    def _show(self, menu: QMenu, where: QPoint) -> bool:
        self._at = self._cell()
        if self._at is None:
            return False
        missing = self._at.snapshot.missing(self._at.form, self._at.question.name, self._at.row)
        self.reasons.show_reason(missing.reason if missing else "")
        self.reasons.setTitle(tr(WHY_UNANSWERED))
        self._open.setText(tr(OPEN_ROW))
        menu.popup(where)
        return True

    def _cell(self) -> Answering | None:
        """The cell with the keyboard, if it can be answered."""
        view = self._view
        index = view.currentIndex()
        if not index.isValid() or view.shown.read_only or not view.current_row:
            return None
        question = view.shown.column(index.column()).question
        if question is None or not question.is_answerable:
            return None
        return self._make_answering(question, view.current_row)


def _asks(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_0 and event.modifiers() == Qt.KeyboardModifier.ControlModifier
