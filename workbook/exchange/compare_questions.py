"""What a file changes in answers: one difference a language, or one for an answer and the reason for having none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import checked
from workbook.errors import N_, InvalidValue
from workbook.exchange.differences import ANSWERS, Difference, Kind, Refusal, Topic, Values
from workbook.exchange.places import Places, item_of
from workbook.exchange.received import Listed
from workbook.exchange.sides import Side, Sides, kind_of
from workbook.questionnaire.model import Question, Questionnaire, Repeat

TOPICS: dict[str, Topic] = {
    "status": "state",
    "ministry": "ministry",
    "sources": "sources",
    "tags": "tags",
    "comment": "comment",
    "draft": "draft",
}
Place = tuple[str, str, str]  # form, row, question


@dataclass(frozen=True)
class QuestionComparer:
    """`result` are the cells of the workbook with everything of theirs in it, by which constraints are judged."""

    sides: Sides
    places: Places
    result: Mapping[Cell, Any]

    def differences(self, handled: Collection[Place]) -> Iterator[Difference]:
        """The differences of every question that the file shows, except in the rows (form, table, row) `handled`."""
        received = self.sides.received
        touched = dict.fromkeys(
            (cell.form, cell.row, cell.question) for cell in (*received.given, *received.emptied)
        )
        for place in touched:
            question = self.places.item(_cell(place, "missing"))
            if question is None or (place[1] and self._row(place, question) in handled):
                continue
            yield from self._of_question(place, question)

    def _row(self, place: Place, question: Question) -> Place:
        repeat = self.sides.ours.forms[place[0]].repeat_of(question)
        return place[0], repeat.name if repeat else "", place[1]

    def refused(self, listed: Listed) -> Difference | None:
        """What could not be understood, as a difference that cannot be taken; None where it belongs nowhere."""
        cell = listed.cell
        question = self.places.item(cell)
        if cell is None or question is None or listed.reason == "note":
            return None
        side = self.sides.of(cell, shown=False)
        values = [Values(cell, side.values.before, side.values.ours, None)]
        return self.places.difference(
            "invalid",
            TOPICS.get(cell.facet, "answer"),
            values,
            question,
            f"{cell.facet} {listed.where.sheet}!{listed.where.address}",
            where=listed.where,
            refusal=Refusal(listed.text, listed=listed, readings=listed.readings),
        )

    def _of_question(self, place: Place, question: Question) -> Iterator[Difference]:
        answers = [self.sides.of(_cell(place, facet)) for facet in question.facets()]
        reason = self._reason(place, answers)
        if self._belong_together(answers, reason):
            yield self._together(place, question, answers, reason)
        else:
            yield from (self._alone(question, side) for side in answers if self._says(side))
            if reason.theirs_changed and reason.values.ours == reason.theirs:
                yield self._difference("same", "reason", (reason,), question)
        for facet, topic in TOPICS.items():
            side = self.sides.of(_cell(place, facet))
            if facet == "comment":
                side = _said_too(side)
            if not self._says(side) or (facet == "draft" and side.theirs is None and _gives(answers, reason)):
                continue
            yield self._difference(kind_of((side,)), topic, (side,), question)

    def _says(self, side: Side) -> bool:
        return self.sides.shown(side.values.cell)

    def _reason(self, place: Place, answers: list[Side]) -> Side:
        """The reason for having no answer; a form that shows the answer's cells without one was sent without."""
        cell = _cell(place, "missing")
        answers_shown = any(self._says(side) for side in answers)
        sent_without = answers_shown and self.sides.hashes_are_whole and cell not in self.sides.received.base
        return self.sides.of(cell, shown=True if sent_without else None)

    def _belong_together(self, answers: list[Side], reason: Side) -> bool:
        """Whether an answer of one side stands against the reason of the other."""
        if reason.values.ours == reason.theirs or not any(one.theirs_changed for one in (*answers, reason)):
            return False
        answered = any(one.theirs_changed and one.theirs is not None for one in answers)
        ended_by_answer = reason.theirs is None and not reason.ours_changed and answered
        return not ended_by_answer

    def _together(self, place: Place, question: Question, answers: list[Side], reason: Side) -> Difference:
        if reason.theirs is not None:
            answers = [_emptied(side) for side in answers]
        sides = (reason, *answers)
        refusal = next((found for one in answers if (found := self._refusal(question, one))), None)
        kind: Kind = "invalid" if refusal else kind_of(sides)
        return self._difference(kind, "reason", sides, question, "reason", refusal=refusal)

    def _alone(self, question: Question, side: Side) -> Difference:
        refusal = self._refusal(question, side)
        return self._difference(
            "invalid" if refusal else kind_of((side,)), "answer", (side,), question, refusal=refusal
        )

    def _difference(
        self,
        kind: Kind,
        topic: Topic,
        sides: tuple[Side, ...],
        question: Question,
        what: str = "",
        refusal: Refusal | None = None,
    ) -> Difference:
        return self.places.difference(
            kind,
            topic,
            (one.values for one in sides),
            question,
            what or sides[0].values.cell.facet,
            refusal=refusal,
            known=all(one.known for one in sides),
            clears=_takes_away(sides),
            needs=self._needs(question, sides),
        )

    def _needs(self, question: Question, sides: tuple[Side, ...]) -> tuple[str, ...]:
        """The new rows that theirs chooses."""
        form = sides[0].values.cell.form
        table = table_chosen_from(self.sides.ours.forms[form], question)
        if table is None:
            return ()
        keys = {
            row.key for row in self.sides.received.new_rows if (row.form, row.repeat) == (form, table.name)
        }
        chosen = (one.theirs for one in sides if one.theirs_changed and one.theirs in keys)
        return tuple(self.places.key(form, key, table.name, "new_row") for key in chosen)

    def _refusal(self, question: Question, side: Side) -> Refusal | None:
        if not side.theirs_changed or side.theirs is None or side.values.cell.facet not in ANSWERS:
            return None
        return refusal(self.judge, question, side.values.cell, side.theirs)

    @cached_property
    def judge(self) -> Snapshot:
        """The workbook as it would be with everything of theirs."""
        ours = self.sides.ours
        return Snapshot(ours.document_id, ours.step, ours.taken_at, self.result, ours.forms)


