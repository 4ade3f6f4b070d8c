"""What two copies changed both is decided on the same desk as contributions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.editing.copies import compare_copy
from workbook.editing.session import Session
from workbook.exchange.copy_conflicts import conflicts_with
from workbook.exchange.decisions import Decision
from workbook.exchange.resolve import resolve

FORM, BOTH, THERE, HERE = "berlin-2017", "q_1_1_1", "q_1_1_2", "q_1_1_3"


@pytest.fixture
def diverged(tmp_path: Path) -> tuple[Session, Path]:
    session = plan_workbook(tmp_path / "plan.passerelle")
    session.answer(FORM, BOTH, "Un mot commun", language="fr")
    copy = tmp_path / "plan-OFFICE.passerelle"
    session.saver.copy_to(copy).result()
    with Session.open(copy, by="Benoît", backups=False) as theirs:
        theirs.answer(FORM, BOTH, "Leur mot", language="fr")
        theirs.answer(FORM, THERE, "Deux exemples", language="fr")
    session.answer(FORM, BOTH, "Notre mot", language="fr")
    session.answer(FORM, HERE, "Seulement ici", language="fr")
    return session, copy


def test_only_what_both_changed_is_to_be_decided(diverged: tuple[Session, Path]) -> None:
    session, path = diverged
    now = session.snapshot()
    comparison = conflicts_with(session, now, compare_copy(session, now, path))
    open_ones = [one for one in comparison.differences if one.kind not in ("unchanged", "same")]
    (conflict,) = open_ones
    assert conflict.kind == "conflict"
    values = conflict.values[0]
    assert (values.before, values.ours, values.theirs) == ("Un mot commun", "Notre mot", "Leur mot")
    assert comparison.ministry == "Benoît" and not comparison.foreign
    resolution = resolve([comparison], {conflict.key: Decision("theirs")})
    session.apply(resolution.change_set)
    assert session.snapshot().text(FORM, BOTH) == "Leur mot"
    assert session.snapshot().text(FORM, THERE) == "", "what changed only there is taken by its own step"
    assert session.snapshot().text(FORM, HERE) == "Seulement ici"
    session.close()


def test_nothing_is_left_once_both_say_the_same(diverged: tuple[Session, Path]) -> None:
    session, path = diverged
    session.answer(FORM, BOTH, "Leur mot", language="fr")
    now = session.snapshot()
    other = compare_copy(session, now, path)
    assert other.side_of(FORM, "", BOTH) is None
    session.close()
