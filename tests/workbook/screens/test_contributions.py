"""What the Contributions page shows: who is late, what can be sent, and what is still missing in a form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.editing.contributions import Contribution, mark_returned, send
from workbook.editing.session import Session
from workbook.exchange.selection import select
from workbook.languages import Catalogue
from workbook.screens.contents import contents, node_at
from workbook.screens.contribution_form import (
    FormDraft,
    branches,
    contact_of,
    file_name,
    ministries,
    suggested,
    walk,
)
from workbook.screens.contributions import follow_ups, summary
from workbook.screens.overview import overview
from workbook.screens.places import CONTRIBUTIONS, SEND

ENGLISH = Catalogue.load("en")
TODAY = date(2018, 9, 20)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with plan_workbook(tmp_path / "maroc.passerelle") as opened:
        yield opened


def sent(session: Session, number: int, ministry: str, due: str, *sections: str) -> None:
    form = Contribution(
        f"uuid:{number}",
        ministry,
        f"{number}@example.org",
        sections,
        ("fr",),
        2,
        "2018-08-20T10:00:00+00:00",
        due,
        "xlsx",
        f"{number}.xlsx",
    )
    session.apply(send(session.snapshot(), form))


def test_a_line_says_who_what_when_and_how_late(session: Session) -> None:
    sent(session, 1, "Finances", "2018-09-14", "berlin-2017/1.1", "action-plan", "gone/for good")
    (line,) = follow_ups(session.snapshot(), ENGLISH, TODAY)
    assert line.asked == (
        "Berlin 2017, 1.1 Policy coherence",
        "Action plan: the ministry’s own actions",
        "gone/for good",
    )
    assert (line.sent, line.due, line.word, line.mark) == (
        "20/08/2018",
        "14/09/2018",
        "6 days overdue",
        "warning",
    )
    assert line.can_be_reminded


def test_the_summary_counts(session: Session) -> None:
    assert summary(session.snapshot(), ENGLISH, TODAY) == ""
    sent(session, 1, "Finances", "2018-09-14")
    sent(session, 2, "Justice", "2018-09-14")
    sent(session, 3, "Santé", "")
    session.apply(mark_returned(session.snapshot(), "uuid:2", "2018-09-01T10:00:00+00:00"))
    assert summary(session.snapshot(), ENGLISH, TODAY) == "3 forms sent · 1 overdue · 1 to be merged"


def test_the_overview_and_the_contents_say_what_is_awaited(session: Session) -> None:
    before = overview(session.snapshot(), ENGLISH, TODAY)
    sent(session, 1, "Finances", "2018-09-14", "berlin-2017/1.1")
    after = overview(session.snapshot(), ENGLISH, TODAY)
    title, rows = after.left[-1]
    assert title == "Contributions" and after.left_in_all == before.left_in_all + 1
    assert (rows[0].word, rows[0].place) == ("6 days overdue", CONTRIBUTIONS)
    assert rows[0].text.startswith("Finances")
    nodes = contents(session.snapshot(), ENGLISH)
    node = node_at(nodes, SEND)
    assert node is not None and (node.place, node.note) == (CONTRIBUTIONS, "1")


def test_every_branch_can_be_sent(session: Session) -> None:
    tree = branches(session.snapshot(), "Finances", ENGLISH)
    keys = [branch.key for branch in walk(tree)]
    assert len(keys) == len(set(keys)) > 30
    assert keys[0] == "berlin-2017" and "sdg-migration/target_8_8" in keys and "berlin-2017/q_1_1_1" in keys
    for key in keys:
        chosen = select(session.snapshot(), FormDraft("Finances", sections=(key,)).request)
        assert chosen.names


def test_a_plan_is_offered_as_a_ministrys_own_actions(session: Session) -> None:
    for ministry, note in (("Finances", "1 action of its own"), ("Santé", "0 actions of its own")):
        tree = branches(session.snapshot(), ministry, ENGLISH)
        plan = next(branch for branch in tree if branch.key == "action-plan")
        assert (plan.note, plan.children) == (note, ())


def test_what_a_ministry_answers_for_is_proposed(session: Session) -> None:
    session.annotate("berlin-2017", "q_1_1_2", "ministry", "Finances")
    measure = next(
        one for one in session.snapshot().forms["sdg-migration"].questions if one.type == "select_one"
    )
    session.annotate("sdg-migration", measure.name, "ministry", "finances ")
    tree = branches(session.snapshot(), "Finances", ENGLISH)
    own = suggested(session.snapshot(), " FINANCES", tree)
    assert own == {"berlin-2017/q_1_1_2", "sdg-migration/target_10_7", "action-plan"}
    assert not suggested(session.snapshot(), "", tree)
    assert not suggested(session.snapshot(), "Inconnu", tree)


def test_ministries_are_those_that_the_workbook_names(session: Session) -> None:
    sent(session, 1, "Pêche", "", "berlin-2017")
    found = ministries(session.snapshot())
    assert {"Finances", "Diaspora", "Pêche"} <= set(found) and len(found) == len(set(found))
    assert contact_of(session.snapshot(), "pêche") == "1@example.org"
    assert contact_of(session.snapshot(), "Finances") == ""


def test_a_form_is_named_after_country_edition_and_ministry(session: Session) -> None:
    draft = FormDraft("Affaires étrangères")
    assert (
        file_name(session.snapshot(), draft, ENGLISH)
        == "mar-marrakech-2018-contribution-affaires-etrangeres.xlsx"
    )
    assert file_name(session.snapshot(), FormDraft("../../x", medium="workbook"), ENGLISH).endswith(
        "-x.passerelle"
    )


@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        (FormDraft(), {"ministry", "sections"}),
        (FormDraft(" ", sections=("berlin-2017",)), {"ministry"}),
        (FormDraft("Finances", sections=("berlin-2017",), due_text="31/02/2018"), {"due"}),
        (FormDraft("Finances", sections=("berlin-2017",), due_text="14 septembre 2018"), set()),
        (FormDraft("Finances", sections=("berlin-2017",)), set()),
    ],
)
def test_a_form_says_what_is_missing_in_it(draft: FormDraft, faults: set[str]) -> None:
    assert set(draft.faults) == faults
