"""The consolidated workbook while it is written: heads and settings by openpyxl, rows from files of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbook.collection.publishing.consolidated.heights import row_height
from workbook.collection.publishing.consolidated.looks import Looks
from workbook.collection.publishing.consolidated.row_file import Cell, RowFile
from workbook.exchange.layout import FIRST_ROW, letter
from workbook.exchange.text_parts import CELL_UNITS, escape, split_text, units
from workbook.questionnaire.model import LocalText

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
KEPT_FREE = 12  # rows for the key under the last one
SURELY_FITS = CELL_UNITS // 8  # letters: each may be written in seven signs

KeepLong = Callable[[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its words, a code above them, its width in characters; `grouped` ones are folded away beside a value."""

    head: LocalText
    width: float
    code: str = ""
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the rows of a sheet, and its tab. `frozen` columns stay in view and are printed on every page."""

    name: str
    title: str
    identity: str
    help: str
    columns: Sequence[Column]
    frozen: int
    tab: str = "accent"
    keyed: bool = False
    highest: float = 120.0


@dataclass
class SheetRows:
    """A sheet that rows are added to; those that one sheet cannot hold go to the next."""

    head: Head
    looks: Looks
    folder: Path
    keep_long: KeepLong
    files: list[RowFile] = field(default_factory=list)
    most_rows: int = MOST_ROWS

    @cached_property
    def widths(self) -> list[tuple[int, float]]:
        """Places and widths of the columns that make a row higher: not of those that are folded away."""
        columns = enumerate(self.head.columns)
        return [(place, column.width) for place, column in columns if not column.grouped]

    def add(self, cells: Sequence[Cell]) -> None:
        """Add a row of values with their looks; it is as high as its texts need, up to a limit."""
        if not self.files or self.files[-1].row > self.most_rows - KEPT_FREE:
            self._begin()
        height = row_height(cells, self.widths, self.head.highest)
        if any(cell is not None and type(cell[0]) is str and len(cell[0]) > SURELY_FITS for cell in cells):
            cells = [self._fitting(cell, place) for place, cell in enumerate(cells)]
        self.files[-1].append(cells, height)

    def _fitting(self, cell: Cell, place: int) -> Cell:
        """The cell, or of a text that no cell can hold the beginning; the whole text is kept elsewhere."""
        if cell is None or not isinstance(cell[0], str) or units(escape(cell[0])) <= CELL_UNITS:
            return cell
        return self.keep_long(self.head.name, f"{letter(place)}{self.files[-1].row}", cell[0]), cell[1]

    def finish(self) -> None:
        """No more rows come; a sheet without any is a sheet all the same."""
        if not self.files:
            self._begin()
        self.close()

    def close(self) -> None:
        """Close the files, all of them even where one cannot be written."""
        with ExitStack() as stack:
            for file in self.files:
                stack.callback(file.close)

    def _begin(self) -> None:
        path = self.folder / f"{id(self)}-{len(self.files)}.xml"
        self.files.append(RowFile(path, FIRST_ROW, len(self.head.columns), self.looks))


class Book:
    """A workbook being written. Use as a context manager: what it keeps on the disk meanwhile goes with it."""

    def __init__(self, long_head: Head) -> None:
        from openpyxl import Workbook

        from workbook.exchange.styles import add_styles

        self.workbook: Workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        add_styles(self.workbook)
        self.looks = Looks(self.workbook)
        self.sheets: list[SheetRows] = []
        self._names: set[str] = set()
        self._long_head = long_head
        self._long: SheetRows | None = None
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="passerelle-")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def sheet(self, head: Head) -> SheetRows:
        """A new sheet, after those that there are."""
        made = self._rows(replace(head, name=self._name(head.name)))
        self.sheets.append(made)
        return made

    def _rows(self, head: Head) -> SheetRows:
        made = SheetRows(head, self.looks, self._folder, self._keep_long)
        self._stack.callback(made.close)
        return made

    def _keep_long(self, sheet: str, address: str, text: str) -> str:
        """Keep a long text whole, in parts, on a sheet of its own; give what its cell says instead."""
        if self._long is None:
            self._long = self._rows(replace(self._long_head, name=self._name(self._long_head.name)))
        parts = split_text(text)
        for number, part in enumerate(parts, 1):
            place, share = f"{sheet}!{address}", f"{number}/{len(parts)}"
            self._long.add([(place, "code"), (share, "known"), (part, "text")])
        return f"{parts[0]}\n[1/{len(parts)} → {self._long.head.name}]"

    def _name(self, wanted: str) -> str:
        """A tab's name that no other sheet has."""
        from workbook.exchange.sheets import sheet_name

        base = name = sheet_name(LocalText(wanted, wanted))
        number = 1
        while name.casefold() in self._names:
            number += 1
            name = f"{base[:25]} ({number})"
        self._names.add(name.casefold())
        return name

    def _all(self) -> list[SheetRows]:
        return [*self.sheets, *([self._long] if self._long else [])]

    def save(
        self, path: Path, first: Callable[[Workbook, Looks, list[tuple[str, str]]], None], moment: datetime
    ) -> None:
        """Write everything to `path`; `first` adds what comes before, given the other sheets' names and titles."""
        from workbook.collection.publishing.consolidated.frame import add_frame

        rows: list[RowFile] = []
        names: list[tuple[str, str]] = []
        for sheet in self._all():
            sheet.finish()
            for number, file in enumerate(sheet.files):
                name = self._name(sheet.head.name) if number else sheet.head.name
                add_frame(self.workbook, name, sheet.head, file.row - 1, self.looks)
                rows.append(file)
                names.append((name, sheet.head.title))
        self.looks.close()
        first(self.workbook, self.looks, names)
        _save(self.workbook, path, rows, self._folder, moment)


_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_AFTER_HEAD = re.compile(rb'<row r="(?:[5-9]|\d\d+)"|</sheetData>')
_SIZE = re.compile(rb'<dimension ref="[^"]*"\s*/>')


def _save(workbook: Workbook, path: Path, rows: Sequence[RowFile], folder: Path, moment: datetime) -> None:
    """Write the workbook with the rows in their sheets, behind the head that openpyxl has written."""
    from workbook.exchange.archive import save

    frame = folder / "frame.xlsx"
    save(workbook, frame, moment)
    with ZipFile(frame) as made, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for entry in made.infolist():
            found = _SHEET.fullmatch(entry.filename)
            with made.open(entry) as content, archive.open(_again(entry), "w", force_zip64=True) as written:
                if found:
                    number = int(found[1]) - 1 - (len(workbook.sheetnames) - len(rows))
                    _write_sheet(written, content.read(), rows[number] if number >= 0 else None)
                else:
                    written.write(content.read())


def _again(entry: ZipInfo) -> ZipInfo:
    made = ZipInfo(entry.filename, entry.date_time)
    made.compress_type, made.external_attr = ZIP_DEFLATED, entry.external_attr
    return made


def _write_sheet(written: IO[bytes], frame: bytes, rows: RowFile | None) -> None:
    if rows is None:
        written.write(frame)
        return
    frame = _SIZE.sub(b"", frame, count=1)
    place = _AFTER_HEAD.search(frame)
    assert place is not None
    written.write(frame[: place.start()])
    with rows.path.open("rb") as content:
        while piece := content.read(1 << 20):
            written.write(piece)
    written.write(frame[place.start() :])
