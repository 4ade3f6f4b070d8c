"""The answers of an invented country: a workbook's cells, drawn at random but alike every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.collection_example.made import Identity
from tests.collection_example.texts import MINISTRIES, paragraphs, phrase
from workbook.document.cells import MISSING_REASONS, STATES, TAGS, Cell
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.questionnaire.model import Question, Questionnaire, Repeat

FIRST_DAY = date(2009, 1, 1)
ARABIC_SPEAKING = frozenset(
    {"DZA", "EGY", "IRQ", "JOR", "LBN", "MAR", "MRT", "OMN", "QAT", "SDN", "TUN", "YEM"}
)


@dataclass(frozen=True)
class Habits:
    """How a country answers: shares from 0 to 1, and how long its texts are."""

    silent: float
    reason: float
    state: float
    both: float
    length: float

    @classmethod
    def drawn(cls, rng: Random) -> Habits:
        return cls(
            rng.choice((0.0, 0.04, 0.1, 0.3)), rng.choice((0.0, 0.03, 0.08, 0.15)), rng.uniform(0.2, 0.9),
            rng.uniform(0.5, 1.0), rng.uniform(0.7, 1.3),
        )  # fmt: skip


@dataclass
class Answering:
    """Draws one country's answers to its questionnaires; `rows` is how many rows each table has."""

    forms: dict[str, Questionnaire]
    languages: tuple[str, ...]
    rows: dict[str, int]
    identity: Identity
    rng: Random
    full: bool = False
    cells: dict[Cell, Any] = field(default_factory=dict)

    def snapshot(self) -> Snapshot:
        """The country's workbook at its last step."""
        rng = self.rng
        self.habits = Habits(0.0, 0.0, 0.5, 1.0, 0.2) if self.full else Habits.drawn(rng)
        for form, asked in self.forms.items():
            for question in asked.questions:
                if asked.repeat_of(question) is None:
                    self._answer(form, asked, question, "")
            for repeat in asked.repeats:
                self._table(form, asked, repeat)
        self._identify()
        taken = self.identity.written_at
        return Snapshot(self.identity.document, self.identity.step, taken, self.cells, self.forms)

    def _identify(self) -> None:
        known = {
            "country": self.identity.country,
            "edition": self.identity.edition,
            "languages": list(self.languages),
            "due_date": "2018-09-28",
        }
        for name, value in known.items():
            for facet in ("missing", "status", "value"):
                self.cells.pop(Cell(IDENTIFICATION, "", name, facet), None)
            if value:
                self.cells[Cell(IDENTIFICATION, "", name, "value")] = value

    def _table(self, form: str, asked: Questionnaire, repeat: Repeat) -> None:
        preset = [row.name for row in repeat.rows]
        more = self.rows.get(repeat.name, 0) - len(preset)
        ids = [*preset, *(f"{number:06x}" for number in self.rng.sample(range(16**6), max(more, 0)))]
        for position, row in enumerate(ids, 1):
            self.cells[Cell(form, row, repeat.name, "value")] = position
            known = dict(repeat.rows[position - 1].values) if position <= len(preset) else {}
            for column in repeat.columns:
                if column.name not in known:
                    self._answer(form, asked, column, row)
            for name, value in known.items():
                self._preset(form, asked.question(name), row, value)

    def _preset(self, form: str, question: Question, row: str, value: Any) -> None:
        for facet in question.facets():
            words = value.get(facet[-2:]) if isinstance(value, dict) else value
            if words is not None:
                self.cells[Cell(form, row, question.name, facet)] = words

    def _answer(self, form: str, asked: Questionnaire, question: Question, row: str) -> None:
        if not question.is_answerable or question.type == "file":
            return
        rng, habits = self.rng, self.habits
        must = question.required and bool(row)
        at = Cell(form, row, question.name, "value")
        if not must and rng.random() < habits.silent:
            return
        if not must and rng.random() < habits.reason:
            why = phrase(rng, self.languages[0]) if rng.random() < 0.5 else ""
            self.cells[at._replace(facet="missing")] = {"reason": rng.choice(MISSING_REASONS), "why": why}
            return
        for facet, value in self._values(asked, question, row):
            self.cells[at._replace(facet=facet)] = value
        if not row and form != IDENTIFICATION:
            for facet, value in self._about(asked, question):
                self.cells[at._replace(facet=facet)] = value

    def _about(self, asked: Questionnaire, question: Question) -> Iterator[tuple[str, Any]]:
        """State, ministry, sources and tags, where the sheet has a place for them or the file carries them."""
        rng = self.rng
        on_line = asked.kind == "checklist" and question.type == "select_one"
        if not on_line and not question.detail_of and rng.random() < self.habits.state:
            yield "status", rng.choice(STATES)
        if asked.kind == "plan" or question.detail_of:
            return
        if rng.random() < 0.5:
            yield "ministry", rng.choice(MINISTRIES[self.languages[0]])
        if not on_line and asked.kind == "questions" and rng.random() < 0.4:
            yield "sources", phrase(rng, self.languages[0])
        if rng.random() < 0.15:
            yield "tags", sorted(rng.sample(TAGS, rng.randint(1, 2)))

    def _values(self, asked: Questionnaire, question: Question, row: str) -> Iterator[tuple[str, Any]]:
        if not question.multilingual:
            value = self._value(asked, question)
            if value not in (None, "", []):
                yield "value", value
            return
        first, *others = self.languages
        yield f"value.{first}", self._text(question, first, row)
        for language in others:
            if (question.required and row) or self.rng.random() < self.habits.both:
                yield f"value.{language}", self._text(question, language, row)

    def _text(self, question: Question, language: str, row: str) -> str:
        rng = self.rng
        arabic = self.identity.country in ARABIC_SPEAKING and rng.random() < 0.1
        spoken = "ar" if arabic else language
        if not question.is_long:
            return phrase(rng, spoken)
        if row and rng.random() < 0.98:
            return paragraphs(rng, spoken, rng.randint(40, 160))
        length = min(max(rng.lognormvariate(6.4, 0.7), 300), 2_800) * self.habits.length
        return paragraphs(rng, spoken, int(min(max(length, 300), 2_800)))

    def _value(self, asked: Questionnaire, question: Question) -> Any:
        rng = self.rng
        match question.type:
            case "integer":
                return rng.randint(1994, 2018) if _is_year(question) else rng.randint(0, 100)
            case "decimal":
                return rng.choice((rng.randint(1, 900) * 1000, rng.randint(1, 9_999) / 10))
            case "date":
                return (FIRST_DAY + timedelta(days=rng.randint(0, 4_000))).isoformat()
            case "select_one" if question.chosen_row_of:
                repeat = asked.repeat_of(asked.question(question.chosen_row_of))
                rows = self._rows_of(asked.form_id, repeat.name) if repeat else []
                return rng.choice(rows) if rows else None
            case "select_one":
                return rng.choice(self._choices(asked, question))
            case "select_multiple":
                names = self._choices(asked, question)
                return sorted(rng.sample(names, min(len(names), rng.randint(1, 3))), key=names.index)
        return self._line(question)

    def _rows_of(self, form: str, repeat: str) -> list[str]:
        return [cell.row for cell in self.cells if cell.form == form and cell[2:] == (repeat, "value")]

    def _choices(self, asked: Questionnaire, question: Question) -> list[str]:
        return [choice.name for choice in asked.choices_of(question) if not choice.retired]

    def _line(self, question: Question) -> str:
        rng, first = self.rng, self.languages[0]
        match question.name:
            case "email":
                return f"point.focal{rng.randint(1, 99)}@example.org"
            case "phone":
                return f"+212 5 37 {rng.randint(10, 99)} {rng.randint(10, 99)} 00"
            case "ministries":
                return "\n".join(MINISTRIES[first])
            case "lead" | "practice_lead":
                return rng.choice(MINISTRIES[first])
        return paragraphs(rng, first, 300) if question.is_long else phrase(rng, first)


def _is_year(question: Question) -> bool:
    return question.is_year or question.name.endswith(("year", "since")) or "<= 2100" in question.constraint
