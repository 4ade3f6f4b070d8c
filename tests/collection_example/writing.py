"""A file made from a template: a country's answers in the gaps, its identity everywhere, the hidden sheet made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape as escaped
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.collection_example.made import Identity
from tests.collection_example.shared_strings import SharedStrings, with_shared_texts
from tests.collection_example.template import SheetTemplate, Template, sheet_lines
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.grid import identity_line
from workbook.exchange.layout import FORMAT, META_COLUMNS, address, letter
from workbook.exchange.meta import CARRIED, digest
from workbook.exchange.text_parts import escape, units
from workbook.exchange.words import Words
from workbook.languages import LANGUAGES
from workbook.questionnaire.values import canonical, clean_text

DAY_ZERO = date(1899, 12, 30)
WRITTEN = (2018, 10, 1, 8, 30, 0)
Value = str | int | float | date | None
Row = dict[str, str]


@dataclass
class Filled:
    """What stands on the sheets, by name and address, and the answers behind it with their addresses."""

    cells: dict[str, dict[str, Value]] = field(default_factory=dict)
    answers: dict[str, dict[Cell, tuple[Any, list[str]]]] = field(default_factory=dict)
    rows: dict[str, dict[str, int]] = field(default_factory=dict)  # the row of each code
    beside: dict[str, dict[int, str]] = field(default_factory=dict)  # a note at the end of a row


def fill(template: Template, snapshot: Snapshot) -> Filled:
    """The contents of a country's file, as the program that writes submissions lays them out."""
    words, filled = Words.load(), Filled()
    for name, sheet in template.sheets.items():
        cells: dict[str, Value] = filled.cells.setdefault(name, {})
        answers: dict[Cell, tuple[Any, list[str]]] = filled.answers.setdefault(name, {})
        rows = filled.rows.setdefault(name, {})
        for row, line in zip(sheet.rows, sheet_lines(sheet.layout, snapshot, words), strict=True):
            rows[line.key] = row
            for place, content in enumerate(line.contents):
                if content.value is not None and isinstance(content.value, Value):
                    cells[address(place, row)] = content.value
                if content.holds:
                    stored, addresses = answers.setdefault(content.holds, (content.stored, []))
                    addresses.append(address(place, row))
                    answers[content.holds] = (stored if content.stored is None else content.stored, addresses)
    return filled


def write(
    template: Template,
    snapshot: Snapshot,
    filled: Filled,
    identity: Identity,
    path: Path,
    shared: bool,
    meta: list[Row],
) -> None:
    """Write the file, with its texts in the cells or (`shared`) in a table of their own, as Excel does."""
    pack(parts_of(template, snapshot, filled, identity, shared, meta), path)


def parts_of(
    template: Template,
    snapshot: Snapshot,
    filled: Filled,
    identity: Identity,
    shared: bool,
    meta: list[Row],
) -> dict[str, str]:
    """The parts of the file, by name."""
    line = identity_line(snapshot, Words.load())
    parts = {name: template.for_country(xml, line) for name, xml in template.parts.items()}
    parts["docProps/core.xml"] = _core(template, parts["docProps/core.xml"], snapshot, identity)
    for name, sheet in template.sheets.items():
        xml = "".join(_pieces(sheet, filled.cells[name], filled.beside.get(name, {})))
        parts[sheet.part] = template.for_country(xml, line)
    parts[template.meta_part] = _meta_xml(meta)
    if shared:
        strings = SharedStrings()
        for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
            parts[name] = with_shared_texts(parts[name], strings)
        parts["xl/sharedStrings.xml"] = strings.xml()
        _announce(parts)
    return parts


def pack(parts: Mapping[str, str], path: Path, level: int = 4) -> None:
    """Write the parts into one file, the same bytes by every clock."""
    with ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(ZipInfo(name, WRITTEN), xml.encode(), ZIP_DEFLATED, compresslevel=level)


def meta_rows(template: Template, snapshot: Snapshot, filled: Filled, identity: Identity) -> list[Row]:
    """The rows of the hidden sheet, as it is documented: facts, forms, sheets, rows, answers, what no cell shows, texts."""
    counted = {name: sum(len(at) for _, at in answers.values()) for name, answers in filled.answers.items()}
    rows = [*_facts(snapshot, filled, identity, sum(counted.values()))]
    for asked in snapshot.forms.values():
        rows.append(
            {"kind": "form", "form": asked.form_id, "value": asked.version, "hash": _definition(asked.plain)}
        )
    for name, sheet in template.sheets.items():
        form, repeat = sheet.layout.form, sheet.layout.repeat
        rows.append(
            {"kind": "sheet", "form": form, "question": repeat, "value": sheet.layout.kind, "sheet": name,
             "cells": str(counted[name])}
        )  # fmt: skip
        ids = snapshot.rows(form, repeat) if repeat else ()
        rows += [{"kind": "row", "form": form, "row": row, "question": repeat} for row in ids]
    for name, answers in filled.answers.items():
        rows += [_answer(name, cell, stored, at) for cell, (stored, at) in answers.items()]
    rows += _carried(snapshot, {cell for answers in filled.answers.values() for cell in answers})
    line = identity_line(snapshot, Words.load())
    return rows + [{"kind": "text", "hash": hashed} for hashed in template.own_digests(line)]


