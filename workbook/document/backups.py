"""Copies of a workbook kept on this computer, away from the document: made, verified, listed, thinned out."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from workbook.document.connection import verify
from workbook.document.kinds import Kind, kind_of
from workbook.document.wording import in_words

ALWAYS_KEPT = 10
DAYS = 31
ROOM, KEPT_IN_ANY_CASE = 3_000_000_000, 3
_NAME = re.compile(r"(\d{8}T\d{12}Z)-(\d+)-(\d+)-([\w-]+)(?:\.passerelle|\.passerelle-collection)")
_TIME = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: when it was made and why, its last step, how many answers (or files received) it holds, and its size in
    bytes."""

    path: Path
    at: datetime
    step: int
    answers: int
    reason: str
    size: int


class Kept(Protocol):
    """What is asked of a document that is to be kept."""

    @property
    def kind(self) -> Kind: ...

    def counts(self) -> tuple[int, int]: ...

    def back_up_to(self, path: Path) -> None: ...


class Shelf:
    """The backups of one document."""

    def __init__(self, document_id: str, folder: Path | None = None) -> None:
        self._document_id = document_id
        self._folder = folder

    @property
    def folder(self) -> Path:
        """In the platform's data folder, by document id."""
        if self._folder is None:
            from platformdirs import user_data_path

            harmless = re.fullmatch(r"[0-9a-f-]{8,64}", self._document_id)
            name = harmless[0] if harmless else hashlib.sha256(self._document_id.encode()).hexdigest()
            self._folder = user_data_path("Passerelle", appauthor=False) / "backups" / name
        return self._folder

    def backups(self) -> list[Backup]:
        """The newest first."""
        try:
            found = [_backup(path) for path in self.folder.iterdir()]
        except OSError:
            return []
        return sorted((one for one in found if one), key=lambda one: one.at, reverse=True)

    def keep(self, document: Kept, reason: str) -> Backup | None:
        """Copy a document as it stands, verify the copy, then thin out the older ones.

        Nothing is made where the newest has the same last step. Raises CannotWrite, DamagedFile; then there is no
        new backup and the older ones stay.
        """
        step, answers = document.counts()
        newest = next(iter(self.backups()), None)
        if newest is not None and newest.step == step:
            return None
        name = f"{datetime.now(UTC).strftime(_TIME)}-{step}-{answers}-{reason}{document.kind.suffix}"
        made = self.folder / name
        with in_words(made):
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = made.with_suffix(".new")
            try:
                document.back_up_to(fresh)
                verify(fresh)
                fresh.replace(made)
            finally:
                fresh.unlink(missing_ok=True)
            for old in superfluous(self.backups()):
                old.path.unlink(missing_ok=True)
        return _backup(made)

    def keep_older(self, connection: sqlite3.Connection, reason: str) -> None:
        """Copy a file of an earlier version as it is, before it is changed. Raises CannotWrite, DamagedFile."""
        kind = kind_of(connection)
        query = "SELECT (SELECT max(id) FROM steps), (SELECT count(*) FROM cells WHERE facet LIKE ?)"
        step, answers = connection.execute(query, (kind.counted,)).fetchone()
        made = (
            self.folder / f"{datetime.now(UTC).strftime(_TIME)}-{step or 0}-{answers}-{reason}{kind.suffix}"
        )
        with in_words(made):
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = made.with_suffix(".new")
            try:
                target = sqlite3.connect(fresh)
                try:
                    connection.backup(target)
                finally:
                    target.close()
                verify(fresh)
                fresh.replace(made)
            finally:
                fresh.unlink(missing_ok=True)


def _backup(path: Path) -> Backup | None:
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return None
    moment = parts[1].removesuffix("Z")
    at = datetime.fromisoformat(f"{moment[:-6]}.{moment[-6:]}+00:00")
    return Backup(path, at, int(parts[2]), int(parts[3]), parts[4], path.stat().st_size)


def superfluous(backups: Iterable[Backup], room: int = ROOM) -> list[Backup]:
    """Those to do without: the last ten are kept, then the newest of each day for a month, then of each month; of these
    the newest that fit into `room` bytes, but three in any case."""
    ordered = sorted(backups, key=lambda one: one.at, reverse=True)
    if not ordered:
        return []
    newest = ordered[0].at
    seen: set[str] = set()
    found = []
    for one in ordered[ALWAYS_KEPT:]:
        recent = (newest - one.at).days < DAYS
        period = one.at.strftime("%Y-%m-%d" if recent else "%Y-%m")
        if period in seen:
            found.append(one)
        seen.add(period)
    kept = [one for one in ordered if one not in found]
    sizes = accumulate(one.size for one in kept)
    too_much = [one for one, size in zip(kept, sizes, strict=True) if size > room]
    return [*found, *(one for one in too_much if one not in kept[:KEPT_IN_ANY_CASE])]
