"""What stands of a collection, in words: its title, how many submissions it holds, what waits for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.collection.facts import State, Submission
from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.preferences import RecentFile

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

STATE_MARKS: dict[State, str] = {
    "received": "conflict",
    "accepted": "final",
    "issues": "warning",
    "rejected": "error",
    "superseded": "missing",
}


def collection_title(snapshot: Snapshot, path: Path) -> str:
    """Its title, or the file's name where it has none."""
    return str(snapshot.value("collection", "title") or path.stem)


def edition_words(snapshot: Snapshot) -> str:
    return str(snapshot.value("collection", "edition") or "")


def standing_count(submissions: Sequence[Submission]) -> int:
    """How many count, or may."""
    return sum(one.state not in ("rejected", "superseded") for one in submissions)


def counts_words(submissions: Sequence[Submission], catalogue: Catalogue) -> str:
    """`25 submissions, 2 with issues, 1 waits for a decision`; only those that count, or may, are counted."""
    states = [one.state for one in submissions]
    n = standing_count(submissions)
    parts = [catalogue.ngettext("{n} submission", "{n} submissions", n).format(n=catalogue.number(n))]
    if issues := states.count("issues"):
        words = catalogue.ngettext("{n} with issues", "{n} with issues", issues)
        parts.append(words.format(n=catalogue.number(issues)))
    if waiting := states.count("received"):
        words = catalogue.ngettext("{n} waits for a decision", "{n} wait for a decision", waiting)
        parts.append(words.format(n=catalogue.number(waiting)))
    return ", ".join(parts)


def recent_collection(view: CollectionView, path: Path) -> RecentFile:
    """What is kept of a collection for its card."""
    title = collection_title(view.snapshot, path)
    return RecentFile(
        str(path.absolute()),
        title,
        subtitle=edition_words(view.snapshot),
        changed_at=view.snapshot.taken_at,
        document_id=view.snapshot.document_id,
        submissions=standing_count(view.submissions),
    )
