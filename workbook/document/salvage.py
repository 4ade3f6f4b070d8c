"""A damaged workbook's sound rows, written row by row into a new and sound one."""

from __future__ import annotations

import mmap
import sqlite3
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbook.document.cells import Cell, needed_file
from workbook.document.connection import journal_is_hot, journal_of
from workbook.document.damage import Damage
from workbook.document.fresh import fresh_file
from workbook.document.kinds import KINDS, Kind
from workbook.document.lost_definitions import Definitions, find_definition
from workbook.document.reading_copy import at_hand, copy_on_disk
from workbook.document.remains import Remains, Standing, gather, standing
from workbook.document.rows import decode, encode, row_hash
from workbook.document.wording import in_words
from workbook.errors import N_, UnusableFile, UsageError
from workbook.questionnaire.values import clean_text


@dataclass(frozen=True)
class Salvaged:
    """What was given back: counts (`answers` are files received in a collection), the places that were lost, those that
    only the history still had, and the questionnaires that are gone."""

    kind: Kind
    answers: int
    steps: int
    lost: tuple[Damage, ...]
    kept: tuple[Damage, ...]
    lost_steps: int
    lost_files: int
    lost_forms: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not (self.lost or self.lost_steps or self.lost_files or self.lost_forms)


def salvage(source: Path, target: Path, known: Definitions | None = None) -> Salvaged:
    """Write what is sound in `source` to a new workbook; `known` are questionnaires that may replace lost ones.

    `source` is only read. Raises UsageError where `target` exists, UnusableFile where nothing can be given back.
    """
    if target.exists():
        raise UsageError(
            N_("{file} exists already; it was left as it is. Choose another name."), file=str(target)
        )
    return _salvage(gather(read_whole(source)), source, target, known or {})


def _salvage(found: Remains, source: Path, target: Path, known: Definitions) -> Salvaged:
    if not found.cells and not found.changes:
        raise UnusableFile(
            N_("Nothing of a Passerelle workbook was found in {file}. It was not changed."), file=source.name
        )
    with fresh_file(target) as fresh:
        return write_remains(found, fresh, source.name, known)


def salvaged_copy(path: Path) -> tuple[sqlite3.Connection, tuple[Damage, ...]]:
    """What is sound in a damaged file, in memory, and the damaged places. Raises UnusableFile where nothing is."""
    found = gather(read_whole(path))
    results = []

    def make(folder: Path) -> Path:
        results.append(_salvage(found, path, folder / path.name, {}))
        return folder / path.name

    with in_words(path):
        connection = at_hand(copy_on_disk(found.kind, make))
    (result,) = results
    others = {damage.table for damage in found.broken} - {"cells"}
    damages = (*result.lost, *result.kept, *(Damage(table) for table in sorted(others)))
    return connection, damages or (Damage("structure"),)


