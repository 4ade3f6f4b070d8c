"""The tables of questionnaires (actions, indicators, registers), a row for each row; actions bear the names that IATI
gives to what it knows too, and its codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from workbook.collection.answers import Answer
from workbook.collection.facts import Submission
from workbook.collection.publishing.forms_met import tables_met
from workbook.collection.publishing.package.answer_tables import written
from workbook.collection.publishing.package.material import Answers, Material, PerSubmission, States
from workbook.collection.publishing.package.schema import (
    COUNTRY,
    EDITION,
    OF_SUBMISSION,
    SUBMISSION,
    Field,
    ForeignKey,
    Names,
    Row,
    Table,
)
from workbook.languages import N_
from workbook.questionnaire.model import Choice, LocalText, Question, Questionnaire, Repeat

IATI = {
    "title": ("title_narrative", "IATI title/narrative"),
    "description": ("description_narrative", "IATI description/narrative"),
    "lead": ("participating_org_accountable", "IATI participating-org/narrative, role 2 (accountable)"),
    "start": ("activity_date_planned_start", "IATI activity-date, type 1 (planned start)"),
    "end": ("activity_date_planned_end", "IATI activity-date, type 3 (planned end)"),
    "status": ("activity_status", "IATI activity-status/@code, codelist ActivityStatus"),
    "budget": ("budget_value", "IATI budget/value"),
    "currency": ("budget_value_currency", "IATI budget/value/@currency, ISO 4217"),
    "gender_marker": (
        "policy_marker_gender_significance",
        "IATI policy-marker 1 (gender equality)/@significance, codelist PolicySignificance",
    ),
    "target": ("tag_sdg_target", "IATI tag, vocabulary 3 (SDG targets); separated by blanks"),
    "result": ("result_title_narrative", "IATI result/title/narrative"),
}
ID = Field("id", N_("Number"), required=True, about="sixteen signs of the file's SHA-256, and the row")
_TYPES = {"integer": "integer", "decimal": "number", "date": "date"}
_SEVERAL = "names of choices, separated by blanks"
_LANGUAGE = {"fr": N_("In French"), "en": N_("In English")}


class RowTable:
    """One table of a questionnaire."""

    def __init__(
        self,
        material: Material,
        asked: Questionnaire,
        repeat: Repeat,
        questions: Sequence[Question],
        name: str,
        keys: Mapping[str, str],
    ) -> None:
        self.form = asked.form_id
        self._asked, self._repeat, self._material = asked, repeat, material
        self._questions = [question for question in questions if question.is_answerable]
        self._codes = {one.name: self._iati_codes(one) for one in self._questions}
        self._targets = dict(self._found_targets(keys))
        names = Names({"id", "submission", "country", "edition", "row"})
        fields = tuple(field for question in self._questions for field in self._fields(question, names))
        row = Field("row", N_("Row"), required=True)
        known = {field.name for field in fields}
        foreign = (
            ForeignKey((chooser,), keys[target.name], ("id",))
            for chooser, target in self._targets.items()
            if chooser in known
        )
        title = LocalText(repeat.title("fr"), repeat.title("en"))
        head = (ID, SUBMISSION, COUNTRY, EDITION, row)
        self.table = Table(name, title, (*head, *fields), ("id",), (OF_SUBMISSION, *foreign))

    def rows(self, submission: Submission, answers: Answers, states: States) -> Iterator[Row]:
        """The rows in which a person wrote something."""
        found = self._cells(self._repeat, self._questions, answers)
        chosen = {
            chooser: self._cells(target, target.columns, answers) for chooser, target in self._targets.items()
        }
        for row, cells in found.items():
            values: list[Any] = []
            for question in self._questions:
                if question.name in chosen:
                    value = cells[question.name].value if question.name in cells else None
                    values.append(row_id(submission, value) if value in chosen[question.name] else None)
                else:
                    values += self._values(question, cells)
            known = (submission.sha256, submission.country, submission.edition)
            yield row_id(submission, row), *known, row, *values

    def _cells(
        self, repeat: Repeat, questions: Iterable[Question], answers: Answers
    ) -> dict[str, dict[str, Answer]]:
        """The answers of each row in which a person wrote something, by question."""
        found: dict[str, dict[str, Answer]] = {}
        for question in questions:
            for answer in answers.get((self.form, question.name), ()):
                found.setdefault(answer.row, {})[question.name] = answer
        presets = {preset.name: preset.values for preset in repeat.rows}
        return {
            row: cells
            for row, cells in found.items()
            if any(one.state != "silent" and name not in presets.get(row, {}) for name, one in cells.items())
        }

    def _values(self, question: Question, cells: Mapping[str, Answer]) -> Iterator[Any]:
        answer = cells.get(question.name)
        if question.multilingual:
            yield from (answer.values.get(f"value.{code}") if answer else None for code in ("fr", "en"))
            return
        value = answer.value if answer and answer.state == "answered" else None
        text = written(value) if question.type not in _TYPES else None
        yield value if question.type in _TYPES else self._codes[question.name].get(text or "", text)

    def _fields(self, question: Question, names: Names) -> Iterator[Field]:
        iati = IATI.get(question.role) if self._asked.kind == "plan" else None
        wanted, about = iati or (question.name, "")
        title = question.label
        if question.multilingual:
            for code in ("fr", "en"):
                yield Field(names.of(f"{wanted}_{code}"), title, about=about)
            return
        choices = self._material.choices(self.form, question.list_name)
        codes = self._codes[question.name]
        enum = tuple(codes.get(one, one) for one in choices) if question.type == "select_one" else ()
        several = _SEVERAL if question.type == "select_multiple" else ""
        unit = f"in {question.unit}" if question.unit else ""
        kind = _TYPES.get(question.type, "string")
        yield Field(
            names.of(wanted), title, kind, enum=enum, about="; ".join(filter(None, (about, unit, several)))
        )

    def _iati_codes(self, question: Question) -> Mapping[str, str]:
        """IATI's codes of a question's choices, where all of them have one."""
        choices: Sequence[Choice] = self._asked.choices_of(question)
        has = self._asked.kind == "plan" and choices and all("iati" in one.codes for one in choices)
        return {one.name: one.codes["iati"] for one in choices} if has else {}

    def _found_targets(self, keys: Mapping[str, str]) -> Iterator[tuple[str, Repeat]]:
        """The questions that choose a row of another table, each with that table."""
        for question in self._questions:
            chosen = question.chosen_row_of
            repeat = self._asked.repeat_of(self._asked.item(chosen)) if chosen else None
            if repeat and repeat.name in keys:
                yield question.name, repeat


def row_id(submission: Submission, row: str) -> str:
    """What a row of a table is known by in the package: signs of its file, and its id in the workbook."""
    return f"{submission.sha256[:16]}/{row}"


def row_tables(material: Material, names: Names) -> list[PerSubmission]:
    """One for each table of each questionnaire."""
    found: list[PerSubmission] = []
    for form, versions in material.versions.items():
        met = tables_met(versions)
        keys = {repeat.name: names.of(repeat.name, form) for _, repeat, _ in met}
        for asked, repeat, columns in met:
            found.append(RowTable(material, asked, repeat, columns, keys[repeat.name], keys))
    return found
