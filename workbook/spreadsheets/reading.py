"""Reading an Excel file (.xlsx) that comes from somebody else, in this process.

Texts come exactly as they stand in the file, blanks included, whatever `xml:space` says.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any, cast

from workbook.spreadsheets.book import Book, Sheet, State
from workbook.spreadsheets.cells import SheetCells
from workbook.spreadsheets.comments import read_comments
from workbook.spreadsheets.container import Container
from workbook.spreadsheets.kinds import check_kind, check_names
from workbook.spreadsheets.limits import LIMITS, Limits
from workbook.spreadsheets.parts import Parts, find_parts
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.shared_texts import shared_texts
from workbook.spreadsheets.styles import read_styles
from workbook.spreadsheets.texts import decoded
from workbook.spreadsheets.values import CellValues
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts

_ROOTS = tuple(f"{namespace} workbook" for namespace in MAIN)
_STATES = ("visible", "hidden", "veryHidden")


def read_book(path: Path, limits: Limits = LIMITS) -> Book:
    """What an Excel file holds. Raises RefusedFile, with the file's name, for whatever is not a sound .xlsx file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedFile("no-file")
        with path.open("rb") as file:
            check_kind(file, limits)
            container = Container(file, limits)
            check_names(container.names, container.start("mimetype"))
            return _read(XmlParts(container, limits))
    except RefusedFile as refused:
        raise refused.of(path.name) from refused.__cause__
    except FileNotFoundError as error:
        raise RefusedFile("gone", path.name) from error
    except OSError as error:
        raise RefusedFile("unreadable", path.name, why=error.strerror or str(error)) from error
    except MemoryError:
        raise RefusedFile("memory", path.name) from None


def plain_book(path: Path) -> dict[str, Any]:
    """`read_book` as a job for a child process: the book as JSON. Raises RefusedFile."""
    return read_book(path).to_plain()


def _read(xml: XmlParts) -> Book:
    parts = find_parts(xml)
    described = _describe(xml, parts)
    shared = parts.target("sharedStrings")
    styles = parts.target("styles")
    values = CellValues(
        shared_texts(xml, shared) if shared else (),
        read_styles(xml, styles) if styles else {},
        described.from_1904,
    )
    reader = SheetCells(values, xml.limits)
    sheets = tuple(
        Sheet(name, state, reader.read(xml, part), _comments(xml, parts, part))
        for name, state, part in described.sheets
    )
    properties = xml.texts(parts.properties) if parts.properties else {}
    xml.container.check_the_rest()
    return Book(sheets, properties)


def _comments(xml: XmlParts, parts: Parts, sheet: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts.comments(sheet):
        if part in xml.container:
            found |= read_comments(xml, part)
    return found


class _Described:
    """What the workbook part says: its sheets, by name, state and part, and from when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, State, str]] = []
        self.from_1904 = False


def _describe(xml: XmlParts, parts: Parts) -> _Described:
    found = _Described()
    names: set[str] = set()
    taken: set[str] = set()

    def start(path: str, attributes: Attributes) -> None:
        if path == "/workbook/workbookPr":
            found.from_1904 = attributes.get("date1904") in ("1", "true")
        if path != "/workbook/sheets/sheet":
            return
        name = decoded(attributes.get("name", ""))
        state = attributes.get("state", "visible")
        identifier = next((value for key, value in attributes.items() if _IS_LINK.search(key)), "")
        relation = parts.relations.get(identifier)
        if relation is None or state not in _STATES or not name or len(name) > 255:
            raise RefusedFile("damaged", part=name[:80] or parts.workbook)
        if name.lower() in names or relation.target.lower() in taken:
            raise RefusedFile("twice", part=name)
        if len(names) >= xml.limits.sheets:
            raise RefusedFile("too-large", part=parts.workbook)
        names.add(name.lower())
        taken.add(relation.target.lower())
        if relation.kind == "worksheet":
            found.sheets.append((name, cast("State", state), relation.target))

    xml.walk(parts.workbook, _ROOTS, start)
    if not found.sheets:
        raise RefusedFile("missing", part="worksheet")
    return found


_IS_LINK = re.compile(r"/relationships id$")
