"""The Excel submission: a workbook's questions and answers as a file to open, read, fill and print."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.exchange.grid import Placed, identity_line, write_grid
from workbook.exchange.layout import Sheet
from workbook.exchange.lines import Filler
from workbook.exchange.lists import Lists
from workbook.exchange.meta import Origin
from workbook.exchange.sheets import sheets_of, with_distinct_names
from workbook.exchange.words import Words, both
from workbook.files import replacing
from workbook.languages import N_
from workbook.progress import NO_PROGRESS, Progress

if TYPE_CHECKING:
    from openpyxl import Workbook

PREPARING = N_("Preparing the sheets")
SAVING = N_("Writing the file")


def write_submission(
    snapshot: Snapshot,
    path: Path,
    progress: Progress = NO_PROGRESS,
    now: datetime | None = None,
    instance_id: str = "",
    deprecated_id: str = "",
) -> str:
    """Write the submission and give its instanceID (`uuid:…`, a fresh one if none is given).

    `now` is the moment that the file bears; `deprecated_id` the instance that this one corrects. Raises
    CannotWrite or Cancelled; then there is no new file and an earlier one is unchanged.
    """
    from workbook.exchange.archive import save

    moment = (now or datetime.now(UTC)).astimezone(UTC)
    origin = Origin(instance_id or f"uuid:{uuid.uuid4()}", moment, deprecated_id)
    sheets = submission_sheets(snapshot)
    total = len(sheets) + 2
    with replacing(path) as fresh:
        workbook = _build(snapshot, sheets, origin, progress, total)
        progress.step(total - 1, total, SAVING)
        save(workbook, fresh, moment)
        progress.step(total, total, SAVING)
    return origin.instance_id


def submission_sheets(snapshot: Snapshot, words: Words | None = None) -> tuple[Sheet, ...]:
    """The sheets of a workbook's submission, identification first."""
    spoken = words or Words.load()
    languages = snapshot.answer_languages
    stored: dict[str, set[str]] = {}
    for cell, value in snapshot.cells.items():
        if cell.facet in ("value.fr", "value.en") and value:
            stored.setdefault(cell.form, set()).add(cell.facet[-2:])
    return with_distinct_names(
        sheet
        for form, asked in snapshot.forms.items()
        for sheet in sheets_of(asked, spoken, languages, stored.get(form, ()))
    )


def _build(
    snapshot: Snapshot, sheets: tuple[Sheet, ...], origin: Origin, progress: Progress, total: int
) -> Workbook:
    from openpyxl import Workbook

    from workbook.exchange.meta import write_meta
    from workbook.exchange.read_me import write_read_me
    from workbook.exchange.styles import add_styles

    words, lists = Words.load(), Lists()
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook)
    placed: list[Placed] = []
    for number, sheet in enumerate(sheets):
        progress.step(number, total, PREPARING)
        placed.append(_write_sheet(workbook, sheet, snapshot, words, lists, number + 1))
    write_read_me(workbook, snapshot, words, placed)
    lists.write(workbook)
    write_meta(workbook, snapshot, placed, origin)
    _set_properties(workbook, snapshot, words, origin)
    return workbook


def _write_sheet(
    workbook: Workbook, sheet: Sheet, snapshot: Snapshot, words: Words, lists: Lists, number: int
) -> Placed:
    from workbook.exchange.formats import add_formats
    from workbook.exchange.pages import add_table, protect, set_foot, set_up, set_up_form
    from workbook.exchange.prompts import add_prompts

    target = workbook.create_sheet(sheet.name)
    set_up(target, sheet.tab)
    lines = list(Filler(sheet, snapshot, words).lines())
    placed = write_grid(target, sheet, lines, snapshot, words)
    add_formats(target, placed, snapshot.forms[sheet.form], words)
    add_prompts(target, placed, snapshot, words, lists)
    set_up_form(target, placed)
    set_foot(
        target, both(snapshot.forms[sheet.form].short_title or sheet.title), identity_line(snapshot, words)
    )
    if sheet.is_excel_table:
        add_table(target, placed, number)
    protect(target)
    return placed


def _set_properties(workbook: Workbook, snapshot: Snapshot, words: Words, origin: Origin) -> None:
    from workbook.questionnaire.values import clean_text

    known = workbook.properties
    forms = [f"{form}@{asked.version}" for form, asked in snapshot.forms.items()]
    title = words.line(N_("National submission"))
    known.title = clean_text(f"{title} · {identity_line(snapshot, words)} · {' '.join(snapshot.forms)}")
    known.subject = words.line(N_("Migration-related Sustainable Development Goals"))
    known.keywords = "; ".join(("passerelle", origin.instance_id, *forms))
    known.language = " ".join(snapshot.answer_languages)
    known.creator = clean_text(snapshot.institution("fr") if IDENTIFICATION in snapshot.forms else "")
    known.identifier = origin.instance_id