def _facts(snapshot: Snapshot, filled: Filled, identity: Identity, cells: int) -> Iterator[Row]:
    facts = {
        "format": FORMAT, "kind": "submission", "document": identity.document, "step": identity.step,
        "takenAt": snapshot.taken_at, "instanceID": identity.instance, "deprecatedID": identity.deprecated,
        "writtenAt": identity.written_at, "country": snapshot.country, "edition": snapshot.edition,
        "languages": " ".join(one for one in LANGUAGES if one in snapshot.answer_languages),
        "answers": sum(map(len, filled.answers.values())), "cells": cells,
    }  # fmt: skip
    for name, value in facts.items():
        yield {"kind": "file", "question": name, "value": str(value)}


_definitions: dict[int, tuple[Any, str]] = {}


def _definition(plain: Any) -> str:
    """The hash of a definition, which is the same in every file."""
    if _definitions.get(id(plain), (None,))[0] is not plain:
        _definitions[id(plain)] = plain, digest(plain)
    return _definitions[id(plain)][1]


def _answer(name: str, cell: Cell, stored: Any, addresses: list[str]) -> Row:
    return {
        "kind": "answer", **cell._asdict(), "hash": digest(stored),
        "units": str(units(stored)) if isinstance(stored, str) else "",
        "parts": str(len(addresses)) if cell.facet != "missing" else "1",
        "sheet": name, "cell": addresses[0], "cells": str(len(addresses)),
    }  # fmt: skip


def _carried(snapshot: Snapshot, shown: set[Cell]) -> Iterator[Row]:
    names = {form: {one.name for one in asked.questions} for form, asked in snapshot.forms.items()}
    for cell, value in sorted(snapshot.cells.items(), key=lambda pair: pair[0]):
        if cell.facet in CARRIED and cell not in shown and cell.question in names.get(cell.form, ()):
            text = canonical(value)
            yield {"kind": "carried", **cell._asdict(), "value": text, "hash": digest(value), "parts": "1/1"}


def _meta_xml(rows: list[Row]) -> str:
    head = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:{letter(len(META_COLUMNS) - 1)}{len(rows) + 1}" /><sheetData>'
    )
    letters = {name: letter(place) for place, name in enumerate(META_COLUMNS)}
    lines = chain([dict(zip(META_COLUMNS, META_COLUMNS, strict=True))], rows)
    body = (
        f'<row r="{number}">'
        + "".join(
            f'<c r="{place}{number}" t="inlineStr"><is><t xml:space="preserve">{_text(row[name])}</t></is></c>'
            for name, place in letters.items()
            if row.get(name)
        )
        + "</row>"
        for number, row in enumerate(lines, 1)
    )
    return head + "".join(body) + '</sheetData><sheetProtection sheet="1" /></worksheet>'


def _pieces(sheet: SheetTemplate, cells: Mapping[str, Value], beside: Mapping[int, str]) -> Iterator[str]:
    for text, gap in zip(sheet.texts, sheet.gaps, strict=False):
        yield text
        if gap.column:
            yield _cell(gap.address, gap.style, cells.get(gap.address))
        elif gap.row in beside:
            yield _cell(address(len(sheet.layout.columns), gap.row), "", beside[gap.row])
    yield sheet.texts[-1]


def _cell(place: str, style: str, value: Value) -> str:
    start = f'<c r="{place}" s="{style}"' if style else f'<c r="{place}"'
    if value is None:
        return f"{start} />"
    if isinstance(value, str):
        return f'{start} t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        value = (day - DAY_ZERO).days
    return f'{start} t="n"><v>{value:.16g}</v></c>'


def _text(text: str) -> str:
    return escaped(escape(clean_text(text)))


def _core(template: Template, xml: str, snapshot: Snapshot, identity: Identity) -> str:
    xml = xml.replace(template.instance, identity.instance)
    xml = re.sub(r"\d{4}-\d\d-\d\dT[0-9:]+Z", identity.written_at.replace("+00:00", "Z"), xml)
    return xml.replace(escaped(template.snapshot.institution("fr")), escaped(snapshot.institution("fr")))


def _announce(parts: dict[str, str]) -> None:
    """Say in the package that there is a table of texts."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}" /></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    relation = (
        '<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
        ' Target="/xl/sharedStrings.xml" Id="rIdShared" /></Relationships>'
    )
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace("</Relationships>", relation)
