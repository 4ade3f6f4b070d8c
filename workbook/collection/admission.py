"""Admitting files: each is read in a child process, then kept whole, with its reason where it cannot be read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbook.collection.collection import Collection
from workbook.collection.facts import Facts, facts_cell, one_line, refusal, shown_name
from workbook.collection.reading import JOB, Projection
from workbook.document.cells import Attachment, Change
from workbook.editing.changes import ChangeSet
from workbook.editing.creation import now
from workbook.errors import N_, KnownError, UnusableFile
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.workers import Workers

LARGEST_KEPT = 20_000_000  # bytes; a larger file is refused, and only its fingerprint is kept
ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".passerelle")
_UNSAVED = 24  # files that may wait to be written before reading goes on
Definitions = Mapping[tuple[str, str], Mapping[str, Any]]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be admitted, with its fingerprint."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file with what is known of it; `unchanged` where it was there already."""

    path: Path
    facts: Facts
    unchanged: bool = False

    @property
    def error(self) -> KnownError | None:
        """Why not even the bytes of a file could be kept; None for one that was."""
        if self.facts.sha256 or self.facts.refusal is None:
            return None
        message, params = self.facts.refusal
        return KnownError(message, **params)


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a file: known already, read, or refused (`error`); nothing is kept yet."""

    path: Path
    sha256: str
    size: int
    known: bool = False
    facts: Mapping[str, Any] | None = None
    projection: Projection | None = None
    error: KnownError | None = None


def files_among(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the spreadsheets inside the folders named, each once.

    Raises UnusableFile for what is not there, and where there is no spreadsheet at all.
    """
    found: dict[Path, None] = {}
    for path in paths:
        mode = _mode(path)
        if mode is None:
            raise UnusableFile(N_("There is no file {file}."), file=one_line(str(path)))
        found |= dict.fromkeys(sorted(_inside(path)) if stat.S_ISDIR(mode) else [path])
    if not found:
        raise UnusableFile(N_("There is no Excel file in this folder. Nothing was added."))
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    """What may be a spreadsheet, and the folders that cannot be looked into: these are told of as files are."""
    shut: list[Path] = []
    for place, _, names in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        yield from (path for path in map(Path(place).joinpath, names) if _may_be_one(path))
    yield from shut


