"""How far a workbook is: for each questionnaire, section and ministry, what is settled, begun, missing, empty.

A question is settled when its answer is final, or when a reason says why there is none; `pending` only
promises an answer, so it counts as begun. A table counts as one question: settled once it has a row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbook.document.cells import MISSING_REASONS
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.questionnaire.model import Item, Question, Repeat


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers of questions; `missing` by reason, and `pending` is among `begun`."""

    total: int = 0
    settled: int = 0
    begun: int = 0
    empty: int = 0
    missing: Mapping[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The settled part, between 0 and 1."""
        return self.settled / self.total if self.total else 0.0

    @property
    def begun_share(self) -> float:
        return self.begun / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Completion:
    """`by_section` is keyed by form_id and the section's name; identification counts in no total."""

    overall: Count
    by_form: Mapping[str, Count]
    by_section: Mapping[tuple[str, str], Count]
    by_ministry: Mapping[str, Count]


@dataclass(slots=True)
class _Tally:
    standings: Counter[str] = field(default_factory=Counter)

    def count(self) -> Count:
        found = self.standings
        missing = {reason: found[reason] for reason in MISSING_REASONS if found[reason]}
        settled = found["final"] + sum(n for reason, n in missing.items() if reason != "pending")
        begun = found["draft"] + found["review"] + found["pending"]
        return Count(sum(found.values()), settled, begun, found["empty"], missing)


def completion(snapshot: Snapshot) -> Completion:
    """Count what is asked and where it stands; what is not relevant is not asked."""
    forms: dict[str, _Tally] = {}
    sections: dict[tuple[str, str], _Tally] = {}
    ministries: dict[str, _Tally] = {}
    overall = _Tally()
    for form, asked in snapshot.forms.items():
        for item in counted(snapshot, form):
            standing = _standing(snapshot, form, item)
            tallies = [forms.setdefault(form, _Tally())]
            tallies += [sections.setdefault((form, one.name), _Tally()) for one in asked.path(item)]
            if form != IDENTIFICATION:
                tallies.append(overall)
                if ministry := snapshot.ministry(form, item.name):
                    tallies.append(ministries.setdefault(ministry, _Tally()))
            for tally in tallies:
                tally.standings[standing] += 1
    return Completion(
        overall.count(),
        {form: forms.get(form, _Tally()).count() for form in snapshot.forms},
        {key: tally.count() for key, tally in sections.items()},
        {name: tally.count() for name, tally in sorted(ministries.items())},
    )


def counted(snapshot: Snapshot, form: str) -> Iterator[Item]:
    """The questions and tables of a form that count, in order."""
    asked = snapshot.forms[form]
    guiding = {question.name for question in asked.guiding_questions}
    for item in asked.flat:
        if isinstance(item, Repeat):
            whole = not any(isinstance(above, Repeat) for above in asked.path(item))
        else:
            whole = isinstance(item, Question) and item.name in guiding and not item.retired
        if whole and snapshot.relevant(form, item):
            yield item


def _standing(snapshot: Snapshot, form: str, item: Item) -> str:
    if isinstance(item, Question):
        state = snapshot.state(form, item)
        reason = snapshot.missing(form, item.name) if state == "missing" else None
        return reason.reason if reason else state
    return table_standing(snapshot, form, item)


def table_standing(snapshot: Snapshot, form: str, item: Item) -> str:
    """A table is final once a row holds an answer of a person, beyond the rows that it has from the start."""
    if not isinstance(item, Repeat):
        return "empty"
    presets = {preset.name: preset.values for preset in item.rows}
    for row in snapshot.rows(form, item.name):
        columns = [column for column in item.columns if column.name not in presets.get(row, {})]
        if row not in presets or any(snapshot.answered(form, column, row) for column in columns):
            return "final"
    return "empty"
