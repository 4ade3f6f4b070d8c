"""What a file changes in the rows of tables: new ones, rows that are gone, rows that were removed here meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.compare_questions import judged, refusal
from workbook.exchange.differences import ANSWERS, Difference, Kind, Refusal, Values
from workbook.exchange.places import AFTER_ALL, Places
from workbook.exchange.received import Given, NewRow
from workbook.exchange.sides import Sides, kind_of
from workbook.questionnaire.model import LocalText, Question, Repeat

Row = tuple[str, str]  # form, row


@dataclass(frozen=True)
class RowComparer:
    """Compares whole rows; what is in `handled` is not compared cell by cell."""

    sides: Sides
    places: Places

    @cached_property
    def ours(self) -> Snapshot:
        return self.sides.ours

    @cached_property
    def new_rows(self) -> tuple[NewRow, ...]:
        """Rows that were written into the form, and rows of the form that this workbook never had."""
        return (*self._written, *self._unknown)

    @cached_property
    def _written(self) -> tuple[NewRow, ...]:
        """Those of tables that the workbook has."""
        return tuple(row for row in self.sides.received.new_rows if self._table(row) is not None)

    @cached_property
    def _absent(self) -> dict[Row, dict[Cell, Given]]:
        """The values of rows that the file shows and the workbook does not have."""
        found: dict[Row, dict[Cell, Given]] = {}
        for cell, given in self.sides.received.given.items():
            repeat = self.places.repeat(cell) if cell.row else None
            if repeat and Cell(cell.form, cell.row, repeat.name, "value") not in self.ours.cells:
                found.setdefault((cell.form, cell.row), {})[cell] = given
        return found

    @cached_property
    def _unknown(self) -> tuple[NewRow, ...]:
        sent = {(cell.form, cell.row) for cell in self.sides.sent_cells()}
        rows = []
        for (form, row), values in self._absent.items():
            first = next(iter(values))
            repeat = self.places.repeat(first)
            if (form, row) not in sent and repeat is not None:
                parent = row.rpartition("/")[0]
                rows.append(NewRow(form, repeat.name, row, values[first].where, values, parent))
        return tuple(rows)

    @cached_property
    def handled(self) -> frozenset[Row]:
        """Rows whose cells are part of a row's difference."""
        emptied = (
            (cell.form, cell.row)
            for cell in self.sides.received.emptied
            if cell.row and (repeat := self.places.repeat(cell))
            and Cell(cell.form, cell.row, repeat.name, "value") not in self.ours.cells
        )  # fmt: skip
        return frozenset((*self._absent, *emptied))

    def differences(self) -> Iterator[Difference]:
        """One a row, and one for each value of a new row that cannot be stored."""
        for row in self.new_rows:
            yield from self._new(row)
        yield from self._removed_here()
        yield from self._gone()

    def result_cells(self) -> dict[Cell, Any]:
        """The workbook with everything of theirs: their answers, and the new rows under their own keys."""
        given = {cell: one.value for cell, one in self.sides.received.given.items()}
        for row in self.new_rows:
            given |= {cell: one.value for cell, one in row.values.items()}
        result = judged(self.ours, given)
        rows = [(row.form, row.key, row.repeat) for row in self.new_rows]
        for (form, key), values in self._absent.items():
            repeat = self.places.repeat(next(iter(values)))
            rows += [(form, key, repeat.name)] if repeat else []
        return result | {Cell(*row, "value"): AFTER_ALL + place for place, row in enumerate(rows)}

    def _table(self, row: NewRow) -> Repeat | None:
        asked = self.ours.forms.get(row.form)
        return next((one for one in asked.repeats if one.name == row.repeat), None) if asked else None

    def _new(self, row: NewRow) -> Iterator[Difference]:
        repeat = self._table(row)
        if repeat is None:
            return
        values: list[Values] = []
        for cell, given in row.values.items():
            question = self.places.item(cell)
            if question is None or given.value in (None, "", []):
                continue
            why = self._refusal(question, cell, given)
            if why is None:
                values.append(Values(cell, None, None, given.value))
            else:
                yield self._refused(question, cell, given, why)
        if values:
            title = _title(repeat, values)
            needs = self._needs(row, values)
            yield self.places.difference(
                "theirs", "new_row", values, repeat, where=row.where, row_title=title, needs=needs
            )

    @cached_property
    def _judge(self) -> Snapshot:
        return replace(self.ours, cells=self.result_cells())

    def _refusal(self, question: Question, cell: Cell, given: Given) -> Refusal | None:
        is_answer = cell.facet in ANSWERS
        return refusal(self._judge, question, cell, given.value) if is_answer else None

    def _refused(self, question: Question, cell: Cell, given: Given, why: Refusal) -> Difference:
        values = [Values(cell, None, None, None)]
        what = f"{cell.facet} {given.where.sheet}!{given.where.address}"
        return self.places.difference(
            "invalid", "answer", values, question, what, where=given.where, refusal=why
        )

    def _needs(self, row: NewRow, values: list[Values]) -> tuple[str, ...]:
        """The other new rows that this one is in, or that it chooses."""
        others = {one.key: one for one in self.new_rows if one.form == row.form and one.key != row.key}
        named = [row.parent] if row.parent in others else []
        for one in values:
            question = self.places.item(one.cell)
            if question is not None and question.chosen_row_of and one.theirs in others:
                named.append(one.theirs)
        return tuple(
            self.places.key(row.form, key, others[key].repeat, "new_row") for key in dict.fromkeys(named)
        )

    def _removed_here(self) -> Iterator[Difference]:
        """Rows that the form shows and that were removed from the workbook since; whole, as theirs would have them."""
        sent = {(cell.form, cell.row) for cell in self.sides.sent_cells()}
        for form, row in sorted(self.handled & sent):
            sides = {cell: self.sides.of(cell) for cell in self._cells_of(form, row)}
            for cell, given in self._absent.get((form, row), {}).items():
                question = self.places.item(cell)
                if question and (why := self._refusal(question, cell, given)) and sides[cell].theirs_changed:
                    yield self._refused(question, cell, given, why)
                    sides[cell] = self.sides.of(cell, shown=False)
            answers = [side for cell, side in sides.items() if self.places.item(cell)]
            repeat = next((self.places.repeat(one.values.cell) for one in answers), None)
            if repeat is None:
                continue
            kind: Kind = "conflict" if kind_of(answers) != "ours" else "ours"
            title = _title(repeat, [one.values._replace(theirs=one.values.before) for one in answers])
            values = [one.values for one in sides.values()]
            yield self.places.difference(kind, "row_removed", values, repeat, row_title=title)

    def _cells_of(self, form: str, row: str) -> list[Cell]:
        received = self.sides.received
        shown = (cell for cell in (*received.given, *received.emptied) if cell[:2] == (form, row))
        return list(dict.fromkeys((*self.sides.row_cells(form, row), *shown)))

    def _gone(self) -> Iterator[Difference]:
        rows = {(form, row) for form, _, row in self.sides.received.gone}
        for form, repeat_name, row in self.sides.received.gone:
            if (form, row.rpartition("/")[0]) in rows or form not in self.ours.forms:
                continue
            repeat = next((one for one in self.ours.forms[form].repeats if one.name == repeat_name), None)
            if repeat is None or Cell(form, row, repeat_name, "value") not in self.ours.cells:
                continue
            sides = [self.sides.of(cell, shown=False) for cell in self.sides.row_cells(form, row)]
            kind: Kind = "conflict" if any(one.ours_changed for one in sides) else "theirs"
            values = [one.values._replace(theirs=None) for one in sides]
            yield self.places.difference(kind, "row_gone", values, repeat, clears=True)


def _title(repeat: Repeat, values: list[Values]) -> LocalText:
    """What a row is called that the workbook does not have."""
    name = repeat.row_label or next((column.name for column in repeat.columns), "")
    texts = {one.cell.facet: str(one.theirs) for one in values if one.cell.question == name and one.theirs}
    plain = texts.get("value", "")
    return LocalText(texts.get("value.fr", plain), texts.get("value.en", plain))
