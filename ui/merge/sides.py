"""Before, ours and theirs beside each other, or one under the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.merge.side_text import SideText
from ui.painting import box
from ui.theme import colour, px
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText, Text
from workbook.screens.merge_folding import foldable
from workbook.screens.merge_shown import Side

RADIUS, TITLE_LEAST, UNBOUND = 6, 72, 16777215


class Sides(QWidget):
    """One column a side; `settled` comes when their height may be another."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_sides")
        self.columns: list[SideColumn] = []
        self._shown: tuple[Side, ...] = ()
        self._folded: frozenset[str] = frozenset()
        self._stacked = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sides(self, sides: tuple[Side, ...]) -> None:
        """Show these columns, from left to right."""
        if sides == self._shown:
            return
        self._shown, self._folded = sides, foldable(sides)
        self.setVisible(bool(sides))
        self._build()

    def set_stacked(self, stacked: bool) -> None:
        """One under the other, or beside each other."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._build()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.settled.emit()
        return done

    def _build(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if self._stacked else directions.LeftToRight)
        self.columns = []
        for at, side in enumerate(self._shown):
            if at:
                self._row.addWidget(Hairline(upright=not self._stacked))
            column = SideColumn(side, self._folded)
            column.unfolded.connect(self._unfold)
            self.columns.append(column)
            self._row.addWidget(column, 1)
            column.show()
        self.updateGeometry()

    def _unfold(self, paragraphs: frozenset[str]) -> None:
        """Show paragraphs in every column, so that they can be read beside each other."""
        self._folded -= paragraphs
        at = next((at for at, column in enumerate(self.columns) if column.has_focus()), None)
        for column in self.columns:
            column.fold(self._folded)
        if at is not None:
            self.columns[at].focus_fold()
        self.updateGeometry()


class SidesCard(QWidget):
    """A card around the sides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = SidesArea()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.area)

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        box(painter, frame, px(RADIUS), colour("surface"), QPen(colour("line"), 1))


class SidesArea(QScrollArea):
    """The sides as tall as they are, or as there is room for: then they scroll together, and what is decided of them
    stays in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_sides_area")
        self.sides = Sides()
        self._most = UNBOUND
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self.sides)
        self.sides.setAutoFillBackground(False)  # the card shows through
        self.sides.settled.connect(self.fit)
        themed(self, self.fit)

    def show_sides(self, sides: tuple[Side, ...]) -> None:
        self.sides.show_sides(sides)
        self.verticalScrollBar().setValue(0)
        self.fit()

    def set_most(self, height: int) -> None:
        """No taller than this."""
        self._most = height
        self.fit()

    def fit(self) -> None:
        """Take the height of what is shown; a tab stop only where there is something to scroll."""
        needed = self.sides.heightForWidth(max(1, self.width()))
        if needed > self._most:
            needed = self.sides.heightForWidth(
                max(1, self.width() - self.verticalScrollBar().sizeHint().width())
            )
        scrolls = needed > self._most
        self.setFixedHeight(min(max(1, needed), self._most))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class SideColumn(QWidget):
    """One side: whose it is and when, over its values."""

    unfolded = Signal(object)

    def __init__(self, side: Side, folded: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.side = side
        self.setObjectName(f"side_{side.key}")
        head = QHBoxLayout()
        space(head, 8, (16, 8, 16, 8))
        title, note = ElidedText(side.title, weight=600), ElidedText(side.note, "caption", "muted")
        title.setMinimumWidth(min(title.sizeHint().width(), px(TITLE_LEAST)))
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        note.setVisible(bool(side.note))
        head.addWidget(title)
        head.addWidget(note, 1)
        values = QVBoxLayout()
        space(values, 0, (16, 10, 16, 16))
        self.values: list[SideText] = []
        for at, fact in enumerate(side.facts):
            if at:
                values.addSpacing(px(8))
            if fact.label:
                label = Text(fact.label, "caption", "muted", wrap=True)
                values.addWidget(label)
            words = SideText(fact.parts, folded, ink="muted" if side.muted else "text")
            words.unfolded.connect(self.unfolded)
            self.values.append(words)
            values.addWidget(words)
        if not side.facts:
            values.addWidget(Text(side.empty, ink="muted", wrap=True))
        values.addStretch(1)
        column = QVBoxLayout(self)
        space(column)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addLayout(values, 1)
        self.setAccessibleName(f"{side.title}, {side.note}" if side.note else side.title)
        self.setAccessibleDescription(side.text[:2000])

    def fold(self, paragraphs: frozenset[str]) -> None:
        """Fold these paragraphs of the values, and show all others."""
        for value in self.values:
            value.fold(paragraphs)

    def has_focus(self) -> bool:
        return any(line.hasFocus() for value in self.values for line in value.folds)

    def focus_fold(self) -> None:
        """Put the keyboard on what is still folded, if anything is."""
        for line in (line for value in self.values for line in value.folds[:1]):
            line.setFocus()
