"""Edits of ours, and what must be true of every merge: nothing silently overwritten, nothing silently dropped."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.session import Session
from workbook.errors import InvalidValue
from workbook.exchange.decisions import BOTH, KEEP, LATER, TAKE, Decision, rewrite, taking_theirs, ticked
from workbook.exchange.differences import Comparison, Difference
from workbook.exchange.resolve import resolve

BERLIN, DAKAR, PLAN = "berlin-2017", "dakar-2008", "action-plan"
AT = "2018-09-04T10:58:00.000+00:00"
BOOKKEEPING = ("contributed", "contribution")
ANSWERED = ("value", "value.fr", "value.en", "missing")
FOLLOWS = (*ANSWERED, "draft", "status", "origin")

texts = st.sampled_from(
    ["Un accord.", "Deux accords, en 2015.", "=SOMME(A1)", "القانون", "*etc.* 1) a\n\n- b"]
)
questions = st.sampled_from(["q_1_1_1", "q_1_1_3"])
languages = st.sampled_from(["fr", "en"])
states = st.sampled_from(["draft", "review", "final"])
reasons = st.sampled_from(["no_data", "confidential", "pending"])
choices = st.sampled_from(["partly", "planned", "not_applicable"])
numbers = st.integers(0, 140)


def prepare(path: Path) -> None:
    """Answers to start from, in every manner of answering."""
    with Session.open(path, by="Amina", backups=False) as session:
        session.answer(BERLIN, "q_1_1_1", "Un accord a été signé.", language="fr")
        session.answer(BERLIN, "q_1_1_1", "An agreement was signed.", language="en", state="review")
        session.set_missing(BERLIN, "q_1_1_3", "pending", "le ministère")
        session.answer(DAKAR, "m_1_1", "partly")
        for title in ("Observatoire", "Guichet"):
            session.add_row(PLAN, "actions", {"action_title": title, "lead": "Travail", "progress": 10})


class TwoSides(RuleBasedStateMachine):
    """A workbook that people go on working on while its forms are away; `compared` is what comes back."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "maroc.passerelle"
        shutil.copyfile(self.template, path)
        self.session = Session.open(path, by="Amina", backups=False)

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)

    @property
    def snapshot(self) -> Snapshot:
        return self.session.snapshot()

    def compared(self) -> list[Comparison]:
        raise NotImplementedError

    def check_all_is_told(self, files: Sequence[Comparison]) -> None:
        """That everything which they wrote is in the comparison."""
        raise NotImplementedError

    @rule(question=questions, language=languages, text=texts)
    def we_write(self, question: str, language: str, text: str) -> None:
        self.session.answer(BERLIN, question, text, language=language)

    @rule(question=questions, language=languages)
    def we_clear(self, question: str, language: str) -> None:
        self.session.answer(BERLIN, question, None, language=language)

    @rule(question=questions, reason=reasons)
    def we_give_a_reason(self, question: str, reason: str) -> None:
        self.session.set_missing(BERLIN, question, reason)

    @rule(question=questions, state=states)
    def we_set_a_state(self, question: str, state: str) -> None:
        if self.snapshot.answered(BERLIN, self.snapshot.forms[BERLIN].question(question)):
            self.session.set_state(BERLIN, question, state)

    @rule(question=questions, text=texts)
    def we_name_sources(self, question: str, text: str) -> None:
        self.session.annotate(BERLIN, question, "sources", text)

    @rule(choice=choices)
    def we_choose(self, choice: str) -> None:
        self.session.answer(DAKAR, "m_1_1", choice)

    @rule(title=texts)
    def we_add_a_row(self, title: str) -> None:
        self.session.add_row(PLAN, "actions", {"action_title": title})

    @rule(number=numbers)
    def we_change_a_row(self, number: int) -> None:
        for row in self.snapshot.rows(PLAN, "actions")[:1]:
            self.session.answer(PLAN, "progress", number, row=row)

    @rule()
    def we_remove_a_row(self) -> None:
        for row in self.snapshot.rows(PLAN, "actions")[:1]:
            self.session.remove_row(PLAN, "actions", row)

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        files = self.compared()
        wanted = {
            one.key: data.draw(_decisions(one)) for file in files for one in file.differences if one.open
        }
        self.merge(files, wanted)

    @rule()
    def take_everything(self) -> None:
        files = self.compared()
        self.merge(files, taking_theirs(files))

    @rule()
    def take_what_is_ticked(self) -> None:
        files = self.compared()
        self.merge(files, ticked(files))

    @rule()
    def take_nothing(self) -> None:
        files = self.compared()
        self.check_all_is_told(files)
        assert resolve(files, {}, AT).change_set.changes == ()

    def merge(self, files: list[Comparison], wanted: dict[str, Decision]) -> None:
        """Apply decisions; whatever they are, the step is whole and both sides can be found again."""
        self.check_all_is_told(files)
        before, step = dict(self.snapshot.cells), self.snapshot.step
        try:
            resolution = resolve(files, wanted, AT)
        except InvalidValue:
            return
        self.session.apply(resolution.change_set)
        after = dict(self.snapshot.cells)
        assert self.session.saver.ask(lambda document: document.cells_at(step)).result() == before
        taken = {key for key, one in wanted.items() if one not in (KEEP, LATER)} - set(resolution.left)
        self.check_theirs_stands(files, wanted, taken, after)
        self.check_the_rest_is_untouched(files, taken, before, after)
        if resolution.change_set.changes:
            self.session.undo()
            assert dict(self.snapshot.cells) == before
            self.session.redo()
            assert dict(self.snapshot.cells) == after

    def check_theirs_stands(
        self, files: list[Comparison], wanted: dict[str, Decision], taken: set[str], after: dict[Cell, Any]
    ) -> None:
        """What they changed and was taken is there; of an emptied cell, unless another one wrote in it."""
        every = [(file, one) for file in files for one in file.differences if one.key in taken]
        written = {
            each.cell for _, one in every for each in one.values if each.theirs not in (None, each.before)
        }
        rewritten = {one.text for one in wanted.values() if one.text}
        for file, one in every:
            if wanted[one.key].action not in ("theirs", "both") or one.topic == "state":
                continue
            for cell, value, before in _expected(file, one, after):
                found = after.get(cell)
                appended = isinstance(value, str) and isinstance(found, str) and value in found
                keeps_ours = value is None and wanted[one.key].action == "both"
                another = keeps_ours or (value in (None, before) and cell in written)
                assert found == value or appended or found in rewritten or another, (one.key, found, value)

    def check_the_rest_is_untouched(
        self, files: list[Comparison], taken: set[str], before: dict[Cell, Any], after: dict[Cell, Any]
    ) -> None:
        """An answer and a reason exclude each other; nothing else changes but what was taken."""
        cells = {
            each.cell for file in files for one in file.differences if one.key in taken for each in one.values
        }
        cells |= {cell._replace(facet=facet) for cell in cells if cell.facet in ANSWERED for facet in FOLLOWS}
        old_rows = {cell.row for cell in before}
        for cell in before.keys() | after.keys():
            is_new = cell.row and cell.row not in old_rows
            if cell.facet not in BOOKKEEPING and cell not in cells and not is_new:
                assert before.get(cell) == after.get(cell), cell


def _decisions(difference: Difference) -> st.SearchStrategy[Decision]:
    more = (BOTH, rewrite("Un texte à nous.")) if difference.is_text else ()
    return st.sampled_from((TAKE, KEEP, LATER, *more))


def _expected(file: Comparison, one: Difference, after: dict[Cell, Any]) -> Iterator[tuple[Cell, Any, Any]]:
    """Where theirs has to stand, with what was sent; a new row stands under the id that says whose row it is."""
    if one.topic != "new_row":
        yield from ((each.cell, each.theirs, each.before) for each in one.values)
        return
    came = (
        (cell, entry) for cell, entries in after.items() if cell.facet == "contributed" for entry in entries
    )
    rows = {
        cell.row
        for cell, entry in came
        if entry.get("row") == one.cell.row and entry["instance"] == file.instance
    }
    assert len(rows) == 1, (one.key, rows)
    for each in one.values:
        yield each.cell._replace(row=next(iter(rows))), each.theirs, None
