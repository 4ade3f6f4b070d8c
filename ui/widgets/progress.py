"""The thin bar: solid for what is settled, paler for what is begun."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, px, theme
from ui.widgets.sizes import themed

BEGUN_OPACITY = 0.38


def paint_progress(painter: QPainter, where: QRectF, settled: float, begun: float = 0.0) -> None:
    """Draw the bar; `settled` and `begun` are shares of the whole, `begun` without the settled part."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    track = QPainterPath()
    track.addRoundedRect(where, where.height() / 2, where.height() / 2)
    painter.fillPath(track, colour("sunken"))
    painter.setClipPath(track)
    solid = where.width() * max(0.0, min(1.0, settled))
    pale = where.width() * max(0.0, min(1.0, settled + begun)) - solid
    ink = colour("accent")
    if solid > 0:
        painter.fillRect(QRectF(where.left(), where.top(), max(solid, 1.0), where.height()), ink)
    if pale > 0:
        ink.setAlphaF(BEGUN_OPACITY)
        painter.fillRect(QRectF(where.left() + solid, where.top(), pale, where.height()), ink)
    painter.setClipping(False)
    if theme.high_contrast or theme.scheme == "dark":
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rest = QPainterPath()
        rest.addRect(QRectF(where.left() + solid, where.top() - 1, where.width() - solid, where.height() + 2))
        outline = QPainterPath()
        outline.addRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), where.height() / 2, where.height() / 2)
        painter.setClipPath(rest)
        painter.drawPath(outline)
    painter.restore()


class ProgressBar(QWidget):
    """A bar of `width` pixels (as wide as there is room if 0); the figure stands beside it."""

    def __init__(
        self,
        settled: float = 0.0,
        begun: float = 0.0,
        width: int = 0,
        height: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settled, self._begun = settled, begun
        self._width, self._height = width, height
        free, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed if width else free, fixed)
        themed(self, self._renew)

    def set_share(self, settled: float, begun: float = 0.0, words: str = "") -> None:
        """Show other shares; `words` says them to a screen reader and in the tooltip."""
        self._settled, self._begun = settled, begun
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @property
    def settled(self) -> float:
        return self._settled

    @property
    def begun(self) -> float:
        return self._begun

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_progress(QPainter(self), QRectF(self.rect()), self._settled, self._begun)

    def _renew(self) -> None:
        self.setFixedHeight(px(self._height))
        if self._width:
            self.setFixedWidth(px(self._width))
