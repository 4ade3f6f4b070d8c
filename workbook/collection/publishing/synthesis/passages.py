"""Quoted passages with their number, country, question, cell and file; and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.collection.answers import Answer
from workbook.collection.coding.placing import Placed
from workbook.collection.figures.grouping import country_name
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.collection.publishing.synthesis.material import PassageKey, passage_key
from workbook.collection.publishing.wording import shortened
from workbook.errors import N_
from workbook.questionnaire.values import fold, is_right_to_left
from workbook.reports.content import Column, Element, Heading, Paragraph, Side, Table, TableCell
from workbook.reports.text_runs import Run, Text

IN_LANGUAGE = {
    "fr": N_("in French in the answer"),
    "en": N_("in English in the answer"),
    "ar": N_("in Arabic in the answer"),
}
TRANSLATED = N_("translation by the secretariat")
LISTED_WORDS = 90
PLACE = 5  # a heading that is not seen, for links to lead to


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage that is printed, and its number."""

    number: int
    placed: Placed
    code: str
    place: str


class Passages:
    """Prints each passage once, however many themes it has, and knows the number of every one."""

    def __init__(self, builder: SynthesisBuilder) -> None:
        self.builder = builder
        self.tr = builder.tr
        self.printed: dict[PassageKey, Quoted] = {}

    def ordered(self, placed: Sequence[Placed]) -> list[Placed]:
        """By the country's name, then as they stand in the answer."""
        language = self.builder.language
        return sorted(
            placed,
            key=lambda one: (
                fold(country_name(one.submission.country, language)),
                one.passage.row,
                one.passage.facet,
                one.passage.start,
            ),
        )

    def items(self, placed: Sequence[Placed]) -> Iterator[Element]:
        """The passages to be quoted; of those that are printed already, their numbers."""
        again: list[Quoted] = []
        for one in self.ordered([one for one in placed if one.coding.quoted]):
            known = self.printed.get(passage_key(one))
            if known:
                again.append(known)
            else:
                yield from self._quotation(self._numbered(one))
        if again:
            links: list[Run] = [Run(self.tr("Quoted elsewhere") + self.builder.catalogue.colon() + " ")]
            for number, quoted in enumerate({one.number: one for one in again}.values()):
                links.append(Run(f"{', ' if number else ''}"))
                links.append(Run(f"[{quoted.number}]", anchor=self._anchor(quoted)))
            yield Paragraph(tuple(links), "source")

    def _numbered(self, placed: Placed) -> Quoted:
        material = self.builder.material
        question = material.question_of(placed)
        answer = material.answer_of(placed)
        code = (question.code if question else "") or placed.passage.question
        quoted = Quoted(len(self.printed) + 1, placed, code, _place(placed, answer))
        self.printed[passage_key(placed)] = quoted
        return quoted

    def _anchor(self, quoted: Quoted) -> str:
        return self.builder.anchor(f"passage-{quoted.number}")

    def _listed_anchor(self, quoted: Quoted) -> str:
        return self.builder.anchor(f"listed-{quoted.number}")

    def _quotation(self, quoted: Quoted) -> Iterator[Element]:
        placed = quoted.placed
        yield Heading(PLACE, "", self._anchor(quoted))
        words = placed.passage.quote.strip()
        runs: list[Run] = [Run(self.builder.catalogue.quote(words))]
        spoken = spoken_language(words, placed.passage.facet)
        foreign = spoken not in ("", self.builder.language)
        translation = placed.coding.translation.get(self.builder.language, "") if foreign else ""
        if foreign and not translation:
            runs.append(Run(f" ({self.tr(IN_LANGUAGE[spoken])})", ink="muted"))
        yield Paragraph(tuple(runs), "quotation")
        if translation:
            said = Run(self.builder.catalogue.quote(translation.strip()))
            yield Paragraph((said, Run(f" ({self.tr(TRANSLATED)})", ink="muted")), "quotation")
        yield Paragraph(self._citation(quoted), "citation")

    def _citation(self, quoted: Quoted) -> Text:
        submission = quoted.placed.submission
        parts = [quoted.code]
        if quoted.place:
            parts.append(self.tr("cell {place}", place=quoted.place))
        parts.append(
            self.tr("received {date}", date=self.builder.catalogue.date(submission.facts.received.date()))
        )
        parts.append(submission.short)
        return (
            Run(f"[{quoted.number}] ", bold=True, anchor=self._listed_anchor(quoted), ink="text"),
            Run(self.builder.name_of(submission), bold=True, ink="text"),
            Run(" · " + " · ".join(parts)),
        )

    def listed(self) -> Iterator[Element]:
        """Annex B: every passage printed, with the place that it comes from."""
        if not self.printed:
            yield Paragraph(
                (Run(self.tr("No passage of an answer has been marked to be quoted yet."), ink="muted"),),
                "note",
            )
            return
        yield Table(
            (
                Column(self.tr("No."), 0.8),
                Column(self.tr("Country and passage"), 6.4),
                Column(self.tr("Question"), 1.4),
                Column(self.tr("Sheet and cell"), 2.8),
                Column(self.tr("File"), 1.5),
                Column(self.tr("Page"), 0.9, "right"),
            ),
            tuple(self._row(quoted) for quoted in self.printed.values()),
        )

    def _row(self, quoted: Quoted) -> tuple[TableCell, ...]:
        words = shortened(quoted.placed.passage.quote, LISTED_WORDS)
        anchor = self._anchor(quoted)
        return (
            TableCell(
                (Run(f"[{quoted.number}]", bold=True, anchor=anchor),), target=self._listed_anchor(quoted)
            ),
            TableCell(self.builder.name_of(quoted.placed.submission), words),
            TableCell(quoted.code),
            TableCell(quoted.place or "–"),
            TableCell(quoted.placed.submission.short),
            TableCell((Run("", page_of=anchor),)),
        )

    def how_to_read(self) -> Iterator[Element]:
        yield Side(title=self.tr("How to read a citation"))
        yield Paragraph(
            self.tr(
                "[n] leads to the list of passages, annex B. The sheet and cell are those of the file received; the "
                "eight signs are the beginning of its SHA-256 fingerprint, by which the exact file is found."
            ),
            "small",
        )


def spoken_language(words: str, facet: str) -> str:
    """The language of a passage: that of its field, or Arabic where it is written so."""
    if is_right_to_left(words):
        return "ar"
    return facet.removeprefix("value").lstrip(".")


def _place(placed: Placed, answer: Answer | None) -> str:
    """`Berlin 2017!D14`: the cell that the passage was read from."""
    if answer is None:
        return ""
    where = answer.where.get(placed.passage.facet) or answer.place
    return f"{where.sheet}!{where.address}" if where else ""
