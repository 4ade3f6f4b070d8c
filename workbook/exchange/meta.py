"""The hidden sheet `_meta`: identity, versions, and the hash of everything that was exported.

One row each: `file` (a fact about the file), `form`, `sheet` (with its number of filled cells), `row` (of a
table), `answer` (with hash, length, parts and cells), `carried` (what no cell shows, as JSON, in parts), `text` (the
hash of what the program itself says on the first sheet and above the others; the rest there, a person wrote).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from workbook.document.snapshot import Snapshot
from workbook.exchange.cells import at, put_text
from workbook.exchange.grid import Placed
from workbook.exchange.layout import FORMAT, HELP_ROW, LISTS_SHEET, META_COLUMNS, META_SHEET
from workbook.exchange.text_parts import split_text, unescape, units
from workbook.questionnaire.values import canonical

if TYPE_CHECKING:
    from openpyxl import Workbook

CARRIED = ("value", "value.fr", "value.en", "draft", "missing", "status", "ministry", "tags", "sources")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says about itself; `deprecated_id` is the instance that this one corrects.

    A contribution also names the ministry that it is for, the day that it is due (ISO) and whether it shows what
    was answered before.
    """

    instance_id: str
    written_at: datetime
    deprecated_id: str = ""
    kind: Literal["submission", "contribution"] = "submission"
    ministry: str = ""
    due: str = ""
    shows_answers: bool = True


def digest(value: Any) -> str:
    """The SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def write_meta(workbook: Workbook, snapshot: Snapshot, placed: list[Placed], origin: Origin) -> None:
    """Write `_meta`; every entry is text. A contribution carries nothing that its sheets do not show."""
    sheet = workbook.create_sheet(META_SHEET)
    for place, name in enumerate(META_COLUMNS, 1):
        put_text(at(sheet, 1, place), name)
    rows = (
        *_file(snapshot, placed, origin),
        *_forms(snapshot, placed),
        *_answers(placed),
        *(_carried(snapshot, placed) if origin.kind == "submission" else ()),
        *_own_texts(workbook),
    )
    for number, row in enumerate(rows, 2):
        for place, name in enumerate(META_COLUMNS, 1):
            if row.get(name) not in (None, ""):
                put_text(at(sheet, number, place), str(row[name]))
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def _file(snapshot: Snapshot, placed: list[Placed], origin: Origin) -> Iterator[dict[str, Any]]:
    facts = {
        "format": FORMAT,
        "kind": origin.kind,
        "document": snapshot.document_id,
        "step": snapshot.step,
        "takenAt": snapshot.taken_at,
        "instanceID": origin.instance_id,
        "deprecatedID": origin.deprecated_id,
        "writtenAt": origin.written_at.astimezone(UTC).isoformat(timespec="seconds"),
        "country": snapshot.country,
        "edition": snapshot.edition,
        "languages": " ".join(_languages(placed) or snapshot.answer_languages),
        "answers": sum(len(one.answers) for one in placed),
        "cells": sum(_cells(one) for one in placed),
    }
    if origin.kind == "contribution":
        facts |= {"ministry": origin.ministry, "due": origin.due, "showsAnswers": origin.shows_answers}
    for name, value in facts.items():
        yield {"kind": "file", "question": name, "value": str(value)}


def _languages(placed: list[Placed]) -> tuple[str, ...]:
    """The languages that the sheets have columns for, to be filled."""
    open_ = {column.language for one in placed for column in one.sheet.columns if column.open}
    return tuple(language for language in ("fr", "en") if language in open_)


def _forms(snapshot: Snapshot, placed: list[Placed]) -> Iterator[dict[str, Any]]:
    shown = {one.sheet.form for one in placed}
    for asked in (one for form, one in snapshot.forms.items() if form in shown):
        yield {"kind": "form", "form": asked.form_id, "value": asked.version, "hash": digest(asked.plain)}
    for one in placed:
        yield {
            "kind": "sheet",
            "form": one.sheet.form,
            "question": one.sheet.repeat,
            "value": one.sheet.kind,
            "sheet": one.sheet.name,
            "cells": str(_cells(one)),
        }
        for _, line in one.lines:
            if line.kind == "row" and line.part == 1:
                yield {"kind": "row", "form": one.sheet.form, "row": line.key, "question": one.sheet.repeat}


def _answers(placed: list[Placed]) -> Iterator[dict[str, Any]]:
    for one in placed:
        for cell, (stored, addresses) in one.answers.items():
            yield {
                "kind": "answer",
                **cell._asdict(),
                "hash": digest(stored),
                "units": str(units(stored)) if isinstance(stored, str) else "",
                "parts": str(len(addresses)) if cell.facet != "missing" else "1",
                "sheet": one.sheet.name,
                "cell": addresses[0],
                "cells": str(len(addresses)),
            }


def _carried(snapshot: Snapshot, placed: list[Placed]) -> Iterator[dict[str, Any]]:
    shown = {cell for one in placed for cell in one.answers}
    for cell, value in sorted(snapshot.cells.items(), key=lambda pair: pair[0]):
        asked = snapshot.forms.get(cell.form)
        if asked is None or cell.facet not in CARRIED or cell in shown:
            continue
        if cell.question not in {question.name for question in asked.questions}:
            continue
        texts = split_text(canonical(value))
        for number, text in enumerate(texts, 1):
            yield {
                "kind": "carried",
                **cell._asdict(),
                "value": text,
                "hash": digest(value),
                "parts": f"{number}/{len(texts)}",
            }


def _own_texts(workbook: Workbook) -> Iterator[dict[str, Any]]:
    first, *others = (one for one in workbook.worksheets if one.title not in (META_SHEET, LISTS_SHEET))
    areas = (first.iter_rows(), *(one.iter_rows(max_row=HELP_ROW, max_col=1) for one in others))
    texts = (unescape(str(cell.value)) for area in areas for row in area for cell in row if cell.value)
    for hashed in dict.fromkeys(digest(text) for text in texts):
        yield {"kind": "text", "hash": hashed}


def _cells(placed: Placed) -> int:
    return sum(len(addresses) for _, addresses in placed.answers.values())
