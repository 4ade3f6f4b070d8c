"""What a Linux desktop is told about the program and its files is true of the files it writes."""

from __future__ import annotations

import configparser
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from workbook.document.schema import APPLICATION_ID
from workbook.editing.session import Session
from workbook.questionnaire.library import load

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
NAMES = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
WORKBOOK, COLLECTION = "application/vnd.passerelle.workbook", "application/vnd.passerelle.collection"


def matches(kind: str, path: Path) -> bool:
    """Whether a file has the bytes that the MIME type `kind` looks for."""
    root = ET.parse(LINUX / "passerelle-mime.xml").getroot()
    outer = root.find(f"m:mime-type[@type='{kind}']/m:magic/m:match", NAMES)
    inner = outer.find("m:match", NAMES) if outer is not None else None
    assert outer is not None and inner is not None
    data = path.read_bytes()
    header = outer.attrib["value"].replace("\\0", "\0").encode()
    number = int(inner.attrib["value"], 16).to_bytes(4, "big")
    at = int(inner.attrib["offset"])
    return data.startswith(header) and data[at : at + 4] == number


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "pays.passerelle"
    Session.create(path, [load("identification")], {"country": "MAR", "edition": "Marrakech 2018"}).close()
    return path


def test_a_workbook_is_known_by_its_bytes(workbook: Path) -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"PSRW"
    assert matches(WORKBOOK, workbook)
    assert not matches(COLLECTION, workbook)


def test_the_desktop_entry_opens_both_kinds_of_files() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "passerelle.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "passerelle %f"
    assert entry["Desktop Entry"]["MimeType"] == f"{WORKBOOK};{COLLECTION};"
