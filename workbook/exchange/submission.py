"""The Excel submission: a workbook's questions and answers as a file to open, read, fill and print."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.exchange.cover import SUBMISSION, Cover, submission_cover
from workbook.exchange.grid import Placed, identity_line, write_grid
from workbook.exchange.layout import Sheet
from workbook.exchange.lines import Filler
from workbook.exchange.lists import Lists
from workbook.exchange.meta import Origin
from workbook.exchange.selection import EVERYTHING, Selection
from workbook.exchange.sheets import sheets_of, with_distinct_names
from workbook.exchange.words import Words, both
from workbook.files import replacing
from workbook.languages import N_
from workbook.progress import NO_PROGRESS, Progress

if TYPE_CHECKING:
    from openpyxl import Workbook

PREPARING = N_("Preparing the sheets")
SAVING = N_("Writing the file")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file shows and what it says of itself: its title, its first sheet, its part of the workbook."""

    title: str
    cover: Cover
    sheets: tuple[Sheet, ...]
    selection: Selection = EVERYTHING


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
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    origin = Origin(instance_id or new_instance_id(), moment, deprecated_id)
    outline = Outline(SUBMISSION, submission_cover(Words.load()), submission_sheets(snapshot))
    write_outline(snapshot, path, outline, origin, progress)
    return origin.instance_id


def new_instance_id() -> str:
    """What a file is known by, from now on: `uuid:…`."""
    return f"uuid:{uuid.uuid4()}"


def write_outline(
    snapshot: Snapshot, path: Path, outline: Outline, origin: Origin, progress: Progress = NO_PROGRESS
) -> None:
    """Write an Excel file whole or not at all. Raises CannotWrite or Cancelled."""
    from workbook.exchange.archive import save

    total = len(outline.sheets) + 2
    with replacing(path) as fresh:
        workbook = _build(snapshot, outline, origin, progress, total)
        progress.step(total - 1, total, SAVING)
        save(workbook, fresh, origin.written_at)
        progress.step(total, total, SAVING)


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


def _build(snapshot: Snapshot, outline: Outline, origin: Origin, progress: Progress, total: int) -> Workbook:
    from openpyxl import Workbook

    from workbook.exchange.meta import write_meta
    from workbook.exchange.read_me import write_read_me
    from workbook.exchange.styles import add_styles

    words, lists = Words.load(), Lists()
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook)
    placed: list[Placed] = []
    for number, sheet in enumerate(outline.sheets):
        progress.step(number, total, PREPARING)
        placed.append(_write_sheet(workbook, sheet, outline, snapshot, words, lists, number + 1))
    write_read_me(workbook, snapshot, words, placed, outline.cover)
    lists.write(workbook)
    write_meta(workbook, snapshot, placed, origin)
    _set_properties(workbook, snapshot, words, origin, outline)
    return workbook


def _write_sheet(
    workbook: Workbook,
    sheet: Sheet,
    outline: Outline,
    snapshot: Snapshot,
    words: Words,
    lists: Lists,
    number: int,
) -> Placed:
    from workbook.exchange.formats import add_formats
    from workbook.exchange.pages import add_table, protect, set_foot, set_up, set_up_form
    from workbook.exchange.prompts import add_prompts

    target = workbook.create_sheet(sheet.name)
    set_up(target, sheet.tab)
    lines = list(Filler(sheet, snapshot, words, outline.selection).lines())
    placed = write_grid(target, sheet, lines, snapshot, words)
    add_formats(target, placed, snapshot.forms[sheet.form], words)
    add_prompts(target, placed, snapshot, words, lists, outline.selection)
    set_up_form(target, placed)
    set_foot(
        target, both(snapshot.forms[sheet.form].short_title or sheet.title), identity_line(snapshot, words)
    )
    if sheet.is_excel_table:
        add_table(target, placed, number)
    protect(target)
    return placed


def _set_properties(
    workbook: Workbook, snapshot: Snapshot, words: Words, origin: Origin, outline: Outline
) -> None:
    from workbook.questionnaire.values import clean_text

    known = workbook.properties
    shown = [form for form in snapshot.forms if any(sheet.form == form for sheet in outline.sheets)]
    forms = [f"{form}@{snapshot.forms[form].version}" for form in shown]
    parts = (words.line(outline.title), identity_line(snapshot, words), origin.ministry, " ".join(shown))
    known.title = clean_text(" · ".join(part for part in parts if part))
    known.subject = words.line(N_("Migration-related Sustainable Development Goals"))
    kind = [origin.kind] if origin.kind == "contribution" else []
    known.keywords = "; ".join(("passerelle", *kind, origin.instance_id, *forms))
    known.language = " ".join(snapshot.answer_languages)
    known.creator = clean_text(snapshot.institution("fr") if IDENTIFICATION in snapshot.forms else "")
    known.identifier = origin.instance_id
