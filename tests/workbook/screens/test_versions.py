"""What the page of versions shows of them, and the answers that differ."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workbook.document.document import Document
from workbook.editing.session import Session
from workbook.editing.versions import (
    Version,
    copy_version,
    newest_sound_backup,
    plan_restore,
    restore_version,
    versions,
)
from workbook.errors import UnusableFile, UsageError
from workbook.languages import Catalogue
from workbook.screens.changed_answers import Changed, changed_answers, count_words, with_cells
from workbook.screens.places import Place
from workbook.screens.versions import (
    changed_since,
    made_words,
    since_words,
    size_words,
    version_days,
    version_title,
)

FORM = "every-type"
ENGLISH = Catalogue.load("en")


def since(session: Session, version: Version) -> Changed:
    now = session.snapshot()
    return changed_since(now, plan_restore(session, version, now), ENGLISH)


def test_versions_stand_under_their_day_newest_first() -> None:
    at = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
    older = Version("backup", at.replace(day=3), 3, 1, reason="before-merge", size=1_260_000)
    named = Version("named", at, 9, 1_234, "Before the cabinet")
    days = version_days([named, older], ENGLISH, date(2026, 9, 4))
    assert [day.title for day in days] == ["Today", "Yesterday"]
    assert [line.title for day in days for line in day.lines] == [
        "“Before the cabinet”",
        "Before a contribution was merged",
    ]
    assert days[0].lines[0].detail == "1,234 answers"
    assert days[1].lines[0].detail == "1 answer · 1.3 MB"
    assert version_title(older, ENGLISH).startswith("Backup of 3 September 2026, ")
    assert made_words(older, ENGLISH) == "Before a contribution was merged · 1 answer · 1.3 MB"


@pytest.mark.parametrize(("size", "words"), [(10, "1 kB"), (412_400, "412 kB"), (2_000_000, "2.0 MB")])
def test_sizes(size: int, words: str) -> None:
    assert size_words(size, ENGLISH) == words


def test_what_has_changed_since_is_told_question_by_question(session: Session) -> None:
    session.answer(FORM, "line", "one common line", language="fr")
    session.answer(FORM, "whole", 3)
    session.name_version("then")
    (version,) = versions(session).result()
    assert since_words(since(session, version), ENGLISH).startswith("Nothing has changed")
    session.answer(FORM, "line", "one other line", language="fr")
    session.answer(FORM, "whole", None)
    session.answer(FORM, "colours", ["red", "blue"])
    session.set_state(FORM, "line", "review")
    session.add_row(FORM, "rows", {"name": "Two", "amount": 3}, language="en")
    changed = since(session, version)
    assert since_words(changed, ENGLISH) == (
        "Since then: 2 answers added, 1 answer changed, 1 answer removed."
    )
    kinds = {answer.title: answer.kind for answer in changed.answers}
    assert kinds == {"One line": "changed", "Whole": "removed", "Colours": "added", "Rows – Two": "added"}
    (line,) = (answer for answer in changed.answers if answer.title == "One line")
    assert [part for part in line.lines[0].parts if part.kind != "same"] == [
        ("removed", "common"),
        ("added", "other"),
    ]
    assert line.place == Place("question", FORM, "line")
    assert changed.titles == {FORM: "Every type"}


def test_a_state_alone_is_a_note(session: Session) -> None:
    session.answer(FORM, "long", "Un", language="fr")
    before = session.snapshot()
    session.set_state(FORM, "long", "final")
    session.comment(FORM, "whole", "à revoir")
    after = session.snapshot()
    changed = changed_answers(before, after, after, ENGLISH)
    assert count_words(changed.counts, ENGLISH) == "2 notes or states changed"


def test_answers_of_a_questionnaire_that_is_not_there_are_told_as_one(session: Session) -> None:
    before = session.snapshot()
    after = with_cells(before, {})
    none = type(before)(before.document_id, 1, "", before.cells, {})
    changed = changed_answers(before, after, none, ENGLISH)
    assert [(answer.title, answer.kind, answer.place) for answer in changed.answers] == [
        (FORM, "removed", None),
        ("identification", "removed", None),
    ]


def test_a_version_saved_as_a_file_of_its_own(session: Session, tmp_path: Path) -> None:
    session.answer(FORM, "line", "avant")
    session.name_version("then")
    session.saver.back_up("working").result()
    session.answer(FORM, "line", "après")
    for number, version in enumerate(versions(session).result()):
        target = tmp_path / f"copie {number}.passerelle"
        copy_version(session, version, target)
        with Session.open(target) as copy:
            assert copy.snapshot().value(FORM, "line") == "avant"
            assert copy.document.check() == []
    assert session.snapshot().value(FORM, "line") == "après"
    assert sorted(one.name for one in tmp_path.glob("*copie*")) == [
        "copie 0.passerelle",
        "copie 1.passerelle",
    ]
    with pytest.raises(UsageError):
        copy_version(session, version, session.path)


def test_a_damaged_backup_is_not_restored_and_an_older_one_is_offered(session: Session) -> None:
    session.answer(FORM, "line", "avant")
    session.saver.back_up("working").result()
    session.answer(FORM, "line", "après")
    session.saver.back_up("working").result()
    newest, older = versions(session).result()
    assert newest.path is not None
    content = bytearray(newest.path.read_bytes())
    at = content.index("après".encode())
    content[at : at + 2] = b"zz"
    newest.path.write_bytes(bytes(content))
    with pytest.raises(UnusableFile):
        restore_version(session, newest)
    assert session.snapshot().value(FORM, "line") == "après"
    sound = newest_sound_backup(session.document.document_id)
    assert sound is not None and sound.path == older.path
    copy = Document.open(sound.path, read_only=True)
    assert copy.cells()[next(cell for cell in copy.cells() if cell.question == "line")] == "avant"
    copy.close()
