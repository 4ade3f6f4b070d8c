"""A banner: a condition that stays, at the top of a page."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icon_pixmap
from ui.language import Translated, tr
from ui.marks import mark_pixmap
from ui.theme import colour, px, theme
from ui.widgets.buttons import IconButton
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text

BannerKind = Literal["warning", "conflict", "error", "info"]
EDGE, WORDS_AT_LEAST = 3, 420


class Banner(Translated, QWidget):
    """Mark, words, perhaps a second line, perhaps a link; it goes when its condition does."""

    link_activated = Signal()
    closed = Signal()

    def __init__(
        self, kind: BannerKind = "warning", closable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind: BannerKind = kind
        self._sign = QLabel()
        self._text = Text(wrap=True)
        self._detail = Text(ink="muted", wrap=True)
        self._link = LinkButton()
        self._link.clicked.connect(self.link_activated)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._links = QHBoxLayout()
        self._close = IconButton("close")
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self._close.setVisible(closable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        themed(self, self._renew)
        self.set_message("")
        self.translate_now()

    def retranslate(self) -> None:
        self._close.set_tooltip(tr("Close this message"))

    @property
    def kind(self) -> BannerKind:
        return self._kind

    def set_kind(self, kind: BannerKind) -> None:
        self._kind = kind
        self._renew()

    def set_message(self, text: str, link_text: str = "", detail: str = "") -> None:
        """Say what is the matter; with `detail` the first line is SemiBold."""
        self._text.setText(text)
        self._text.set_weight(600 if detail else 0)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._link.setText(link_text)
        self._link.setVisible(bool(link_text))
        self._fit()
        self.setAccessibleName(f"{text} {detail}".strip())

    def text(self) -> str:
        return self._text.text()

    @property
    def link(self) -> LinkButton:
        return self._link

    def add_link(self, link: LinkButton) -> None:
        """Put one more link after the others."""
        self._links.addWidget(link)
        QWidget.setTabOrder(self._link, link)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = "accent" if self._kind == "info" else self._kind
        painter.fillRect(self.rect(), colour(f"{ink}-soft"))
        if theme.high_contrast:
            painter.setPen(QPen(colour(ink), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        else:
            painter.fillRect(QRectF(0, 0, EDGE, self.height()), colour(ink))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        space(words, 2)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        space(self._links, 14)
        self._links.addWidget(self._link)
        space(self._body, 4)
        self._body.addLayout(words, 1)
        self._body.addLayout(self._links)
        row = QHBoxLayout(self)
        space(row, 10, (15, 6, 12, 6))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._body, 1)
        row.addWidget(self._close)

    def _fit(self) -> None:
        """The links stand under the words where these would have too little room beside them."""
        beside = self.width() - self._links.sizeHint().width() >= px(WORDS_AT_LEAST)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        start = Qt.AlignmentFlag.AlignLeft if not beside else Qt.AlignmentFlag.AlignVCenter
        self._body.setAlignment(self._links, start)

    def _renew(self) -> None:
        self.setMinimumHeight(px(34))
        ratio = self.devicePixelRatioF()
        if self._kind == "info":
            self._sign.setPixmap(icon_pixmap("info", "accent", px(16), ratio))
        else:
            self._sign.setPixmap(mark_pixmap(self._kind, px(14), ratio, surface=f"{self._kind}-soft"))
        self.update()
