"""The completeness matrix against the answers themselves."""

from __future__ import annotations

import pytest

from workbook.collection.view import CollectionView
from workbook.languages import Catalogue
from workbook.questionnaire.values import fold
from workbook.screens.collection.completeness import Matrix, Wanted, matrix
from workbook.screens.collection.places import submission_place


@pytest.fixture
def found(view: CollectionView, english: Catalogue) -> Matrix:
    return matrix(view, Wanted(), english)


def test_every_country_that_counts_has_one_row_by_the_alphabet(found: Matrix, view: CollectionView) -> None:
    assert [row.submission for row in found.rows if row.submission not in view.current()] == []
    assert len(found.rows) == len(view.current())
    names = [fold(row.name) for row in found.rows]
    assert names == sorted(names)


def test_a_cell_says_what_the_answers_say(found: Matrix, view: CollectionView) -> None:
    told: set[str] = set()
    for at, column in enumerate(found.columns):
        if column.tables or not column.questions:
            continue
        states: dict[str, list[str]] = {}
        for name in column.questions:
            for answer in view.answers(column.form, name):
                states.setdefault(answer.submission.sha256, []).append(answer.state)
        for row in found.rows:
            assert row.submission is not None
            own, cell = states[row.submission.sha256], row.cells[at]
            answered = own.count("answered")
            told.add(cell.kind)
            assert cell.answered == bool(answered)
            assert cell.text == (str(answered) if answered else "")
            if answered:
                assert cell.share == answered / (len(own) - own.count("not_asked"))
            elif set(own) == {"not_asked"}:
                assert cell.kind == "not_asked"
            elif "silent" in own:
                assert cell.kind == "silent"
            else:
                assert cell.kind in own
    assert {"share", "not_asked"} <= told


def test_the_foot_counts_countries_with_an_answer(found: Matrix) -> None:
    for at, figure in enumerate(found.foot):
        assert int(figure) == sum(row.cells[at].answered for row in found.rows)


def test_by_region_each_head_stands_before_its_countries(view: CollectionView, english: Catalogue) -> None:
    found = matrix(view, Wanted(order="region"), english)
    heads = [row.name for row in found.rows if row.submission is None]
    assert heads == [name for _, name in found.regions]
    assert found.rows[0].submission is None
    assert found.place(0, 0) is None
    countries = [row.submission for row in found.rows if row.submission]
    assert sorted(one.sha256 for one in countries) == sorted(one.sha256 for one in view.current())


def test_a_region_and_an_edition_narrow_the_countries(view: CollectionView, english: Catalogue) -> None:
    whole = matrix(view, Wanted(), english)
    code = whole.regions[0][0]
    part = matrix(view, Wanted(region=code), english)
    assert 0 < len(part.rows) < len(whole.rows)
    assert part.regions == whole.regions, "the choice is not narrowed by what was chosen"
    earlier = matrix(view, Wanted(edition=view.editions[0]), english)
    assert {row.submission.edition for row in earlier.rows if row.submission} == {view.editions[0]}


def test_one_questionnaire_alone_shows_all_its_parts(view: CollectionView, english: Catalogue) -> None:
    found = matrix(view, Wanted(form="dakar-2008"), english)
    assert {column.form for column in found.columns} == {"dakar-2008"}
    assert len(found.columns) > 1


def test_a_cell_leads_to_the_answers_of_its_round_table(found: Matrix) -> None:
    row = next(at for at, one in enumerate(found.rows) if one.cells[0].kind == "share")
    submission, column = found.rows[row].submission, found.columns[0]
    assert submission is not None
    assert found.place(row, 0) == submission_place(submission.sha256, column.form, column.section)


def test_a_cell_is_told_whole_in_words(found: Matrix) -> None:
    row = found.rows[0]
    words = row.cells[0].words
    assert words.startswith(f"{row.name}, {found.columns[0].title}: ")
    assert all(cell.words for one in found.rows for cell in one.cells)
