"""The country in figures and in words, and where its answers stand."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.document.snapshot import IDENTIFICATION
from workbook.editing.completion import Count, completion
from workbook.questionnaire.model import Question
from workbook.reports.builder import Builder
from workbook.reports.content import (
    Break,
    Column,
    Element,
    Heading,
    Paragraph,
    RichText,
    Side,
    Table,
    TableCell,
)
from workbook.reports.shown import reason_words, shown


class Profile:
    """The chapter before the first part."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.tr = builder.tr
        self.snapshot = builder.snapshot

    def items(self, title: str) -> Iterator[Element]:
        heading = self.tr("The country and its answers")
        yield Break("page")
        yield self.builder.running(title, heading)
        yield Heading(1, heading, self.builder.anchor("country"), contents=1, bookmark=0)
        yield from self._answers()
        yield from self._figures()
        yield Heading(2, self.tr("State of the answers"), self.builder.anchor("state"), bookmark=1)
        yield self._state()

    def _profile_questions(self) -> list[Question]:
        if IDENTIFICATION not in self.snapshot.forms:
            return []
        form = self.snapshot.forms[IDENTIFICATION]
        first = {
            "country",
            "edition",
            "institution",
            "focal_point",
            "email",
            "phone",
            "due_date",
            "languages",
        }
        return [
            question
            for question in form.questions
            if question.name not in first | {"ministries"}
            and question.is_answerable
            and not question.detail_of
        ]

    def _answers(self) -> Iterator[Element]:
        """The long answers of the profile."""
        for question in self._profile_questions():
            if not question.is_long:
                continue
            text = self.snapshot.text(IDENTIFICATION, question.name, language=self.builder.language)
            yield Side((self.tr("Country profile"),))
            yield Heading(3, question.label.get(self.builder.language))
            if text:
                yield RichText(text)
            else:
                yield Paragraph(self.builder.warning(self.tr("Not answered yet.")), "note")

    def _figures(self) -> Iterator[Element]:
        """Figures with their year and source on one line, as the names `x`, `x_year` and `x_source` say."""
        questions = {question.name: question for question in self._profile_questions()}
        rows = []
        for name, question in questions.items():
            if question.type not in ("integer", "decimal") or name.endswith("_year"):
                continue
            cells = [self._shown(questions.get(part)) for part in (name, f"{name}_year", f"{name}_source")]
            label = question.label.get(self.builder.language)
            unit = f" ({question.unit})" if question.unit and question.unit != "%" else ""
            rows.append(
                (
                    TableCell(label + unit),
                    TableCell(cells[0]) if cells[0] else TableCell(self.builder.warning(self.tr("missing"))),
                    TableCell(cells[1] or "–"),
                    TableCell(cells[2] or "–"),
                )
            )
        if rows:
            yield Table(
                (
                    Column("", 5),
                    Column(self.tr("Value"), 2.2, "right"),
                    Column(self.tr("Year"), 1.1, "right"),
                    Column(self.tr("Source"), 4),
                ),
                tuple(rows),
                title=self.builder.table_title(self.tr("The country in figures")),
                subtitle=self.tr("As given by the country"),
            )

    def _shown(self, question: Question | None) -> str:
        return shown(self.snapshot, IDENTIFICATION, question, "", self.builder.catalogue) if question else ""

    def _state(self) -> Table:
        counts = completion(self.snapshot)
        names = [name for name in self.snapshot.forms if name != IDENTIFICATION]
        rows = tuple(self._row(self._name(name), counts.by_form[name]) for name in names)
        return Table(
            (
                Column(self.tr("Questionnaire"), 4.2),
                Column(self.tr("Asked"), 1.3, "right"),
                Column(self.tr("Settled"), 1.3, "right"),
                Column(self.tr("Begun"), 1.3, "right"),
                Column(self.tr("Empty"), 1.3, "right"),
                Column(self.tr("Without answer, on purpose"), 4),
            ),
            rows,
            self._row(self.tr("Together"), counts.overall),
            self.builder.table_title(self.tr("What has been answered")),
            self.tr("Number of questions, measures and tables"),
            self.tr("Settled: final, or left unanswered for a reason that is given."),
        )

    def _name(self, form: str) -> str:
        return self.snapshot.forms[form].short_title.get(self.builder.language)

    def _row(self, name: str, count: Count) -> tuple[TableCell, ...]:
        number = self.builder.catalogue.number
        reasons = [
            f"{reason_words(reason, self.builder.catalogue).lower()} {n}"
            for reason, n in count.missing.items()
        ]
        figures = [count.total, count.settled, count.begun, count.empty]
        return (
            TableCell(name),
            *(TableCell(number(figure)) for figure in figures),
            TableCell(", ".join(reasons) or "–"),
        )
