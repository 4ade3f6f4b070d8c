"""The start page: recent workbooks and collections as cards, drawn without opening them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.preferences import RecentFile
from workbook.screens.standing import share_words

if TYPE_CHECKING:
    from workbook.document.snapshot import Snapshot
    from workbook.editing.completion import Completion

SUFFIX = ".passerelle"
FOLDERS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class RecentCard:
    """What a card shows; `share` is the percentage in words, or how many submissions a collection holds."""

    path: Path
    title: str
    subtitle: str
    where: str
    share: str
    settled: float
    begun: float
    changed: str
    collection: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.title, self.subtitle, self.share, self.changed, self.where)
        return ", ".join(part for part in parts if part)


def cards(recent: Sequence[RecentFile], catalogue: Catalogue, now: datetime, home: Path) -> list[RecentCard]:
    """The cards of the recent files, the newest first."""
    return [_card(one, catalogue, now, home) for one in recent]


def remembered(path: Path, snapshot: Snapshot, counts: Completion) -> RecentFile:
    """What is kept of a workbook for its card."""
    overall = counts.overall
    return RecentFile(
        str(path.absolute()),
        snapshot.country_name("fr") or path.stem,
        snapshot.country_name("en") or path.stem,
        snapshot.edition,
        overall.share,
        overall.begun_share,
        snapshot.taken_at,
        snapshot.document_id,
    )


def window_title(snapshot: Snapshot, path: Path, catalogue: Catalogue) -> str:
    """`Morocco – Marrakech 2018`, or the file's name where neither is known."""
    parts = (snapshot.country_name(catalogue.code), snapshot.edition)
    return " – ".join(part for part in parts if part) or path.stem


def place_words(path: Path, home: Path) -> str:
    """`Documents › GFMD › morocco.passerelle`."""
    try:
        parts = path.relative_to(home).parts
    except ValueError:
        parts = tuple(part for part in path.parts if part != path.anchor)
    shown = parts[-FOLDERS_SHOWN:]
    return " › ".join(("…", *shown) if len(shown) < len(parts) else shown)


def changed_words(changed_at: str, catalogue: Catalogue, now: datetime) -> str:
    """`Changed today at 14:32`, `Changed yesterday at 18:04`, `Changed on 4 September 2018`."""
    try:
        at = datetime.fromisoformat(changed_at).astimezone()
    except ValueError:
        return ""
    time = catalogue.time(at, seconds=False)
    today = now.astimezone().date()
    if at.date() == today:
        return catalogue.gettext(N_("Changed today at {time}")).format(time=time)
    if at.date() == today - timedelta(days=1):
        return catalogue.gettext(N_("Changed yesterday at {time}")).format(time=time)
    return catalogue.gettext(N_("Changed on {date}")).format(date=catalogue.date(at.date()))


def _card(one: RecentFile, catalogue: Catalogue, now: datetime, home: Path) -> RecentCard:
    path = Path(one.path)
    title = one.title if catalogue.code == "fr" else one.title_en or one.title
    collection = one.submissions >= 0
    return RecentCard(
        path,
        title or path.stem,
        one.subtitle,
        place_words(path, home),
        _submissions(one.submissions, catalogue) if collection else share_words(one.settled, catalogue),
        one.settled,
        one.begun,
        changed_words(one.changed_at, catalogue, now),
        collection,
    )


def _submissions(n: int, catalogue: Catalogue) -> str:
    return catalogue.ngettext("{n} submission", "{n} submissions", n).format(n=catalogue.number(n))
