"""One submission: its facts, its answers, what was noted in its cells, and what has to be decided."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.collection_example import Made
from workbook.collection.facts import Submission
from workbook.collection.view import CollectionView
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.screens.collection.deciding import deciding, differing, next_waiting
from workbook.screens.collection.given import given_answers
from workbook.screens.collection.submission import about, other_rows


def with_reason(view: CollectionView, reason: str) -> Submission:
    return next(one for one in view.submissions if one.reason == reason)


def test_the_balance_of_a_file_is_told(view: CollectionView, made: list[Made], english: Catalogue) -> None:
    sound = next(one for one in made if one.story == "sound" and one.state == "accepted")
    told = dict(about(view, sound.sha256, english).facts)
    assert told["Fingerprint (SHA-256)"] == sound.sha256
    assert told["Cells"].startswith(f"{english.number(sound.filled)} filled in: ")


def test_what_was_noted_is_listed_by_cell(view: CollectionView, english: Catalogue) -> None:
    for one in view.submissions:
        noted = about(view, one.sha256, english).noted
        kinds = Counter(line.row.entries[1].text for line in noted)
        assert kinds["not read"] == one.facts.listed
        assert kinds["repaired"] == one.facts.repairs
        assert kinds["doubtful"] == one.facts.doubts


def test_parts_lead_to_answers_that_are_those_of_the_file(
    view: CollectionView, made: list[Made], english: Catalogue
) -> None:
    sound = next(one for one in made if one.story == "sound" and one.state == "accepted")
    shown = about(view, sound.sha256, english).parts
    assert shown
    for part in shown:
        given = given_answers(view, sound.sha256, part.form, part.section, english)
        if part.share.count("/"):
            assert sum(not one.state for one in given) == part.answered
            assert len(given) >= part.asked


def test_a_refused_file_has_a_reason_and_no_answers(view: CollectionView, english: Catalogue) -> None:
    refused = with_reason(view, "refused")
    found = about(view, refused.sha256, english)
    assert found.why
    assert not found.parts
    assert found.acts == ()


def test_a_correction_and_what_it_replaced_are_related(view: CollectionView, english: Catalogue) -> None:
    replaced = with_reason(view, "corrected")
    found = about(view, replaced.sha256, english)
    assert replaced.by in {one.sha256 for one in found.others}
    assert [row.key for row in other_rows(found.others, english)] == [one.sha256 for one in found.others]
    assert found.parts, "the earlier one stays readable"


def test_files_that_cannot_be_told_apart_stand_beside_each_other(
    view: CollectionView, english: Catalogue
) -> None:
    for reason in ("same_identity", "two_countries", "two_documents"):
        one = with_reason(view, reason)
        found = deciding(view, one.sha256, english)
        assert found is not None
        assert [side.sha256 for side in found.sides] == [one.sha256, *one.rivals]
        assert {len(side.lines) for side in found.sides} == {len(found.labels)}
        compared = differing(view, one.sha256, one.rivals[0], english)
        assert compared.words


def test_without_a_country_one_is_to_be_named(view: CollectionView, english: Catalogue) -> None:
    found = deciding(view, with_reason(view, "no_country").sha256, english)
    assert found is not None
    assert found.names_country
    assert not found.sides


def test_what_counts_waits_for_nothing(view: CollectionView, english: Catalogue) -> None:
    assert all(deciding(view, one.sha256, english) is None for one in view.current())


def test_the_next_that_waits_is_another_one(view: CollectionView) -> None:
    waiting = [one for one in view.submissions if one.state == "received"]
    following = next_waiting(view.submissions, waiting[0].sha256)
    assert following is not None
    assert following.sha256 != waiting[0].sha256
    assert next_waiting(view.current(), "") is None


def test_a_file_that_is_not_there_is_said_not_to_be(view: CollectionView, english: Catalogue) -> None:
    with pytest.raises(UsageError):
        about(view, "0" * 64, english)
