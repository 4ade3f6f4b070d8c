"""The text of an answer: to be read, selected and copied; passages with themes are underlined, hits are tinted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QHelpEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.editor.rich_document import fill
from ui.theme import colour, font
from ui.widgets.wrapped_text import WrappedText
from workbook.questionnaire.rich_text import LINK
from workbook.screens.collection.across import Words
from workbook.screens.collection.shown_text import ShownText, from_utf16, utf16

Spans = Sequence[tuple[int, int]]


class AnswerText(WrappedText):
    """`menu_wanted` carries the point of the screen where a person asks what can be done."""

    selected = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, words: Words, hits: Spans = (), parent: QWidget | None = None) -> None:
        self._shown = ShownText(words.text, words.rich)
        self._page = ""
        self.words, self.hits = words, hits
        super().__init__(role="answer-read", parent=parent)
        self.selectionChanged.connect(self.selected)
        self.link_activated.connect(_open_link)

    def show_words(self, words: Words, hits: Spans = ()) -> None:
        """Show the same or another text, with other passages or hits."""
        if (words, hits) == (self.words, self.hits):
            return
        self._shown = ShownText(words.text, words.rich)
        self.words, self.hits = words, hits
        self._render()

    @property
    def selection(self) -> tuple[int, int] | None:
        """The characters of the words that are selected; None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        ends = (from_utf16(self._page, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        start, end = self._shown.span_in_words(*ends)
        return (start, end) if start < end else None

    @property
    def whole(self) -> tuple[int, int]:
        """All characters of the words."""
        return 0, len(self._shown.words)

    def quote(self, span: tuple[int, int]) -> str:
        return self._shown.words[slice(*span)]

    def select(self, span: tuple[int, int]) -> None:
        """Select characters of the words, and put the keyboard there."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._on_page(span[0]))
        cursor.setPosition(self._on_page(span[1]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, span: tuple[int, int]) -> QPoint:
        """Where characters of the words begin, in this widget."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._on_page(span[0]))
        return self.cursorRect(cursor).bottomLeft()

    def at(self, point: QPoint) -> int:
        """The place in the words under a point of this widget."""
        return self._shown.in_words(from_utf16(self._page, self.cursorForPosition(point).position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if keyboard else event.globalPos()
        self.menu_wanted.emit(where)

    def viewportEvent(self, event: QEvent) -> bool:
        """Over a passage: its themes, and who gave them."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.at(event.pos())
            here = [one for one in self.words.passages if one.span[0] <= at < one.span[1]]
            told = "\n".join(f"{one.name} – {one.given}" if one.given else one.name for one in here)
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The caret goes through the text; where it cannot go further, the page scrolls."""
        moves = {
            Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
            Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        mode = QTextCursor.MoveMode.KeepAnchor if held else QTextCursor.MoveMode.MoveAnchor
        cursor = self.textCursor()
        if cursor.movePosition(move, mode):
            self.setTextCursor(cursor)
        else:
            event.ignore()

    def _render(self) -> None:
        super()._render()
        flags = Qt.TextInteractionFlag
        keyboard = flags.TextSelectableByKeyboard | flags.LinksAccessibleByKeyboard
        self.setTextInteractionFlags(keyboard | flags.TextSelectableByMouse | flags.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _fill(self, document: QTextDocument) -> None:
        fill(document, self._shown.blocks)
        document.setDefaultFont(font("answer-read"))
        self._page = "\n".join(block.text for block in self._shown.blocks)
        for shown in self.words.passages:
            self._mark(shown.span, _passage_format())
        for span in self.hits:
            self._mark(span, _hit_format())

    def _mark(self, span: tuple[int, int], made: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._on_page(span[0]))
        cursor.setPosition(self._on_page(span[1]), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(made)

    def _on_page(self, at: int) -> int:
        return utf16(self._page, min(self._shown.on_page(at), len(self._page)))


def _passage_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(colour("accent"))
    return made


def _hit_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(colour("fill"))
    made.setForeground(colour("text"))
    return made


def _open_link(address: str) -> None:
    """Only addresses of the web and of mail: the text comes from outside."""
    if LINK.fullmatch(address):
        QDesktopServices.openUrl(QUrl(address))
