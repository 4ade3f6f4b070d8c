"""What a person does through a session, and what comes back after closing and opening again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workbook.document.cells import Cell, Change
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.errors import InvalidValue, StaleChange, UsageError
from workbook.questionnaire.model import Questionnaire

FORM = "every-type"


def test_an_answer_is_there_after_reopening(session: Session) -> None:
    session.answer(FORM, "1-1", "Bonjour", language="fr")
    session.answer(FORM, "long", "Hello", language="en")
    session.answer(FORM, "number", 12.5)
    session.answer(FORM, "colours", ["blue", "red"])
    path = session.path
    session.close()
    with Session.open(path) as again:
        now = again.snapshot()
        assert now.text(FORM, "long", language="fr") == "Bonjour"
        assert now.text(FORM, "long", language="en") == "Hello"
        assert now.value(FORM, "number") == 12.5
        assert now.value(FORM, "colours") == ["blue", "red"]


def test_undo_and_redo_survive_closing_and_are_named(session: Session) -> None:
    session.answer(FORM, "line", "un")
    session.answer(FORM, "line", "deux")
    session.undo()
    path = session.path
    session.close()
    with Session.open(path) as again:
        assert again.undo_step and again.undo_step.args["question"] == "1-2"
        assert again.redo_step is not None
        again.redo()
        assert again.snapshot().value(FORM, "line") == "deux"
        again.undo()
        again.undo()
        assert again.snapshot().value(FORM, "line") is None
        assert again.undo() is None


def test_a_new_step_ends_what_could_be_redone(session: Session) -> None:
    session.answer(FORM, "line", "un")
    session.undo()
    session.answer(FORM, "line", "autre")
    assert session.redo() is None
    assert session.snapshot().value(FORM, "line") == "autre"


@pytest.mark.parametrize(
    ("question", "value"),
    [("number", "douze"), ("whole", 1.5), ("whole", True), ("day", "2018-02-30"), ("measure", "perhaps"),
     ("colours", ["red", "red"]), ("colours", "red"), ("remark", "x"), ("number", float("nan"))],
)  # fmt: skip
def test_a_value_of_another_type_changes_nothing(session: Session, question: str, value: object) -> None:
    before = session.snapshot().cells
    with pytest.raises(InvalidValue):
        session.answer(FORM, question, value)
    assert session.snapshot().cells == before


def test_unknown_names_are_said(session: Session) -> None:
    for call in (
        lambda: session.answer("nothing", "long", "x"),
        lambda: session.answer(FORM, "nothing", "x"),
        lambda: session.answer(FORM, "part_1", "x"),
        lambda: session.answer(FORM, "name", "x", row="nowhere"),
        lambda: session.answer(FORM, "name", "x"),
        lambda: session.answer(FORM, "long", "x", language="de"),
        lambda: session.add_row(FORM, "rows", {"long": "x"}),
        lambda: session.remove_row(FORM, "rows", "nowhere"),
    ):
        with pytest.raises(UsageError):
            call()


def test_missing_on_purpose_takes_the_place_of_an_answer_and_back(session: Session) -> None:
    session.answer(FORM, "line", "un", state="final")
    session.set_missing(FORM, "line", "no_data", "enquête en cours")
    now = session.snapshot()
    assert now.state(FORM, "line") == "missing"
    assert now.missing(FORM, "line").why == "enquête en cours"  # type: ignore[union-attr]
    session.undo()
    assert session.snapshot().state(FORM, "line") == "final"
    session.redo()
    session.answer(FORM, "line", "deux")
    assert session.snapshot().missing(FORM, "line") is None


def test_a_state_needs_an_answer(session: Session) -> None:
    with pytest.raises(InvalidValue):
        session.set_state(FORM, "long", "final")
    session.answer(FORM, "long", "Bonjour")
    assert session.snapshot().state(FORM, "long") == "draft"
    session.set_state(FORM, "long", "final")
    assert session.snapshot().state(FORM, "long") == "final"


def test_rows_come_and_go_with_all_they_hold(session: Session) -> None:
    row = session.add_row(FORM, "rows", {"name": "Deux", "amount": 10}, language="fr")
    session.answer(FORM, "paid", 4, row=row)
    now = session.snapshot()
    assert now.rows(FORM, "rows") == ("first", row)
    assert now.calculated(FORM, now.forms[FORM].question("gap"), row) == 6
    assert now.calculated(FORM, now.forms[FORM].question("total")) == 10
    session.remove_row(FORM, "rows", row)
    assert session.snapshot().rows(FORM, "rows") == ("first",)
    assert not [cell for cell in session.snapshot().cells if cell.row == row]
    session.undo()
    assert session.snapshot().value(FORM, "paid", row) == 4


def test_a_change_set_prepared_before_another_change_is_refused_whole(session: Session) -> None:
    cells = [Cell(FORM, "", "line", "value"), Cell(FORM, "", "whole", "value")]
    plan = ChangeSet("load", {}, (Change(cells[0], None, "théorie"), Change(cells[1], None, 3)))
    session.answer(FORM, "whole", 2)
    with pytest.raises(StaleChange):
        session.apply(plan)
    assert session.snapshot().value(FORM, "line") is None


def test_history_of_an_answer_names_who_and_what(session: Session) -> None:
    session.answer(FORM, "line", "un")
    session.answer(FORM, "whole", 2)
    session.answer(FORM, "line", "deux")
    steps = session.history(FORM, "line").result()
    assert [step.changes[0].after for step in steps] == ["deux", "un"]
    assert {step.by for step in steps} == {"Amina"}


def test_subscribers_hear_what_changed(session: Session) -> None:
    heard: list[ChangeSet] = []
    stop = session.subscribe(heard.append)
    session.answer(FORM, "line", "un")
    session.answer(FORM, "line", "un")
    session.undo()
    stop()
    session.answer(FORM, "line", "deux")
    assert [change.questions for change in heard] == [{(FORM, "", "line")}] * 2


def test_files_are_kept_by_content_and_strange_ones_refused(session: Session) -> None:
    session.attach(FORM, "proof", "..\\..\\bilan:2018.pdf", b"%PDF-1.7 ...")
    stored = session.snapshot().value(FORM, "proof")
    assert stored["name"] == "bilan2018.pdf"
    attachment = session.attachment(stored["sha256"])
    assert attachment and attachment.content == b"%PDF-1.7 ..."
    for name, content in (
        ("virus.exe", b"MZ"),
        ("lettre.pdf", b"MZ"),
        ("sans", b"x"),
        ("page.html", b"<html>"),
    ):
        with pytest.raises(InvalidValue):
            session.attach(FORM, "proof", name, content)


def test_questionnaires_come_and_go_and_answers_stay(session: Session) -> None:
    session.answer(FORM, "line", "un")
    session.exclude_form(FORM)
    assert FORM not in session.snapshot().forms
    session.undo()
    assert session.snapshot().value(FORM, "line") == "un"


def test_in_the_background_an_act_returns_before_the_disk_and_is_saved(
    tmp_path: Path, forms: tuple[Questionnaire, ...]
) -> None:
    path = tmp_path / "fond.passerelle"
    session = Session.create(path, forms, {"country": "MAR"}, synchronous=False)
    moments: list[object] = []
    session.saver.on_saved = moments.append
    for number in range(20):
        session.answer(FORM, "whole", number)
    session.flush()
    assert moments and session.saver.unsaved == 0
    session.close()
    with Session.open(path) as again:
        assert again.snapshot().value(FORM, "whole") == 19


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


class Acts(RuleBasedStateMachine):
    """Any series of acts: the file says what the session says, and undoing everything leads back to the start."""

    folder: Path
    forms: tuple[Questionnaire, ...]

    @initialize()
    def open(self) -> None:
        self.path = self.folder / f"{id(self)}.passerelle"
        self.session = Session.create(self.path, self.forms, {"country": "MAR"})
        self.start = self.session.snapshot().cells

    @rule(text=WORDS, language=st.sampled_from(["fr", "en"]))
    def write(self, text: str, language: str) -> None:
        self.session.answer(FORM, "long", text, language=language)

    @rule(amount=st.floats(-1e12, 1e12) | st.integers(-(10**15), 10**15))
    def add_row(self, amount: float) -> None:
        self.session.add_row(FORM, "rows", {"amount": amount})

    @rule(which=st.integers(0, 5))
    def remove_row(self, which: int) -> None:
        rows = self.session.snapshot().rows(FORM, "rows")
        if rows:
            self.session.remove_row(FORM, "rows", rows[which % len(rows)])

    @rule(reason=st.sampled_from(["not_applicable", "no_data", "confidential", "pending"]))
    def leave_out(self, reason: str) -> None:
        self.session.set_missing(FORM, "long", reason)

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def reopen(self) -> None:
        self.session.close()
        self.session = Session.open(self.path)

    @invariant()
    def the_file_says_the_same(self) -> None:
        if hasattr(self, "session"):
            assert self.session.document.cells() == self.session.snapshot().cells

    def teardown(self) -> None:
        if hasattr(self, "session"):
            while self.session.undo():
                pass
            assert self.session.snapshot().cells == self.start
            self.session.close()
            self.path.unlink()


def test_any_series_of_acts(tmp_path: Path, forms: tuple[Questionnaire, ...]) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    Acts.folder, Acts.forms = tmp_path, forms
    run_state_machine_as_test(
        Acts,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
