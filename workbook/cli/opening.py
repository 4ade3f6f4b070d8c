"""Opening the workbook that a command is about."""

from __future__ import annotations

from pathlib import Path

from workbook.cli.output import Output
from workbook.document.wording import damage_words
from workbook.editing.session import Session


def opened(file: Path, output: Output, read_only: bool = False) -> Session:
    """Open it, and complain if it was found torn or damaged. Raises UnusableFile and its kinds."""
    session = Session.open(file, read_only=read_only)
    if session.document.mended:
        from workbook.document.torn import mended_words

        output.complain(mended_words(file, session.document.mended, output.catalogue))
    if session.document.damages:
        output.complain_of_issue(damage_words(file, session.document.damages, output.catalogue))
    return session
