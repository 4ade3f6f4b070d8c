"""The example country: an invented country whose workbook is filled in, for trying out and for every report."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.errors import N_, UnusableFile
from workbook.questionnaire.library import load
from workbook.resources import resource_path


def create_example(path: Path, synchronous: bool = True) -> Session:
    """Make the example workbook at `path` and open it. Raises what `Session.create` raises."""
    plain = _example("country.json")
    due = date.today() + timedelta(days=plain["due_in_days"])
    session = Session.create(
        path,
        [load(form) for form in plain["forms"]],
        plain["identification"] | {"due_date": due.isoformat()},
        by=plain["by"],
        synchronous=synchronous,
    )
    try:
        for name in plain["parts"]:
            _take_in(session, _example(name), name)
    except BaseException:
        session.close()
        raise
    session.flush()
    return session


def _take_in(session: Session, part: dict[str, Any], name: str) -> None:
    author = session.by
    session.by = part.get("by", author)
    planned, refused = plan_load(session.snapshot(), part, part.get("title", ""))
    if refused:
        raise UnusableFile(
            N_("The example {file} does not fit its questionnaires: {place}. Install the program again."),
            file=name,
            place=refused[0].place,
        )
    session.apply(planned)
    session.by = author


def _example(name: str) -> Any:
    return json.loads(resource_path("example", name).read_text(encoding="utf-8"))
