"""What is told of the cells of a file that were repaired or not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook.exchange.received import Listed, Repair
from workbook.exchange.repairs import REASONS, REPAIRS
from workbook.languages import Catalogue


def repair_rows(repairs: Sequence[Repair], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Cells that were understood in spite of how they were written."""
    return [
        {
            "sheet": one.where.sheet,
            "cell": one.where.address,
            "kind": one.kind,
            "before": one.before,
            "after": one.after,
            "message": catalogue.gettext(REPAIRS[one.kind]),
        }
        for one in repairs
    ]


def listed_rows(listed: Sequence[Listed], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Cells that were not understood, word for word."""
    return [
        {
            "sheet": one.where.sheet,
            "cell": one.where.address,
            "reason": one.reason,
            "text": one.text,
            "readings": list(one.readings),
            "message": catalogue.gettext(REASONS[one.reason]),
        }
        for one in listed
    ]
