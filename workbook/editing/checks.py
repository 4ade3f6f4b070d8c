"""What is left to do, in the order of the questionnaires: what is empty, unreadable or out of range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workbook.document.snapshot import Snapshot
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat

Kind = Literal["required", "invalid", "unparsed", "pending"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to do. `message` is a msgid; `labels` are words that it needs in both languages."""

    form: str
    row: str
    question: str
    kind: Kind
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def text(self, catalogue: Catalogue) -> str:
        """The sentence in the catalogue's language."""
        words = {key: _worded(value, catalogue.code) for key, value in self.params.items()}
        return catalogue.gettext(self.message).format_map(words)


def _worded(value: Any, language: str) -> str:
    return str(value.get(language) if hasattr(value, "get") else value)


def issues(snapshot: Snapshot) -> list[Issue]:
    """Every issue of a workbook."""
    return [issue for form, asked in snapshot.forms.items() for issue in _form_issues(snapshot, form, asked)]


def _form_issues(snapshot: Snapshot, form: str, asked: Questionnaire) -> Iterator[Issue]:
    for question in asked.questions:
        if not question.is_answerable or question.retired:
            continue
        repeat = asked.repeat_of(question)
        if repeat is None:
            yield from _question_issues(snapshot, form, question, "")
    for repeat in asked.repeats:
        for row in _all_rows(snapshot, form, repeat):
            for column in repeat.columns:
                if column.is_answerable and not column.retired:
                    yield from _question_issues(
                        snapshot, form, column, row, _RowName(snapshot, form, repeat, row)
                    )


def _all_rows(snapshot: Snapshot, form: str, repeat: Repeat) -> tuple[str, ...]:
    outer = next((one for one in snapshot.forms[form].path(repeat) if isinstance(one, Repeat)), None)
    if outer is None:
        return snapshot.rows(form, repeat.name)
    return tuple(
        row for parent in snapshot.rows(form, outer.name) for row in snapshot.rows(form, repeat.name, parent)
    )


@dataclass(frozen=True, slots=True)
class _RowName:
    snapshot: Snapshot
    form: str
    repeat: Repeat
    row: str

    def get(self, language: str) -> str:
        return self.snapshot.row_title(self.form, self.repeat, self.row, language) or self.repeat.title(
            language
        )


@dataclass(frozen=True, slots=True)
class _QuestionName:
    question: Question

    def get(self, language: str) -> str:
        title = self.question.title(language)
        short = title if len(title) <= 70 else title[:68].rsplit(" ", 1)[0] + "…"
        return f"{self.question.code} {short}".strip()


def _question_issues(
    snapshot: Snapshot, form: str, question: Question, row: str, row_name: _RowName | None = None
) -> Iterator[Issue]:
    params: dict[str, Any] = {"question": _QuestionName(question)} | ({"row": row_name} if row_name else {})

    def issue(kind: Kind, alone: str, in_row: str, **more: Any) -> Issue:
        return Issue(form, row, question.name, kind, in_row if row_name else alone, params | more)

    if not snapshot.relevant(form, question, row):
        return
    if raw := snapshot.value(form, question.name, row, "draft"):
        message = N_("{question}: “{raw}” could not be read as an answer")
        yield issue(
            "unparsed", message, N_("{row}, {question}: “{raw}” could not be read as an answer"), raw=raw
        )
    missing = snapshot.missing(form, question.name, row)
    if missing and missing.reason == "pending":
        yield issue(
            "pending", N_("{question}: still to be completed"), N_("{row}, {question}: still to be completed")
        )
    elif question.required and not missing and not snapshot.answered(form, question, row):
        yield issue("required", N_("{question}: empty"), N_("{row}: without {question}"))
    value = snapshot.value(form, question.name, row)
    if (
        question.constraint
        and value is not None
        and not snapshot.constraint_holds(form, question, value, row)
    ):
        rule = question.constraint_message
        message, in_row = N_("{question}: {rule}"), N_("{row}, {question}: {rule}")
        if not rule:
            message, in_row = N_("{question}: out of range"), N_("{row}, {question}: out of range")
        yield issue("invalid", message, in_row, rule=rule)
