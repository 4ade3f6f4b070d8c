"""Opening the file that a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.output import Output
from workbook.document.kinds import WORKBOOK, Kind
from workbook.document.wording import damage_words
from workbook.editing.session import Session

if TYPE_CHECKING:
    from workbook.collection.collection import Collection


def opened(file: Path, output: Output, read_only: bool = False, kind: Kind = WORKBOOK) -> Session:
    """Open it, and complain if it was found torn or damaged. Raises UnusableFile and its kinds."""
    session = Session.open(file, read_only=read_only, kind=kind)
    _complain(session, file, output)
    return session


def opened_collection(file: Path, output: Output, read_only: bool = False) -> Collection:
    """The same of a collection; what was read from the files received is made anew where it is missing, with progress."""
    from workbook.collection.collection import Collection

    collection = Collection.open(file, read_only=read_only)
    try:
        _complain(collection.session, file, output)
        collection.derived.complete(output)
    except BaseException:
        collection.close()
        raise
    return collection


def _complain(session: Session, file: Path, output: Output) -> None:
    if session.document.mended:
        from workbook.document.torn import mended_words

        output.complain(mended_words(file, session.document.mended, output.catalogue))
    if session.document.damages:
        output.complain_of_issue(damage_words(file, session.document.damages, output.catalogue))
