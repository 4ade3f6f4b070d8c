"""What a file says, as plain JSON values: to hand it from one process to another, or to keep it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from workbook.document.cells import Cell
from workbook.exchange.received import Balance, Doubt, Given, Listed, NewRow, Received, Repair, Source, Where

Plain = dict[str, Any]


def to_plain(received: Received) -> Plain:
    """A dictionary of plain values (lists, not tuples), for JSON and marshal alike."""
    return {
        "source": asdict(received.source)
        | {
            "languages": list(received.source.languages),
            "doubts": [asdict(one) for one in received.source.doubts],
        },
        "given": _given(received.given),
        "emptied": [[*cell, *where] for cell, where in received.emptied.items()],
        "new_rows": [
            [row.form, row.repeat, row.key, list(row.where), _given(row.values), row.parent]
            for row in received.new_rows
        ],
        "base": [[*cell, digest] for cell, digest in received.base.items()],
        "carried": [[*cell, value] for cell, value in received.carried.items()],
        "gone": [list(row) for row in received.gone],
        "repairs": plain_repairs(received.repairs),
        "listed": plain_listed(received.listed),
        "balance": list(received.balance),
    }


def from_plain(plain: Mapping[str, Any]) -> Received:
    """What `to_plain` was given."""
    return Received(
        _source(plain["source"]),
        _read_given(plain["given"]),
        {Cell(*row[:4]): Where(*row[4:]) for row in plain["emptied"]},
        tuple(
            NewRow(form, repeat, key, Where(*where), _read_given(values), parent)
            for form, repeat, key, where, values, parent in plain["new_rows"]
        ),
        _by_cell(plain["base"]),
        _by_cell(plain["carried"]),
        tuple((form, repeat, row) for form, repeat, row in plain["gone"]),
        read_repairs(plain["repairs"]),
        read_listed(plain["listed"]),
        Balance(*plain["balance"]),
    )


def plain_repairs(repairs: Iterable[Repair]) -> list[list[Any]]:
    """Repairs as lists."""
    return [[list(one.where), one.kind, one.before, one.after, _list(one.cell)] for one in repairs]


def read_repairs(rows: Iterable[list[Any]]) -> tuple[Repair, ...]:
    """What `plain_repairs` was given."""
    return tuple(
        Repair(Where(*where), kind, before, after, _cell(cell)) for where, kind, before, after, cell in rows
    )


def plain_listed(listed: Iterable[Listed]) -> list[list[Any]]:
    """What was listed, as lists."""
    return [
        [list(one.where), one.reason, one.text, _list(one.cell), one.cells, list(one.readings)]
        for one in listed
    ]


def read_listed(rows: Iterable[list[Any]]) -> tuple[Listed, ...]:
    """What `plain_listed` was given."""
    return tuple(
        Listed(Where(*where), reason, text, _cell(cell), cells, tuple(readings))
        for where, reason, text, cell, cells, readings in rows
    )


def _given(given: Mapping[Cell, Given]) -> list[list[Any]]:
    return [[*cell, one.value, *one.where, one.cells] for cell, one in given.items()]


def _read_given(rows: Iterable[list[Any]]) -> dict[Cell, Given]:
    return {Cell(*row[:4]): Given(row[4], Where(*row[5:7]), row[7]) for row in rows}


def _by_cell(rows: Iterable[list[Any]]) -> dict[Cell, Any]:
    return {Cell(*row[:4]): row[4] for row in rows}


def _list(cell: Cell | None) -> list[str] | None:
    return list(cell) if cell else None


def _cell(plain: list[str] | None) -> Cell | None:
    return Cell(*plain) if plain else None


def _source(plain: Mapping[str, Any]) -> Source:
    doubts = tuple(Doubt(one["kind"], one["params"]) for one in plain["doubts"])
    return Source(**{**plain, "languages": tuple(plain["languages"]), "doubts": doubts})
