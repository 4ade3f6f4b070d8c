"""The example collection: every story of a secretariat's month is in it, read as it was meant, and rightly written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.questionnaire.test_content import WRONG_ENGLISH, WRONG_FRENCH
from workbook.collection.coding.passages import words_of
from workbook.collection.coding.placing import coded, is_rich
from workbook.collection.collection import Collection
from workbook.collection.example_submissions import (
    check_made,
    example_part,
    sent_files,
    snapshot_of,
    write_example_submissions,
)
from workbook.collection.publishing.package import write_package
from workbook.collection.publishing.plain_json import write_json
from workbook.collection.view import CollectionView
from workbook.collection.wording import EXAMPLE
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.errors import CannotWrite, UsageError
from workbook.progress import Cancelled
from workbook.questionnaire.model import Repeat
from workbook.spreadsheets.refused import RefusedFile

ARABIC = re.compile(r"[\u0600-\u06ff]")
NOT_ACCEPTED = {
    "Togo_FMMD2026.xlsx": ("rejected", "refused"),
    "Senegal_FMMD2026_premier_envoi.xlsx": ("superseded", "corrected"),
    "Mali_affaires_etrangeres.xlsx": ("received", "two_documents"),
    "Mali_ministere_charge_de_la_diaspora.xlsx": ("received", "two_documents"),
    "Nepal_FMMD2026.xlsx": ("issues", ""),
    "Costa_Rica_FMMD2026.xlsx": ("issues", ""),
}


@pytest.fixture(scope="module")
def collection(example_collection: Path) -> Iterator[Collection]:
    with Collection.open(example_collection, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def view(collection: Collection) -> CollectionView:
    return collection.view()


def sent() -> Iterator[dict[str, Any]]:
    """Every submission as the example describes it."""
    for name in dict.fromkeys(sent_files().values()):
        yield from example_part(name)["submissions"]


def test_every_file_stands_as_the_story_wants_it(view: CollectionView) -> None:
    found = {one.facts.name: (one.state, one.reason) for one in view.submissions}
    assert found == {name: NOT_ACCEPTED.get(name, ("accepted", "")) for name in sent_files()}
    assert {one.country for one in view.submissions if one.facts.edition == "Berlin 2017"} == {"MAR", "PHL"}
    assert {one.edition for one in view.of_country("MAR")} == {"Berlin 2017", "FMMD 2026"}
    assert len(view.current()) == 14


def test_a_correction_takes_the_place_of_the_file_that_it_names(view: CollectionView) -> None:
    by_name = {one.facts.name: one for one in view.submissions}
    first, second = by_name["Senegal_FMMD2026_premier_envoi.xlsx"], by_name["Senegal_FMMD2026.xlsx"]
    assert first.by == second.sha256 and second.facts.deprecated == first.facts.instance


def test_what_cannot_be_read_is_listed_with_its_cell(view: CollectionView) -> None:
    for submission in view.current():
        listed = view.issues([submission])[submission.sha256].listed
        wanted = 2 if submission.country in ("CRI", "NPL") else 0
        assert len(listed) == wanted, submission.facts.name
        facts = submission.facts
        assert facts.filled == facts.stored + facts.listed and not facts.repairs and not facts.doubts


def test_every_answer_that_was_sent_is_read_as_it_was_sent(view: CollectionView) -> None:
    by_name = {one.facts.name: one for one in view.submissions}
    compared = 0
    for one in sent():
        submission = by_name[one["file"]]
        if submission.facts.refusal is None:
            read, meant = view.snapshot_of(submission), snapshot_of(one)
            wanted = answers(meant)
            assert {cell: read.cells.get(cell) for cell in wanted} == wanted, one["file"]
            compared += len(wanted)
    assert compared > 2_000


def answers(snapshot: Snapshot) -> dict[Cell, Any]:
    """What was answered; positions of rows, and what the country could not enter as a value, left out."""
    return {
        cell: value
        for cell, value in snapshot.cells.items()
        if cell.facet not in ("form", "draft")
        and not isinstance(snapshot.forms[cell.form].item(cell.question), Repeat)
    }


def test_every_passage_is_found_and_its_theme_is_in_the_code_book(view: CollectionView) -> None:
    found, about = coded(view), example_part("collection.json")
    assert not found.orphans and len(found.placed) == len(about["codings"])
    assert {one.coding.theme for one in found.placed} == {theme["id"] for theme in about["themes"]}
    for placed in found.placed:
        at = placed.passage
        (answer,) = (
            one
            for one in view.answers(at.form, at.question)
            if one.submission.sha256 == placed.submission.sha256
        )
        rich = is_rich(view, placed.submission, at.form, at.question)
        assert words_of(answer.values[at.facet], rich)[at.start : at.end] == at.quote
    quoted = [one.coding for one in found.placed if one.coding.quoted]
    assert len(quoted) > 10 and any(coding.translation for coding in quoted)


def test_acts_of_the_secretariat_are_steps_of_their_own(collection: Collection) -> None:
    about = example_part("collection.json")
    kinds = [step.kind for step in collection.session.steps()]
    assert kinds.count("admit") == len(sent_files())
    assert kinds.count("add_theme") == len(about["themes"])
    assert kinds.count("code") == len(about["codings"])
    assert kinds.count("synthesis") == len(about["synthesis"])


def test_tables_and_json_say_that_all_is_invented(view: CollectionView, tmp_path: Path) -> None:
    write_package(view, tmp_path / "package")
    for name in ("README.md", "datapackage.json"):
        assert EXAMPLE in (tmp_path / "package" / name).read_text(encoding="utf-8"), name
    write_json(view, tmp_path / "all.json")
    assert '"example": true' in (tmp_path / "all.json").read_text(encoding="utf-8")


def test_the_typography_is_right() -> None:
    parts = [example_part("collection.json"), *sent()]
    texts = [one for part in parts for one in texts_of(part)]
    wrong = [
        f"{what}: {text}"
        for language, text in texts
        if not ARABIC.search(text)
        for what, mark in (WRONG_FRENCH if language == "fr" else WRONG_ENGLISH).items()
        if re.search(mark, text)
    ]
    assert not wrong, "\n".join(wrong)
    assert sum(1 for language, _ in texts if language == "fr") > 200
    assert sum(1 for _, text in texts if ARABIC.search(text)) > 5


def texts_of(plain: Any, language: str = "") -> Iterator[tuple[str, str]]:
    """(language, text) of everything that stands under `fr` or `en`, or under a facet or a quotation in one of them."""
    if isinstance(plain, str) and language:
        yield language, plain
    elif isinstance(plain, list):
        for one in plain:
            yield from texts_of(one, language)
    elif isinstance(plain, dict):
        own = plain.get("facet", "")[-2:] if str(plain.get("facet", "")).startswith("value.") else language
        for key, one in plain.items():
            if key == "value" and own:
                yield from texts_of(one, own)
            elif key == "quote":
                yield from texts_of(one, plain["language"])
            elif key in ("fr", "en") or isinstance(one, dict | list):
                yield from texts_of(one, key if key in ("fr", "en") else "")


def test_a_process_that_ended_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "Togo_FMMD2026.xlsx"
    with pytest.raises(CannotWrite, match="could not be made"):
        check_made(path, RefusedFile("crashed", path.name))
    with pytest.raises(UsageError):
        check_made(path, UsageError("no"))
    check_made(path, None)


def test_writing_can_be_stopped(tmp_path: Path) -> None:
    class Stopping:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_example_submissions(tmp_path, Stopping())
    assert len(list(tmp_path.glob("*.xlsx"))) < len(sent_files())
