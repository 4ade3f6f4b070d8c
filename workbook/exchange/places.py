"""Where a difference belongs in the workbook: its question, sections and row, its key and its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbook.document.cells import FACETS, Cell
from workbook.document.snapshot import Snapshot
from workbook.errors import UsageError
from workbook.exchange.differences import Difference, Kind, Topic, Values
from workbook.exchange.received import NewRow, Received, Repair, Where
from workbook.questionnaire.model import Item, LocalText, Question, Repeat

AFTER_ALL = 1_000_000


def item_of(snapshot: Snapshot, cell: Cell | None) -> Question | None:
    """The question that a cell answers; None where the workbook does not ask it, or not in that way."""
    asked = snapshot.forms.get(cell.form) if cell else None
    if asked is None or cell is None:
        return None
    try:
        question = asked.question(cell.question)
    except UsageError:
        return None
    if question.name != cell.question or not question.is_answerable:
        return None
    if cell.facet.startswith("value") and cell.facet not in question.facets():
        return None
    return question if bool(cell.row) == (asked.repeat_of(question) is not None) else None


def title_among(repeat: Repeat, values: Mapping[Cell, Any]) -> LocalText:
    """What a row is called that has these values and that the workbook does not have."""
    name = repeat.row_label or next((column.name for column in repeat.columns), "")
    texts = {cell.facet: str(value) for cell, value in values.items() if cell.question == name and value}
    plain = texts.get("value", "")
    return LocalText(texts.get("value.fr", plain), texts.get("value.en", plain))


@dataclass(frozen=True)
class Places:
    """Makes differences of one file, each with its place."""

    ours: Snapshot
    instance: str
    received: Received

    def item(self, cell: Cell | None) -> Question | None:
        return item_of(self.ours, cell)

    def repeat(self, cell: Cell) -> Repeat | None:
        """The table that a cell is in."""
        question = self.item(cell)
        return self.ours.forms[cell.form].repeat_of(question) if question else None

    def key(self, form: str, row: str, name: str, what: str) -> str:
        """What a difference is known by, whenever the same file is compared."""
        return " ".join((self.instance, form, row or "-", name, what))

    def difference(
        self, kind: Kind, topic: Topic, values: Iterable[Values], item: Item, what: str = "", **more: Any
    ) -> Difference:
        """A difference with its sections, row, cell in the file, and repairs."""
        found = tuple(values)
        cell = found[0].cell
        asked = self.ours.forms[cell.form]
        cells = {one.cell for one in found}
        where = next((place for one in cells if (place := self._where(one))), None)
        defaults: dict[str, Any] = {
            "sections": asked.path(item),
            "row_title": self._row_title(cell, item),
            "where": where,
            "repairs": tuple(one for repair_cell in cells for one in self._repairs.get(repair_cell, ())),
        }
        key = self.key(cell.form, cell.row, item.name, what or topic)
        return Difference(key, kind, topic, found, item, **(defaults | more))

    def _where(self, cell: Cell) -> Where | None:
        given = self.received.given.get(cell)
        return given.where if given else self.received.emptied.get(cell)

    @cached_property
    def _repairs(self) -> dict[Cell, list[Repair]]:
        found: dict[Cell, list[Repair]] = {}
        for repair in self.received.repairs:
            if repair.cell is not None:
                found.setdefault(repair.cell, []).append(repair)
        return found

    def _row_title(self, cell: Cell, item: Item) -> LocalText:
        asked = self.ours.forms[cell.form]
        repeat = item if isinstance(item, Repeat) else asked.repeat_of(item)
        if repeat is None or not cell.row:
            return LocalText()
        if (cell.form, repeat.name, cell.row) in self._new_rows:
            values = self._new_rows[cell.form, repeat.name, cell.row].values
            return title_among(repeat, {place: given.value for place, given in values.items()})
        return LocalText(
            *(self.ours.row_title(cell.form, repeat, cell.row, language) for language in ("fr", "en"))
        )

    @cached_property
    def _new_rows(self) -> dict[tuple[str, str, str], NewRow]:
        return {(row.form, row.repeat, row.key): row for row in self.received.new_rows}

    @cached_property
    def _forms(self) -> dict[str, int]:
        return {form: place for place, form in enumerate(self.ours.forms)}

    @cached_property
    def _items(self) -> dict[tuple[str, str], int]:
        return {
            (form, item.name): place
            for form, asked in self.ours.forms.items()
            for place, item in enumerate(asked.flat)
        }

    @cached_property
    def _rows(self) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for cell, position in self.ours.cells.items():
            if cell.row and cell.facet == "value" and (cell.form, cell.question) in self._tables:
                found[cell.form, cell.row] = position
        return found

    @cached_property
    def _tables(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (form, repeat.name) for form, asked in self.ours.forms.items() for repeat in asked.repeats
        )

    def order(self, difference: Difference) -> tuple[Any, ...]:
        """For sorting: as the questionnaires go, tables row by row, new rows last."""
        cell = difference.cell
        asked, item = self.ours.forms[cell.form], difference.item
        table = item if isinstance(item, Repeat) else asked.repeat_of(item)
        return (
            self._forms[cell.form],
            self._items[cell.form, (table or item).name],
            self._rows.get((cell.form, cell.row), AFTER_ALL) if cell.row else 0,
            cell.row,
            self._items[cell.form, item.name],
            FACETS.index(cell.facet) if cell.facet in FACETS else len(FACETS),
            difference.key,
        )
