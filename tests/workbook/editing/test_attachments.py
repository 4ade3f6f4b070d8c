"""Files that answers carry: known by what is in them, under a name that stays where it is put, never executed."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.document.cells import Attachment
from workbook.editing.attachments import LARGEST, attachment, check_attachment, write_to_look_at
from workbook.errors import InvalidValue


def archive(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return made.getvalue()


DOCX = archive(word__document_xml="<w/>")
XLSX = archive(xl__workbook_xml="<w/>")
ODT = archive(mimetype="application/vnd.oasis.opendocument.text")
ODS = archive(mimetype="application/vnd.oasis.opendocument.spreadsheet")
PDF, PNG = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(
            ("loi.pdf", PDF),
            ("carte.PNG", PNG),
            ("photo.jpeg", b"\xff\xd8\xff\xe0"),
            ("note.txt", b"Bonjour"),
        ),
        *(
            ("a.docx", DOCX),
            ("a.xlsx", XLSX),
            ("a.odt", ODT),
            ("a.ods", ODS),
            ("a.csv", "é;à".encode("cp1252")),
        ),
    ],
)
def test_documents_are_taken(name: str, content: bytes) -> None:
    file, value = attachment(name, content)
    assert (file.name, file.content, value["size"]) == (name, content, len(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("programme.exe", b"MZ\x00\x00"),
        ("loi.pdf", b"MZ\x00\x00"),
        ("loi.pdf.exe", PDF),
        ("loi.desktop", b"[Desktop Entry]"),
        ("page.html", b"<script>"),
        ("image.svg", b"<svg onload='x'/>"),
        ("note.txt", b"a" * 5000 + b"\x00"),
        ("a.docx", archive(META_INF="x")),
        ("a.docx", XLSX),
        ("a.xlsx", b"PK\x03\x04 and no more"),
        ("a.docm", DOCX),
        ("a.docx", archive(word__document_xml="<w/>", word__vbaProject_bin="x")),
        ("a.ods", archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", Basic__x="x")),
        ("a.odt", archive(mimetype="application/java-archive")),
        ("sans", b"Bonjour"),
        ("", b"Bonjour"),
    ],
)
def test_what_is_not_such_a_document_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(InvalidValue, match="was not attached"):
        attachment(name, content)


def test_the_size_is_bounded() -> None:
    attachment("a.txt", b"x" * LARGEST)
    with pytest.raises(InvalidValue, match="larger than"):
        attachment("a.txt", b"x" * (LARGEST + 1))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\evil.txt", "evil.txt"),
        ("/abs/olute.txt", "olute.txt"),
        ("...txt", "fichier.txt"),
        ("loi\u202ffdp.txt", "loifdp.txt"),
        ("CON.txt", "_CON.txt"),
        ("nul.tar.txt", "_nul.tar.txt"),
        ("com¹.txt", "_com¹.txt"),
        ("conin$.txt", "_conin$.txt"),
    ],
)
def test_names_are_made_harmless(given_name: str, kept: str) -> None:
    assert check_attachment(given_name, b"x") == kept


@given(st.text(max_size=400))
def test_no_name_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    try:
        file = Attachment("", name, b"x")
        path = write_to_look_at(file, tmp_path)
    except InvalidValue:
        path = write_to_look_at(Attachment("", name + ".txt", b"x"), tmp_path)
    assert path.resolve().parent == tmp_path.resolve()
    assert path.read_bytes() == b"x" and path.suffix.lower() in (".txt", ".csv")
    assert not path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    path.unlink()


@pytest.mark.parametrize(
    ("name", "content"),
    [("../x.desktop", b"[Desktop Entry]"), ("x.sh", b"#!/bin/sh"), ("loi.pdf", b"MZ")],
)
def test_a_forged_attachment_is_not_opened(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(InvalidValue):
        write_to_look_at(Attachment("", name, content), tmp_path)
    assert list(tmp_path.glob("*.*")) == []
