"""What a file changes in the rows of tables: new ones, rows that are gone, rows that were removed here meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import inside
from workbook.exchange.compare_questions import judged, refusal, table_chosen_from
from workbook.exchange.differences import ANSWERS, Difference, Kind, Refusal, Values
from workbook.exchange.places import AFTER_ALL, Places, title_among
from workbook.exchange.received import Given, NewRow
from workbook.exchange.sides import Sides, kind_of
from workbook.questionnaire.model import LocalText, Question, Repeat

Row = tuple[str, str, str]  # form, table, row


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
                found.setdefault((cell.form, repeat.name, cell.row), {})[cell] = given
        return found

    @cached_property
    def _unknown(self) -> tuple[NewRow, ...]:
        rows = []
        for (form, table, row), values in self._absent.items():
            if Cell(form, row, table, "value") not in self.sides.sent_cells:
                where = next(iter(values.values())).where
                rows.append(NewRow(form, table, row, where, values, row.rpartition("/")[0]))
        return tuple(rows)

    @cached_property
    def handled(self) -> frozenset[Row]:
        """Rows whose cells are part of a row's difference."""
        emptied = (
            (cell.form, repeat.name, cell.row)
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
        rows += [(form, row, table) for form, table, row in self._absent]
        return result | {Cell(*row, "value"): AFTER_ALL + place for place, row in enumerate(rows)}

    def _table(self, row: NewRow) -> Repeat | None:
        asked = self.ours.forms.get(row.form)
        return next((one for one in asked.repeats if one.name == row.repeat), None) if asked else None

    def _new(self, row: NewRow) -> Iterator[Difference]:
        repeat = self._table(row)
        if repeat is None:
            return
        values: list[Values] = []
        refused: list[tuple[Question, Cell, Given, Refusal]] = []
        for cell, given in row.values.items():
            question = self.places.item(cell)
            if question is None or given.value in (None, "", []):
                continue
            why = self._refusal(question, cell, given)
            if why is None:
                values.append(Values(cell, None, None, given.value))
            else:
                refused.append((question, cell, given, why))
        title = title_among(repeat, {one.cell: one.theirs for one in values})
        for each in refused:
            yield self._refused(*each, title)
        if values:
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

    def _refused(
        self, question: Question, cell: Cell, given: Given, why: Refusal, title: LocalText
    ) -> Difference:
        values = [Values(cell, None, None, None)]
        what = f"{cell.facet} {given.where.sheet}!{given.where.address}"
        return self.places.difference(
            "invalid", "answer", values, question, what, where=given.where, refusal=why, row_title=title
        )

    def _needs(self, row: NewRow, values: list[Values]) -> tuple[str, ...]:
        """The other new rows that this one is in, or that it chooses."""
        asked = self.ours.forms[row.form]
        tables = {(one.repeat, one.key) for one in self.new_rows if one.form == row.form}
        named = [(above.name, row.parent) for above in asked.path(asked.repeat(row.repeat)) if row.parent]
        for one in values:
            question = self.places.item(one.cell)
            chosen = table_chosen_from(asked, question) if question else None
            named += [(chosen.name, one.theirs)] if chosen else []
        return tuple(
            self.places.key(row.form, key, table, "new_row")
            for table, key in dict.fromkeys(named)
            if (table, key) in tables
        )

    def _removed_here(self) -> Iterator[Difference]:
        """Rows that the form shows and that were removed from the workbook since; whole, as theirs would have them."""
        for form, table, row in sorted(self.handled):
            if Cell(form, row, table, "value") not in self.sides.sent_cells:
                continue
            repeat = self.ours.forms[form].repeat(table)
            sides = {cell: self.sides.of(cell) for cell in self._cells_of(form, repeat, row)}
            for cell, given in self._absent.get((form, table, row), {}).items():
                question = self.places.item(cell)
                if question and (why := self._refusal(question, cell, given)) and sides[cell].theirs_changed:
                    yield self._refused(question, cell, given, why, LocalText())
                    sides[cell] = self.sides.of(cell, shown=False)
            answers = [side for cell, side in sides.items() if self.places.item(cell)]
            kind: Kind = "conflict" if kind_of(answers) != "ours" else "ours"
            title = title_among(repeat, {one.values.cell: one.values.before for one in answers})
            values = [one.values for one in sides.values()]
            yield self.places.difference(kind, "row_removed", values, repeat, row_title=title)

    def _cells_of(self, form: str, repeat: Repeat, row: str) -> list[Cell]:
        """The cells of a row, and of the rows within it, on all sides."""
        names = {item.name for item in (repeat, *inside(repeat))}
        received = self.sides.received
        known = dict.fromkeys((*self.ours.cells, *self.sides.sent_cells, *received.given, *received.emptied))
        return [
            cell
            for cell in known
            if cell.form == form
            and cell.question in names
            and (cell.row == row or cell.row.startswith(row + "/"))
        ]

    def _gone(self) -> Iterator[Difference]:
        rows = {(form, row) for form, _, row in self.sides.received.gone}
        for form, table, row in self.sides.received.gone:
            if (form, row.rpartition("/")[0]) in rows or Cell(
                form, row, table, "value"
            ) not in self.ours.cells:
                continue
            repeat = next((one for one in self.ours.forms[form].repeats if one.name == table), None)
            if repeat is None:
                continue
            sides = [self.sides.of(cell, shown=False) for cell in self._cells_of(form, repeat, row)]
            kind: Kind = "conflict" if any(one.ours_changed for one in sides) else "theirs"
            values = [one.values._replace(theirs=None) for one in sides]
            yield self.places.difference(kind, "row_gone", values, repeat, clears=True)
