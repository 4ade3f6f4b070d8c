"""An exact little reader of Excel files, and what a submission says, by the workbook's cells."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange import layout
from workbook.exchange.submission import submission_sheets
from workbook.exchange.text_parts import unescape

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Grid = dict[str, str | float]


def read_file(path: Path) -> dict[str, Grid]:
    """Every sheet's cells that are not empty, texts exactly as stored."""
    with ZipFile(path) as archive:
        shared = _shared(archive)
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): (one.get("Target") or "").removeprefix("/xl/") for one in links}
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        return {
            sheet.get("name", ""): _grid(archive.read(f"xl/{targets[sheet.get(LINK)]}"), shared)
            for sheet in book.iter(f"{MAIN}sheet")
        }


def _shared(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    table = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return [_text(entry) for entry in table.iter(f"{MAIN}si")]


def _text(node: ElementTree.Element) -> str:
    return unescape("".join(one.text or "" for one in node.iter(f"{MAIN}t")))


def _grid(xml: bytes, shared: list[str]) -> Grid:
    grid: Grid = {}
    for cell in ElementTree.fromstring(xml).iter(f"{MAIN}c"):
        kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
        assert cell.find(f"{MAIN}f") is None, f"{cell.get('r')} is a formula"
        if kind == "inlineStr":
            grid[cell.get("r", "")] = _text(cell)
        elif kind == "s" and value:
            grid[cell.get("r", "")] = shared[int(value)]
        elif value:
            grid[cell.get("r", "")] = float(value)
    return {address: content for address, content in grid.items() if content != ""}


def answers_in(path: Path, snapshot: Snapshot) -> dict[Cell, str | float]:
    """What stands in the answer cells of a submission, found by code alone; parts joined."""
    sheets = {sheet.name: sheet for sheet in submission_sheets(snapshot)}
    found: dict[Cell, str | float] = {}
    for name, grid in read_file(path).items():
        if name in sheets:
            _collect(sheets[name], grid, snapshot, found)
    return found


def _collect(sheet: layout.Sheet, grid: Grid, snapshot: Snapshot, found: dict[Cell, str | float]) -> None:
    asked = snapshot.forms[sheet.form]
    assert layout.read_identity(str(grid["A2"])) == (sheet.form, sheet.repeat, asked.version)
    for row in range(layout.FIRST_ROW, max(int(re.sub(r"\D", "", one)) for one in grid) + 1):
        key, _, _ = layout.read_anchor(str(grid.get(f"A{row}", "")))
        for place, column in enumerate(sheet.columns):
            content = grid.get(layout.address(place, row))
            cell = layout.cell_of(sheet, asked, key, column) if key and content is not None else None
            if cell is None or content is None:
                continue
            if isinstance(found.get(cell), str):
                content = str(found[cell]) + str(content)
            found[cell] = content


def stored_texts(snapshot: Snapshot) -> dict[Cell, Any]:
    """The text answers of a snapshot, by cell."""
    return {
        cell: value
        for cell, value in snapshot.cells.items()
        if cell.form in snapshot.forms and cell.question and cell.facet.startswith("value")
        if cell.question in {question.name for question in snapshot.forms[cell.form].questions}
        if snapshot.forms[cell.form].question(cell.question).type == "text"
    }


def convert(path: Path, kind: str, folder: Path) -> Path:
    """The file resaved by LibreOffice, with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    out = folder / f"out-{kind}"
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=300)
    return out / f"{path.stem}.{kind}"
