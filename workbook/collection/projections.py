"""The derived tables of a collection: read, checked where they are read, and made ready to be written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from workbook.collection.answers import Content
from workbook.collection.reading import Projection, answer_hash, projection_hash
from workbook.document.document import Document
from workbook.exchange.received import Doubt, Listed, Repair
from workbook.exchange.received_plain import read_listed, read_repairs

Derived = Mapping[str, Sequence[tuple[Any, ...]]]


class Known(NamedTuple):
    """A projection that is there: its number, and the numbers of its answers."""

    number: int
    first: int
    last: int


class Stored(NamedTuple):
    """A row of `answers`; `sound` says whether it is as it was written."""

    id: int
    sha256: str
    form: str
    question: str
    content: Content
    sound: bool


@dataclass(frozen=True, slots=True)
class Issues:
    """What the reading of a file noted, as in `workbook.exchange.received`."""

    repairs: tuple[Repair, ...] = ()
    listed: tuple[Listed, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Numbers:
    """The numbers that the next projections get."""

    def __init__(self, document: Document) -> None:
        self._number, self._answer = document.read(_last_numbers)

    def derived(self, sha256: str, projection: Projection) -> dict[str, list[tuple[Any, ...]]]:
        """The rows of the derived tables, numbered."""
        self._number += 1
        first = self._answer + 1
        rows = [(id, self._number, *row) for id, row in enumerate(projection.rows, first)]
        self._answer += len(rows)
        head = (self._number, sha256, first, self._answer, projection.states, projection.issues)
        words = [(id, words) for id, words in enumerate(projection.words, first) if words]
        return {"projections": [(*head, projection.hash)], "answers": rows, "search": words}


def _last_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    query = "SELECT (SELECT max(id) FROM projections), (SELECT max(id) FROM answers)"
    number, answer = connection.execute(query).fetchone()
    return number or 0, answer or 0


def known_projections(connection: sqlite3.Connection) -> dict[str, Known]:
    """Those that are there, by SHA-256."""
    rows = connection.execute("SELECT sha256, id, first, last FROM projections")
    return {sha256: Known(*rest) for sha256, *rest in rows}


def states_of(connection: sqlite3.Connection, sha256s: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What became of every question, by SHA-256; only of projections that are as they were written."""
    return {sha256: json.loads(states) for sha256, states, _ in _heads(connection, sha256s)}


def issues_of(connection: sqlite3.Connection, sha256s: Iterable[str]) -> dict[str, Issues]:
    """What the reading of files noted, by SHA-256."""
    found = {sha256: json.loads(issues) for sha256, _, issues in _heads(connection, sha256s)}
    return {
        sha256: Issues(
            read_repairs(plain["repairs"]),
            read_listed(plain["listed"]),
            tuple(Doubt(kind, params) for kind, params in plain["doubts"]),
        )
        for sha256, plain in found.items()
    }


def _heads(connection: sqlite3.Connection, sha256s: Iterable[str]) -> list[tuple[str, str, str]]:
    query = "SELECT sha256, last - first + 1, states, issues, hash FROM projections"
    wanted = set(sha256s)
    return [
        (sha256, states, issues)
        for sha256, count, states, issues, checksum in connection.execute(query)
        if sha256 in wanted and projection_hash(sha256, count, states, issues) == checksum
    ]


def answers_to(connection: sqlite3.Connection, form: str, question: str) -> list[Stored]:
    """What every file received says to a question."""
    return _stored(connection, "WHERE form = ? AND question = ?", (form, question))


def answers_between(connection: sqlite3.Connection, first: int, last: int) -> list[Stored]:
    """The answers of these numbers: those of one file."""
    return _stored(connection, "WHERE answers.id BETWEEN ? AND ?", (first, last))


def answers_numbered(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Stored]:
    """Single answers by their numbers."""
    found: list[Stored] = []
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        found += _stored(connection, f"WHERE answers.id IN ({', '.join('?' * len(some))})", tuple(some))
    return found


def _stored(connection: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[Stored]:
    query = (
        "SELECT answers.id, sha256, form, question, content, answers.hash FROM answers "
        f"JOIN projections ON projections.id = submission {where} "
        "AND answers.id BETWEEN first AND last ORDER BY answers.id"
    )
    return [
        Stored(id, sha256, form, question, *_content(sha256, form, question, content, checksum))
        for id, sha256, form, question, content, checksum in connection.execute(query, values)
    ]


def _content(sha256: str, form: str, question: str, content: str, checksum: str) -> tuple[Content, bool]:
    if answer_hash(sha256, form, question, content) != checksum:
        return {}, False
    return json.loads(content), True
