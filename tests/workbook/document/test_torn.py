"""Copies that were taken in the midst of a save, made on purpose: pages of one moment among those of another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workbook.cli.main import main
from workbook.document.cells import Cell
from workbook.document.torn import AS_FOUND, MOST_LEFT_OUT
from workbook.editing.session import Session
from workbook.errors import DamagedFile

FORM, PAGE = "every-type", 4096
CELL = Cell(FORM, "", "long", "value.fr")
Moments = list[tuple[bytes, dict[Cell, Any]]]


@pytest.fixture
def moments(session: Session) -> Moments:
    """The file after each of some saves, and its cells."""
    found: Moments = []
    for number in range(12):
        session.answer(FORM, "long", f"{number} " * 1500, language="fr")
        session.add_row(FORM, "rows", {"name": f"ligne {number}", "amount": number})
        found.append((session.path.read_bytes(), dict(session.snapshot().cells)))
    session.close()
    return found


def torn(before: bytes, after: bytes, first_pages: int) -> bytes:
    """The first pages as they were, the others as they are."""
    cut = first_pages * PAGE
    return before[:cut] + after[cut:]


def damaged_in(moments: Moments, path: Path) -> list[tuple[int, bytes]]:
    """Torn copies that do not open as they are, each with the number of the save that it was cut across."""
    found = []
    for number in range(1, len(moments)):
        before, after = moments[number - 1][0], moments[number][0]
        for pages in range(1, len(after) // PAGE, 9):
            content = torn(before, after, pages)
            if content not in (before, after):
                found.append((number, content))
    return found


def test_a_copy_cut_across_a_save_opens_as_before_or_after_it(moments: Moments, tmp_path: Path) -> None:
    path, told = tmp_path / "copie.passerelle", Counter[str]()
    for number, content in damaged_in(moments, path):
        path.write_bytes(content)
        with Session.open(path, read_only=True) as reader:
            read = dict(reader.snapshot().cells)
        around = [one.get(CELL) for _, one in moments[number - 1 : number + 1]]
        assert read[CELL] in around
        assert path.read_bytes() == content, "reading changes nothing"
        if reader.document.damages:
            told["read-only"] += 1
            with pytest.raises(DamagedFile):
                Session.open(path)
            assert path.read_bytes() == content
            continue
        with Session.open(path) as session:
            mended = session.document.mended
            told["put in order" if mended else "as it is"] += 1
            assert dict(session.snapshot().cells) == read
            assert session.document.check() == []
            assert mended is None or (mended.as_found and mended.as_found.read_bytes() == content)
            session.answer(FORM, "line", "la suite")
    assert told["put in order"] > 10 and told["read-only"] <= told["put in order"] // 10
    kept = [*(tmp_path / "own").rglob(f"*{AS_FOUND}")]
    assert 0 < len(kept) <= 3, "only the last ones are kept"


def test_the_command_line_says_what_such_a_copy_is(
    moments: Moments, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "copie.passerelle"
    for _, content in damaged_in(moments, path):
        path.write_bytes(content)
        main(["--lang", "en", "check", str(path)])
        said = capsys.readouterr()
        assert "The file is sound." in said.out
        if said.err:
            assert (
                "copie.passerelle was not as it had been saved: it was copied in the midst of a save,"
                in said.err
            )
            break
    else:
        pytest.fail("no copy was damaged")
    main(["--lang", "en", "undo", str(path)])
    assert "is kept with the backups" in capsys.readouterr().err
    main(["--lang", "en", "undo", str(path)])
    assert capsys.readouterr().err == ""


def test_a_row_that_is_wrong_for_itself_is_damage(moments: Moments, tmp_path: Path) -> None:
    path = tmp_path / "copie.passerelle"
    path.write_bytes(moments[-1][0].replace(b"ligne 3", b"ligne 8"))
    with pytest.raises(DamagedFile):
        Session.open(path)
    with Session.open(path, read_only=True) as reader:
        assert reader.document.damages and reader.document.mended is None


def test_an_interrupted_copy_is_not_put_in_order(moments: Moments, tmp_path: Path) -> None:
    """How much is missing at its end cannot be known."""
    path = tmp_path / "copie.passerelle"
    path.write_bytes(moments[-1][0][: -3 * PAGE])
    with pytest.raises(DamagedFile):
        Session.open(path)


def test_an_answer_that_was_taken_back_does_not_return_where_its_change_has_rotted(
    session: Session, tmp_path: Path
) -> None:
    """Its reason was given in the same step, and stands; nothing but the change says what became of the answer."""
    session.answer(FORM, "long", "Bien gardé. " * 1500, language="fr")
    session.set_missing(FORM, "long", "no_data")
    for number in range(MOST_LEFT_OUT + 1):
        session.answer(FORM, "line", f"la suite {number}")
    session.close()
    content = bytearray(session.path.read_bytes())
    path = tmp_path / "copie.passerelle"
    places = [at for at in range(len(content)) if content.startswith("Bien gardé.".encode(), at)]
    for at in places[:: len(places) // 20]:
        content[at] ^= 1
        path.write_bytes(content)
        content[at] ^= 1
        with Session.open(path, read_only=True) as reader:
            assert reader.document.damages or reader.document.mended
            assert CELL not in reader.snapshot().cells


def test_every_command_that_reads_says_that_the_file_is_damaged(
    moments: Moments, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is shown or written of it may not be all."""
    path, out = tmp_path / "copie.passerelle", tmp_path / "out.json"
    path.write_bytes(moments[-1][0].replace(b"ligne 3", b"ligne 8"))
    for words in (["show", path], ["history", path], ["check", path], ["export", path, out]):
        main(["--lang", "en", *map(str, words)])
        assert "copie.passerelle is damaged" in capsys.readouterr().err, words
