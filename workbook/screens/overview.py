"""The overview: figures, bars, measures by target, and what is left to do, in the order of the questionnaires."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.completion import Completion, Count, completion
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Section
from workbook.screens.contributions import left_to_do
from workbook.screens.places import CONTRIBUTIONS, Place, place_of

if TYPE_CHECKING:
    from workbook.editing.checks import Issue

MOST_LEFT = 12
MOST_MINISTRIES = 3
MEASURE_MARKS = ("in_force", "partly", "planned", "none", "not_applicable")
MARKS = {"required": "empty", "pending": "draft", "invalid": "error", "unparsed": "error"}
WORDS = {
    "required": N_("empty"),
    "pending": N_("to be completed"),
    "invalid": N_("out of range"),
    "unparsed": N_("unreadable"),
    "draft": N_("draft"),
    "review": N_("for review"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    figure: str
    caption: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Progress of a questionnaire or a ministry, such as 13/26."""

    label: str
    count: Count
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target: one mark a measure, in the order of the checklist."""

    code: str
    title: str
    marks: tuple[str, ...]
    answered: int
    actions: int
    place: Place


@dataclass(frozen=True, slots=True)
class Left:
    """One thing to do: a mark, its words, and a word for its state."""

    mark: str
    text: str
    word: str
    place: Place


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the page shows, in the catalogue's language."""

    subtitle: str
    tiles: tuple[Tile, ...]
    by_form: tuple[Bar, ...]
    by_ministry: tuple[Bar, ...]
    targets: tuple[TargetRow, ...]
    left: tuple[tuple[str, tuple[Left, ...]], ...]
    left_in_all: int = 0
    most_measures: int = field(default=0)


def overview(snapshot: Snapshot, catalogue: Catalogue, today: date, with_left: bool = True) -> Overview:
    """The overview of a workbook; what is left to do takes longer to find, and can come later."""
    counts = completion(snapshot)
    left = _left(snapshot, catalogue, today) if with_left else []
    targets = _targets(snapshot, catalogue)
    return Overview(
        _subtitle(snapshot, catalogue),
        _tiles(snapshot, counts, sum(len(rows) for _, rows in left) if with_left else None, catalogue, today),
        _forms(snapshot, counts, catalogue),
        _ministries(counts, catalogue),
        targets,
        _shortened(left),
        sum(len(rows) for _, rows in left),
        max((len(row.marks) for row in targets), default=0),
    )


def _subtitle(snapshot: Snapshot, catalogue: Catalogue) -> str:
    parts = [snapshot.country_name(catalogue.code), snapshot.edition]
    if snapshot.due_date:
        due = catalogue.date(snapshot.due_date)
        parts.append(catalogue.gettext(N_("to be sent by {date}")).format(date=due))
    return " · ".join(part for part in parts if part)


def _tiles(
    snapshot: Snapshot, counts: Completion, left: int | None, catalogue: Catalogue, today: date
) -> tuple[Tile, ...]:
    t, overall = catalogue.gettext, counts.overall
    done = t(N_("completed: {done} answers of {total}")).format(
        done=catalogue.number(overall.settled), total=catalogue.number(overall.total)
    )
    tiles = [Tile(catalogue.percent(overall.share), done)]
    if snapshot.due_date:
        days = (snapshot.due_date - today).days
        late = catalogue.ngettext("day past the due date", "days past the due date", abs(days))
        ahead = catalogue.ngettext("day before the due date", "days before the due date", abs(days))
        tiles.append(Tile(catalogue.number(abs(days)), ahead if days >= 0 else late))
    begun = catalogue.ngettext("text to finish or to review", "texts to finish or to review", overall.begun)
    tiles.append(Tile(catalogue.number(overall.begun), begun))
    points = catalogue.ngettext("point left to do", "points left to do", 2 if left is None else left)
    tiles.append(Tile("…" if left is None else catalogue.number(left), points))
    return tuple(tiles)


def _forms(snapshot: Snapshot, counts: Completion, catalogue: Catalogue) -> tuple[Bar, ...]:
    return tuple(
        Bar(asked.short_title.get(catalogue.code), counts.by_form[form], first_place(snapshot, asked))
        for form, asked in snapshot.forms.items()
        if form != IDENTIFICATION and counts.by_form[form].total
    )


def first_place(snapshot: Snapshot, asked: Questionnaire) -> Place | None:
    """Where a questionnaire begins."""
    return place_of(snapshot, asked.form_id, asked.items[0]) if asked.items else None


