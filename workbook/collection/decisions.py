"""What is known of the files, and what the secretariat decided on them, as cells."""

from __future__ import annotations

from workbook.collection.facts import SUBMISSIONS, Decision, Facts, decision_cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.editing.creation import now
from workbook.errors import N_, UsageError


def facts_in(snapshot: Snapshot) -> dict[str, Facts]:
    """What is known of every file received, by SHA-256, in the order in which they came."""
    found = (
        Facts.of(cell.row, value)
        for cell, value in snapshot.cells.items()
        if cell.form == SUBMISSIONS and cell.facet == "submission"
    )
    ordered = sorted(found, key=lambda one: (one.received_at, one.name, one.sha256))
    return {one.sha256: one for one in ordered}


def decisions_in(snapshot: Snapshot) -> dict[str, Decision]:
    """What the secretariat decided, by SHA-256."""
    return {
        cell.row: Decision(**value)
        for cell, value in snapshot.cells.items()
        if cell.form == SUBMISSIONS and cell.facet == "decision"
    }


def decision(
    snapshot: Snapshot, sha256: str, verdict: str, why: str = "", country: str = "", by: str = ""
) -> ChangeSet:
    """The act of deciding on a file; an empty verdict takes a decision back. Raises UsageError."""
    facts = facts_in(snapshot).get(sha256)
    if facts is None:
        raise UsageError(N_("The collection has no file with the fingerprint {sha256}."), sha256=sha256[:8])
    if verdict not in ("accepted", "rejected", ""):
        raise UsageError(N_("A decision is one of: {known}."), known="accepted, rejected")
    value = {"verdict": verdict, "why": why.strip(), "country": country.upper(), "by": by, "at": now()}
    wanted = {decision_cell(sha256): value if verdict else None}
    return ChangeSet("decide", {"question": facts.name[:60], "sha256": sha256}, changed(snapshot, wanted))
