"""The annex of a letter: every question that is missing, every cell that was repaired or could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbook.collection.publishing.anomalies import Anomaly
from workbook.collection.publishing.letters.material import Material, Missing
from workbook.collection.publishing.wording import shortened
from workbook.collection.wording import ANSWER_WORDS
from workbook.editing.checks import Issue
from workbook.errors import N_
from workbook.exchange.layout import WHY_SEPARATOR
from workbook.questionnaire.model import Question, Questionnaire
from workbook.reports.content import Break, Column, Element, Paragraph, Running, Space, Table, TableCell
from workbook.reports.special_pages import SubTitle

if TYPE_CHECKING:
    from workbook.collection.publishing.letters.builder import LetterBuilder

LONGEST = 300  # characters of a cell's text in a table; the file itself has all of it
ROW_NAME = 60
MISSING, REPAIRED, UNREAD = N_("Missing"), N_("Repaired"), N_("Not read")


class Annex:
    """Nothing at all where there is nothing to list."""

    def __init__(self, letter: LetterBuilder, material: Material) -> None:
        self.letter, self.material = letter, material
        self.tr, self.language = letter.tr, letter.language

    def items(self) -> Iterator[Element]:
        parts = [*self._missing(), *self._left(), *self._unread(), *self._repaired(), *self._doubts()]
        if not parts:
            return
        running = (self.letter.title(), self.letter.state)
        yield Running(running, running, self.letter.foot)
        yield Break("page")
        yield SubTitle(self.tr("Annex"))
        yield from parts

    def _missing(self) -> Iterator[Element]:
        if self.material.missing:
            rows = tuple(row for one in self.material.missing for row in self._of_section(one))
            columns = (
                Column(self.tr("Code"), 0.12),
                Column(self.tr("Question"), 0.58),
                Column(self.tr("Section"), 0.3),
            )
            yield from self._table(self.tr(MISSING), columns, rows)

    def _of_section(self, one: Missing) -> Iterator[tuple[TableCell, ...]]:
        title = (one.asked.short_title or one.asked.title).get(self.language)
        for question in one.questions:
            yield (
                TableCell(question.code or question.name, bold=True),
                TableCell(question.label.get(self.language)),
                TableCell(f"{title} – {one.section.title(self.language)}"),
            )

    def _left(self) -> Iterator[Element]:
        rows = tuple(
            (self._code(issue), TableCell(shortened(issue.text(self.letter.catalogue), LONGEST)))
            for issue in self.material.left
        )
        if rows:
            columns = (Column(self.tr("Code"), 0.2), Column(self.tr("What is left to do"), 0.8))
            yield from self._table(self.tr("To be completed or corrected"), columns, rows)

    def _code(self, issue: Issue) -> TableCell:
        asked = self.material.snapshot.forms[issue.form]
        question = asked.question(issue.question)
        row = self._row_name(question, asked, issue.row)
        return TableCell(self._name(question, asked), row)

    def _unread(self) -> Iterator[Element]:
        if self.material.unread:
            columns = (
                Column(self.tr("Cell"), 0.2),
                Column(self.tr("Question"), 0.2),
                Column(self.tr("Text of the cell"), 0.3),
                Column(self.tr("Why it was not read"), 0.3),
            )
            rows = tuple(
                (*self._place(one), TableCell(shortened(one.text, LONGEST)), TableCell(self._said(one)))
                for one in self.material.unread
            )
            yield from self._table(self.tr(UNREAD), columns, rows)

    def _repaired(self) -> Iterator[Element]:
        if self.material.repaired:
            columns = (
                Column(self.tr("Cell"), 0.2),
                Column(self.tr("Question"), 0.2),
                Column(self.tr("Before"), 0.24),
                Column(self.tr("After"), 0.36),
            )
            rows = tuple(
                (
                    *self._place(one),
                    TableCell(shortened(one.text, LONGEST)),
                    TableCell(shortened(self._read_as(one), LONGEST), self._said(one)),
                )
                for one in self.material.repaired
            )
            yield from self._table(self.tr(REPAIRED), columns, rows)

    def _doubts(self) -> Iterator[Element]:
        for one in self.material.doubts:
            yield Paragraph(self._said(one), "small", wide=True)

    def _place(self, one: Anomaly) -> tuple[TableCell, TableCell]:
        question = self._question(one)
        asked = self.material.snapshot.forms.get(one.form)
        row = self._row_name(question, asked, one.row) if question and asked else one.row
        name = self._name(question, asked) if question and asked else one.code
        place = f"{one.sheet}!{one.address}" if one.sheet else ""
        return TableCell(place, bold=True), TableCell(name, row)

    def _name(self, question: Question, asked: Questionnaire) -> str:
        """The number of a question, or its words where it has none; a detail stands after what it belongs to."""
        if question.code:
            return question.code
        whole = asked.question(question.detail_of) if question.detail_of else None
        words = question.label.get(self.language)
        return f"{whole.code or whole.name} · {words}" if whole else words

    def _row_name(self, question: Question, asked: Questionnaire, row: str) -> str:
        """What a row is called by the country; its sign in the file where it has no name."""
        table = asked.repeat_of(question) if row else None
        title = self.material.snapshot.row_title(asked.form_id, table, row, self.language) if table else ""
        return shortened(title, ROW_NAME) or row

    def _question(self, one: Anomaly) -> Question | None:
        asked = self.material.snapshot.forms.get(one.form)
        known = asked.questions if asked else ()
        return next((question for question in known if question.name == one.question), None)

    def _read_as(self, one: Anomaly) -> str:
        """What a cell was read as, in the words of the form."""
        question = self._question(one)
        if one.reason == "reason":
            name, dash, why = one.after.partition(WHY_SEPARATOR)
            known = next((word for state, word in ANSWER_WORDS.items() if state == name), "")
            return f"{self.tr(known)}{dash}{why}" if known else one.after
        if question is None or question.type not in ("select_one", "select_multiple"):
            return one.after
        asked, names = self.material.snapshot.forms[one.form], one.after.split("; ")
        return "; ".join(asked.choice_label(question, name, self.language) for name in names)

    def _said(self, one: Anomaly) -> str:
        return self.tr(one.message, **one.params)

    @staticmethod
    def _table(
        title: str, columns: Sequence[Column], rows: Sequence[tuple[TableCell, ...]]
    ) -> Iterator[Element]:
        yield Space(14)
        yield Table(tuple(columns), tuple(rows), title=title)
