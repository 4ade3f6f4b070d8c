"""The way to a question, each step a link."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QWidget

from ui.language import Translated, tr
from ui.painting import chevron
from ui.theme import colour, font, px
from ui.widgets.sizes import fix, space, themed
from workbook.errors import N_
from workbook.screens.question import Crumb

WHERE = N_("Where this question stands")
NAME = 80  # a short name is never cut


class Breadcrumb(Translated, QWidget):
    """`chosen` carries the place of the step that a person wants to go to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breadcrumb")
        self._shown: tuple[Crumb, ...] = ()
        self._row = QHBoxLayout(self)
        space(self._row, 6)
        self.translate_now()

    def retranslate(self) -> None:
        self.setAccessibleName(tr(WHERE))

    def show_crumbs(self, crumbs: tuple[Crumb, ...]) -> None:
        if crumbs == self._shown:
            return
        self._shown = crumbs
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, crumb in enumerate(crumbs):
            if place:
                self._row.addWidget(_Arrow())
            step = _Step(crumb.text)
            step.clicked.connect(lambda _=False, to=crumb.place: self.chosen.emit(to))
            self._row.addWidget(step)
        self._row.addStretch(1)


class _Step(QAbstractButton):
    """A word in muted ink that turns to text under the pointer."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def _renew(self) -> None:
        self.setFont(font("ui"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(px(NAME), self.sizeHint().width()), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour("text" if self.underMouse() or self.hasFocus() else "muted"))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)


class _Arrow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        fix(self, 12, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        arrow = QStyle.PrimitiveElement.PE_IndicatorArrowRight
        chevron(QPainter(self), arrow, QRectF(self.rect()), colour("muted"), 0.8)