def _mode(path: Path) -> int | None:
    """What a path is; None where there is nothing, 0 for what opening it will say more of, as a link that leads nowhere."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0 if path.is_symlink() else None
    except OSError:
        return 0


def _may_be_one(path: Path) -> bool:
    """A spreadsheet that a person put into a folder, not what programs leave there."""
    return path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$"))


def all_definitions(collection: Collection) -> Definitions:
    """The questionnaires that a submission may have been made with: those at hand, and those met before."""
    return collection.all_definitions


def read_files(
    paths: Iterable[Path],
    definitions: Definitions,
    known: Iterable[str],
    cancelled: Callable[[], bool] = bool,
) -> Iterator[Read]:
    """Each file with what it says, as they are read; those that are known already by their bytes are not read again.

    Several are read at once. Raises Cancelled once `cancelled()`. May be called from any thread.
    """
    before, met = frozenset(known), set[str]()
    coming: dict[Path, Incoming] = {}
    ready: list[Read] = []
    twins: list[Read] = []  # of files of this run, told after these

    def to_read() -> Iterator[Path]:
        for path in paths:
            found = _fingerprinted(path)
            if isinstance(found, Read):
                ready.append(found)
            elif found.sha256 in before or found.sha256 in met:
                same = Read(path, found.sha256, found.size, known=True)
                (twins if found.sha256 in met else ready).append(same)
            else:
                met.add(found.sha256)
                coming[path] = found
                yield path

    with Workers(JOB, [[dict(one) for one in definitions.values()]]) as workers:
        for path, outcome in workers.run(to_read()):
            yield from _emptied(ready)
            if cancelled():
                workers.cancel()
            yield _read(coming.pop(path), outcome)
    yield from (*_emptied(ready), *twins)


def _emptied(ready: list[Read]) -> list[Read]:
    found = ready[:]
    ready.clear()
    return found


def _fingerprinted(path: Path) -> Incoming | Read:
    try:
        if not path.is_file() and path.exists():  # a pipe or a device has no end
            return Read(path, "", 0, error=RefusedFile("no-file", shown_name(path)))
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError as error:
        reason = error.strerror or str(error)
        message = N_("{file} cannot be read: {reason}. Nothing was changed.")
        return Read(path, "", 0, error=UnusableFile(message, file=shown_name(path), reason=reason))
    if size > LARGEST_KEPT:
        message = N_("{file} is larger than any form (more than 20 MB). Nothing was taken from it.")
        return Read(path, sha256, size, error=UnusableFile(message, file=shown_name(path)))
    return Incoming(path, sha256, size)


def _read(coming: Incoming, outcome: Any) -> Read:
    if isinstance(outcome, KnownError):
        return Read(coming.path, coming.sha256, coming.size, error=outcome)
    projection = Projection(*outcome["projection"])
    return Read(coming.path, coming.sha256, coming.size, False, outcome["facts"], projection)


def keep(collection: Collection, read: Read, definitions: Definitions) -> Outcome:
    """Keep what was read as one step, if it is not there already.

    Called on the collection's thread. Raises CannotWrite.
    """
    kept = collection.file(read.sha256)
    if kept is not None and (kept.refusal is None or read.facts is None):
        return Outcome(read.path, kept, unchanged=True)
    facts, content = _checked(read)
    if not facts.sha256:
        return Outcome(read.path, facts)
    change = Change(facts_cell(facts.sha256), kept.plain() if kept else None, facts.plain())
    new = [key for key in facts.forms.items() if key not in collection.definitions]
    collection.take_in(
        ChangeSet(
            "admit",
            {"question": facts.name[:60], "sha256": facts.sha256},
            (change,),
            tuple(definitions[key] for key in new if key in definitions),
            (Attachment(facts.sha256, facts.name, content),) if content is not None else (),
        ),
        read.projection if facts.refusal is None else None,
    )
    return Outcome(read.path, facts)


def _checked(read: Read) -> tuple[Facts, bytes | None]:
    """The facts of a file and its bytes, if they still are those that were read."""
    if read.size > LARGEST_KEPT or not read.sha256:
        assert read.error is not None
        return _refused(read, read.error), None
    try:
        content = read.path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != read.sha256:
        message = N_("{file} was changed while it was being read. Nothing was taken from it; add it again.")
        return replace(_refused(read, UnusableFile(message, file=shown_name(read.path))), sha256=""), None
    if read.known:  # by a file with the same bytes, which was not kept in the end
        message = N_(
            "{file} was not read, because another copy of it was changed meanwhile. Nothing was taken from it; add it again."
        )
        return replace(_refused(read, UnusableFile(message, file=shown_name(read.path))), sha256=""), None
    if read.error is not None:
        return _refused(read, read.error), content
    return _facts(read, read.facts or {}), content


def _facts(read: Read, said: Mapping[str, Any]) -> Facts:
    head = {"name": shown_name(read.path), "size": read.size, "received_at": now(), "refusal": None}
    return Facts.of(read.sha256, {**head, **said})


def _refused(read: Read, error: KnownError) -> Facts:
    return Facts(read.sha256, shown_name(read.path), read.size, now(), refusal=refusal(error))


def admit(collection: Collection, paths: Iterable[Path], progress: Progress | None = None) -> list[Outcome]:
    """Admit files and the files of folders, in their order: for callers that may wait, on the collection's thread.

    Raises UnusableFile for a path that is not there, CannotWrite where the collection cannot be written; what was kept
    by then stays.
    """
    return admit_files(collection, files_among(paths), progress)


def admit_files(
    collection: Collection, files: Sequence[Path], progress: Progress | None = None
) -> list[Outcome]:
    """The same of what `files_among` found; one that is gone meanwhile is told of, and the others are admitted."""
    definitions = all_definitions(collection)
    collection.session.saver.back_up("before-admit")
    found: dict[Path, Outcome] = {}
    for number, read in enumerate(read_files(files, definitions, collection.readable), 1):
        if progress:
            progress(number, len(files), shown_name(read.path))
        found[read.path] = keep(collection, read, definitions)
        if collection.session.saver.unsaved > _UNSAVED:
            collection.session.flush()
    collection.session.flush()
    return [found[path] for path in files]
