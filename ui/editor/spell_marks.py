"""Wavy lines under words that no dictionary has, and what to put in their place."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from ui.courier import deliver
from ui.language import tr
from ui.theme import colour
from workbook.errors import N_
from workbook.screens.spelling import Misspelling, Speller, speller

LONGEST_CHECKED = 20_000
START_MS, COUNT_MS = 400, 300
NO_SUGGESTION = N_("No suggestion for “{word}”")
ADD_WORD = N_("Add “{word}” to my words")


class OwnWords(QObject):
    """The words that a person added, kept in the preferences. One a program, as `own_words`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def keep_in(self, words: list[str]) -> None:
        """Use this list, and put new words into it."""
        if self.words is not words:
            self.words = words
            self.changed.emit()

    def add(self, word: str) -> None:
        if word not in self.words:
            self.words.append(word)
            self.changed.emit()


own_words = OwnWords()


@cache
def _loaders() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="passerelle-words")


@cache
def _dictionary(language: str) -> Future[Speller]:
    return _loaders().submit(speller, language)


class SpellMarks(QSyntaxHighlighter):
    """Marks one editor's text in one language; the dictionary is loaded in the background, on first need.

    `counted` tells how many words there are to check.
    """

    counted = Signal(int)

    def __init__(self, editor: QTextEdit, language: str) -> None:
        super().__init__(editor)
        self._editor = editor
        self._language = language
        self._speller: Speller | None = None
        self._format = QTextCharFormat()
        self._typed_in = QTextBlock()
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self._tell_count)
        self._start = QTimer(self, singleShot=True, interval=START_MS)
        self._start.timeout.connect(self._load)
        self.setDocument(editor.document())
        own_words.changed.connect(self.check_all)

    @property
    def ready(self) -> bool:
        """Whether the dictionary is there."""
        return self._speller is not None

    def check_all(self) -> None:
        """Check the whole text, as soon as the dictionary is there."""
        if self._speller is None:
            self._start.start()
        else:
            self.rehighlight()
            self._count.start()

    def renew(self) -> None:
        """Take the theme's colour."""
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._format.setUnderlineColor(colour("error"))
        if self._speller is not None:
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if self._speller is None:
            return
        block, found = self.currentBlock(), self._found(text)
        self.setCurrentBlockState(len(found))
        for start, word in found:
            if not self._being_typed(block, start, len(word)):
                self.setFormat(start, len(word), self._format)
        self._count.start()

    def _found(self, text: str) -> list[Misspelling]:
        if self._speller is None or len(text) > LONGEST_CHECKED:
            return []
        return self._speller.misspelled(text.replace("\u2028", "\n"), own_words.words)

    def _being_typed(self, block: QTextBlock, start: int, length: int) -> bool:
        cursor = self._editor.textCursor()
        if not self._editor.hasFocus() or cursor.block() != block or cursor.hasSelection():
            return False
        if cursor.positionInBlock() != start + length:
            return False
        self._typed_in = block
        return True

    def cursor_moved(self) -> None:
        """The word that was being typed is finished once the cursor has left its line."""
        if self._typed_in.isValid() and self._editor.textCursor().block() != self._typed_in:
            self.word_left()

    def word_left(self) -> None:
        if self._typed_in.isValid():
            block, self._typed_in = self._typed_in, QTextBlock()
            self.rehighlightBlock(block)

    def add_suggestions(self, menu: QMenu, at: QTextCursor) -> None:
        """Put on top of a menu what the word at the cursor might have been meant to be."""
        found = self._word_at(at)
        if found is None or self._speller is None:
            return
        first = menu.actions()[0] if menu.actions() else None
        made = []
        for word in self._speller.suggestions(found.word):
            made.append(QAction(word, menu))
            made[-1].triggered.connect(lambda _=False, word=word: self._replace(at, found, word))
        if not made:
            made = [QAction(tr(NO_SUGGESTION).format(word=found.word), menu)]
            made[0].setEnabled(False)
        add = QAction(tr(ADD_WORD).format(word=found.word), menu)
        add.setObjectName("add_to_my_words")
        add.triggered.connect(lambda: own_words.add(found.word))
        separator = QAction(menu)
        separator.setSeparator(True)
        for action in (*made, add, separator):
            if first is not None:
                menu.insertAction(first, action)
            else:
                menu.addAction(action)

    def _word_at(self, at: QTextCursor) -> Misspelling | None:
        place = at.positionInBlock()
        found = self._found(at.block().text())
        return next((one for one in found if one.start <= place <= one.start + len(one.word)), None)

    def _replace(self, at: QTextCursor, found: Misspelling, word: str) -> None:
        cursor = QTextCursor(at.block())
        cursor.setPosition(at.block().position() + found.start)
        end = at.block().position() + found.start + len(found.word)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word, cursor.charFormat())

    def _load(self) -> None:
        deliver(_dictionary(self._language), self._loaded)

    def _loaded(self, found: Speller) -> None:
        self._speller = found
        self.check_all()

    def _tell_count(self) -> None:
        block, count = self._editor.document().begin(), 0
        while block.isValid():
            count += max(0, block.userState())
            block = block.next()
        self.counted.emit(count)
