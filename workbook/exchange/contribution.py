"""A ministry's form: one Excel file with the chosen part of the workbook, to fill anywhere and send back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from workbook.document.snapshot import Snapshot
from workbook.exchange.cover import CONTRIBUTION, contribution_cover
from workbook.exchange.layout import Sheet
from workbook.exchange.meta import Origin
from workbook.exchange.selection import Request, Selection, select
from workbook.exchange.sheets import sheets_of, with_distinct_names
from workbook.exchange.submission import Outline, new_instance_id, write_outline
from workbook.exchange.words import Words
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.model import Question, Questionnaire


def write_contribution(
    snapshot: Snapshot,
    request: Request,
    path: Path,
    progress: Progress = NO_PROGRESS,
    now: datetime | None = None,
    instance_id: str = "",
) -> str:
    """Write a ministry's form and give its instanceID.

    What the form does not show bears no hash in `_meta`: whoever compares takes such a cell as one that the ministry
    did not see. Raises UsageError for a request that cannot be met, CannotWrite or Cancelled; then there is no new
    file and an earlier one is unchanged.
    """
    words, selection = Words.load(), select(snapshot, request)
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    origin = Origin(
        instance_id or new_instance_id(),
        moment,
        "",
        "contribution",
        request.ministry.strip(),
        request.due.isoformat() if request.due else "",
        request.shows_answers,
    )
    sheets = contribution_sheets(snapshot, request, selection, words)
    outline = Outline(CONTRIBUTION, contribution_cover(snapshot, request, words), sheets, selection)
    write_outline(snapshot, path, outline, origin, progress)
    return origin.instance_id


def contribution_sheets(
    snapshot: Snapshot, request: Request, selection: Selection, words: Words
) -> tuple[Sheet, ...]:
    """The sheets that have something to fill, in the order of the workbook."""
    return with_distinct_names(
        sheet
        for form, asked in snapshot.forms.items()
        for sheet in sheets_of(asked, words, request.languages)
        if _is_shown(asked, sheet, selection)
    )


def _is_shown(asked: Questionnaire, sheet: Sheet, selection: Selection) -> bool:
    if sheet.repeat:
        return selection.has(asked.form_id, sheet.repeat)
    return any(
        selection.has(asked.form_id, item.name)
        for item in asked.flat
        if isinstance(item, Question) and item.type != "note" and asked.repeat_of(item) is None
    )
