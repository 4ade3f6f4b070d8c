"""Several cells pasted from a spreadsheet into a table, as one step; what cannot be read is kept and listed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, about, add_row, changed, checked, facet_of, new_row_id
from workbook.errors import N_, InvalidValue, KnownError
from workbook.languages import Catalogue
from workbook.questionnaire import values
from workbook.questionnaire.model import Choice, LocalText, Question, Repeat


@dataclass(frozen=True, slots=True)
class Unread:
    """A pasted cell that is no answer: its row (from 1 in what was pasted), its column, what it was, and why."""

    line: int
    column: str
    raw: str
    reason: KnownError


@dataclass(frozen=True, slots=True)
class Paste:
    """What a paste would do: its changes, the rows that it fills, those of them that are new, what it cannot read."""

    change_set: ChangeSet
    rows: tuple[str, ...]
    added: int
    filled: int
    unread: tuple[Unread, ...]


def read_cells(text: str) -> list[list[str]]:
    """The cells of tab-separated text as spreadsheets copy it: quoted where they hold tabs or line ends."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not plain.strip("\n"):
        return []
    quoted = plain.startswith('"') or '\t"' in plain or '\n"' in plain
    if not quoted:
        lines = plain.split("\n")
        return [line.split("\t") for line in (lines[:-1] if lines[-1] == "" else lines)]
    csv.field_size_limit(2**30)
    return [line or [""] for line in csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=False)]


def plan_paste(
    snapshot: Snapshot,
    form: str,
    repeat: Repeat,
    rows: Sequence[str],
    columns: Sequence[Question],
    text: str,
    catalogue: Catalogue,
    language: str = "",
) -> Paste:
    """Put the cells of `text` into `rows` and `columns` as they stand on the screen; rows are added at the end.

    What a column cannot read is kept there as a draft; what falls beside the table is listed only.
    """
    return _Pasting(snapshot, form, repeat, catalogue, language).plan(rows, columns, read_cells(text))


class _Pasting:
    def __init__(
        self, snapshot: Snapshot, form: str, repeat: Repeat, catalogue: Catalogue, language: str
    ) -> None:
        self.snapshot, self.form, self.repeat = snapshot, form, repeat
        self.catalogue, self.language = catalogue, language
        self.asked = snapshot.forms[form]
        self.wanted: dict[Cell, Any] = {}
        self.unread: list[Unread] = []
        self.filled = 0

    def plan(self, rows: Sequence[str], columns: Sequence[Question], lines: list[list[str]]) -> Paste:
        targets = list(rows[: len(lines)])
        added = len(lines) - len(targets)
        targets += [self._new_row(offset) for offset in range(added)]
        for number, (row, line) in enumerate(zip(targets, lines, strict=True), 1):
            for at, raw in enumerate(line):
                self._cell(number, row, columns[at] if at < len(columns) else None, raw)
        args = about(self.form, self.repeat, targets[0] if targets else "")
        change_set = ChangeSet("paste", args, changed(self.snapshot, self.wanted))
        return Paste(change_set, tuple(targets), added, self.filled, tuple(self.unread))

    def _new_row(self, offset: int) -> str:
        row = new_row_id(self.snapshot, self.form, self.repeat.name)
        for change in add_row(self.snapshot, self.form, self.repeat, row, {}).changes:
            self.wanted[change.cell] = change.after
        self.wanted[Cell(self.form, row, self.repeat.name, "value")] += offset
        return row

    def _cell(self, number: int, row: str, column: Question | None, raw: str) -> None:
        if column is None:
            if raw.strip():
                reason = InvalidValue(N_("There is no column for it."))
                self.unread.append(Unread(number, "", raw, reason))
            return
        title = column.title(self.catalogue.code)
        if not column.is_answerable or column.type == "file":
            if raw.strip() and column.type != "calculate":
                self.unread.append(Unread(number, title, raw, InvalidValue(N_("It cannot be typed."))))
            return
        draft = Cell(self.form, row, column.name, "draft")
        try:
            value = checked(self.asked, column, self._read(column, raw))
        except InvalidValue as error:
            self.unread.append(Unread(number, title, raw, error))
            self.wanted[draft] = values.clean_text(raw)
            return
        self._put(row, column, value)
        self.wanted[draft] = None

    def _put(self, row: str, column: Question, value: Any) -> None:
        facet = facet_of(column, self.language, self.snapshot.answer_languages)
        self.wanted[Cell(self.form, row, column.name, facet)] = value
        if value is not None:
            self.wanted[Cell(self.form, row, column.name, "missing")] = None
            self.filled += 1

    def _read(self, column: Question, raw: str) -> Any:
        if not column.chosen_row_of:
            return values.parse(column, raw, self.catalogue.code, self.asked.choices_of(column))
        if not raw.strip():
            return None
        repeat = self.asked.repeat_of(self.asked.item(column.chosen_row_of))
        titles: dict[str, str] = {}
        for language in ("fr", "en"):
            if repeat is not None:
                titles |= self.snapshot.row_titles(self.form, repeat.name, language)
                found = values.find_choice(raw.strip(), _as_choices(titles))
                if found is not None:
                    return found.name
        known = ", ".join(list(titles.values())[:8])
        raise InvalidValue(N_("“{text}” is not one of the choices: {choices}."), text=raw, choices=known)


def _as_choices(titles: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(row, LocalText(title, title)) for row, title in titles.items())
