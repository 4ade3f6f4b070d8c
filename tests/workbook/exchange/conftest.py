"""A workbook on every questionnaire at hand, with answers of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from workbook.document.snapshot import Snapshot
from workbook.editing.session import Session
from workbook.exchange.submission import write_submission
from workbook.questionnaire.library import available, load

NOW = datetime(2018, 11, 12, 10, 30, tzinfo=UTC)
ARABIC = "القانون رقم 02.03 المتعلق بدخول وإقامة الأجانب"
LONG = ("Une réponse 👩‍👩‍👧 très longue, _x0041_ comprise, e\u0301 décomposé. " * 2000)[:99_999] + "!"
TRICKY = {
    "q_1_1_1": ARABIC,
    "q_1_1_2": LONG,
    "q_1_1_3": "=SUM(A1:A9)",
    "q_1_1_4": "+212 5 37 00 00 00",
    "q_1_1_5": "-5 %\n- deux\n- trois",
    "q_1_2_1": "@ministère _x0041_ <b>&amp;</b> \u200fRTL",
    "q_1_2_2": "007",
    "q_1_2_3": "12/03/2025",
    "q_1_2_4": "#N/A",
}


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Session]:
    known = {
        "country": "MAR",
        "edition": "Marrakech 2018",
        "languages": ["fr", "en"],
        "ministries": "Finances\nSanté\nTravail",
        "institution": {"fr": "Ministère & délégation", "en": "Ministry & delegation"},
    }
    with Session.create(tmp_path / "maroc.passerelle", available(), known, by="Amina") as session:
        yield session


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook on a few questionnaires, to be copied."""
    path = tmp_path_factory.mktemp("small") / "small.passerelle"
    forms = [load(form) for form in ("identification", "berlin-2017", "dakar-2008", "action-plan")]
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    Session.create(path, forms, known, by="Amina").close()
    return path


@pytest.fixture
def small(small_file: Path, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "maroc.passerelle"
    copyfile(small_file, path)
    with Session.open(path, by="Amina", backups=False) as session:
        yield session


@pytest.fixture
def answered(full: Session) -> Snapshot:
    form = "berlin-2017"
    for name, text in TRICKY.items():
        full.answer(form, name, text, language="fr")
    full.answer(
        form, "q_1_1_1", "Act 02.03 on the entry and stay of foreigners", language="en", state="final"
    )
    full.annotate(form, "q_1_1_1", "ministry", "Finances")
    full.annotate(form, "q_1_1_1", "sources", "Bulletin officiel, 2003")
    full.annotate(form, "q_1_1_1", "tags", ["gender", "children"])
    full.set_missing(form, "q_2_1_1", "no_data", "L’enquête commence en 2019.")
    full.set_missing(form, "q_2_1_2", "confidential")
    _answer_checklist(full)
    _answer_plan(full)
    return full.snapshot()


def _answer_checklist(session: Session) -> None:
    form = "dakar-2008"
    session.answer(form, "m_1_1", "partly")
    session.answer(form, "m_1_1_description", "Comparateur public.", language="fr")
    session.answer(form, "m_1_1_since", 2021)
    session.answer(form, "m_1_1_evidence", "=Rapport 2025")
    session.annotate(form, "m_1_1", "ministry", "Travail")
    session.answer(form, "m_1_2", "not_applicable")
    session.set_missing(form, "m_1_3", "not_applicable", "Aucun retour")
    session.answer(form, "p_1", "Un comité y veille.", language="fr", state="review")
    session.keep_draft(form, "m_1_4_since", "vers 2010")


def _answer_plan(session: Session) -> None:
    form = "action-plan"
    row = session.add_row(
        form,
        "actions",
        {
            "action_title": "Observatoire des frais",
            "target": ["10.c", "8.8"],
            "lead": "Finances",
            "start": "2018-01-01",
            "end": "2019-06-30",
            "status": "implementation",
            "progress": 0,
            "budget": 420000.5,
            "funded": 100000,
            "currency": "EUR",
            "measures": "007",
        },
    )
    session.set_missing(form, "gender_marker", "no_data", "pas évalué", row=row)
    indicator = session.add_row(form, "indicators", {"indicator_action": row, "baseline": 7.1})
    session.answer(form, "unit", "%", row=indicator)


@pytest.fixture
def submission(answered: Snapshot, tmp_path: Path) -> Path:
    path = tmp_path / "soumission.xlsx"
    write_submission(answered, path, now=NOW, instance_id="uuid:11111111-2222-3333-4444-555555555555")
    return path
