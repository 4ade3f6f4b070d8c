"""What stands in a code column: which question or row it names, and which part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workbook.exchange.layout import Sheet, anchor, is_new_row, main_items, read_anchor
from workbook.exchange.reading.texts import folded, is_blank, spelled
from workbook.questionnaire.model import Question, Questionnaire
from workbook.spreadsheets.book import Value

_PART = re.compile(r"(\d{1,5})\s?/\s?(\d{1,5})")
_ROW_ID_LENGTH = 6


class Anchored(NamedTuple):
    """The row of a sheet that a code names; `key` is "" where it is not known, `written` what stands there."""

    key: str
    part: int
    parts: int
    written: str

    @property
    def is_respelled(self) -> bool:
        return bool(self.key) and read_anchor(self.written)[0] != self.key


@dataclass(frozen=True)
class Anchors:
    """The codes that a sheet may hold; `rows` are the ids of a table's rows that are known to have been there."""

    sheet: Sheet
    asked: Questionnaire
    rows: frozenset[str] = frozenset()
    knows_rows: bool = True

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Every spelling of a code, and the code."""
        found: dict[str, str] = {}
        if self.sheet.kind == "table":
            return {row: row for row in self.rows}
        for item in self._lines():
            found.setdefault(item.name, anchor(item))
            found[anchor(item)] = anchor(item)
        return found

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        spellings: dict[str, set[str]] = {}
        for written, key in self.keys.items():
            spellings.setdefault(_bare(written), set()).add(key)
        return {written: next(iter(keys)) for written, keys in spellings.items() if len(keys) == 1}

    @cached_property
    def of_others(self) -> frozenset[str]:
        """The codes of sections and notes, which are no answers."""
        items = main_items(self.asked) if self.sheet.kind != "table" else ()
        return frozenset(item.code for item in items if item.code and item.code not in self.keys)

    def _lines(self) -> list[Question]:
        on_line = self.sheet.kind == "checklist"
        return [
            item
            for item in main_items(self.asked)
            if isinstance(item, Question) and item.type != "note" and not (on_line and item.detail_of)
        ]

    def read(self, code: Value | None, part: Value | None = None) -> Anchored | None:
        """What a code cell, and the part cell beside it, name; None where the code cell is blank."""
        if code is None or is_blank(code):
            return None
        written = spelled(code).strip()
        bare, number, total = read_anchor(written) if "/" in written else (written, 1, 1)
        key = self._key(bare)
        if not key and self._key(written):
            key, number, total = self._key(written), 1, 1
        found = _PART.fullmatch(spelled(part).strip()) if part is not None else None
        if found:
            number, total = int(found[1]), int(found[2])
        return Anchored(key, number, total, written)

    def _key(self, written: str) -> str:
        if written in self.keys:
            return self.keys[written]
        if self.sheet.kind == "table":
            lowered = written.casefold()
            if is_new_row(lowered.rpartition("/")[2]):
                return lowered
            filled = written.zfill(_ROW_ID_LENGTH) if written.isdigit() else lowered
            return filled if filled in self.keys else ("" if self.knows_rows else _row_id(written))
        return self._folded.get(_bare(written), "")


def _row_id(written: str) -> str:
    """The text, where it can be the id of a row; for files that lost what they say of their rows."""
    return written if re.fullmatch(r"[0-9a-z_-]{1,40}(/[0-9a-z_-]{1,40})*", written) else ""


def _bare(written: str) -> str:
    return folded(written.replace("\u2011", "-").replace("–", "-")).replace(" ", "").rstrip(".")
