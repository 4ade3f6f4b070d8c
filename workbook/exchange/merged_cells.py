"""The cells that a merge writes, gathered from everything that is taken, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workbook.document.cells import Cell, Change
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import changed, checked, inside, new_row_id
from workbook.editing.contributions import cell_of
from workbook.errors import N_, InvalidValue
from workbook.exchange.compare_questions import table_chosen_from
from workbook.exchange.composing import Part, composed
from workbook.exchange.decisions import Decision
from workbook.exchange.differences import ANSWERS, Comparison, Difference, Values
from workbook.questionnaire.model import Question, Repeat

CREDITED = ("answer", "reason", "sources", "new_row", "row_removed")
Place = tuple[str, str, str]  # form, row, question


@dataclass(frozen=True, slots=True)
class Taken:
    """A difference that is taken, in the way that was decided."""

    comparison: Comparison
    difference: Difference
    decision: Decision


@dataclass
class _Answer:
    """What goes into one cell: what was changed there, or else what was left as it was sent."""

    difference: Difference
    keeps_ours: bool = False
    parts: list[Part] = field(default_factory=list)
    as_sent: list[Part] = field(default_factory=list)
    rewritten: str | None = None


class MergedCells:
    """Takes differences one after the other; `finish`, then `changes`."""

    def __init__(self, ours: Snapshot, at: str) -> None:
        self._ours, self._at = ours, at
        self._wanted: dict[Cell, Any] = {}
        self._answers: dict[Cell, _Answer] = {}
        self._states: list[Taken] = []
        self._gone: list[Difference] = []
        self._rows: dict[tuple[str, ...], str] = {}  # instance, form, table, key: the new row's id
        self._credits: dict[Place, dict[str, dict[str, str]]] = {}
        self._marks: dict[Cell, Any] = {}

    def take(self, one: Taken) -> None:
        """Take a difference. Raises InvalidValue for a decision that it does not allow."""
        match one.difference.topic:
            case "new_row":
                self._take_row(one)
            case "row_removed":
                self._wanted |= {each.cell: each.theirs for each in one.difference.values}
                self._credit(one, {each.cell[:3] for each in one.difference.values})
            case "row_gone":
                self._gone.append(one.difference)
            case "state":
                self._states.append(one)
            case _:
                self._take_values(one)

    def finish(self) -> set[str]:
        """Work out what follows from all that was taken; gives the keys of states that have no answer to stand by.

        Raises InvalidValue where things were taken that cannot stand together.
        """
        for cell, answer in self._answers.items():
            self._wanted[cell] = self._value(cell, answer)
        for place in dict.fromkeys(cell[:3] for cell in self._answers):
            self._settle_reason(place)
        left = {one.difference.key for one in self._states if not self._take_state(one)}
        for difference in self._gone:
            self._take_out(difference)
        return left

    def mark(self, comparison: Comparison, is_settled: bool) -> None:
        """Remember of a form that was sent from here that it came back, and whether it is settled."""
        cell = cell_of(comparison.instance)
        known = self._ours.cells.get(cell)
        if isinstance(known, dict):
            marks = {"returned": known.get("returned") or self._at}
            self._marks[cell] = {**known, **marks, **({"merged": self._at} if is_settled else {})}

    def changes(self) -> tuple[Change, ...]:
        """The changes to the workbook, with who contributed."""
        touched = {change.cell[:3] for change in changed(self._ours, self._wanted)}
        credits = {
            Cell(*place, "contributed"): self._contributed(place, entries)
            for place, entries in self._credits.items()
            if place in touched and any(self._after(Cell(*place, facet)) for facet in (*ANSWERS, "missing"))
        }
        return changed(self._ours, {**self._wanted, **credits, **self._marks})

    def _contributed(self, place: Place, entries: dict[str, dict[str, str]]) -> list[Any]:
        known = self._after(Cell(*place, "contributed")) or []
        return [*(one for one in known if one.get("instance") not in entries), *entries.values()]

    def _after(self, cell: Cell) -> Any:
        return self._wanted[cell] if cell in self._wanted else self._ours.cells.get(cell)

    def _credit(self, one: Taken, places: set[Place], row: str = "") -> None:
        source = one.comparison.received.source
        entry = {"ministry": one.comparison.ministry, "instance": source.instance_id, "at": self._at}
        for place in places:
            self._credits.setdefault(place, {})[source.instance_id] = entry | ({"row": row} if row else {})

    def _take_row(self, one: Taken) -> None:
        difference = one.difference
        form, key = difference.cell.form, difference.cell.row
        parent, _, _ = key.rpartition("/")
        instance = one.comparison.instance
        repeat = difference.item
        assert isinstance(repeat, Repeat)
        for above in self._ours.forms[form].path(repeat) if parent else ():
            parent = self._rows.get((instance, form, above.name, parent), parent)
        row = new_row_id(self._ours, form, repeat.name, parent)
        self._rows[instance, form, repeat.name, key] = row
        self._wanted[Cell(form, row, repeat.name, "value")] = self._next_position(form, repeat.name, parent)
        for values in difference.values:
            cell = values.cell._replace(row=row)
            self._wanted[cell] = self._stored(one, values)
        self._credit(one, {values.cell._replace(row=row)[:3] for values in difference.values}, key)

    def _next_position(self, form: str, repeat: str, parent: str) -> Any:
        positions = [self._ours.value(form, repeat, row) for row in self._ours.rows(form, repeat, parent)]
        for cell, position in self._wanted.items():
            if (cell.form, cell.question, cell.facet) == (form, repeat, "value") and position is not None:
                positions += [position] if cell.row.rpartition("/")[0] == parent else []
        return max(positions, default=0) + 1

    def _stored(self, one: Taken, values: Values) -> Any:
        """The value to store: a row that is new is chosen by the id that it gets."""
        cell, theirs = values.cell, values.theirs
        if theirs is None or cell.facet not in ANSWERS:
            return theirs
        asked = self._ours.forms[cell.form]
        question = asked.question(cell.question)
        table = table_chosen_from(asked, question)
        if table is not None:
            theirs = self._rows.get((one.comparison.instance, cell.form, table.name, theirs), theirs)
        return checked(asked, question, theirs)

    def _take_values(self, one: Taken) -> None:
        difference, decision = one.difference, one.decision
        if decision.action == "rewrite" and not difference.is_text:
            raise InvalidValue(N_("This cannot be written anew; take it, or keep what there is."))
        for values in difference.values:
            known = self._answers.setdefault(values.cell, _Answer(difference))
            known.keeps_ours = known.keeps_ours or decision.action == "both"
            parts = known.as_sent if values.theirs == values.before else known.parts
            parts.append((one.comparison.ministry, self._stored(one, values)))
            if decision.action == "rewrite":
                self._rewrite(known, difference, decision.text)
        if difference.topic in CREDITED:
            self._credit(one, {difference.cell[:3]})

    def _rewrite(self, known: _Answer, difference: Difference, text: str) -> None:
        if known.rewritten is not None and known.rewritten != text:
            name = difference.item.code or difference.item.title("en")
            raise InvalidValue(
                N_("Only one answer to {name} can stand. Choose whose it is; nothing was changed."), name=name
            )
        known.rewritten = text

    def _value(self, cell: Cell, answer: _Answer) -> Any:
        question = answer.difference.item
        if answer.rewritten is not None:
            if isinstance(question, Question) and cell.facet in ANSWERS:
                return checked(self._ours.forms[cell.form], question, answer.rewritten)
            return answer.rewritten.strip() or None
        return composed(
            self._ours, answer.difference, cell, answer.keeps_ours, answer.parts or answer.as_sent
        )

    def _settle_reason(self, place: Place) -> None:
        """An answer ends the reason for having none; a reason takes the place of the answer."""
        answers = [cell for facet in ANSWERS if (cell := Cell(*place, facet)) in self._answers]
        gives_answer = any(self._wanted[cell] is not None for cell in answers)
        missing = Cell(*place, "missing")
        gives_reason = self._wanted.get(missing) is not None
        if gives_answer and gives_reason:
            asked = self._ours.forms[place[0]].question(place[2])
            raise InvalidValue(
                N_("An answer to {name} and a reason for having none were both taken. Choose one of them."),
                name=asked.code or asked.title("en"),
            )
        if gives_reason:
            emptied = (*ANSWERS, "draft", "status", "origin")
            self._wanted |= {Cell(*place, facet): None for facet in emptied}
        elif gives_answer:
            self._wanted |= {missing: None, Cell(*place, "draft"): None}

    def _take_state(self, one: Taken) -> bool:
        values = one.difference.values[0]
        if not any(self._after(values.cell._replace(facet=facet)) for facet in ANSWERS):
            return False
        known = self._wanted.get(values.cell)
        if known is not None and known != values.theirs:
            name = one.difference.item.code or one.difference.item.title("en")
            raise InvalidValue(
                N_("Only one answer to {name} can stand. Choose whose it is; nothing was changed."), name=name
            )
        self._wanted[values.cell] = values.theirs
        return True

    def _take_out(self, difference: Difference) -> None:
        cells = {values.cell for values in difference.values}
        repeat = difference.item
        assert isinstance(repeat, Repeat)
        form, row = difference.cell.form, difference.cell.row
        names = {item.name for item in (repeat, *inside(repeat))}
        written = [
            cell for cell in self._wanted if cell.form == form and cell.row == row and cell.question in names
        ]
        if any(self._wanted[cell] is not None for cell in written):
            raise InvalidValue(
                N_("The row “{name}” was taken out and changed at once. Choose one of them."),
                name=difference.row_title.get("en") or row,
            )
        self._wanted |= dict.fromkeys((*cells, *written))