def read_whole(path: Path) -> bytes | mmap.mmap:
    """The bytes of a workbook, as they were before a save that was not finished. Raises UnusableFile."""
    try:
        if path.stat().st_size > max(kind.largest for kind in KINDS.values()):
            raise UnusableFile(N_("{file} is larger than a workbook can be. It was refused."), file=path.name)
        if journal_is_hot(path):
            return _rolled_back(path, journal_of(path).read_bytes())
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
    except OSError as error:
        raise UnusableFile(
            N_("{file} cannot be read: {reason}. Nothing was changed."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error


def _rolled_back(path: Path, journal: bytes) -> bytes | mmap.mmap:
    """The pages that a journal keeps, put back in memory. Its checksums tell where it was cut."""
    count, nonce, pages, sector, size = (
        int.from_bytes(journal[place : place + 4], "big") for place in (8, 12, 16, 20, 24)
    )
    if size not in {1 << power for power in range(9, 17)} or not 28 <= sector <= 65536:
        return path.read_bytes()
    length = min(pages * size, path.stat().st_size)
    if not length:
        return b""
    with path.open("rb") as file:
        restored = mmap.mmap(file.fileno(), length, access=mmap.ACCESS_COPY)
    for place in range(sector, len(journal) - size - 7, size + 8):
        if (place - sector) // (size + 8) >= count:
            break
        number = int.from_bytes(journal[place : place + 4], "big")
        page = journal[place + 4 : place + 4 + size]
        check = (nonce + sum(page[at] for at in range(size - 200, 0, -200))) & 0xFFFFFFFF
        if check != int.from_bytes(journal[place + 4 + size : place + 8 + size], "big"):
            break
        if not 0 < number <= length // size:
            break
        restored[(number - 1) * size : number * size] = page
    return restored


def write_remains(found: Remains, fresh: Path, name: str, known: Definitions) -> Salvaged:
    """Write sound rows into a new file."""
    from workbook.document.migrations import migrate

    now = standing(found)
    definitions = _definitions(found, now, known)
    lost_forms = _without_forms(now, definitions)
    steps = _steps(found, now)
    used = {needed_file(cell, decode(value)) for cell, (_, value) in now.cells.items()} - {None}
    now = _without_lost_submissions(found, now)
    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = EXTRA")
        migrate(connection, found.kind)
        connection.execute("BEGIN")
        _insert_all(connection, found, now, definitions, steps, name)
        connection.execute("COMMIT")
    finally:
        connection.close()
    counted = found.kind.counted.rstrip("%")
    return Salvaged(
        kind=found.kind,
        answers=sum(cell.facet.startswith(counted) for cell in now.cells),
        steps=len(found.steps),
        lost=now.lost,
        kept=now.kept,
        lost_steps=len(steps) - len(found.steps),
        lost_files=len(used - found.attachments.keys()),
        lost_forms=lost_forms,
    )


def _without_lost_submissions(found: Remains, now: Standing) -> Standing:
    """Take what is known of files whose bytes are gone out of a collection: they can be received once more."""
    gone = [
        cell
        for cell, (_, text) in now.cells.items()
        if cell.facet == "submission" and needed_file(cell, decode(text)) not in {None, *found.attachments}
    ]
    for cell in gone:
        del now.cells[cell]
    return replace(now, lost=(*now.lost, *(Damage("attachments", cell) for cell in gone)))


def _version(stored: str) -> str | None:
    """Of which version a questionnaire is in the workbook; None where what is stored does not say."""
    value = decode(stored)
    version = value.get("version") if isinstance(value, dict) else None
    return version if isinstance(version, str) else None


def _definitions(found: Remains, now: Standing, known: Definitions) -> dict[tuple[str, str], str]:
    definitions = dict(found.definitions)
    for form, version in _needed_forms(now) - definitions.keys():
        plain = find_definition(form, version, found.meta.get("document_id", ""), known)
        if plain is not None:
            definitions[form, version] = str(encode(plain))
    return definitions


def _needed_forms(now: Standing) -> set[tuple[str, str]]:
    """The questionnaires that are in a workbook's contents, or that files received answer."""
    needed = set()
    for cell, (_, text) in now.cells.items():
        if cell.facet == "form" and (version := _version(text)) is not None:
            needed.add((cell.form, version))
        elif cell.facet == "submission":
            value = decode(text)
            forms = value.get("forms") if isinstance(value, dict) else None
            pairs = forms.items() if isinstance(forms, dict) else ()
            needed |= {(form, version) for form, version in pairs if isinstance(version, str)}
    return needed


def _without_forms(now: Standing, definitions: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """Take questionnaires that are gone out of the contents, and put those back whose place in them is gone."""
    lost = [form for form, _ in sorted(_needed_forms(now) - definitions.keys())]
    for cell in [cell for cell in now.cells if cell.facet == "form"]:
        if (cell.form, _version(now.cells[cell][1])) not in definitions:
            lost.append(cell.form)
            del now.cells[cell]
    lost_places = {damage.cell.form for damage in now.lost if damage.cell and damage.cell.facet == "form"}
    for position, (form, version) in enumerate(sorted(definitions), 1000):
        if form in lost_places:
            value = encode({"position": position, "version": version})
            now.cells[Cell(form, "", "", "form")] = (0, str(value))
    return tuple(dict.fromkeys(lost))


def _steps(found: Remains, now: Standing) -> dict[int, tuple[Any, ...]]:
    """The steps, and one without a name for each that is gone."""
    last = max(
        [*found.steps, *(step for step, _ in found.changes), *(step for step, _ in now.cells.values())]
    )
    at = (
        found.steps[min(found.steps)][3]
        if found.steps
        else datetime.now(UTC).isoformat(timespec="milliseconds")
    )
    steps = {}
    for step in range(1, last + 1):
        at = found.steps[step][3] if step in found.steps else at
        steps[step] = found.steps.get(step) or (step, "unknown", "{}", at, "?", None)
    return steps


def _insert_all(
    connection: sqlite3.Connection,
    found: Remains,
    now: Standing,
    definitions: Mapping[tuple[str, str], str],
    steps: Mapping[int, tuple[Any, ...]],
    name: str,
) -> None:
    def insert(table: str, *values: Any, hashed: int | None = None) -> None:
        marks = ", ".join("?" * (len(values) + 1))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", (*values, row_hash(*values[:hashed])))

    today = datetime.now(UTC).isoformat(timespec="milliseconds")
    meta = {"document_id": str(uuid.uuid4()), "created_at": steps[1][3]} | found.meta
    for key, text in meta.items():
        insert("meta", key, text)
    for (form, version), content in definitions.items():
        insert("definitions", form, version, content)
    for row in steps.values():
        insert("steps", *row)
    end = len(steps) + 1
    insert("steps", end, "salvage", encode({"question": clean_text(name)}), today, "Passerelle", None)
    for (step, seq), (cell, before, after) in found.changes.items():
        insert("changes", step, seq, *cell, before, after)
    told = _told_by(found)
    for seq, cell in enumerate(
        sorted(cell for cell in {**told, **now.cells} if told.get(cell) != now.cells.get(cell))
    ):
        before, after = (each.get(cell, (0, None))[1] for each in (told, now.cells))
        insert("changes", end, seq, *cell, before, after)
        if after is not None:
            now.cells[cell] = (end, after)
    for cell, (step, value) in now.cells.items():
        insert("cells", *cell, value, step)
    for sha256, (file, content_) in found.attachments.items():
        insert("attachments", sha256, file, content_.read(), hashed=2)


def _told_by(found: Remains) -> dict[Cell, tuple[int, str]]:
    """The cells as the changes that are left tell them."""
    told: dict[Cell, tuple[int, str]] = {}
    for (step, _), (cell, _, after) in sorted(found.changes.items()):
        if after is None:
            told.pop(cell, None)
        else:
            told[cell] = (step, after)
    return told
