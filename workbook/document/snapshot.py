"""An immutable view of a workbook: what is asked and what was answered, at one step. For reading and for jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from workbook.document.cells import Cell
from workbook.errors import N_, UsageError
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat

IDENTIFICATION = "identification"
State = Literal["empty", "draft", "review", "final", "missing"]


@dataclass(frozen=True, slots=True)
class Missing:
    """Missing on purpose: not_applicable, no_data, confidential or pending, and a word why."""

    reason: str
    why: str = ""


@dataclass(frozen=True)
class Snapshot:
    """`step` is the last step; `forms` are in the order of the contents, identification first."""

    document_id: str
    step: int
    taken_at: str
    cells: Mapping[Cell, Any] = field(repr=False)
    forms: Mapping[str, Questionnaire] = field(repr=False)

    def forms_named(self, form: str) -> Questionnaire:
        """A questionnaire of the workbook. Raises UsageError where it has none of that name."""
        if form not in self.forms:
            raise UsageError(
                N_("The workbook has no questionnaire {form}. It has: {known}."),
                form=form,
                known=", ".join(self.forms),
            )
        return self.forms[form]

    def value(self, form: str, question: str, row: str = "", facet: str = "value") -> Any:
        """The value of a cell, or None."""
        return self.cells.get(Cell(form, row, question, facet))

    def text(
        self, form: str, question: str, row: str = "", language: str = "fr", fallback: bool = True
    ) -> str:
        """A text answer in a language; with `fallback` in the other one where that one is empty."""
        other = "en" if language == "fr" else "fr"
        facets = [f"value.{language}", "value", *([f"value.{other}"] if fallback else [])]
        found = (self.value(form, question, row, facet) for facet in facets)
        return next((str(text) for text in found if text), "")

    def answered(self, form: str, question: Question, row: str = "") -> bool:
        """Whether there is an answer in any language."""
        facets = question.facets(("fr", "en"))
        return any(self.value(form, question.name, row, facet) not in (None, "", []) for facet in facets)

    def state(self, form: str, question: Question | str, row: str = "") -> State:
        """Where an answer stands. An answer without a state of its own is a draft if it is a long text, else final."""
        asked = self.forms[form].question(question) if isinstance(question, str) else question
        if self.value(form, asked.name, row, "missing") is not None:
            return "missing"
        if not self.answered(form, asked, row):
            return "draft" if self.value(form, asked.name, row, "draft") else "empty"
        status = self.value(form, asked.name, row, "status")
        if status in ("draft", "review", "final"):
            return status  # type: ignore[no-any-return]
        return "draft" if asked.is_long or self.value(form, asked.name, row, "draft") else "final"

    def missing(self, form: str, question: str, row: str = "") -> Missing | None:
        stored = self.value(form, question, row, "missing")
        return Missing(stored.get("reason", ""), stored.get("why", "")) if isinstance(stored, dict) else None

    def ministry(self, form: str, question: str, row: str = "") -> str:
        return str(self.value(form, question, row, "ministry") or "")

    def tags(self, form: str, question: str, row: str = "") -> tuple[str, ...]:
        return tuple(self.value(form, question, row, "tags") or ())

    def sources(self, form: str, question: str, row: str = "") -> str:
        return str(self.value(form, question, row, "sources") or "")

    def comments(self, form: str, question: str, row: str = "") -> tuple[Mapping[str, str], ...]:
        return tuple(self.value(form, question, row, "comment") or ())

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        repeats = {(form, repeat.name) for form, asked in self.forms.items() for repeat in asked.repeats}
        found: dict[tuple[str, str, str], list[tuple[float, str]]] = {}
        for cell, position in self.cells.items():
            if cell.row and cell.facet == "value" and (cell.form, cell.question) in repeats:
                parent = cell.row.rpartition("/")[0]
                found.setdefault((cell.form, cell.question, parent), []).append((position, cell.row))
        return {key: tuple(row for _, row in sorted(rows)) for key, rows in found.items()}

    def rows(self, form: str, repeat: str, parent: str = "") -> tuple[str, ...]:
        """The ids of a repeat's rows, in order."""
        return self._rows.get((form, repeat, parent), ())

    def row_title(self, form: str, repeat: Repeat, row: str, language: str) -> str:
        """What a row is called: the answer to the repeat's `row_label`, else its first text."""
        names = [repeat.row_label] if repeat.row_label else [column.name for column in repeat.columns[:1]]
        return next((text for name in names if (text := self.text(form, name, row, language))), "")

    def row_titles(self, form: str, repeat_name: str, language: str) -> dict[str, str]:
        """The titles of all rows of a repeat, by row id."""
        repeat = self.forms[form].repeat(repeat_name)
        return {row: self.row_title(form, repeat, row, language) for row in self.rows(form, repeat_name)}

    def relevant(self, form: str, item: Item, row: str = "") -> bool:
        """Whether an item is asked, given the answers so far; it is not if a section above it is not."""
        asked = self.forms[form]
        conditions = [one.relevant for one in (*asked.path(item), item) if one.relevant]
        if isinstance(item, Question) and item.detail_of:
            conditions += (
                [asked.question(item.detail_of).relevant] if asked.question(item.detail_of).relevant else []
            )
        if not conditions:
            return True
        from workbook.questionnaire.expressions import holds

        return all(holds(condition, self.answers_to(form, condition, row)) for condition in conditions)

    def calculated(self, form: str, question: Question, row: str = "") -> Any:
        """The value of a calculated question: a number, a text, or None where it cannot be computed."""
        from workbook.questionnaire.expressions import evaluate

        value = evaluate(question.calculation, self.answers_to(form, question.calculation, row))
        if isinstance(value, float):
            return None if value != value else int(value) if value.is_integer() else value
        return value if value != "" else None

    def constraint_holds(self, form: str, question: Question, value: Any, row: str = "") -> bool:
        """Whether a value keeps to the question's constraint."""
        if not question.constraint or value is None:
            return True
        from workbook.questionnaire.expressions import holds

        return holds(question.constraint, self.answers_to(form, question.constraint, row), value)

    def answers_to(self, form: str, expression: str, row: str) -> dict[str, Any]:
        """The answers that an expression refers to: of the same row, of the form, or of every row."""
        from workbook.questionnaire.expressions import names_in

        return {name: self._answer_for(form, name, row) for name in names_in(expression)}

    def _answer_for(self, form: str, name: str, row: str) -> Any:
        from workbook.questionnaire.expressions import EveryRow

        asked = self.forms[form]
        item = asked.item(name)
        if isinstance(item, Repeat):
            return EveryRow([1] * len(self.rows(form, name)))
        repeat = asked.repeat_of(item)
        if repeat is None:
            return self._plain_answer(form, item, "")
        if (
            row
            and any(name == column.name for column in repeat.columns)
            and row in self.rows(form, repeat.name, row.rpartition("/")[0])
        ):
            return self._plain_answer(form, item, row)
        return EveryRow([self._plain_answer(form, item, one) for one in self.rows(form, repeat.name)])

    def _plain_answer(self, form: str, item: Item, row: str) -> Any:
        if isinstance(item, Question) and item.type == "calculate":
            return self.calculated(form, item, row)
        value = self.value(form, item.name, row)
        return self.text(form, item.name, row) if value is None else value

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-3, or nothing."""
        return str(self.value(IDENTIFICATION, "country") or "")

    @property
    def edition(self) -> str:
        return str(self.value(IDENTIFICATION, "edition") or "")

    @property
    def answer_languages(self) -> tuple[str, ...]:
        chosen = self.value(IDENTIFICATION, "languages") or ["fr", "en"]
        return tuple(language for language in ("fr", "en") if language in chosen) or ("fr", "en")

    @property
    def due_date(self) -> date | None:
        stored = self.value(IDENTIFICATION, "due_date")
        return date.fromisoformat(stored) if stored else None

    def institution(self, language: str) -> str:
        return self.text(IDENTIFICATION, "institution", language=language)

    @property
    def focal_point(self) -> str:
        return self.text(IDENTIFICATION, "focal_point")

    @property
    def ministries(self) -> tuple[str, ...]:
        """Every ministry that is listed or that answers something, in order of appearance."""
        listed = str(self.value(IDENTIFICATION, "ministries") or "").splitlines()
        used = [str(value) for cell, value in self.cells.items() if cell.facet == "ministry"]
        return tuple(dict.fromkeys(name.strip() for name in (*listed, *used) if name.strip()))

    def country_name(self, language: str) -> str:
        """The country's name as the list of countries inside the workbook has it."""
        if IDENTIFICATION not in self.forms or not self.country:
            return ""
        asked = self.forms[IDENTIFICATION]
        return asked.choice_label(asked.question("country"), self.country, language)