def _ministries(counts: Completion, catalogue: Catalogue) -> tuple[Bar, ...]:
    ranked = sorted(counts.by_ministry.items(), key=lambda pair: (-pair[1].total, pair[0]))
    bars = [Bar(name, count) for name, count in ranked[:MOST_MINISTRIES]]
    rest = [count for _, count in ranked[MOST_MINISTRIES:]]
    if rest:
        others = catalogue.ngettext("{n} other", "{n} others", len(rest)).format(
            n=catalogue.number(len(rest))
        )
        total = Count(
            *(sum(getattr(one, name) for one in rest) for name in ("total", "settled", "begun", "empty"))
        )
        bars.append(Bar(others, total))
    return tuple(bars)


def _targets(snapshot: Snapshot, catalogue: Catalogue) -> tuple[TargetRow, ...]:
    form = next((one for one in snapshot.forms.values() if _is_target_list(one)), None)
    if form is None:
        return ()
    actions = _actions(snapshot)
    return tuple(
        _target(snapshot, form, section, actions, catalogue)
        for section in form.items
        if isinstance(section, Section)
    )


def _is_target_list(form: Questionnaire) -> bool:
    sections = [item for item in form.items if isinstance(item, Section)]
    return (
        form.kind == "checklist"
        and bool(sections)
        and all(section.code in section.sdg for section in sections)
    )


def _target(
    snapshot: Snapshot, form: Questionnaire, section: Section, actions: Counter[str], catalogue: Catalogue
) -> TargetRow:
    asked = [item for item in section.items if isinstance(item, Question) and item.type == "select_one"]
    values = [snapshot.value(form.form_id, question.name) for question in asked]
    marks = tuple(value if value in MEASURE_MARKS else "unanswered" for value in values)
    answered = sum(mark != "unanswered" for mark in marks)
    place = Place("section", form.form_id, section.name)
    return TargetRow(
        section.code, section.title(catalogue.code), marks, answered, actions[section.code], place
    )


def _actions(snapshot: Snapshot) -> Counter[str]:
    """How many actions serve each target."""
    found: Counter[str] = Counter()
    for form in snapshot.forms.values():
        target = form.role("target") if form.kind == "plan" else None
        repeat = form.repeat_of(target) if target else None
        if target is None or repeat is None:
            continue
        for row in snapshot.rows(form.form_id, repeat.name):
            chosen = snapshot.value(form.form_id, target.name, row) or []
            found.update([chosen] if isinstance(chosen, str) else chosen)
    return found


def _left(snapshot: Snapshot, catalogue: Catalogue, today: date) -> list[tuple[str, list[Left]]]:
    from workbook.editing.checks import issues  # later than the figures, like all that is left

    groups: dict[str, list[Left]] = {form: [] for form in snapshot.forms}
    for issue in issues(snapshot):
        groups[issue.form].append(_left_issue(snapshot, issue, catalogue))
    for form, asked in snapshot.forms.items():
        for question in asked.guiding_questions:
            state = snapshot.state(form, question)
            if state in ("draft", "review") and not snapshot.value(form, question.name, "", "draft"):
                text = f"{question.code} {question.title(catalogue.code)}".strip()
                word = catalogue.gettext(WORDS[state])
                groups[form].append(Left(state, text, word, place_of(snapshot, form, question)))
    found = [
        (snapshot.forms[form].short_title.get(catalogue.code), rows) for form, rows in groups.items() if rows
    ]
    awaited = [
        Left(one.mark, one.text, one.word, CONTRIBUTIONS) for one in left_to_do(snapshot, catalogue, today)
    ]
    return [*found, (catalogue.gettext(N_("Contributions")), awaited)] if awaited else found


def _left_issue(snapshot: Snapshot, issue: Issue, catalogue: Catalogue) -> Left:
    question = snapshot.forms[issue.form].question(issue.question)
    place = place_of(snapshot, issue.form, question, issue.row)
    if issue.row:
        mark = "warning" if issue.kind == "required" else MARKS[issue.kind]
        return Left(mark, issue.text(catalogue), "", place)
    text = f"{question.code} {question.title(catalogue.code)}".strip()
    return Left(MARKS[issue.kind], text, catalogue.gettext(WORDS[issue.kind]), place)


def _shortened(groups: list[tuple[str, list[Left]]]) -> tuple[tuple[str, tuple[Left, ...]], ...]:
    """A few of each group, so that every questionnaire is seen; the rest is on the check page."""
    if not groups:
        return ()
    share = max(MOST_LEFT // len(groups), 2)
    return tuple((title, tuple(rows[:share])) for title, rows in groups)
