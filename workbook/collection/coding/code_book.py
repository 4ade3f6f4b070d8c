"""The code book as a file: written as CSV or JSON, and read back, also where another program has written it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbook.collection.coding.themes import LONGEST_NAME, THEMES, Theme, new_id, theme_cell, themes_of
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.errors import N_, CannotWrite, UnusableFile
from workbook.files import replacing
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import clean_text, fold

LARGEST = 5_000_000  # bytes
COLUMNS = ("id", "name_fr", "name_en", "description_fr", "description_en")


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading a code book changes; `skipped` counts the lines without a name that a theme can have."""

    change_set: ChangeSet
    added: int
    altered: int
    skipped: int


def write_code_book(themes: Sequence[Theme], path: Path) -> None:
    """Write themes as JSON, or as CSV for any other ending. Raises CannotWrite."""
    content = _json(themes) if path.suffix.lower() == ".json" else _csv(themes)
    try:
        with replacing(path) as fresh:
            fresh.write_bytes(content)
    except FileNotFoundError as error:
        raise CannotWrite(N_("There is no folder {file}."), file=path.parent) from error


def read_code_book(snapshot: Snapshot, path: Path) -> Taken:
    """What a file would change: themes of the same id or name are altered, others added, none deleted.

    Raises UnusableFile for what is no code book; nothing is changed then.
    """
    rows = list(_rows(path))
    themes = {theme.id: theme for theme in themes_of(snapshot)}
    position = max((theme.position for theme in themes.values()), default=0)
    taken: dict[str, Theme] = {}
    skipped = 0
    for row in rows:
        everything = {**themes, **taken}
        known = _known(row, everything)
        others = (one for one in everything.values() if known is None or one.id != known.id)
        if not _is_name(row.name) or any(_same_name(row.name, one.name) for one in others):
            skipped += 1
        elif known is None:
            position += 1
            fresh = row.id or new_id(snapshot, THEMES)
            taken[fresh] = replace(row, id=fresh, position=position)
        else:
            taken[known.id] = replace(
                known,
                name=_merged(row.name, known.name),
                description=_merged(row.description, known.description),
            )
    return _taken(snapshot, path, taken.values(), skipped)


def _taken(snapshot: Snapshot, path: Path, taken: Iterable[Theme], skipped: int) -> Taken:
    cells: dict[Cell, Any] = {theme_cell(theme.id): theme.plain() for theme in taken}
    change_set = ChangeSet("import_themes", {"question": path.name[:60]}, changed(snapshot, cells))
    altered = sum(change.before is not None for change in change_set.changes)
    return Taken(change_set, len(change_set.changes) - altered, altered, skipped)


def _known(row: Theme, themes: Mapping[str, Theme]) -> Theme | None:
    if row.id in themes:
        return themes[row.id]
    return next((theme for theme in themes.values() if _same_name(row.name, theme.name)), None)


def _is_name(name: LocalText) -> bool:
    return bool(name) and max(len(name.fr), len(name.en)) <= LONGEST_NAME


def _same_name(one: LocalText, other: LocalText) -> bool:
    return any(fold(getattr(one, language)) == fold(getattr(other, language)) != "" for language in LANGUAGES)


def _merged(new: LocalText, old: LocalText) -> LocalText:
    return LocalText(new.fr or old.fr, new.en or old.en)


def _csv(themes: Iterable[Theme]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in themes:
        writer.writerow([one.id, one.name.fr, one.name.en, one.description.fr, one.description.en])
    return out.getvalue().encode("utf-8-sig")  # a spreadsheet takes it for another encoding without the mark


def _json(themes: Iterable[Theme]) -> bytes:
    plain = {"themes": [{"id": one.id, **one.plain()} for one in themes]}
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _rows(path: Path) -> Iterable[Theme]:
    text = _text(path)
    try:
        if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
            return [_of_json(one) for one in json.loads(text)["themes"]]
        return _of_csv(text, path)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error) as error:
        raise _no_code_book(path) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise _no_code_book(path)
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFile(
            N_("{file} cannot be read: {reason}. Nothing was changed."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # as Excel writes CSV without being asked


def _of_csv(text: str, path: Path) -> list[Theme]:
    first = text.partition("\n")[0]
    separator = max((",", ";", "\t"), key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if not {"name_fr", "name_en"} & set(reader.fieldnames or ()):
        raise _no_code_book(path)
    return [
        Theme(
            clean_text(row.get("id") or "").strip(),
            LocalText(_line(row.get("name_fr")), _line(row.get("name_en"))),
            LocalText(_line(row.get("description_fr")), _line(row.get("description_en"))),
        )
        for row in reader
    ]


def _of_json(plain: Mapping[str, Any]) -> Theme:
    name, description = plain.get("name") or {}, plain.get("description") or {}
    return Theme(
        clean_text(str(plain.get("id") or "")).strip(),
        LocalText(_line(name.get("fr")), _line(name.get("en"))),
        LocalText(_line(description.get("fr")), _line(description.get("en"))),
    )


def _line(text: Any) -> str:
    return " ".join(clean_text(str(text or "")).split())


def _no_code_book(path: Path) -> UnusableFile:
    return UnusableFile(
        N_(
            "{file} is no code book: it needs the columns name_fr or name_en (CSV), or a list “themes” (JSON). Nothing was changed."
        ),
        file=path.name,
    )
