"""What one country says to a question: texts, a state with its mark, details, the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.question.answer_text import AnswerText
from ui.collection.question.theme_menu import COPY_CITED
from ui.language import tr
from ui.widgets.fold import Fold
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.collection.words.highlight import Span
from workbook.screens.collection.across import Entry, Fact, Line, TextPlace, Words

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
Hits = Mapping[TextPlace, tuple[Span, ...]]


class AnswerBody(QWidget):
    """`text_made` carries each text that can be selected; `entry_copied` a row of a table."""

    text_made = Signal(object)
    entry_copied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._hits: Hits = {}
        self._stops: list[QWidget] = []
        self._opened: set[str] = set()
        self.texts: list[AnswerText] = []
        self._column = QVBoxLayout(self)
        space(self._column, 6)

    def tab_stops(self) -> tuple[QWidget, ...]:
        return tuple(self._stops)

    def show_line(self, line: Line, hits: Hits) -> None:
        """Show what is said; texts that are there already stay, with what is selected in them."""
        before, self._line, self._hits = self._line, line, hits
        if before is not None and _same_but_marks(before, line):
            by_place = {words.place: words for words in line.texts}
            for text in self.texts:
                if text.words.place in by_place:
                    text.show_words(by_place[text.words.place], hits.get(text.words.place, ()))
            return
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.texts, self._stops, self._opened = [], [], set()
        self._build(line)

    def _build(self, line: Line) -> None:
        if line.word or line.why:
            self._column.addWidget(self._word(line))
        several = len({words.language for words in line.words}) > 1
        for words in line.words:
            if several:
                self._column.addWidget(Text(LANGUAGE_NAMES[words.language], role="caption", ink="muted"))
            self._column.addWidget(self._text(words))
        for fact in line.facts:
            self._column.addWidget(self._fact(fact))
        for entry in line.entries:
            self._column.addWidget(self._entry(entry))
        if line.beside:
            self._column.addWidget(WrappedText("  ·  ".join(line.beside), role="caption", ink="muted"))

    def _word(self, line: Line) -> QWidget:
        """“⊖ No data available. The survey ends in 2019.”"""
        holder = QWidget()
        row = QHBoxLayout(holder)
        space(row, 8)
        if line.mark:
            mark = QVBoxLayout()
            space(mark, 0, (0, 4, 0, 0))
            mark.addWidget(MarkLabel(line.mark, 14))
            mark.addStretch(1)
            row.addLayout(mark)
        words = WrappedText(role="answer-read")
        if line.state != "answered":
            end = "" if line.word.endswith(".") else "."
            words.set_html(f"<p><b>{_safe(line.word)}{end}</b> {_safe(line.why)}</p>")
        else:
            words.set_text(line.word)
        row.addWidget(words, 1)
        return holder

    def _text(self, words: Words) -> AnswerText:
        text = AnswerText(words, self._hits.get(words.place, ()))
        self.texts.append(text)
        self._stops.append(text)
        self.text_made.emit(text)
        return text

    def _fact(self, fact: Fact) -> QWidget:
        """A detail: what is asked, muted, and the answer under it or beside it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 2)
        column.addWidget(Text(fact.label, role="caption", ink="muted", wrap=True))
        for words in fact.words:
            column.addWidget(self._text(words))
        if not fact.words:
            column.addWidget(WrappedText(fact.text, role="ui"))
        holder.setToolTip(fact.trace)
        return holder

    def _entry(self, entry: Entry) -> Fold:
        fold = Fold(entry.title or "–", entry.summary)
        fold.toggled.connect(lambda opened: self._open(fold, entry) if opened else None)
        self._stops.append(fold)
        texts = (words.place for fact in entry.facts for words in fact.words)
        if any(self._hits.get(place) for place in texts):
            self._open(fold, entry)
            fold.set_open(True)
        return fold

    def _open(self, fold: Fold, entry: Entry) -> None:
        """What a row holds is made when somebody wants to see it."""
        if entry.row in self._opened:
            return
        self._opened.add(entry.row)
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 8, (0, 4, 0, 8))
        for fact in entry.facts:
            if fact.text != entry.title:
                column.addWidget(self._fact(fact))
        copy = LinkButton(tr(COPY_CITED))
        copy.clicked.connect(lambda: self.entry_copied.emit(entry))
        column.addWidget(copy)
        fold.set_content(inner)


def _same_but_marks(before: Line, after: Line) -> bool:
    """Whether two lines differ in nothing but the themes of their texts."""

    def bare(line: Line) -> tuple[object, ...]:
        texts = tuple((words.place, words.text) for words in line.texts)
        facts = tuple((fact.label, fact.text) for fact in line.facts)
        entries = tuple((one.row, one.title, one.summary, len(one.facts)) for one in line.entries)
        return line.key, line.state, line.word, line.why, line.beside, texts, facts, entries

    return bare(before) == bare(after)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
