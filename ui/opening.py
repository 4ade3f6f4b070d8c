"""Opening a file of either kind, as far as it can be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbook.document.connection import check_header
from workbook.document.kinds import COLLECTION, WORKBOOK, Kind
from workbook.editing.session import Session
from workbook.errors import DamagedFile, KnownError

if TYPE_CHECKING:
    from workbook.collection.collection import Collection


def open_file(path: Path, by: str, read_only: bool = False) -> Session | Collection:
    """Open a workbook or a collection; a damaged one all the same, to read. Raises KnownError."""
    try:
        return _open(path, by, read_only)
    except DamagedFile:
        if read_only:
            raise
        return _open(path, by, read_only=True)


def _open(path: Path, by: str, read_only: bool) -> Session | Collection:
    if _kind(path) == WORKBOOK:
        return Session.open(path, by=by, read_only=read_only, synchronous=False)
    from workbook.collection.collection import Collection

    return Collection.open(path, by=by, read_only=read_only, synchronous=False)


def _kind(path: Path) -> Kind:
    """What a file says it is; one that says nothing is what its name says, and is refused as such."""
    try:
        return check_header(path)
    except KnownError:
        return COLLECTION if path.suffix.lower() == COLLECTION.suffix else WORKBOOK
