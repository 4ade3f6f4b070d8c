"""Writing what is sent to a ministry, in either kind of file, and what the workbook is to remember of it."""

from __future__ import annotations

from pathlib import Path

from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import Contribution, Medium
from workbook.exchange.selection import Request
from workbook.progress import NO_PROGRESS, Progress

ENDINGS: dict[str, Medium] = {".xlsx": "xlsx", ".passerelle": "workbook"}


def write_form(
    snapshot: Snapshot, request: Request, path: Path, by: str, at: str, progress: Progress = NO_PROGRESS
) -> Contribution:
    """Write a form or, where `path` ends in .passerelle, an excerpt; `at` is the moment, ISO 8601 in UTC.

    Gives what `workbook.editing.contributions.send` remembers. Raises UsageError for a request that cannot be met,
    CannotWrite or Cancelled; then there is no new file.
    """
    from workbook.exchange.submission import new_instance_id

    sent = Contribution(
        instance_id=new_instance_id(),
        ministry=request.ministry.strip(),
        contact=request.contact.strip(),
        sections=request.sections,
        languages=request.languages,
        step=snapshot.step,
        sent=at,
        due=request.due.isoformat() if request.due else "",
        medium=ENDINGS[path.suffix.lower()],
        file=path.name,
    )
    if sent.medium == "workbook":
        from workbook.exchange.excerpt import write_excerpt

        write_excerpt(snapshot, request, path, sent, by)
    else:
        from workbook.exchange.contribution import write_contribution

        write_contribution(snapshot, request, path, progress, instance_id=sent.instance_id)
    return sent
