"""What is known of a file that was made: what it holds, and what must come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.document.cells import Cell
from workbook.exchange.received import Where


@dataclass(frozen=True)
class Identity:
    """Who sends what: `document` and `instance` as the file names them, `step` and `written_at` of the export."""

    country: str
    edition: str
    document: str
    instance: str
    deprecated: str = ""
    step: int = 40
    written_at: str = "2018-10-01T08:30:00+00:00"


@dataclass(frozen=True)
class Made:
    """A file, its story (`sound`, `edited`, `correction`, `truncated`, …) and what must come of it.

    `state` is the one that it must have once all the files were admitted; `refused` says that it cannot be read.
    `cells` are the answers that must be stored, `listed` the cells that must be listed, `repaired` those whose
    answer had to be understood; `twin` is the number (in the list) of the file whose bytes it shares.
    """

    path: Path
    sha256: str
    story: str
    state: str
    identity: Identity | None = None
    refused: bool = False
    cells: Mapping[Cell, Any] = field(default_factory=dict, repr=False)
    listed: frozenset[Where] = frozenset()
    repaired: frozenset[Where] = frozenset()
    filled: int = 0
    twin: int | None = None
