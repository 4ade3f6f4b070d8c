"""A collection's view made by hand from cells, read by the methods of the true one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbook.collection.answers import Answer, Content, answers_in
from workbook.collection.facts import Facts, Submission
from workbook.collection.projections import Issues
from workbook.collection.submitted import as_snapshot, states
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.questionnaire.library import load
from workbook.questionnaire.model import Questionnaire

ORDER = ("berlin-2017", "sdg-migration", "action-plan", "registers")
Cells = Mapping[Cell, Any]


class MadeView:
    """`cells` by country; `asked` names the questionnaires that a country was asked, else all of `ORDER`."""

    def __init__(
        self,
        cells: Mapping[str, Cells],
        asked: Mapping[str, tuple[str, ...]] | None = None,
        own: Cells | None = None,
        more: Iterable[Submission] = (),
    ) -> None:
        self.cells = cells
        self.forms: dict[str, Questionnaire] = {name: load(name) for name in ORDER}
        self._current = tuple(
            _submission(code, number, (asked or {}).get(code, ORDER), self.forms)
            for number, code in enumerate(sorted(cells), 1)
        )
        self.submissions = (*self._current, *more)
        self.editions = ("Berlin 2017",)
        self.snapshot = Snapshot("collection", 3, "2026-11-21T10:00:00+00:00", dict(own or {}), {})
        self._stored = {code: _stored(own_cells) for code, own_cells in cells.items()}

    def current(self, edition: str | None = None) -> tuple[Submission, ...]:
        return tuple(one for one in self._current if edition in (None, one.edition))

    def submission(self, sha256: str) -> Submission:
        return next(one for one in self.submissions if one.sha256.startswith(sha256))

    def questionnaire(self, form: str, version: str = "") -> Questionnaire:
        return self.forms[form]

    def snapshot_of(self, submission: Submission) -> Snapshot:
        forms = {name: self.forms[name] for name in submission.facts.forms}
        return as_snapshot("document", 1, "2026-10-11T09:30:00+00:00", self.cells[submission.country], forms)

    def answers_of(self, submission: Submission) -> dict[tuple[str, str], tuple[Answer, ...]]:
        stored = self._stored.get(submission.country, {})
        return {key: answers_in(submission, *key, content) for key, content in stored.items()}

    def answers(self, form: str, name: str, edition: str | None = None) -> tuple[Answer, ...]:
        return tuple(answer for one in self.current(edition) for answer in self._answers_to(one, form, name))

    def _answers_to(self, submission: Submission, form: str, name: str) -> tuple[Answer, ...]:
        if form not in submission.facts.forms:
            return (Answer(submission, form, "", name, "not_asked"),)
        content = self._stored[submission.country].get((form, name))
        if not content:
            return (Answer(submission, form, "", name, "silent"),)
        return answers_in(submission, form, name, content)

    def states(self, submissions: Sequence[Submission]) -> dict[str, Any]:
        return {one.sha256: states(self.snapshot_of(one)) for one in submissions}

    def issues(self, submissions: Sequence[Submission]) -> dict[str, Issues]:
        return {one.sha256: Issues() for one in submissions}


def _submission(
    code: str, number: int, names: Sequence[str], forms: Mapping[str, Questionnaire]
) -> Submission:
    versions = {name: forms[name].version for name in names}
    facts = Facts(
        hashlib.sha256(code.encode()).hexdigest(),
        f"{code}.xlsx",
        31_415,
        "2026-10-12T09:30:00+00:00",
        country=code,
        edition="Berlin 2017",
        languages=("fr", "en"),
        forms=versions,
    )
    return Submission(facts, "accepted", number=number)


def _stored(cells: Cells) -> dict[tuple[str, str], Content]:
    found: dict[tuple[str, str], Content] = {}
    for number, (cell, value) in enumerate(cells.items(), 5):
        content = found.setdefault((cell.form, cell.question), {})
        content.setdefault(cell.row, {})[cell.facet] = [value, cell.form, f"D{number}"]
    return found
