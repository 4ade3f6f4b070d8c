"""The states of a workbook that a person can go back to: backups and named versions, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from workbook.document.backups import Backup
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.editing.versions import REASONS, Version
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.changed_answers import Changed, act_counts, changed_answers, count_words, with_cells
from workbook.screens.commands import free_name
from workbook.screens.history import day_title

KEPT = N_("kept by the program")
KILO, MEGA = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list: when, what, and in small how much it holds."""

    version: Version
    time: str
    title: str
    detail: str

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.time, self.title, self.detail) if part)


@dataclass(frozen=True, slots=True)
class VersionDay:
    """The versions of a day, newest first."""

    title: str
    lines: tuple[VersionLine, ...]


def version_days(
    found: Sequence[Version], catalogue: Catalogue, today: date, counted: bool = True
) -> tuple[VersionDay, ...]:
    """Versions, newest first, by day. Not `counted`: what they hold are no answers, as in a collection."""
    grouped = groupby(found, key=lambda one: one.at.astimezone().date())
    return tuple(
        VersionDay(day_title(day, today, catalogue), tuple(_line(one, catalogue, counted) for one in of_day))
        for day, of_day in grouped
    )


def version_title(version: Version, catalogue: Catalogue) -> str:
    """`“Before the cabinet”` or `Backup of 4 September 2018, 14:32`."""
    if version.name:
        return catalogue.quote(version.name)
    at = catalogue.date_time(version.at)
    return catalogue.gettext(N_("Backup of {date}")).format(date=at)


def made_words(version: Version, catalogue: Catalogue, counted: bool = True) -> str:
    """When and why it was made, and how much it holds: one line under the title."""
    when = catalogue.date_time(version.at)
    parts = [when if version.name else _reason(version, catalogue), *_amounts(version, catalogue, counted)]
    return " · ".join(part for part in parts if part)


def backup_words(backup: Backup | None, catalogue: Catalogue, counted: bool = True) -> str:
    """The newest backup that can be gone back to, or that there is none."""
    if backup is None:
        return catalogue.gettext(N_("This computer keeps no sound backup of this workbook."))
    version = Version("backup", backup.at, backup.step, backup.answers, "", backup.reason, backup.size)
    words = " · ".join((catalogue.date_time(backup.at), *_amounts(version, catalogue, counted)))
    return catalogue.gettext(N_("Newest sound backup: {words}")).format(words=words)


def size_words(size: int, catalogue: Catalogue) -> str:
    """`412 kB`, `1.2 MB`."""
    if size >= MEGA:
        return catalogue.gettext(N_("{size} MB")).format(size=catalogue.number(size / MEGA, 1))
    return catalogue.gettext(N_("{size} kB")).format(size=catalogue.number(max(1, round(size / KILO))))


def since_words(changed: Changed, catalogue: Catalogue) -> str:
    """What has changed since a version, in numbers."""
    words = (act_counts if changed.are_acts else count_words)(changed.counts, catalogue)
    if not words:
        return catalogue.gettext(N_("Nothing has changed since: the workbook is as it was then."))
    return catalogue.gettext(N_("Since then: {counts}.")).format(counts=words)


def changed_since(now: Snapshot, restoring: ChangeSet, catalogue: Catalogue) -> Changed:
    """The answers that changed since the version to which `restoring` leads back."""
    cells = dict(now.cells)
    for change in restoring.changes:
        if change.after is None:
            cells.pop(change.cell, None)
        else:
            cells[change.cell] = change.after
    return changed_answers(with_cells(now, cells), now, now, catalogue)


def version_file(path: Path, version: Version) -> Path:
    """The path proposed for a copy of a version: beside the workbook, with the day, a name that is not taken."""
    return free_name(path, f"{version.at.astimezone():%Y-%m-%d %Hh%M}")


def _line(version: Version, catalogue: Catalogue, counted: bool) -> VersionLine:
    time = catalogue.time(version.at, seconds=False)
    title = catalogue.quote(version.name) if version.name else _reason(version, catalogue)
    return VersionLine(version, time, title, " · ".join(_amounts(version, catalogue, counted)))


def _reason(version: Version, catalogue: Catalogue) -> str:
    words = catalogue.gettext(REASONS.get(version.reason, KEPT))
    return words[:1].upper() + words[1:]


def _amounts(version: Version, catalogue: Catalogue, counted: bool) -> list[str]:
    n = version.answers
    answers = catalogue.ngettext("{n} answer", "{n} answers", n).format(n=catalogue.number(n))
    amounts = [answers] if counted else []
    return [*amounts, size_words(version.size, catalogue)] if version.size else amounts
