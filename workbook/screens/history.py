"""The history of one answer: days, moments, who, and what changed, word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from workbook.document.cells import Change, Step
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, about, changed
from workbook.editing.echo import TAKEN_FROM, name_of
from workbook.editing.labels import step_label
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import RowTitles, show
from workbook.screens.difference import Part, difference, shortened
from workbook.screens.words import REASONS, STATES, TAG_NAMES

CONTRIBUTION_OF = N_("Contribution of {ministry}")
ONE_SITTING = timedelta(minutes=10)
ANSWER_FACETS = ("value", "value.fr", "value.en")
FACET_TITLES = {
    "ministry": N_("Responsible ministry"),
    "tags": N_("Tags"),
    "sources": N_("Sources"),
    "status": N_("State"),
    "missing": N_("Unanswered on purpose"),
    "comment": N_("Comment"),
    "draft": N_("Not readable as an answer"),
    "previous": N_("Previous answer"),
    "origin": N_("Taken over"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment: `step` is the last step of a sitting, `restorable` what bringing it back would set."""

    step: int
    at: datetime
    by: str
    title: str
    parts: tuple[Part, ...]
    restorable: tuple[Change, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of a day, newest first."""

    day: date
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a history is about, and in which language it is shown."""

    snapshot: Snapshot
    form: str
    question: Question
    row: str
    catalogue: Catalogue
    step: Callable[[int], Step | None] = lambda _: None

    def words(self, facet: str, value: Any) -> str:
        """A cell's value as a person reads it."""
        gettext = self.catalogue.gettext
        if value is None:
            return ""
        if facet == "missing":
            return " – ".join(
                word for word in (gettext(REASONS.get(value["reason"], "")), value.get("why", "")) if word
            )
        if facet == "status":
            return gettext(STATES.get(value, ""))
        if facet == "tags":
            return ", ".join(gettext(TAG_NAMES.get(tag, tag)) for tag in value)
        if facet == "origin":
            return name_of(self.snapshot, value["form"], value["question"], self.catalogue.code)
        if facet == "comment":
            return str(value[-1].get("text", "")) if value else ""
        if facet in ANSWER_FACETS and not self.question.is_long and self.question.type != "text":
            choices = self.snapshot.forms[self.form].choices_of(self.question)
            return show(self.question, value, self.catalogue, choices, self._row_titles())
        return plain(value) if isinstance(value, str) and self.question.is_long else str(value)

    def _row_titles(self) -> RowTitles:
        named = self.question.chosen_row_of
        if not named:
            return {}
        asked = self.snapshot.forms[self.form]
        repeat = asked.repeat_of(asked.item(named))
        return self.snapshot.row_titles(self.form, repeat.name, self.catalogue.code) if repeat else {}


def days(steps: Sequence[Step], asked: Asked, today: date) -> tuple[Day, ...]:
    """A question's steps, newest first, as days; what one person typed at one sitting is one entry."""
    entries = [entry for sitting in _sittings(steps) if (entry := _entry(sitting, asked))]
    grouped = groupby(entries, key=lambda entry: entry.at.astimezone().date())
    return tuple(Day(day, day_title(day, today, asked.catalogue), tuple(of_day)) for day, of_day in grouped)


def _sittings(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that belong together, each group oldest first, the groups newest first."""
    sittings: list[list[Step]] = []
    for step in steps:
        if sittings and _continues(step, sittings[-1][0]):
            sittings[-1].insert(0, step)
        else:
            sittings.append([step])
    return sittings


def _continues(earlier: Step, later: Step) -> bool:
    if not (earlier.kind == later.kind == "answer" and earlier.by == later.by):
        return False
    same_cells = {change.cell for change in earlier.changes} & {change.cell for change in later.changes}
    apart = datetime.fromisoformat(later.at) - datetime.fromisoformat(earlier.at)
    return bool(same_cells) and apart <= ONE_SITTING


def _entry(sitting: list[Step], asked: Asked) -> Entry | None:
    last = sitting[-1]
    net = _net(sitting)
    shown = next((c for c in net if c.cell.facet in ANSWER_FACETS), net[0] if net else None)
    if shown is None:
        return None
    facet = shown.cell.facet
    before, after = asked.words(facet, shown.before), asked.words(facet, shown.after)
    annotation = facet not in (*ANSWER_FACETS, "sources")
    parts = (Part("same", after),) if annotation and after else shortened(difference(before, after))
    restorable = tuple(c for c in net if c.cell.facet in (*ANSWER_FACETS, "missing"))
    return Entry(
        step=last.id,
        at=datetime.fromisoformat(last.at),
        by=last.by,
        title=_title(last, facet, asked),
        parts=parts,
        restorable=restorable,
        language=facet[-2:] if facet.startswith("value.") else "",
    )


def _net(sitting: list[Step]) -> list[Change]:
    """What the steps changed together."""
    cells: dict[Any, Change] = {}
    for step in sitting:
        for change in step.changes:
            known = cells.get(change.cell)
            cells[change.cell] = replace(known, after=change.after) if known else change
    order = (*ANSWER_FACETS, *FACET_TITLES)
    net = [
        change for change in cells.values() if change.before != change.after and change.cell.facet in order
    ]
    return sorted(net, key=lambda change: order.index(change.cell.facet))


def _title(step: Step, facet: str, asked: Asked) -> str:
    """What the step was, where that is not plain from the words that changed."""
    catalogue = asked.catalogue
    if step.kind == "echo":
        return _taken_from(step, asked)
    if step.kind == "merge":
        return catalogue.gettext(CONTRIBUTION_OF).format(ministry=contributors(step))
    if facet in FACET_TITLES:
        return catalogue.gettext(FACET_TITLES[facet])
    if step.kind in ("answer", "clear", "attach"):
        return ""
    reverted = asked.step(step.reverts) if step.reverts else None
    label = step_label(step, catalogue, reverted)
    return label[:1].upper() + label[1:]


def contributors(step: Step) -> str:
    """Whose parts a merge took into a question."""
    given = [change for change in step.changes if change.cell.facet == "contributed"]
    known = {one.get("instance") for change in given for one in change.before or ()}
    names = [
        str(one.get("ministry", ""))
        for change in given
        for one in change.after or ()
        if one.get("instance") not in known
    ]
    return ", ".join(dict.fromkeys(names)) or str(step.args.get("question", ""))


def _taken_from(step: Step, asked: Asked) -> str:
    source = step.args.get("from", {})
    name = name_of(asked.snapshot, source.get("form", ""), source.get("question", ""), asked.catalogue.code)
    return asked.catalogue.gettext(TAKEN_FROM).format(origin=name)


def day_title(day: date, today: date, catalogue: Catalogue) -> str:
    """`Today`, `Yesterday`, `Monday 3 September`, or the whole date of another year."""
    if day == today:
        return catalogue.gettext(N_("Today"))
    if day == today - timedelta(days=1):
        return catalogue.gettext(N_("Yesterday"))
    return catalogue.weekday(day) if day.year == today.year else catalogue.date(day)


def restoring(snapshot: Snapshot, form: str, question: Question, row: str, entry: Entry) -> ChangeSet:
    """The changes that bring an answer back to what it was after `entry`; none where it is so already."""
    wanted = {change.cell: change.after for change in entry.restorable}
    answer = [cell for cell in wanted if cell.facet in ANSWER_FACETS]
    if answer:
        given = any(wanted[cell] is not None for cell in answer)
        for cell in answer[:1]:
            wanted[cell._replace(facet="draft")] = None
            if given:
                wanted[cell._replace(facet="missing")] = None
    return ChangeSet("restore", about(form, question, row), changed(snapshot, wanted))
