"""Reads written reports back, as a reader's program would."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from workbook.document.snapshot import Snapshot
from workbook.reports import Options, write_report


def written(tmp_path: Path, report: str, snapshot: Snapshot, **options: Any) -> PdfReader:
    """The report as a file, opened again."""
    path = tmp_path / "report.pdf"
    write_report(report, snapshot, path, Options(**options))
    return PdfReader(path)


def page_text(reader: PdfReader, number: int) -> str:
    """The words of a page, counted from 1, with plain spaces."""
    return " ".join(unicodedata.normalize("NFKC", reader.pages[number - 1].extract_text()).split())


def whole_text(reader: PdfReader) -> str:
    return " ".join(page_text(reader, number) for number in range(1, len(reader.pages) + 1))


def squeezed(text: str) -> str:
    """Letters and figures alone: what must not be lost, however lines were broken."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def outline(reader: PdfReader) -> list[tuple[int, str, int]]:
    """(level, title, page) of every bookmark."""
    found: list[tuple[int, str, int]] = []

    def walk(entries: list[Any], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            else:
                page = reader.get_destination_page_number(entry)
                found.append((level, str(entry.title), (page or 0) + 1))

    walk(reader.outline, 0)
    return found


def fonts(reader: PdfReader) -> dict[str, bool]:
    """The fonts of all pages and whether their program is inside the file."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        for font in resources.get("/Font", {}).values():
            one = font.get_object()
            descriptor = one.get("/FontDescriptor")
            inside = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(one["/BaseFont"])] = inside
    return found
