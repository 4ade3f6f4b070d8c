"""A workbook with a plan of five actions, a checklist and the registers, for tests of screens and pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.questionnaire.library import load

FORMS = ("identification", "berlin-2017", "sdg-migration", "action-plan", "registers")
ACTIONS: tuple[dict[str, Any], ...] = (
    {
        "_row": "a01", "action_title": {"fr": "Services d’information", "en": "Information services"},
        "target": ["10.7"], "lead": "Affaires étrangères", "start": "2018-01-01", "end": "2019-09-30",
        "status": "implementation", "progress": 70, "budget": 420000, "funded": 420000, "currency": "EUR",
    },
    {
        "_row": "a02", "action_title": {"fr": "Comparateur des frais", "en": "Fee comparison"},
        "target": ["10.c"], "lead": "Finances", "start": "2018-04-01", "end": "2019-12-31",
        "status": "implementation", "progress": 15, "budget": 180000, "funded": 108000, "currency": "EUR",
        "measures": "10.c-m1",
    },
    {
        "_row": "a03", "action_title": {"fr": "Éducation financière", "en": "Financial education"},
        "target": ["10.c"], "lead": "Diaspora", "start": "2019-01-01", "end": "2020-06-30",
        "status": "pipeline", "progress": 0, "budget": 95000, "currency": "EUR",
    },
    {
        "_row": "a04", "action_title": {"fr": "Inspection du travail", "en": "Labour inspection"},
        "target": ["8.8"], "start": "2018-07-01", "end": "2020-06-30",
        "status": "implementation", "progress": 10, "budget": 310000, "funded": 108500, "currency": "EUR",
    },
    {
        "_row": "a05", "action_title": {"fr": "Formation de la police", "en": "Police training"},
        "target": ["16.2", "8.7"], "lead": "Justice", "start": "2018-04-01",
        "status": "implementation", "progress": 20, "budget": 130000, "funded": 130000, "currency": "EUR",
    },
)  # fmt: skip


def plan_workbook(path: Path, synchronous: bool = True) -> Session:
    """The workbook, made at `path` and open."""
    known = {
        "country": "MAR",
        "edition": "Marrakech 2018",
        "languages": ["fr", "en"],
        "due_date": "2018-09-28",
    }
    session = Session.create(path, [load(form) for form in FORMS], known, by="Amina", synchronous=synchronous)
    answers = {"answers": {"action-plan": {"actions": list(ACTIONS)}}}
    planned, refused = plan_load(session.snapshot(), answers, "tests")
    assert not refused
    session.apply(planned)
    return session
