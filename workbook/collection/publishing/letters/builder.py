"""A return letter in one language: one page, and an annex where there is something to list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook.collection.publishing.lands import land
from workbook.collection.publishing.letters.annex import Annex
from workbook.collection.publishing.letters.material import Material, Missing
from workbook.collection.wording import EXAMPLE, why
from workbook.errors import N_
from workbook.languages import NO_BREAK, Catalogue
from workbook.reports.builder import Builder
from workbook.reports.content import (
    Column,
    Element,
    Paragraph,
    Running,
    Space,
    Table,
    TableCell,
)
from workbook.reports.options import Options
from workbook.reports.pdf.render import page_count
from workbook.reports.special_pages import Address
from workbook.reports.text_runs import Run

SUBJECTS = {
    "complete": N_("Your submission for {edition} is complete"),
    "open": N_("Your submission for {edition} was received: what remains to be done"),
    "waits": N_("Your submission for {edition} was received and waits for a decision"),
    "rejected": N_("Your submission for {edition} was not taken into account"),
    "refused": N_("Your file {file} could not be read"),
}
THANKS = N_("Thank you for the submission of your country to the Global Forum on Migration and Development.")
READ = N_("The file was read cell by cell, and nothing of it was lost.")
COMPLETE = N_(
    "Every question that is to be answered has an answer, or a reason why it has none. Nothing more is asked of you."
)
CHECK_REPAIRS = N_(
    "The annex lists the cells that were not written as expected and were understood all the same."
)
COMPLETE_IT = N_(
    "Complete your workbook in Passerelle, or the Excel file that you sent. A reason for having no answer is an answer, too."
)
CORRECT_IT = N_("Correct the cells that could not be read; the annex lists them with their text.")
CORRECT_AND_CHECK = N_(
    "Correct the cells that could not be read, and check whether those that were repaired were understood as you meant them; the annex lists them."
)
CHECK_IT = N_("Check in the annex whether the cells that were repaired were understood as you meant them.")
SEND_BY = N_(
    "Send the submission again by {date}. It takes the place of this one by itself; what is already answered stays."
)
SEND_SOON = N_(
    "Send the submission again as soon as you can. It takes the place of this one by itself; what is already answered stays."
)
SEND_FILE_BY = N_("Send us the file again, as it was exported, by {date}.")
SEND_FILE_SOON = N_("Send us the file again, as it was exported, as soon as you can.")
WHICH_BY = N_("Tell us by {date} which of the files is the right one.")
WHICH_SOON = N_("Tell us as soon as you can which of the files is the right one.")
NOT_COUNTED = N_("Until this is settled, the answers of the file are kept, but do not count.")
KEPT = N_("The file is kept as it was received.")
DISPOSAL = N_("We remain at your disposal for any question.")
CLOSING = N_("Respectfully yours,")
TOTAL, FORMS, SECTIONS, WHOLE = range(4)  # how much the first page tells, so that it stays one page


class LetterBuilder(Builder):
    """`sender` are the lines of the letterhead, `due` the day until which an answer is asked for."""

    def __init__(
        self,
        material: Material,
        catalogue: Catalogue,
        sender: tuple[str, ...],
        day: date,
        due: date | None = None,
    ) -> None:
        super().__init__(material.snapshot, catalogue, Options(catalogue.code, single_sided=True, day=day))
        self.material, self.sender, self.due = material, sender, due
        self.submission = material.submission

    @property
    def state(self) -> str:
        return land(self.submission.country).name.get(self.language)

    @property
    def edition(self) -> str:
        return self.submission.edition or self.tr("the Forum")

    @property
    def foot(self) -> str:
        """Nothing but that all is invented, where it is."""
        return self.tr(EXAMPLE) if self.material.example else " "

    def title(self) -> str:
        message = SUBJECTS[self.material.kind]
        return self.tr(message, edition=self.edition, file=self.submission.facts.name)

    def items(self) -> tuple[Element, ...]:
        """The letter, shortened until one page holds it, then the annex."""
        annex = tuple(Annex(self, self.material).items())
        for detail in (WHOLE, SECTIONS, FORMS, TOTAL):
            page = tuple(self._page(detail))
            if page_count(self.report("", page)) == 1:
                break
        return (*page, *annex)

    def _page(self, detail: int) -> Iterator[Element]:
        yield Running(("", ""), ("", ""), self.foot)
        yield self._address()
        yield Paragraph((Run(self.title(), bold=True),), "lead", wide=True)
        yield Paragraph(self.tr("Dear Sir or Madam,"), wide=True)
        yield self._about()
        yield self._received()
        yield from self._missing(detail)
        yield from self._to_do()
        if detail == WHOLE:
            yield Paragraph(self.tr(DISPOSAL), wide=True)
        yield Paragraph(self.tr(CLOSING), wide=True)
        if self.sender:
            yield Paragraph((Run(self.sender[0], bold=True),), wide=True)

    def _address(self) -> Address:
        lines = (self.state, self.institution, self.snapshot.focal_point)
        return Address(self.sender, tuple(line for line in lines if line), self.catalogue.date(self.day))

    def _about(self) -> Paragraph:
        material = self.material
        said = {
            "complete": (THANKS, READ, COMPLETE, *([CHECK_REPAIRS] if material.repaired else [])),
            "open": (THANKS, READ),
            "waits": (THANKS,),
            "rejected": (),
            "refused": (),
        }[material.kind]
        sentences = [self.tr(message) for message in said]
        if material.kind in ("waits", "rejected", "refused"):
            sentences += [self._sentence(why(self.submission, self.catalogue)), self.tr(self._kept())]
        return Paragraph(" ".join(one for one in sentences if one), wide=True)

    def _kept(self) -> str:
        return NOT_COUNTED if self.material.kind == "waits" else KEPT

    @staticmethod
    def _sentence(words: str) -> str:
        return words if not words or words.endswith((".", "!", "?")) else f"{words}."

    def _received(self) -> Table:
        facts, material = self.submission.facts, self.material
        rows = [
            (self.tr("File"), f"{facts.name} · {self.submission.short}"),
            (self.tr("Received on"), self.catalogue.date(facts.received.astimezone().date())),
        ]
        if material.asked:
            number = self.catalogue.number
            counts = self.tr(
                "{answered} answered, {reasons} with a reason, of {asked}",
                answered=number(material.answered), reasons=number(material.reasons), asked=number(material.asked),
            )  # fmt: skip
            rows.append((self.tr("Questions"), counts))
        if facts.filled:
            rows.append((self.tr("Cells"), self._cells()))
        if material.rivals:
            rows.append((self.tr("Other files"), ", ".join(material.rivals)))
        cells = tuple((TableCell(name), TableCell(value, bold=True)) for name, value in rows)
        return Table((Column(self.tr("Received"), 0.3), Column("", 0.7)), cells)

    def _cells(self) -> str:
        """How many cells were filled in, repaired, and not read."""
        material = self.material
        words = [self.trn("{n} filled in", "{n} filled in", self.submission.facts.filled)]
        if material.repaired:
            words.append(self.trn("{n} repaired", "{n} repaired", len(material.repaired)))
        if material.unread:
            words.append(self.trn("{n} not read", "{n} not read", len(material.unread)))
        return ", ".join(words)

    def _missing(self, detail: int) -> Iterator[Element]:
        """A row for each questionnaire, with its round tables and how many questions of each are missing."""
        number = self.catalogue.number
        forms: dict[str, list[Missing]] = {}
        for one in self.material.missing:
            forms.setdefault(one.asked.form_id, []).append(one)
        if not forms:
            return
        rows = []
        for found in forms.values():
            title = found[0].asked.short_title or found[0].asked.title
            parts = (
                f"{one.section.code or one.section.title(self.language)} ({number(len(one.questions))})"
                for one in found
            )
            count = sum(len(one.questions) for one in found)
            words = "" if detail < SECTIONS else " · ".join(part.replace(" ", NO_BREAK) for part in parts)
            rows.append((TableCell(title.get(self.language)), TableCell(words), TableCell(number(count))))
        total = (
            TableCell(self.tr("In all")),
            TableCell(),
            TableCell(number(self.material.missing_questions)),
        )
        columns = (
            Column(self.tr("Missing"), 0.3),
            Column(self.tr("Section (number of questions)") if detail >= SECTIONS else "", 0.55),
            Column(self.tr("Questions"), 0.15, "right"),
        )
        yield Table(columns, tuple(rows) if detail > TOTAL else (), total)

    def _to_do(self) -> Iterator[Element]:
        points = list(self._points())
        if points:
            yield Space(10)
            yield Paragraph((Run(self.tr("What we ask of you"), bold=True),), wide=True)
        for number, (message, dated) in enumerate(points, 1):
            words = (
                self.tr(message, date=self.catalogue.date(self.due))
                if dated and self.due
                else self.tr(message)
            )
            lead = Run(f"{number}. ", bold=True, ink="accent")
            yield Paragraph((lead, Run(words)) if len(points) > 1 else words, wide=True)

    def _points(self) -> Iterator[tuple[str, bool]]:
        """Messages, and whether each names the day."""
        material, dated = self.material, self.due is not None
        if material.kind == "refused":
            yield (SEND_FILE_BY if dated else SEND_FILE_SOON), dated
        elif material.kind == "waits":
            yield (WHICH_BY if dated else WHICH_SOON), dated
        elif material.kind == "open":
            if material.missing or material.left:
                yield COMPLETE_IT, False
            if material.unread or material.repaired:
                one = CORRECT_IT if not material.repaired else CHECK_IT
                yield (CORRECT_AND_CHECK if material.unread and material.repaired else one), False
            yield (SEND_BY if dated else SEND_SOON), dated
