"""What a person does with an answer: give and take themes, mark for the synthesis, translate, copy with citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.collection.acting import Acts
from ui.collection.bilingual_dialog import BilingualDialog, DialogWords
from ui.collection.copying import put_on_clipboard
from ui.language import interface, tr, trn
from workbook.collection.coding import codings
from workbook.collection.coding.codings import Coding
from workbook.collection.coding.passages import Passage
from workbook.collection.words.citation import Citation, cite, cite_all
from workbook.errors import N_
from workbook.questionnaire.model import LocalText
from workbook.screens.collection.across import Entry, Key, Line, Words
from workbook.screens.collection.passages import ThemeName

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
        view, catalogue = self.context.view(), interface.catalogue
        facet, quote = (chosen.words.facet, chosen.quote) if chosen else ("", "")
        answer = line.answer
        words = chosen.words if chosen else None
        foreign = words is not None and (words.question != answer.question or words.key != line.key)

        def read() -> Citation:
            own = answer
            if foreign and words is not None:
                own = view.answer(words.key.sha256, answer.form, words.key.row, words.question)
            return cite(view, own, catalogue, facet, quote)

        self.context.jobs.run(lambda _: read(), self._copied, self.context.messages.error)

    def copy_entry(self, line: Line, entry: Entry) -> None:
        """Put a row of a table on the clipboard."""
        view, catalogue = self.context.view(), interface.catalogue
        question = entry.facts[0].question
        lines = (f"{fact.label}{catalogue.colon()} {fact.text}" for fact in entry.facts)
        quote, key = "\n".join(lines), Key(line.key.sha256, entry.row)

        def read() -> Citation:
            own = view.answer(key.sha256, line.answer.form, key.row, question)
            return cite(view, own, catalogue, quote=quote)

        self.context.jobs.run(lambda _: read(), self._copied, self.context.messages.error)

    def copy_all(self, lines: Sequence[Line]) -> None:
        """Put what is shown of all countries on the clipboard."""
        view, catalogue = self.context.view(), interface.catalogue
        answers = tuple(line.answer for line in lines)
        n = len(answers)
        words = trn("{n} answer copied with its citation", "{n} answers copied with their citations", n)

        def told(citation: Citation) -> None:
            put_on_clipboard(citation.text, citation.html)
            self.context.messages.toast(words.format(n=catalogue.number(n)))

        self.context.jobs.run(lambda _: cite_all(view, answers, catalogue), told, self.context.messages.error)

    def _copied(self, citation: Citation) -> None:
        put_on_clipboard(citation.text, citation.html)
        self.context.messages.toast(tr(COPIED))


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
