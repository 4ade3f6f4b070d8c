"""The collection as it stands at one moment: what pages, exports and reports read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from string import ascii_uppercase
from typing import Any, TypeVar

from workbook.collection.answers import Answer, Content, answer_in, answers_in
from workbook.collection.facts import Submission
from workbook.collection.projections import (
    Issues,
    Stored,
    answers_numbered,
    answers_of_file,
    answers_to,
    issues_of,
    states_of,
)
from workbook.collection.submitted import as_snapshot
from workbook.document.cells import Cell
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.errors import N_, UsageError
from workbook.questionnaire.definition import build
from workbook.questionnaire.library import ORDER
from workbook.questionnaire.model import Question, Questionnaire
from workbook.questionnaire.values import fold

Result = TypeVar("Result")
Ask = Callable[[Callable[[Any], Any]], Any]
States = Mapping[str, Mapping[str, Mapping[str, Any]]]


class CollectionView:
    """Immutable. The methods that read answers wait for the file's thread and may be called from any other."""

    def __init__(
        self,
        snapshot: Snapshot,
        submissions: Sequence[Submission],
        definitions: Mapping[tuple[str, str], Mapping[str, Any]],
        ask: Ask,
    ) -> None:
        self.snapshot = snapshot
        self.submissions = tuple(
            sorted(submissions, key=lambda one: (one.country, one.edition, one.facts.received_at, one.sha256))
        )
        self._definitions, self._ask = definitions, ask
        self._built: dict[tuple[str, str], Questionnaire] = {}

    def submission(self, sha256: str) -> Submission:
        """The file of that fingerprint, or of one that begins so. Raises UsageError."""
        found = [one for one in self.submissions if one.sha256.startswith(sha256)]
        if len(found) != 1 or not sha256:
            raise UsageError(
                N_("The collection has no file with the fingerprint {sha256}."), sha256=sha256[:8]
            )
        return found[0]

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of which something is received, the oldest first."""
        newest: dict[str, str] = {}
        for one in self._standing:
            newest[one.edition] = max(newest.get(one.edition, ""), one.facts.written_at)
        return tuple(sorted(newest, key=lambda edition: (_year(edition), newest[edition], edition)))

    @cached_property
    def _standing(self) -> tuple[Submission, ...]:
        return tuple(one for one in self.submissions if one.current)

    def current(self, edition: str | None = None) -> tuple[Submission, ...]:
        """The submissions that count, by country code: of an edition, or (None) of each country's newest."""
        if edition is not None:
            return tuple(one for one in self._standing if fold(one.edition) == fold(edition))
        place = {name: number for number, name in enumerate(self.editions)}
        newest: dict[str, Submission] = {}
        for one in sorted(self._standing, key=lambda one: place[one.edition]):
            newest[one.country] = one
        return tuple(newest[country] for country in sorted(newest))

    def of_country(self, country: str) -> tuple[Submission, ...]:
        """The submissions of a country that count, the oldest edition first."""
        place = {name: number for number, name in enumerate(self.editions)}
        found = (one for one in self._standing if one.country == country)
        return tuple(sorted(found, key=lambda one: place[one.edition]))

    @cached_property
    def forms(self) -> Mapping[str, Questionnaire]:
        """The newest version met of each questionnaire, in the library's order; identification is not among them."""
        newest: dict[str, str] = {}
        for one in self.submissions:
            for form, version in one.facts.forms.items():
                if form != IDENTIFICATION and (form, version) in self._definitions:
                    newest[form] = max(newest.get(form, ""), version)
        place = {name: number for number, name in enumerate(ORDER)}
        ordered = sorted(newest, key=lambda form: (place.get(form, len(place)), form))
        return {form: self.questionnaire(form, newest[form]) for form in ordered}

    def questionnaire(self, form: str, version: str = "") -> Questionnaire:
        """A questionnaire in a version, or ("") the newest met. Raises UsageError for one that nobody answered."""
        if not version and form in self.forms:
            return self.forms[form]
        if (form, version) not in self._definitions:
            raise UsageError(
                N_("No submission answers a questionnaire {form}. There are: {known}."),
                form=form,
                known=", ".join(self.forms) or "–",
            )
        if (form, version) not in self._built:
            self._built[form, version] = build(self._definitions[form, version])
        return self._built[form, version]

    def question(self, form: str, name: str) -> Question:
        """A question by its name or number. Raises UsageError."""
        return self.questionnaire(form).question(name)

    def answers(self, form: str, name: str, edition: str | None = None) -> tuple[Answer, ...]:
        """What the current submissions say to a question, by country code, those too that are silent or not asked.

        To a question of a table one answer for each row of a submission. Raises UsageError.
        """
        asked = self.questionnaire(form)
        question = asked.question(name)
        stored = {one.sha256: one for one in self._ask(lambda file: answers_to(file, form, question.name))}
        found: list[Answer] = []
        for submission in self.current(edition):
            found += self._of_question(submission, form, question, stored.get(submission.sha256))
        return tuple(found)

    def _of_question(
        self, submission: Submission, form: str, question: Question, stored: Stored | None
    ) -> tuple[Answer, ...]:
        if not self._is_asked(submission, form, question):
            return (Answer(submission, form, "", question.name, "not_asked"),)
        if stored is None or not stored.content:
            return (Answer(submission, form, "", question.name, "silent"),)
        return answers_in(submission, form, question.name, stored.content)

    def _is_asked(self, submission: Submission, form: str, question: Question) -> bool:
        version = submission.facts.forms.get(form)
        if version is None:
            return False
        asked = self.questionnaire(form, version)
        return any(one.name == question.name and not one.retired for one in asked.questions)

    def history_of(self, form: str, name: str, country: str) -> tuple[Answer, ...]:
        """A country's answers to a question in every edition, the oldest first."""
        question = self.questionnaire(form).question(name)
        stored = {one.sha256: one for one in self._ask(lambda file: answers_to(file, form, question.name))}
        return tuple(
            answer
            for submission in self.of_country(country)
            for answer in self._of_question(submission, form, question, stored.get(submission.sha256))
        )

    def answers_of(self, submission: Submission) -> dict[tuple[str, str], tuple[Answer, ...]]:
        """Everything that a file says, by form and question, also that of a file that does not count."""
        contents = self.contents_of(submission)
        return {key: answers_in(submission, *key, content) for key, content in contents.items()}

    def contents_of(self, submission: Submission) -> dict[tuple[str, str], Content]:
        """The same as it is stored, for work that goes over all of it: an answer costs more than its content."""
        return {(one.form, one.question): one.content for one in self._stored_of(submission)}

    def numbered(self, ids: Sequence[int]) -> dict[int, tuple[Answer, ...]]:
        """The answers of rows of the table `answers`, as a search finds them; those of files that count."""
        by_sha256 = {one.sha256: one for one in self._standing}
        return {
            one.id: answers_in(by_sha256[one.sha256], one.form, one.question, one.content)
            for one in self.read(lambda file: answers_numbered(file, ids))
            if one.sha256 in by_sha256
        }

    def answer(self, sha256: str, form: str, row: str, name: str) -> Answer:
        """One answer of one file, whether it counts or not. Raises UsageError."""
        submission = self.submission(sha256)
        for one in self._ask(lambda file: answers_to(file, form, name)):
            if one.sha256 == submission.sha256:
                return answer_in(submission, form, row, name, one.content.get(row, {}))
        return Answer(submission, form, row, name, "silent")

    def snapshot_of(self, submission: Submission) -> Snapshot:
        """A submission as the snapshot of a workbook, for counting, checking and drawing by its rules."""
        placed = [
            (_line(value), Cell(one.form, row, one.question, facet), value[0])
            for one in self._stored_of(submission)
            for row, facets in one.content.items()
            for facet, value in facets.items()
        ]
        cells = {cell: value for _, cell, value in sorted(placed, key=lambda one: one[0])}
        facts = submission.facts
        place = {name: number for number, name in enumerate(ORDER)}
        ordered = sorted(facts.forms, key=lambda form: (place.get(form, len(place)), form))
        forms = {form: self.questionnaire(form, facts.forms[form]) for form in ordered}
        return as_snapshot(facts.document, facts.step, facts.written_at, cells, forms)

    def _stored_of(self, submission: Submission) -> list[Stored]:
        return self.read(lambda file: answers_of_file(file, submission.sha256))

    def states(self, submissions: Sequence[Submission]) -> Mapping[str, States]:
        """What became of every question, by SHA-256, form and question: `{"questions": …, "rows": …}`."""
        wanted = [one.sha256 for one in submissions]
        return self.read(lambda file: states_of(file, wanted))

    def issues(self, submissions: Sequence[Submission]) -> Mapping[str, Issues]:
        """What the reading of these files noted, by SHA-256."""
        wanted = [one.sha256 for one in submissions]
        return self.read(lambda file: issues_of(file, wanted))

    def file(self, submission: Submission) -> bytes | None:
        """The bytes as they were received; None for a file that was too large to be kept."""
        query = "SELECT content FROM attachments WHERE sha256 = ?"
        row = self.read(lambda file: file.execute(query, (submission.sha256,)).fetchone())
        return bytes(row[0]) if row else None

    def read(self, query: Callable[[Any], Result]) -> Result:
        """Ask the file itself, on its thread, and wait for the answer."""
        found: Result = self._ask(query)
        return found


def _line(stored: Sequence[Any]) -> int:
    """The row of the sheet that a value was read from, so that rows come in the order of the file."""
    return int(str(stored[2]).lstrip(ascii_uppercase) or 0) if len(stored) > 2 else 0


def _year(edition: str) -> int:
    """The last year that an edition's name holds, so that editions come in their order; 0 where it has none."""
    years = re.findall(r"(?:19|20)\d\d", edition)
    return int(years[-1]) if years else 0
