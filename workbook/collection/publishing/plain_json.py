"""Everything of a collection in one JSON document, written piece by piece: no more than one submission is in memory.

`format` is FORMAT; `example` says that everything is invented. `submissions` are all files with what stands of them;
those that could be read have `answers` (`{"form", "row", "question", "state", "values", "where"}`, `where` by facet as
`[sheet, cell]`), `states` (what became of every question) and `issues`. `questionnaires` are the definitions met; `acts`
the cells of the secretariat: themes, codings, words of the synthesis.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from workbook.collection.answers import Answer
from workbook.collection.facts import SUBMISSIONS, Submission
from workbook.collection.projections import Issues
from workbook.collection.publishing.anomalies import anomalies
from workbook.collection.publishing.forms_met import forms_met
from workbook.files import replacing
from workbook.languages import N_
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.values import clean_text

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

FORMAT = "passerelle-collection/1"
READING = N_("Reading the answers")


def write_json(
    view: CollectionView, path: Path, progress: Progress = NO_PROGRESS, now: datetime | None = None
) -> None:
    """Write the document, whole or not at all. Raises CannotWrite or Cancelled."""
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    with replacing(path) as fresh, fresh.open("w", encoding="utf-8") as file:
        file.write("{\n")
        for name, value in _head(view, moment).items():
            file.write(f"{_json(name)}: {_json(value)},\n")
        _write_list(file, "submissions", _submissions(view, progress))
        file.write(",\n")
        versions = forms_met(view, view.submissions)
        _write_list(file, "questionnaires", (asked.plain for found in versions.values() for asked in found))
        file.write("\n}\n")


def _head(view: CollectionView, moment: datetime) -> dict[str, Any]:
    about = {cell.question: value for cell, value in view.snapshot.cells.items() if cell.form == "collection"}
    acts = [
        {**cell._asdict(), "value": value}
        for cell, value in view.snapshot.cells.items()
        if cell.form not in (SUBMISSIONS, "collection")
    ]
    return {
        "format": FORMAT,
        "title": about.get("title", ""),
        "edition": about.get("edition", ""),
        **({"example": True} if about.get("example") else {}),
        "editions": list(view.editions),
        "step": view.snapshot.step,
        "written_at": moment.isoformat(timespec="seconds"),
        "acts": acts,
    }


def _write_list(file: IO[str], name: str, values: Iterator[Any]) -> None:
    file.write(f"{_json(name)}: [")
    for number, value in enumerate(values):
        file.write(",\n" if number else "\n")
        file.write(_json(value))
    file.write("\n]")


def _json(value: Any) -> str:
    # a lone surrogate, which a damaged file may hold, cannot be written as UTF-8
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _submissions(view: CollectionView, progress: Progress) -> Iterator[dict[str, Any]]:
    total = len(view.submissions)
    for number, one in enumerate(view.submissions):
        progress.step(number, total, READING)
        found: dict[str, Any] = {
            "sha256": one.sha256,
            **one.facts.plain(),
            "country": one.country,
            "edition": one.edition,
            "state": one.state,
            "counts": one.current,
            "reason": one.reason,
            "superseded_by": one.by,
            "decision": _decision(one),
        }
        if one.number:
            found["states"] = view.states([one]).get(one.sha256, {})
            found["issues"] = list(_issues(view, one))
            found["answers"] = [_answer(answer) for some in view.answers_of(one).values() for answer in some]
        yield found
    progress.step(total, total, READING)


def _decision(one: Submission) -> dict[str, str] | None:
    made = one.decision
    if made is None:
        return None
    return {"verdict": made.verdict, "why": made.why, "country": made.country, "by": made.by, "at": made.at}


def _issues(view: CollectionView, one: Submission) -> Iterator[dict[str, Any]]:
    for found in anomalies(one, view.issues([one]).get(one.sha256, Issues()), view.forms):
        yield {
            "kind": found.kind,
            "reason": found.reason,
            "sheet": found.sheet,
            "cell": found.address,
            "text": clean_text(found.text),
            "read_as": found.after,
            "form": found.form,
            "question": found.question,
            "row": found.row,
            "params": dict(found.params),
        }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "form": answer.form,
        "row": answer.row,
        "question": answer.question,
        "state": answer.state,
        "values": dict(answer.values),
        "where": {facet: list(place) for facet, place in answer.where.items()},
    }
