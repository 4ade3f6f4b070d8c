"""The Contributions page: who was asked for what, what is back, and what to do about the rest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import Contribution, State, contribution, contributions
from workbook.errors import N_
from workbook.exchange.selection import section_title
from workbook.languages import Catalogue

STATE_WORDS: dict[State, str] = {
    "sent": N_("sent"),
    "due": N_("due soon"),
    "overdue": N_("overdue"),
    "returned": N_("to be merged"),
    "merged": N_("merged"),
}
STATE_MARKS: dict[State, str] = {
    "sent": "empty",
    "due": "draft",
    "overdue": "warning",
    "returned": "review",
    "merged": "final",
}
YOURS = N_(
    "It holds what {sender} asks of {ministry}. Answer it as any workbook. When you are done, close it and send the "
    "file back by e-mail to {person}."
)
BACK_BY = N_("It is to be sent back by {date}.")
FIRST: tuple[State, ...] = ("overdue", "returned", "due", "sent", "merged")
WAITING: tuple[State, ...] = ("sent", "due", "overdue")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One line of the table; days are words, "" for not yet. `asked` are the titles of what was sent."""

    instance_id: str
    ministry: str
    asked: tuple[str, ...]
    sent: str
    due: str
    returned: str
    merged: str
    state: State
    word: str
    mark: str
    notes: tuple[str, ...]
    file: str

    @property
    def what(self) -> str:
        return "; ".join(self.asked)

    @property
    def can_be_reminded(self) -> bool:
        return self.state in WAITING


def follow_ups(snapshot: Snapshot, catalogue: Catalogue, today: date) -> tuple[FollowUp, ...]:
    """Every form that was sent: what waits for a person first, then by due day."""
    lines = sorted(
        contributions(snapshot), key=lambda one: (FIRST.index(one.state(today)), one.due or "9999", one.sent)
    )
    return tuple(_line(snapshot, one, catalogue, today) for one in lines)


def _line(snapshot: Snapshot, one: Contribution, catalogue: Catalogue, today: date) -> FollowUp:
    state = one.state(today)
    return FollowUp(
        instance_id=one.instance_id,
        ministry=one.ministry,
        asked=tuple(section_title(snapshot, section, catalogue) for section in one.sections),
        sent=day_of(one.sent, catalogue),
        due=catalogue.date(one.due_date, "short") if one.due_date else "",
        returned=day_of(one.returned, catalogue),
        merged=day_of(one.merged, catalogue),
        state=state,
        word=_word(one, state, catalogue, today),
        mark=STATE_MARKS[state],
        notes=_notes(one, catalogue),
        file=one.file,
    )


def _word(one: Contribution, state: State, catalogue: Catalogue, today: date) -> str:
    if state != "overdue" or one.due_date is None:
        return catalogue.gettext(STATE_WORDS[state])
    days = (today - one.due_date).days
    words = catalogue.ngettext("{n} day overdue", "{n} days overdue", days)
    return words.format(n=catalogue.number(days))


def _notes(one: Contribution, catalogue: Catalogue) -> tuple[str, ...]:
    t = catalogue.gettext
    notes = [t(N_("File: {file}")).format(file=one.file)] if one.file else []
    if one.contact:
        notes.append(t(N_("Sent to: {contact}")).format(contact=one.contact))
    if one.reminded:
        days = ", ".join(day_of(at, catalogue) for at in one.reminded)
        notes.append(t(N_("Reminded on: {days}")).format(days=days))
    return tuple(notes)


def day_of(at: str, catalogue: Catalogue) -> str:
    """The local day of a moment; "" for none."""
    try:
        return catalogue.date(datetime.fromisoformat(at).astimezone().date(), "short") if at else ""
    except ValueError:
        return ""


def summary(snapshot: Snapshot, catalogue: Catalogue, today: date) -> str:
    """`5 forms sent · 1 overdue · 2 to be merged`."""
    states = Counter(one.state(today) for one in contributions(snapshot))
    total = sum(states.values())
    counted = (
        (catalogue.ngettext("{n} form sent", "{n} forms sent", total), total),
        (catalogue.gettext(N_("{n} overdue")), states["overdue"]),
        (catalogue.gettext(N_("{n} to be merged")), states["returned"]),
    )
    return " · ".join(words.format(n=catalogue.number(count)) for words, count in counted if count)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A form that is not back, or not merged, as a thing left to do."""

    mark: str
    text: str
    word: str


def left_to_do(snapshot: Snapshot, catalogue: Catalogue, today: date) -> list[Awaited]:
    """The forms that still have to come back or to be merged."""
    return [
        Awaited(line.mark, f"{line.ministry} – {line.what}" if line.what else line.ministry, line.word)
        for line in follow_ups(snapshot, catalogue, today)
        if line.state != "merged"
    ]


def waiting(snapshot: Snapshot) -> int:
    """How many forms are not merged yet."""
    return sum(not one.merged for one in contributions(snapshot))


def about_excerpt(snapshot: Snapshot, catalogue: Catalogue) -> str:
    """What a colleague is told who opens a part of a workbook; "" for a workbook that is no part."""
    from workbook.exchange.cover import facts
    from workbook.exchange.excerpt import excerpt_origin

    origin = excerpt_origin(snapshot.cells)
    if origin is None:
        return ""
    known = facts(snapshot, origin.ministry, snapshot.due_date, catalogue)
    sentences = (YOURS, *([BACK_BY] if snapshot.due_date else []))
    return " ".join(catalogue.gettext(one).format_map(known) for one in sentences)


def is_known(snapshot: Snapshot, instance_id: str) -> bool:
    """Whether a form is among those that were sent; undo may have taken it back."""
    return contribution(snapshot, instance_id) is not None
