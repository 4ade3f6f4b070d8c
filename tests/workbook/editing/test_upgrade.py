"""A questionnaire in a newer version: what changes is shown first, and no answer is lost."""

from __future__ import annotations

from pathlib import Path

from tests.workbook.conftest import EVERY_TYPE, definition
from workbook.editing.session import Session
from workbook.editing.upgrade import newer_versions, plan_upgrade
from workbook.languages import Catalogue

FORM = "every-type"
NEWER = (
    EVERY_TYPE.replace('"2026010101"', '"2027010101"')
    .replace("label: {fr: Une ligne, en: One line}", "label: {fr: Une seule ligne, en: One line only}")
    .replace("- {name: red, label: {fr: Rouge, en: Red}}", "- {name: red, retired: true, label: {fr: Rouge, en: Red}}")
    .replace("    - {name: green, label: {fr: Vert, en: Green}}", "    - {name: white, label: {fr: Blanc, en: White}}")
    .replace("type: decimal, name: number,", "type: decimal, name: number, retired: true,")
    .replace("  - {type: note, name: remark,", "  - {type: text, name: fresh, label: {fr: Neuf, en: Fresh}}\n  - {type: note, name: remark,")
    .replace("          - {type: date, name: day, code: 1.1-3, label: {fr: Jour, en: Day}}\n", "")
    .replace("{type: integer, name: whole, code: 1.1-1,", "{type: date, name: whole, code: 1.1-1,")
)  # fmt: skip


def answered(session: Session) -> None:
    session.answer(FORM, "line", "un")
    session.answer(FORM, "number", 2)
    session.answer(FORM, "day", "2018-09-04")
    session.answer(FORM, "whole", 3)
    session.answer(FORM, "colours", ["red", "green"])
    session.answer(FORM, "long", "Bonjour", language="fr")


def test_what_changes_is_shown_before_anything_does(session: Session, tmp_path: Path) -> None:
    answered(session)
    newer = definition(tmp_path, NEWER, "newer.yaml")
    before = session.snapshot()
    assert newer_versions(before, [newer]) == (newer,)
    upgrade = plan_upgrade(before, [newer])
    kinds = {(one.question, one.kind) for one in upgrade.differences}
    assert kinds == {
        ("line", "reworded"),
        ("colours", "choices"),
        ("colours", "unreadable"),
        ("number", "retired"),
        ("fresh", "added"),
        ("day", "removed"),
        ("whole", "unreadable"),
    }
    assert all(one.text(Catalogue.load("fr")) for one in upgrade.differences)
    assert session.snapshot().cells == before.cells


def test_the_move_loses_no_answer_and_can_be_undone(session: Session, tmp_path: Path) -> None:
    answered(session)
    before = session.snapshot()
    session.apply(plan_upgrade(before, [definition(tmp_path, NEWER, "newer.yaml")]).change_set)
    path = session.path
    session.close()
    with Session.open(path) as again:
        now = again.snapshot()
        assert now.forms[FORM].version == "2027010101"
        assert newer_versions(now, [definition(tmp_path, NEWER, "newer.yaml")]) == ()
        assert now.text(FORM, "long") == "Bonjour"
        assert now.value(FORM, "number") == 2
        assert now.value(FORM, "day") == "2018-09-04"
        assert now.value(FORM, "whole", facet="draft") == "3"
        assert now.value(FORM, "colours", facet="draft") == "red, green"
        again.undo()
        assert again.snapshot().cells == before.cells
        assert again.snapshot().forms[FORM].version == "2026010101"
