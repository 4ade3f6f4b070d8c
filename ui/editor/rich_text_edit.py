"""The text area of a long answer: limited to what a report can print, as tall as its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.editor import rich_document
from ui.editor.pasting import pasted_blocks
from ui.editor.spell_marks import SpellMarks
from ui.theme import px
from ui.widgets.sizes import themed
from workbook.questionnaire.rich_text import Block, BlockKind, Run, parse, serialize

LOWEST, TALLEST = 128, 568
_FORMAT_KEYS = {"Ctrl+B": "bold", "Ctrl+I": "italic", "Ctrl+K": "link"}


class RichTextEdit(QTextEdit):
    """Holds the stored text of an answer. A text that is only looked at comes back letter for letter.

    `edited` comes when a person changes something, `style_changed` when the style at the cursor is another.
    """

    edited = Signal()
    style_changed = Signal()
    link_wanted = Signal()
    left = Signal()
    focused = Signal(bool)

    def __init__(self, language: str, parent: QWidget | None = None, lowest: int = LOWEST) -> None:
        super().__init__(parent)
        self._stored = ""
        self._lowest = lowest
        self._changed = self._filling = False
        self.setProperty("frame", "none")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.marks = SpellMarks(self, language)
        self.document().contentsChange.connect(self._contents_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.currentCharFormatChanged.connect(lambda _: self.style_changed.emit())
        self.cursorPositionChanged.connect(self._cursor_moved)
        themed(self, self._renew)

    def stored_text(self) -> str:
        """The text to store."""
        if self._changed:
            self._stored = serialize(rich_document.read(self.document()))
            self._changed = False
        return self._stored

    def set_stored_text(self, text: str) -> None:
        """Show a stored text; the cursor keeps its place as far as it can."""
        at = self.textCursor().position()
        self._filling = True
        rich_document.fill(self.document(), parse(text))
        self._filling = False
        self._stored, self._changed = text, False
        cursor = self.textCursor()
        cursor.setPosition(min(at, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())
        self.marks.check_all()
        self._fit()

    def word_count(self) -> int:
        """The number of words that are shown."""
        words = self.toPlainText().split()
        return sum(1 for word in words if word[0].isalnum() or any(letter.isalnum() for letter in word))

    @property
    def style(self) -> tuple[bool, bool, str, BlockKind]:  # type: ignore[override]
        """Bold, italic, link and kind of block at the cursor."""
        made = self.currentCharFormat()
        link = made.anchorHref() if made.isAnchor() else ""
        kind = rich_document.kind_of(self.textCursor().block())
        return made.fontWeight() >= 600, made.fontItalic(), link, kind

    def toggle_bold(self) -> None:
        self._restyle_selection(bold=not self.style[0])

    def toggle_italic(self) -> None:
        self._restyle_selection(italic=not self.style[1])

    def _restyle_selection(self, bold: bool | None = None, italic: bool | None = None) -> None:
        made = QTextCharFormat()
        if bold is not None:
            made.setFontWeight(700 if bold else 400)
        if italic is not None:
            made.setFontItalic(italic)
        self.mergeCurrentCharFormat(made)
        self.style_changed.emit()

    def set_kind(self, kind: BlockKind) -> None:
        """Make the chosen blocks paragraphs, bullets or numbers."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if kind == "paragraph":
            for block in self._chosen_blocks(cursor):
                rich_document.leave_list(block)
        else:
            cursor.createList(rich_document.list_format(kind))
        cursor.endEditBlock()
        self.style_changed.emit()

    def toggle_kind(self, kind: BlockKind) -> None:
        self.set_kind("paragraph" if self.style[3] == kind else kind)

    def _chosen_blocks(self, cursor: QTextCursor) -> list[QTextCursor]:
        document = self.document()
        block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        found = [QTextCursor(block)]
        while block != last:
            block = block.next()
            found.append(QTextCursor(block))
        return found

    def set_link(self, address: str, words: str = "") -> None:
        """Link what is chosen, or the link at the cursor; an empty address takes the link away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            self._choose_link(cursor)
        chosen = cursor.selectedText() or words or address
        made = self.currentCharFormat()
        run = Run(chosen, made.fontWeight() >= 600, made.fontItalic(), address)
        cursor.insertText(chosen, rich_document.char_format(run))
        self.setTextCursor(cursor)
        self._cursor_moved()

    def _choose_link(self, cursor: QTextCursor) -> None:
        """Choose the whole link that the cursor is in."""
        link = self.style[2]
        iterator = cursor.block().begin()
        while link and not iterator.atEnd():
            fragment = iterator.fragment()
            inside = fragment.position() <= cursor.position() <= fragment.position() + fragment.length()
            if inside and fragment.charFormat().anchorHref() == link:
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                return
            iterator += 1

    def event(self, event: QEvent) -> bool:
        before_shortcuts = event.type() == QEvent.Type.ShortcutOverride
        if before_shortcuts and isinstance(event, QKeyEvent) and self._format_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._format_key(event)
        if wanted and not self.isReadOnly():
            {"bold": self.toggle_bold, "italic": self.toggle_italic, "link": self.link_wanted.emit}[wanted]()
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and event.modifiers():
            event.ignore()
            return
        cursor = self.textCursor()
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if ends and cursor.currentList() is not None and not cursor.block().text():
            self.set_kind("paragraph")
            return
        super().keyPressEvent(event)

    def _format_key(self, event: QKeyEvent) -> str:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return _FORMAT_KEYS.get(pressed, "")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, reduced to what a report can print."""
        blocks = pasted_blocks(source)
        if blocks:
            self.insert_blocks(blocks)

    def insert_blocks(self, blocks: Sequence[Block]) -> None:
        """Put blocks in place of the selection."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        rich_document.insert_blocks(cursor, blocks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        self.marks.add_suggestions(menu, self.cursorForPosition(event.pos()))
        menu.exec(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
        self.marks.word_left()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.height())

    def _contents_changed(self, _position: int, removed: int, added: int) -> None:
        if not self._filling and (removed or added):
            self._changed = True
            self.edited.emit()

    def _cursor_moved(self) -> None:
        """Words typed after a link are no longer the link."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and cursor.charFormat().isAnchor():
            after = QTextCursor(cursor)
            after.movePosition(QTextCursor.MoveOperation.NextCharacter)
            if cursor.atBlockEnd() or after.charFormat().anchorHref() != cursor.charFormat().anchorHref():
                plain = rich_document.char_format(Run("", *self.style[:2]))
                self.setCurrentCharFormat(plain)
        self.marks.cursor_moved()
        self.style_changed.emit()

    def _fit(self) -> None:
        """As tall as the text, within bounds."""
        needed = int(self.document().size().height()) + px(4)
        height = max(px(self._lowest), min(px(TALLEST), needed))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > px(TALLEST) else policy.ScrollBarAlwaysOff
        )
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _renew(self) -> None:
        self._filling = True
        changed = self._changed
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        rich_document.restyle_document(self.document())
        self.document().setUndoRedoEnabled(undo)
        self._filling, self._changed = False, changed
        self.marks.renew()
        self._fit()
