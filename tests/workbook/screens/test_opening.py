"""What is told on opening, in the person's language and as that writes dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbook.document.cells import Cell
from workbook.document.damage import Damage
from workbook.document.lock import Holder
from workbook.document.wording import damage_words
from workbook.editing.session import Session
from workbook.errors import N_, FileInUse
from workbook.languages import Catalogue
from workbook.screens.opening import (
    backup_file,
    damaged_answers,
    held_words,
    moment_words,
    place_of_last_step,
    recovered_words,
    salvaged_file,
)
from workbook.screens.places import Place

FORM = "every-type"
ENGLISH, FRENCH = Catalogue.load("en"), Catalogue.load("fr")
PATH = Path("pays.passerelle")


def test_moments_near_and_far() -> None:
    now = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
    time = ENGLISH.time(now)
    assert moment_words(now, ENGLISH, now) == f"today at {time}"
    assert moment_words(now - timedelta(days=1), ENGLISH, now) == f"yesterday at {time}"
    assert moment_words(now - timedelta(days=9), ENGLISH, now) == f"on 26 August 2026 at {time}"


def test_what_came_back_names_the_last_act_also_when_it_was_undone(session: Session) -> None:
    session.answer(FORM, "line", "un", language="fr")
    now = datetime.now(UTC)
    assert recovered_words(session, ENGLISH, now).endswith("answer to 1-2.")
    assert place_of_last_step(session) == Place("question", FORM, "line")
    session.undo()
    assert recovered_words(session, ENGLISH, now).endswith("undone: answer to 1-2.")
    assert place_of_last_step(session) == Place("question", FORM, "line")
    session.name_version("fini")
    assert place_of_last_step(session) is None


def test_who_holds_a_file_is_told_whatever_the_note_says() -> None:
    now = datetime(2026, 9, 4, tzinfo=UTC)
    good = held_words(Holder("Benoît", "bureau", "2026-09-04T08:00:00+00:00"), ENGLISH, now)
    assert "Benoît" in good and "4 September 2026" in good
    assert "not a date" in held_words(Holder("?", "?", "not a date"), ENGLISH, now)


def test_damages_are_counted_by_question_and_named(session: Session) -> None:
    damages = (
        Damage("cells", Cell(FORM, "", "line", "value.fr")),
        Damage("cells", Cell(FORM, "", "line", "value.en"), True),
        Damage("cells", Cell(FORM, "", "whole", "value"), True),
        Damage("cells", Cell("gone-form", "", "q", "value")),
        Damage("attachments"),
        Damage("something new"),
    )
    assert damage_words(PATH, damages, ENGLISH).startswith(
        "pays.passerelle is damaged: 2 answers in it cannot be read."
    )
    assert "every answer in it could be read" in damage_words(PATH, damages[-1:], ENGLISH)
    shown = damaged_answers(damages, session.snapshot(), ENGLISH)
    assert [(one.title, one.kind, one.place is not None) for one in shown.answers] == [
        ("One line", "lost", True),
        ("Whole", "kept", True),
        ("q", "lost", False),
        ("An attached file", "lost", False),
        ("The way the file is built", "lost", False),
    ]
    assert set(shown.titles) == {one.form for one in shown.answers}


def test_new_files_never_take_a_name_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "pays.passerelle"
    first = salvaged_file(path, ENGLISH)
    assert first.name == "pays – salvaged.passerelle"
    first.touch()
    assert salvaged_file(path, ENGLISH).name == "pays – salvaged 2.passerelle"
    assert "backup 2026-" in backup_file(path, datetime(2026, 9, 4, tzinfo=UTC), ENGLISH).name


def test_a_moment_in_an_error_is_written_as_the_language_writes_dates() -> None:
    at = datetime(2026, 9, 4, 12, tzinfo=UTC)
    error = FileInUse(N_("{file} is open since {since}."), file="x", since=at)
    assert "4 September 2026, " in error.text(ENGLISH)
    assert "4 septembre 2026, " in error.text(FRENCH)
