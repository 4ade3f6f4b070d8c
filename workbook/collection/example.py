"""The example collection: submissions of several countries, every value and every answer invented, as a secretariat
receives them: one that cannot be read, one corrected, some with cells not understood, some of an earlier edition."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.collection.admission import admit
from workbook.collection.coding.codings import give_theme, mark_quoted, translate
from workbook.collection.coding.passages import Passage, passage, words_of
from workbook.collection.coding.placing import is_rich
from workbook.collection.coding.themes import add_theme
from workbook.collection.collection import Collection
from workbook.collection.view import CollectionView
from workbook.document.snapshot import Snapshot
from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.errors import N_, UnusableFile
from workbook.exchange.submission import write_submission
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.library import load
from workbook.questionnaire.model import LocalText
from workbook.resources import resource_path

FOLDER = "collection"
Plain = Mapping[str, Any]


def create_example_collection(path: Path, inbox: Path, progress: Progress = NO_PROGRESS) -> Collection:
    """Write the countries' submissions into the folder `inbox`, admit them, and open the collection, coded in part.

    Raises what `Collection.create` raises, Cancelled.
    """
    about = _plain("collection.json")
    collection = Collection.create(path, about["title"]["fr"], about["edition"], about["by"], example=True)
    try:
        write_example_submissions(inbox, progress)
        admit(collection, [inbox])
        for theme in about["themes"]:
            name, words = LocalText(**theme["name"]), LocalText(**theme["description"])
            collection.session.apply(
                add_theme(collection.session.snapshot(), name, words, theme_id=theme["id"])
            )
        for coding in about["codings"]:
            _code(collection, coding)
    except BaseException:
        collection.close()
        raise
    collection.session.flush()
    return collection


def write_example_submissions(inbox: Path, progress: Progress = NO_PROGRESS) -> list[Path]:
    """The Excel files that the example's countries send, in the folder `inbox`."""
    inbox.mkdir(parents=True, exist_ok=True)
    sent = [one for name in _plain("collection.json")["countries"] for one in _plain(name)["submissions"]]
    written: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        for number, one in enumerate(sent):
            progress.step(number, len(sent), one["file"])
            written.append(_write(one, Path(folder) / f"{number}.passerelle", inbox / one["file"]))
    progress.step(len(sent), len(sent))
    return written


def _write(sent: Plain, workbook: Path, path: Path) -> Path:
    """A submission; `cut` leaves only its beginning, as after a mail that was interrupted."""
    forms = [load(form) for form in sent["forms"]]
    with Session.create(workbook, forms, sent["identification"], by=sent["by"]) as session:
        planned, refused = plan_load(
            session.snapshot(), {key: sent[key] for key in ("answers", "cells") if key in sent}
        )
        if refused:
            raise UnusableFile(
                N_("The example {file} does not fit its questionnaires: {place}. Install the program again."),
                file=sent["file"],
                place=refused[0].place,
            )
        session.apply(planned)
        snapshot = _as_document(session.snapshot(), sent)
    identity = {key: sent[key] for key in ("instance_id", "deprecated_id") if key in sent}
    write_submission(snapshot, path, now=datetime.fromisoformat(sent["sent"]), **identity)
    if "cut" in sent:
        path.write_bytes(path.read_bytes()[: sent["cut"]])
    return path


def _as_document(snapshot: Snapshot, sent: Plain) -> Snapshot:
    """Under the identity that the example gives it, so that a correction is one of the same workbook."""
    return Snapshot(
        sent["document_id"], sent.get("step", snapshot.step), sent["sent"], snapshot.cells, snapshot.forms
    )


def _code(collection: Collection, coding: Plain) -> None:
    session, view = collection.session, collection.view()
    given = give_theme(
        session.snapshot(), coding["theme"], _passage(view, coding), session.by, coding["country"]
    )
    session.apply(given)
    coding_id = given.changes[0].cell.row
    if coding.get("quoted"):
        session.apply(mark_quoted(session.snapshot(), coding_id, True, coding["country"]))
    for language, words in coding.get("translation", {}).items():
        session.apply(translate(session.snapshot(), coding_id, language, words, coding["country"]))


def _passage(view: CollectionView, coding: Plain) -> Passage:
    """The words of a country's answer that the example gives a theme to."""
    facet = f"value.{coding['language']}"
    answers = view.answers(coding["form"], coding["question"])
    answer = next(one for one in answers if one.submission.country == coding["country"])
    rich = is_rich(view, answer.submission, answer.form, answer.question)
    start = words_of(answer.values.get(facet), rich).index(coding["quote"])
    return passage(answer, facet, start, start + len(coding["quote"]), rich)


def _plain(name: str) -> Any:
    return json.loads(resource_path("example", FOLDER, name).read_text(encoding="utf-8"))
