"""Random edits of ours and of two ministries, random decisions: nothing is overwritten or dropped in silence."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.workbook.exchange.form_back import FormBack
from tests.workbook.exchange.two_sides import (
    BERLIN,
    DAKAR,
    PLAN,
    TwoSides,
    choices,
    languages,
    numbers,
    prepare,
    questions,
    reasons,
    states,
    texts,
)
from workbook.exchange.compare import compare_with
from workbook.exchange.differences import Comparison

sides = st.sampled_from([0, 1])


class TwoMinistries(TwoSides):
    """Two forms of the same workbook, each filled by another ministry."""

    def __init__(self) -> None:
        super().__init__()
        named = (("uuid:1", "Travail"), ("uuid:2", "Santé"))
        self.theirs = [FormBack(self.snapshot, instance, name) for instance, name in named]

    @rule(side=sides, question=questions, language=languages, text=texts)
    def they_write(self, side: int, question: str, language: str, text: str) -> None:
        self.theirs[side].write(BERLIN, question, text, f"value.{language}")

    @rule(question=questions, language=languages, one=texts, other=texts)
    def both_write(self, question: str, language: str, one: str, other: str) -> None:
        self.they_write(0, question, language, one)
        self.they_write(1, question, language, other)

    @rule(side=sides, question=questions, language=languages)
    def they_clear(self, side: int, question: str, language: str) -> None:
        self.theirs[side].write(BERLIN, question, None, f"value.{language}")

    @rule(side=sides, question=questions, reason=reasons)
    def they_give_a_reason(self, side: int, question: str, reason: str) -> None:
        self.theirs[side].write(BERLIN, question, {"reason": reason, "why": "leur raison"}, "missing")

    @rule(side=sides, question=questions, state=states)
    def they_set_a_state(self, side: int, question: str, state: str) -> None:
        self.theirs[side].write(BERLIN, question, state, "status")

    @rule(side=sides, question=questions, text=texts)
    def they_name_sources(self, side: int, question: str, text: str) -> None:
        self.theirs[side].write(BERLIN, question, text, "sources")

    @rule(side=sides, choice=choices)
    def they_choose(self, side: int, choice: str) -> None:
        self.theirs[side].write(DAKAR, "m_1_1", choice)

    @rule(side=sides, number=numbers)
    def they_change_a_row(self, side: int, number: int) -> None:
        form = self.theirs[side]
        for row in form.sent.rows(PLAN, "actions"):
            if (PLAN, "actions", row) not in form.gone:
                form.write(PLAN, "progress", number, row=row)

    @rule(side=sides, title=texts, number=numbers)
    def they_add_a_row(self, side: int, title: str, number: int) -> None:
        form = self.theirs[side]
        key = f"n-{len(form.rows) + 1:02}"
        form.add_row(PLAN, "actions", key, {"action_title": title, "progress": number})

    @rule(side=sides)
    def they_take_a_row_out(self, side: int) -> None:
        form = self.theirs[side]
        rows = [row for row in form.sent.rows(PLAN, "actions") if (PLAN, "actions", row) not in form.gone]
        for row in rows[:1]:
            form.take_out_row(PLAN, "actions", row)

    def compared(self) -> list[Comparison]:
        return [compare_with(self.session, form.received(), form.ministry) for form in self.theirs]

    def check_all_is_told(self, files: Sequence[Comparison]) -> None:
        for form, file in zip(self.theirs, files, strict=True):
            told: dict[tuple[str, str], set[str]] = {}
            for one in file.differences:
                for each in one.values:
                    said = told.setdefault((each.cell.question, each.cell.facet), set())
                    said.add(one.refusal.text if one.refusal else str(each.theirs))
            for cell, value in form.edits():
                assert str(value) in told[cell.question, cell.facet], (cell, value)


def run(machine: type[TwoSides], template: Path, examples: int, steps: int) -> None:
    machine.template = template
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks
        ),
    )


@pytest.fixture
def template(small_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "template.passerelle"
    shutil.copyfile(small_file, path)
    prepare(path)
    return path


def test_two_ministries_and_ourselves(template: Path) -> None:
    run(TwoMinistries, template, 15, 14)
