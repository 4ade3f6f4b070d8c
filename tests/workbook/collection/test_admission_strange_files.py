"""Names that no text holds, things that are no files, and copies that change: told of one by one, nothing stops the rest."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.collection_example import generate
from workbook.cli import main
from workbook.collection.admission import admit, all_definitions, files_among, keep, read_files
from workbook.collection.collection import Collection

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names of bytes, pipes and links are POSIX")
TURNED = "form\u202excod.xlsx"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("sound"), 1, 3, small=True)[0].path


@pytest.fixture
def inbox(tmp_path: Path, sound: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "deep").mkdir(parents=True)
    for number, name in enumerate((b"bad\xff.xlsx", b"two\nlines.xlsx", TURNED.encode())):
        with (folder / os.fsdecode(name)).open("wb") as file:
            file.write(sound.read_bytes() + bytes(number))
    (folder / os.fsdecode(b"empty\xff.xlsx")).touch()
    os.mkfifo(folder / "pipe.xlsx")
    (folder / "nowhere.xlsx").symlink_to("gone.xlsx")
    (folder / "circle.xlsx").symlink_to("circle.xlsx")
    (folder / "deep" / "up").symlink_to("..")
    return folder


def test_strange_names_and_what_is_no_file_are_told_in_both_languages(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("fr", "en"):
        file = tmp_path / f"{language}.passerelle-collection"
        assert main(["collect", str(file), str(inbox), "--json", "--lang", language]) == 1
        said = capsys.readouterr()
        rows = {row["file"]: row for row in json.loads(said.out)}
        said.out.encode()
        assert not said.err
        refused = {"empty.xlsx", "pipe.xlsx", "nowhere.xlsx", "circle.xlsx"}
        assert rows.keys() == {"bad.xlsx", "two lines.xlsx", "formxcod.xlsx"} | refused
        assert {name for name, row in rows.items() if row["state"] == "rejected"} == refused
        assert all(name in rows[name]["reason"] for name in refused)


def test_a_pipe_named_by_itself_keeps_nobody_waiting(tmp_path: Path, sound: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Collection.create(tmp_path / "one.passerelle-collection") as collection:
        pipe, file = admit(collection, [tmp_path / "pipe", sound])
    assert pipe.facts.refusal and not file.facts.refusal


def test_a_name_too_long_for_the_system_is_refused_like_any_file(tmp_path: Path, sound: Path) -> None:
    with Collection.create(tmp_path / "one.passerelle-collection") as collection:
        long, file = admit(collection, [Path("a" * 300 + ".xlsx"), sound])
    assert long.facts.refusal and not file.facts.refusal


def test_a_folder_that_cannot_be_looked_into_is_told_of(
    tmp_path: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == shut:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (tmp_path / "form.xlsx").write_bytes(sound.read_bytes())
    assert files_among([tmp_path]) == [tmp_path / "form.xlsx", shut]


def test_a_copy_is_not_taken_for_known_where_the_first_was_not_kept(tmp_path: Path, sound: Path) -> None:
    copies = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in copies:
        path.write_bytes(sound.read_bytes())
    with Collection.create(tmp_path / "one.passerelle-collection") as collection:
        definitions, outcomes = all_definitions(collection), []
        for read in read_files(copies, definitions, ()):
            copies[0].unlink(missing_ok=True)
            outcomes.append(keep(collection, read, definitions))
        assert all(one.facts.refusal for one in outcomes) and not collection.files
        (again,) = admit(collection, copies[1:])
        assert not again.facts.refusal and len(collection.files) == 1
