"""What came back, of either kind: a form in Excel, or an excerpt that was filled in with the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workbook.exchange.received import Received

EXCERPT_ENDING = ".passerelle"


def receive(path: Path, definitions: Iterable[Mapping[str, Any]]) -> Received:
    """What a file says, given the definitions (as plain data) that a form may have been made with.

    Raises UnusableFile and its kinds, each with its sentence; nothing was changed then.
    """
    if path.suffix.lower() == EXCERPT_ENDING:
        from workbook.exchange.excerpt_back import receive_excerpt

        return receive_excerpt(path)
    from workbook.exchange.reading import receive_file

    return receive_file(path, definitions)