def refusal(judge: Snapshot, question: Question, cell: Cell, value: Any) -> Refusal | None:
    """Why a value cannot be stored; None where it can."""
    asked = judge.forms[cell.form]
    try:
        checked(asked, question, value)
    except InvalidValue as error:
        return Refusal(str(value), error=error)
    table = table_chosen_from(asked, question)
    if table is not None and Cell(cell.form, value, table.name, "value") not in judge.cells:
        return Refusal(str(value), error=InvalidValue(N_("There is no row “{row}” any more."), row=value))
    if not judge.constraint_holds(cell.form, question, value, cell.row):
        if question.constraint_message:
            return Refusal(str(value), rule=question.constraint_message)
        return Refusal(str(value), error=InvalidValue(N_("“{value}” is out of range."), value=value))
    return None


def table_chosen_from(asked: Questionnaire, question: Question) -> Repeat | None:
    """The table whose rows are the choices of a question."""
    return asked.repeat_of(asked.item(question.chosen_row_of)) if question.chosen_row_of else None


def judged(ours: Snapshot, theirs: Mapping[Cell, Any]) -> dict[Cell, Any]:
    """The cells of the workbook with all of theirs that it asks for."""
    return {**ours.cells, **{cell: value for cell, value in theirs.items() if item_of(ours, cell)}}


def _cell(place: Place, facet: str) -> Cell:
    return Cell(*place, facet)


def _emptied(side: Side) -> Side:
    """An answer where theirs says that there is none."""
    cell, before, ours, _ = side.values
    return Side(Values(cell, before, ours, None), before is not None, side.ours_changed, side.known)


def _said_too(side: Side) -> Side:
    """Comments stand below each other: theirs never take the place of ours."""
    cell, _, ours, theirs = side.values
    more = [one for one in theirs or () if one not in (ours or ())]
    both = [*(ours or ()), *more] or None
    return Side(Values(cell, ours, ours, both), bool(more), False, side.known)


def _gives(answers: list[Side], reason: Side) -> bool:
    return reason.theirs is not None or _answered(answers)


def _takes_away(sides: tuple[Side, ...]) -> bool:
    """Whether theirs empties an answer, or something else without answering instead."""
    emptied = [
        one.values.cell.facet
        for one in sides
        if one.theirs_changed and one.theirs is None and one.values.ours is not None
    ]
    return any(facet in ANSWERS for facet in emptied) or (bool(emptied) and not _answered(sides))


def _answered(sides: Collection[Side]) -> bool:
    """Whether theirs has an answer, where a reason stood."""
    return any(one.theirs is not None and one.values.cell.facet in ANSWERS for one in sides)
