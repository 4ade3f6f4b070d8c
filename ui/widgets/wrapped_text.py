"""Read-only text of several lines with a fixed line height."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from ui.theme import colour, font, line_height, px, theme
from ui.widgets.difference import Part, difference_formats, paint_outlines
from ui.widgets.sizes import themed

LONG_QUESTION = 160
_QUESTION_END = re.compile(r"(?<=\?)\s+(?=[^\s»”)])")


def question_role(text: str) -> str:
    """The type role of a question: smaller over 160 characters."""
    return "question-long" if len(text) > LONG_QUESTION else "question"


@contextmanager
def _copy_of(document: QTextDocument) -> Iterator[QTextDocument]:
    """A copy to measure in. Nobody else would end it: a clone belongs to Qt, and has no parent."""
    copy = document.clone()
    try:
        yield copy
    finally:
        shiboken6.delete(copy)


class WrappedText(QTextBrowser):
    """Paragraphs as tall as they need; selectable, and a tab stop only if there are links in it."""

    link_activated = Signal(str)

    def __init__(
        self, text: str = "", role: str = "ui", ink: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._ink = role, ink
        self._plain, self._questions, self._html = text, False, ""
        self._parts: tuple[Part, ...] = ()
        self._heights: dict[int, int] = {}
        self._natural_width = 0
        self.setProperty("frame", "none")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._follow_link)
        themed(self, self._render)

    def _follow_link(self, url: QUrl) -> None:
        self.link_activated.emit(url.toString())

    def set_text(self, text: str, questions: bool = False) -> None:
        """Plain text, a paragraph a line; with `questions`, 4 px after each "?"."""
        self._plain, self._questions, self._html, self._parts = text, questions, "", ()
        self._render()

    def set_html(self, html: str) -> None:
        """Simple HTML: paragraphs, bold, italic, lists, links."""
        self._plain, self._html, self._parts = "", html, ()
        self._render()

    def set_difference(self, parts: Sequence[Part]) -> None:
        """A word-level difference: what was added underlined on a tint, what was removed struck."""
        self._plain, self._html, self._parts = "", "", tuple(parts)
        self._render()

    def set_role(self, role: str) -> None:
        self._role = role
        self._render()

    def set_ink(self, ink: str) -> None:
        self._ink = ink
        self._render()

    def text(self) -> str:
        """What is shown, as plain text."""
        return self.toPlainText()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            with _copy_of(self.document()) as measured:
                measured.setDocumentMargin(0)
                measured.setTextWidth(max(width, 1))
                self._heights[width] = int(measured.size().height() + 0.999)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = min(px(600), self._natural_width)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), round(line_height(self._role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._parts and theme.high_contrast:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_outlines(painter, self.document())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scrolling = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in scrolling and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(font(self._role))
        document.setDefaultStyleSheet(f"a {{ color: {colour('accent').name()}; }} p, ul, ol {{ margin: 0; }}")
        self._fill(document)
        self._set_lines(document)
        self._heights.clear()
        with _copy_of(document) as unbroken:
            unbroken.setTextWidth(-1)
            self._natural_width = int(unbroken.idealWidth()) + 2
        links = "href=" in self._html
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.LinksAccessibleByMouse
        self.setTextInteractionFlags(reading | flags.LinksAccessibleByKeyboard if links else reading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.toPlainText()[:2000])
        self.updateGeometry()

    def _fill(self, document: QTextDocument) -> None:
        """Put the content in; its line heights are set afterwards."""
        if self._parts:
            self._insert_parts()
        elif self._html:
            self.setHtml(self._html)
        else:
            text = _QUESTION_END.sub("\n", self._plain) if self._questions else self._plain
            self.setPlainText(text)
            ink = QTextCharFormat()
            ink.setForeground(colour(self._ink))
            cursor = QTextCursor(document)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeCharFormat(ink)

    def _insert_parts(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for kind, text in self._parts:
            cursor.insertText(text, difference_formats(kind))

    def _set_lines(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        height = line_height(self._role)
        lines.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(lines)
        block = document.begin().next()
        while block.isValid():
            gap = QTextBlockFormat()
            gap.setTopMargin(px(4) if block.textList() is None else 0)
            QTextCursor(block).mergeBlockFormat(gap)
            block = block.next()
