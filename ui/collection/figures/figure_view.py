"""A figure on the screen: the drawing of the PDF in the theme's inks; each part can be pointed at, by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.painting import item_focus
from ui.theme import theme
from ui.widgets.sizes import themed
from workbook.collection.figures.figure import Figure, Spot
from workbook.reports.figures.svg import svg

PIXELS = 96 / 72 * 1.15  # a point of the drawing: its smallest words are as large as captions here
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class FigureView(QWidget):
    """`chosen` carries the key of the part that a person wants to see behind."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure")
        self._figure: Figure | None = None
        self._picture: QPixmap | None = None
        self._at, self._shrunk = -1, 1.0
        self._hovered: Spot | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def show_figure(self, figure: Figure, width: float) -> None:
        """Show a figure; one that is wider than `width` points is drawn smaller."""
        self._figure, self._at, self._hovered = figure, -1, None
        self._shrunk = min(1.0, width / max(figure.drawing.width, 1))
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.note)
        self._renew()

    @property
    def spot(self) -> Spot | None:
        """The part that has the keyboard."""
        spots = self._figure.regions if self._figure else ()
        return spots[self._at] if 0 <= self._at < len(spots) else None

    @property
    def _scale(self) -> float:
        """Pixels a point of the drawing."""
        return PIXELS * theme.scale * self._shrunk

    def sizeHint(self) -> QSize:
        if self._figure is None:
            return QSize(0, 0)
        scale, drawing = self._scale, self._figure.drawing
        return QSize(round(drawing.width * scale), round(drawing.height * scale))

    def move_to(self, at: int) -> None:
        """Put the keyboard on a part."""
        self._at = at
        if (spot := self.spot) is not None:
            self.setAccessibleDescription(spot.words)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        if self._picture is None:
            self._picture = self._drawn(self._figure)
        painter = QPainter(self)
        ratio = self._picture.devicePixelRatio()
        wanted = QRectF(event.rect())
        source = QRectF(wanted.topLeft() * ratio, wanted.size() * ratio)
        painter.drawPixmap(wanted, self._picture, source)
        if self.hasFocus() and self.spot is not None:
            item_focus(painter, self._rect(self.spot).adjusted(-2, -2, 2, 2))
        elif self.hasFocus():
            item_focus(painter, QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.spot is not None:
            self.chosen.emit(self.spot.key)
        elif key in _STEPS and self._figure is not None and self._figure.regions:
            self.move_to(self._towards(*_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._under(event.position())
        hand = self._hovered is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event.position())
        if self._figure is not None and spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.move_to(self._figure.regions.index(spot))
            self.chosen.emit(spot.key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.words if spot else "", self)
            return True
        return super().event(event)

    def _under(self, where: QPointF) -> Spot | None:
        scale = self._scale
        return self._figure.spot(where.x() / scale, where.y() / scale) if self._figure else None

    def _rect(self, spot: Spot) -> QRectF:
        scale = self._scale
        return QRectF(spot.x * scale, spot.y * scale, spot.width * scale, spot.height * scale)

    def _towards(self, right: int, down: int) -> int:
        """The nearest part in a direction; the same where there is none."""
        here = self.spot
        spots = self._figure.regions if self._figure else ()
        if here is None:
            return 0
        x, y = here.x + here.width / 2, here.y + here.height / 2

        def distance(one: Spot) -> float:
            across, along = one.x + one.width / 2 - x, one.y + one.height / 2 - y
            ahead = across * right + along * down
            aside = abs(across * down) + abs(along * right)
            return ahead + 4 * aside if ahead > 0.5 else float("inf")

        best = min(range(len(spots)), key=lambda at: distance(spots[at]))
        return best if distance(spots[best]) < float("inf") else self._at

    def _drawn(self, figure: Figure) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap((self.sizeHint() * ratio).expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        source = svg(figure.drawing, scheme=theme.scheme).encode()
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(QPointF(0, 0), self.sizeHint().toSizeF()))
        painter.end()
        return picture

    def _renew(self) -> None:
        self._picture = None
        self.updateGeometry()
        self.update()
