"""The three-way comparison: what was sent, what the workbook says now, what came back."""

from __future__ import annotations

from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.editing.session import Session
from workbook.exchange.differences import Base, Comparison
from workbook.exchange.received import Received


def compare(base: Base, ours: Snapshot, received: Received, name: str = "") -> Comparison:
    """Every difference between a file that came back and the workbook; `name` is the file's."""
    raise NotImplementedError


def base_of(document: Document, received: Received) -> Base:
    """The workbook as it was when the form was sent: for `saver.ask`."""
    raise NotImplementedError


def compare_with(session: Session, received: Received, name: str = "") -> Comparison:
    """Compare with a workbook that is open; waits for the file's thread."""
    raise NotImplementedError
