"""Who answered how much of what, section by section; every kind of silence is counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.collection.answers import ANSWER_STATES, AnswerState
from workbook.collection.facts import Submission
from workbook.questionnaire.model import Item, LocalText, Question, Questionnaire, Repeat


@dataclass(frozen=True, slots=True)
class Covered:
    """A section of a questionnaire and a submission. `counts` are numbers of questions (of tables) by state; `rows`
    that of the rows of a table."""

    submission: Submission
    form: str
    section: str
    code: str
    title: LocalText
    counts: Mapping[AnswerState, int]
    rows: int | None = None

    @property
    def is_table(self) -> bool:
        return self.rows is not None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


class Coverage:
    """Counts submissions over the sections of some questionnaires."""

    def __init__(self, forms: Mapping[str, Questionnaire]) -> None:
        self.forms = forms
        self._sections = {form: sections(asked) for form, asked in forms.items()}

    @property
    def columns(self) -> Iterator[tuple[str, Item, int]]:
        """Every section and table in the order of `of`: questionnaire, section, and how many questions (0: a table)."""
        for form, asked in self.forms.items():
            yield from ((form, section, len(questions)) for section, questions in self._sections[form])
            yield from ((form, repeat, 0) for repeat in _tables(asked))

    def of(self, submission: Submission, states: Mapping[str, Any]) -> Iterator[Covered]:
        """A submission's sections in order; of a questionnaire that it was not asked, all count as not asked."""
        for form, asked in self.forms.items():
            known = states.get(form)
            named = known["questions"] if known else {}
            for section, questions in self._sections[form]:
                found = Counter(named.get(name, "not_asked") for name in questions)
                counts = {state: found[state] for state in ANSWER_STATES}
                yield Covered(submission, form, section.name, section.code, _title(section), counts)
            for repeat in _tables(asked):
                rows = known["rows"].get(repeat.name, 0) if known else None
                state = "not_asked" if rows is None else "answered" if rows else "silent"
                counts = {one: int(one == state) for one in ANSWER_STATES}
                yield Covered(submission, form, repeat.name, repeat.code, _title(repeat), counts, rows or 0)


def sections(asked: Questionnaire) -> tuple[tuple[Item, tuple[str, ...]], ...]:
    """Round tables, targets, areas: the innermost sections with the names of the questions that each asks."""
    found: dict[str, tuple[Item, list[str]]] = {}
    for question in asked.guiding_questions:
        if not question.retired:
            holder = section_of(asked, question)
            found.setdefault(holder.name, (holder, []))[1].append(question.name)
    return tuple((section, tuple(names)) for section, names in found.values())


def section_of(asked: Questionnaire, question: Question) -> Item:
    """The innermost section that a question stands in; the question itself where it stands in none."""
    path = asked.path(question)
    return path[-1] if path else question


def _tables(asked: Questionnaire) -> tuple[Repeat, ...]:
    return tuple(
        one for one in asked.repeats if not any(isinstance(above, Repeat) for above in asked.path(one))
    )


def _title(item: Item) -> LocalText:
    return LocalText(item.title("fr"), item.title("en"))
