"""Three columns of which the outer ones fold to a rail, or lie over the page where there is no room for three."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.theme import px, set_ground, theme
from ui.widgets.buttons import IconButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from workbook.errors import N_

BESIDE = N_("Show history and comments")
THREE_FROM, TWO_FROM = 1180, 900
LEFT_WIDTH, LEFT_LEAST, LEFT_MOST = 284, 212, 360
RIGHT_WIDTH, RAIL, FOLD_BELOW, GRIP = 288, 40, 160, 7


class Side(QWidget):
    """One outer column: its rail, its content, and whether the person folded it."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.folded = False
        self.over = False
        self.content: QWidget | None = None
        self.line = Hairline(upright=True, parent=parent)
        self.rail = QWidget(parent)
        set_ground(self.rail, "background")
        self.button = IconButton(icon)
        column = QVBoxLayout(self.rail)
        space(column, 0, (0, 12, 0, 0))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        set_ground(self, "background")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_content(self, widget: QWidget) -> None:
        """Show this in place of what was shown, which is kept for when it is shown again."""
        if self.content is not None:
            self.content.hide()
        self.content = widget
        if self._column.indexOf(widget) < 0:
            self._column.addWidget(widget)
        widget.show()


class Columns(Translated, QWidget):
    """Left column, page, right column; `right_wanted` says whether the page has something to its right."""

    folding_changed = Signal()

    def __init__(self, page: QWidget, beside: str = BESIDE, parent: QWidget | None = None) -> None:
        """`beside` is the msgid of what the button says that shows the right column."""
        super().__init__(parent)
        self.page, self._beside = page, beside
        page.setParent(self)
        self.left, self.right = Side("sidebar", self), Side("sidebar-right", self)
        self.left.setObjectName("left_column")
        self.right.setObjectName("right_column")
        self.left.button.setObjectName("unfold_contents")
        self.right.button.setObjectName("unfold_panel")
        self.left_width = LEFT_WIDTH
        self.right_wanted = self.left_lent = False
        self._grip = _Grip(self)
        self.left.button.clicked.connect(self.toggle_left)
        self.right.button.clicked.connect(self.toggle_right)
        for side in (self.left, self.right):
            side.installEventFilter(self)
        themed(self, self.arrange)
        self.translate_now()

    def retranslate(self) -> None:
        self.left.button.set_tooltip(tr("Show the contents"), "Ctrl+B")
        self.right.button.set_tooltip(tr(self._beside), "Ctrl+Alt+B")

    @property
    def room(self) -> float:
        """The width at a text scale of 100 %."""
        return self.width() / theme.scale

    def want_right(self, wanted: bool) -> None:
        if wanted != self.right_wanted:
            self.right_wanted, self.right.over = wanted, False
            self.arrange()

    def lend_left(self, lent: bool) -> None:
        """Give the page the room of the contents, which can still be laid over it."""
        if lent != self.left_lent:
            self.left_lent, self.left.over = lent, False
            self.arrange()

    def toggle_left(self) -> None:
        """Fold or unfold the contents; where there is no room, lay them over the page or take them away."""
        self._toggle(self.left, self.room >= TWO_FROM and not self.left_lent)

    def toggle_right(self) -> None:
        if self.right_wanted:
            self._toggle(self.right, self.room >= THREE_FROM)

    def show_left(self) -> None:
        """Make the contents visible one way or the other."""
        if not self.left.isVisible():
            self.toggle_left()

    def close_overlays(self) -> bool:
        """Take away what lies over the page; whether anything did."""
        lying = self.left.over or self.right.over
        if lying:
            self.left.over = self.right.over = False
            self.arrange()
        return lying

    def drag_left(self, x: int) -> None:
        """Follow the mouse with the edge of the contents; far to the left folds them."""
        width = round(x / theme.scale)
        if width < FOLD_BELOW:
            self.left.folded = True
        else:
            self.left.folded = False
            self.left_width = max(LEFT_LEAST, min(LEFT_MOST, width))
        self.arrange()
        self.folding_changed.emit()

    def arrange(self) -> None:
        """Give everything its place for the present width and text scale."""
        left_docked = self.room >= TWO_FROM and not self.left.folded and not self.left_lent
        right_docked = self.right_wanted and self.room >= THREE_FROM and not self.right.folded
        start = px(self.left_width) if left_docked else px(RAIL)
        end = self.width()
        if self.right_wanted:
            end -= px(RIGHT_WIDTH) if right_docked else px(RAIL)
        height = self.height()
        self._place(self.left, left_docked, QRect(0, 0, start, height), px(self.left_width), True)
        self._place(
            self.right, right_docked, QRect(end, 0, self.width() - end, height), px(RIGHT_WIDTH), False
        )
        self.page.setGeometry(start, 0, max(0, end - start), height)
        self._grip.setVisible(left_docked)
        self._grip.setGeometry(start - GRIP // 2, 0, GRIP, height)
        self._grip.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.key() == Qt.Key.Key_Escape and self.close_overlays()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Escape and self.close_overlays():  # type: ignore[attr-defined]
            self.page.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _toggle(self, side: Side, roomy: bool) -> None:
        if roomy:
            side.folded, side.over = not side.folded, False
            self.folding_changed.emit()
        else:
            side.over = not side.over
        self.arrange()
        if side.isVisible() and side.content is not None:
            side.content.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not side.isVisible():
            side.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, side: Side, docked: bool, rect: QRect, width: int, at_left: bool) -> None:
        wanted = at_left or self.right_wanted
        over = side.over and not docked and wanted
        side.rail.setVisible(wanted and not docked)
        side.rail.setGeometry(rect)
        shown = rect
        if over:
            width = min(width, self.width())
            shown = QRect(0 if at_left else self.width() - width, 0, width, self.height())
        side.setVisible(wanted and (docked or over))
        side.setGeometry(shown)
        edge = shown.right() if at_left else shown.left()
        side.line.setVisible(wanted)
        side.line.setGeometry(edge, 0, 1, self.height())
        if over:
            side.raise_()
        side.line.raise_()


class _Grip(QWidget):
    """The edge that is dragged to make the contents wider; a double click folds them."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self._columns = columns
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._columns.drag_left(self.mapTo(self._columns, event.position().toPoint() + QPoint(1, 0)).x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._columns.toggle_left()
