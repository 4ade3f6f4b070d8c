"""The contents of a collection, what became of files, and the words for all of it."""

from __future__ import annotations

from pathlib import Path

from workbook.collection.view import CollectionView
from workbook.errors import UnusableFile
from workbook.languages import Catalogue
from workbook.screens.collection.admission import Admitted, by_need, counts_of, outcomes, rows
from workbook.screens.collection.contents import contents, frame, node_at
from workbook.screens.collection.places import COMPLETENESS, SUBMISSIONS, question_place, submission_place
from workbook.screens.collection.standing import counts_words, recent_collection
from workbook.screens.contents import places_in_order, walk


def test_each_question_says_how_many_countries_answered_it(view: CollectionView, english: Catalogue) -> None:
    nodes = {node.place: node for node in walk(contents(view, english))}
    for name in ("q_1_1_1", "q_1_2_3"):
        answered = sum(one.state == "answered" for one in view.answers("berlin-2017", name))
        assert nodes[question_place("berlin-2017", name)].note == (str(answered) if answered else "")
    assert any(node.note for place, node in nodes.items() if place.kind == "across")


def test_the_frame_is_there_before_the_questionnaires_are(view: CollectionView, english: Catalogue) -> None:
    whole = contents(view, english)
    keys = [node.key for node in whole]
    assert [node.key for node in frame(view, english)] == [key for key in keys if not key.endswith("/")]
    assert [node.place for node in whole[:2]] == [SUBMISSIONS, COMPLETENESS]


def test_branches_only_unfold(view: CollectionView, english: Catalogue) -> None:
    nodes = contents(view, english)
    order = places_in_order(nodes)
    assert all(node.place not in order for node in walk(nodes) if node.children)
    assert len(order) == len(set(order))


def test_a_submission_belongs_to_the_submissions(view: CollectionView, english: Catalogue) -> None:
    node = node_at(contents(view, english), submission_place(view.submissions[0].sha256, "berlin-2017"))
    assert node is not None
    assert node.place == SUBMISSIONS


def test_what_became_of_files_is_told_by_what_asks_for_something_first(
    view: CollectionView, english: Catalogue
) -> None:
    files = [Admitted(one.facts.name, one.sha256) for one in view.submissions]
    files.append(Admitted("again.xlsx", view.submissions[0].sha256, known=True))
    files.append(Admitted("gone.xlsx", "", error=UnusableFile("There is no file {file}.", file="gone.xlsx")))
    found = by_need(outcomes(files, view.submissions))
    assert len(found) == len(files)
    assert found[0].became == "received"
    assert found[-1].became == "known"
    assert counts_of(found, english).endswith(", 1 there already")
    told = {row.entries[0].text: row.entries[3].text for row in rows(found, english)}
    assert told["gone.xlsx"] == "There is no file gone.xlsx."
    refused = [one for one in found if one.became == "refused" and one.submission]
    assert all(told[one.file.name] for one in refused), "each says why"


def test_a_collection_is_remembered_by_its_submissions(view: CollectionView, english: Catalogue) -> None:
    recent = recent_collection(view, Path("a.passerelle-collection"))
    assert recent.submissions == sum(one.state not in ("rejected", "superseded") for one in view.submissions)
    assert counts_words(view.submissions, english).startswith(f"{recent.submissions} submissions")
