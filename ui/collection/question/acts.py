"""What a person does with an answer: give and take themes, mark for the synthesis, translate, copy with citation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.collection.acting import Acts
from ui.collection.bilingual_dialog import BilingualDialog, DialogWords
from ui.collection.copying import put_on_clipboard
from ui.language import interface, tr, trn
from workbook.collection.coding import codings
from workbook.collection.coding.codings import Coding
from workbook.collection.coding.passages import Passage
from workbook.collection.words.citation import Citation, cite
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import LocalText
from workbook.screens.collection.across import Entry, Line, Words
from workbook.screens.collection.passages import Lost, ThemeName

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Cite = Callable[["CollectionView", Catalogue], Iterable[Citation]]
GIVEN, TAKEN = N_("Theme given: {theme}"), N_("Theme taken away: {theme}")
HAS_IT = N_("The passage has this theme already.")
QUOTED, NOT_QUOTED = N_("The synthesis will quote this passage."), N_("The synthesis no longer quotes it.")
COPIED = N_("Copied with its citation")
NEW_THEME = DialogWords(
    N_("New theme"),
    N_("What is the new theme called?"),
    N_("Add and give the theme"),
    (("", False),),
)
TRANSLATION = DialogWords(
    N_("Translation by the secretariat"),
    N_("How does the synthesis say this in the other language?"),
    N_("Keep the translation"),
    (("", True),),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words of an answer that something is done with: `span` are characters of the words of the text."""

    line: Line
    words: Words
    span: tuple[int, int]
    quote: str


class ReadingActs(Acts):
    """Every act is a step that can be undone."""

    themes: Sequence[ThemeName] = ()

    def give(self, theme: ThemeName, chosen: Chosen) -> None:
        session, country = self.context.session, _country(chosen.line)
        self.make(
            lambda: codings.give_theme(session.snapshot(), theme.id, _passage(chosen), session.by, country),
            tr(GIVEN).format(theme=theme.name),
            tr(HAS_IT),
        )

    def give_new(self, chosen: Chosen) -> None:
        """Ask for the name of a theme, add it to the code book and give it, as one step."""
        session = self.context.session

        def keep(texts: tuple[LocalText, ...]) -> None:
            plan = codings.give_new_theme(
                session.snapshot(), texts[0], _passage(chosen), session.by, _country(chosen.line)
            )
            session.apply(plan)
            self.tell(tr(GIVEN).format(theme=texts[0].get(interface.code)))

        BilingualDialog(NEW_THEME, (LocalText(),), keep, f"“{_short(chosen.quote)}”", self.parent).exec()

    def take_away(self, coding: Coding, name: str, line: Line) -> None:
        snapshot = self.context.session.snapshot()
        words = tr(TAKEN).format(theme=name)
        self.make(lambda: codings.take_away(snapshot, coding.id, _country(line)), words)

    def move(self, lost: Lost, chosen: Chosen) -> None:
        """Give a theme that lost its words other words; what was said of it stays."""
        snapshot, country = self.context.session.snapshot(), _country(chosen.line)
        words = tr(GIVEN).format(theme=lost.name)
        self.make(lambda: codings.move(snapshot, lost.coding.id, _passage(chosen), country), words)

    def mark_quoted(self, coding: Coding, quoted: bool, line: Line) -> None:
        snapshot = self.context.session.snapshot()
        words = tr(QUOTED if quoted else NOT_QUOTED)
        self.make(lambda: codings.mark_quoted(snapshot, coding.id, quoted, _country(line)), words)

    def translate(self, coding: Coding, line: Line) -> None:
        """Ask for the secretariat's translation, in either language."""
        session = self.context.session
        before = LocalText(**{code: coding.translation.get(code, "") for code in ("fr", "en")})

        def keep(texts: tuple[LocalText, ...]) -> None:
            for code in ("fr", "en"):
                words = getattr(texts[0], code)
                if words != getattr(before, code):
                    country = _country(line)
                    session.apply(codings.translate(session.snapshot(), coding.id, code, words, country))

        BilingualDialog(TRANSLATION, (before,), keep, coding.passage.quote, self.parent).exec()

    def copy(self, line: Line, chosen: Chosen | None = None) -> None:
        """Put an answer, or some of its words, on the clipboard with the citation."""
        if chosen is None:
            self._copy(lambda view, catalogue: citations(view, line, catalogue))
        else:
            self._copy(lambda view, catalogue: (cited(view, chosen, catalogue),))

    def copy_entry(self, line: Line, entry: Entry) -> None:
        """Put a row of a table on the clipboard."""
        self._copy(lambda view, catalogue: (cited_row(view, line, entry, catalogue),))

    def copy_all(self, lines: Sequence[Line]) -> None:
        """Put what is shown of all countries on the clipboard."""
        n = len(lines)
        words = trn("{n} answer copied with its citation", "{n} answers copied with their citations", n)
        told = words.format(n=interface.catalogue.number(n))
        self._copy(
            lambda view, catalogue: [one for line in lines for one in citations(view, line, catalogue)], told
        )

    def _copy(self, read: Cite, told: str = "") -> None:
        view, catalogue = self.context.view(), interface.catalogue

        def put(found: Iterable[Citation]) -> None:
            some = tuple(found)
            put_on_clipboard("\n\n".join(one.text for one in some), "\n".join(one.html for one in some))
            self.context.messages.toast(told or tr(COPIED))

        self.context.jobs.run(lambda _: tuple(read(view, catalogue)), put, self.context.messages.error)


def citations(view: CollectionView, line: Line, catalogue: Catalogue) -> Iterator[Citation]:
    """A country's whole answer, or each row of its table, with where it stands."""
    for entry in line.entries:
        yield cited_row(view, line, entry, catalogue)
    if not line.entries:
        short = line.word if line.state == "answered" else ""
        yield cite(view, line.answer, catalogue, quote=short)


def cited(view: CollectionView, chosen: Chosen, catalogue: Catalogue) -> Citation:
    """Some words of an answer, or of one of its details."""
    words, own = chosen.words, chosen.line.answer
    if words.question != own.question or words.key != chosen.line.key:
        own = view.answer(words.key.sha256, own.form, words.key.row, words.question)
    here = (one.coding.translation for one in words.passages if one.span == chosen.span)
    translation = next((said for one in here if (said := one.get(catalogue.code))), "")
    return cite(view, own, catalogue, words.facet, chosen.quote, translation)


def cited_row(view: CollectionView, line: Line, entry: Entry, catalogue: Catalogue) -> Citation:
    """A row of a table, a line a column."""
    lines = (f"{fact.label}{catalogue.colon()} {fact.text}" for fact in entry.facts)
    own = view.answer(line.key.sha256, line.answer.form, entry.row, entry.facts[0].question)
    return cite(view, own, catalogue, quote="\n".join(lines))


def _passage(chosen: Chosen) -> Passage:
    words, (start, end) = chosen.words, chosen.span
    sha256, row = words.key
    form = chosen.line.answer.form
    return Passage(sha256, form, row, words.question, words.facet, start, end, chosen.quote)


def _country(line: Line) -> str:
    return line.submission.country


def _short(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
