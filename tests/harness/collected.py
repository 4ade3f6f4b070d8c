"""A collection in which a secretariat has worked, and all that it says: for comparing before with after."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.collection_example import Made, generate
from workbook.collection.admission import admit
from workbook.collection.coding.codings import give_theme, mark_quoted
from workbook.collection.coding.passages import passage
from workbook.collection.coding.themes import add_theme, themes_of
from workbook.collection.collection import Collection
from workbook.collection.facts import Submission
from workbook.collection.view import CollectionView
from workbook.collection.words.search import search
from workbook.questionnaire.model import LocalText

NAME = "secretariat.passerelle-collection"
LOOKED_FOR = ("travail", "migrants", "convention OR guichet", "œuvre")
Told = dict[str, Any]


def submissions(folder: Path, count: int = 8) -> list[Made]:
    return generate(folder, count, 7, small=True)


def collect(path: Path, made: Iterable[Made]) -> None:
    """Admit files into a new collection, then code passages, decide and name as a secretariat does."""
    with Collection.create(path, "Tour d’horizon", by="Awa") as collection:
        admit(collection, [one.path for one in made])
        work(collection)


def work(collection: Collection, name: str = "Protection") -> None:
    """Some acts of a secretariat."""
    session = collection.session
    session.apply(add_theme(session.snapshot(), LocalText(name, name)))
    (theme, *_) = themes_of(session.snapshot())
    view = collection.view()
    for submission in view.current():
        for answers in view.answers_of(submission).values():
            text = answers[0].values.get("value.fr")
            if isinstance(text, str) and len(text) > 60:
                where = passage(answers[0], "value.fr", 0, 40, rich=False)
                session.apply(give_theme(session.snapshot(), theme.id, where, "Awa", submission.country))
                break
    coding = next(cell.row for cell in session.snapshot().cells if cell.facet == "coding")
    session.apply(mark_quoted(session.snapshot(), coding, True))
    collection.decide(view.submissions[0].sha256, "rejected", "Reçu deux fois")
    session.undo()
    collection.name("Tour d’horizon 2018", "Marrakech 2018")


def everything(path: Path, read_only: bool = True) -> Told:
    with Collection.open(path, read_only=read_only) as collection:
        return told(collection)


def told(collection: Collection) -> Told:
    """All that a collection says: acts, states, bytes, answers, what was noted, what is found."""
    view = collection.view()
    states, issues = view.states(view.submissions), view.issues(view.submissions)
    return {
        "cells": dict(view.snapshot.cells),
        "states": {one.sha256: one.state for one in view.submissions},
        "questions": states,
        "issues": issues,
        "files": {one.sha256: view.file(one) for one in view.submissions},
        "answers": {one.sha256: answers(view, one) for one in view.submissions},
        "found": {typed: found(view, typed) for typed in LOOKED_FOR},
    }


def answers(view: CollectionView, submission: Submission) -> dict[tuple[str, ...], Any]:
    return {
        (form, answer.row, question): (answer.values, answer.where)
        for (form, question), rows in view.answers_of(submission).items()
        for answer in rows
    }


def found(view: CollectionView, typed: str) -> list[tuple[str, str, str]]:
    return sorted((one.submission.sha256, one.form, one.question) for one in search(view, typed))
