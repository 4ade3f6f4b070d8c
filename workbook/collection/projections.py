"""The derived tables of a collection: read, checked where they are read, and made ready to be written.

What is not as it was written is never shown: `Unsound` names the files that have to be read anew (`rebuilding`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, NamedTuple

from workbook.collection.answers import Content
from workbook.collection.derived_shapes import are_states, is_content
from workbook.collection.reading import Projection, answer_hash, projection_hash
from workbook.document.document import Document
from workbook.exchange.received import Doubt, Listed, Repair
from workbook.exchange.received_plain import read_listed, read_repairs
from workbook.exchange.repairs import DOUBTS, REASONS, REPAIRS

_SOME = 500  # rows that are asked for by name; more are read one after the other
Derived = Mapping[str, Sequence[tuple[Any, ...]]]


class Known(NamedTuple):
    """A projection that is there: its number, and the numbers of its answers."""

    number: int
    first: int
    last: int


class Unsound(Exception):
    """What was read from these files, by SHA-256, is not as it was written."""

    def __init__(self, sha256s: Iterable[str]) -> None:
        self.sha256s = tuple(dict.fromkeys(sha256s))
        super().__init__(*self.sha256s)


class Stored(NamedTuple):
    """A row of `answers`, as it was written."""

    id: int
    sha256: str
    form: str
    question: str
    content: Content


@dataclass(frozen=True, slots=True)
class Issues:
    """What the reading of a file noted, as in `workbook.exchange.received`."""

    repairs: tuple[Repair, ...] = ()
    listed: tuple[Listed, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def are_known(self) -> bool:
        """Whether there are words for all of them."""
        return (
            {one.kind for one in self.repairs} <= REPAIRS.keys()
            and {one.reason for one in self.listed} <= REASONS.keys()
            and {one.kind for one in self.doubts} <= DOUBTS.keys()
        )


class Numbers:
    """The numbers that the next projections get; for all threads."""

    def __init__(self, document: Document) -> None:
        self._number, self._answer = document.read(_last_numbers)
        self._guard = Lock()

    def next(self, answers: int) -> Known:
        """Numbers for a projection of so many answers."""
        with self._guard:
            self._number += 1
            first = self._answer + 1
            self._answer += answers
            return Known(self._number, first, self._answer)


def numbered(known: Known, sha256: str, projection: Projection) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the derived tables under their numbers."""
    number, first, last = known
    return {
        "projections": [(number, sha256, first, last, projection.states, projection.issues, projection.hash)],
        "answers": [(id, number, *row) for id, row in enumerate(projection.rows, first)],
        "search": [(id, words) for id, words in enumerate(projection.words, first) if words],
    }


def _last_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """A number that was in the index of words once is not given again."""
    query = (
        "SELECT (SELECT max(id) FROM projections), "
        "max(ifnull((SELECT max(id) FROM answers), 0), ifnull((SELECT max(id) FROM search_docsize), 0))"
    )
    number, answer = connection.execute(query).fetchone()
    return number or 0, answer


def known_projections(connection: sqlite3.Connection, sha256: str = "") -> dict[str, Known]:
    """Those that are there (or only that of one file), by SHA-256."""
    query = "SELECT sha256, id, first, last FROM projections" + (" WHERE sha256 = ?" if sha256 else "")
    rows = connection.execute(query, (sha256,) if sha256 else ())
    return {sha256: Known(*rest) for sha256, *rest in rows}


def unsound(connection: sqlite3.Connection) -> list[str]:
    """The files, by SHA-256, of which not every answer is there."""
    query = (
        "SELECT sha256 FROM projections AS one WHERE last - first + 1 <> "
        "(SELECT count(*) FROM answers WHERE id BETWEEN one.first AND one.last AND submission = one.id)"
    )
    return [sha256 for (sha256,) in connection.execute(query)]


def unsound_in_depth(connection: sqlite3.Connection) -> list[str]:
    """The files, by SHA-256, of which not everything is as it was written, after reading all of it."""
    broken = unsound(connection)
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        known = known_projections(connection)
        looks: list[Callable[[sqlite3.Connection], object]] = [partial(_heads, sha256s=known)]
        looks += [partial(answers_of_file, sha256=one) for one in known]
        for look in looks:
            try:
                look(connection)
            except Unsound as found:
                broken += found.sha256s
    finally:
        connection.text_factory = str
    return broken


def states_of(connection: sqlite3.Connection, sha256s: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What became of every question, by SHA-256. Raises Unsound, as all that reads here."""
    found = {sha256: json.loads(states) for sha256, states, _ in _heads(connection, sha256s)}
    _require(sha256 for sha256, states in found.items() if not are_states(states))
    return found


def issues_of(connection: sqlite3.Connection, sha256s: Iterable[str]) -> dict[str, Issues]:
    """What the reading of files noted, by SHA-256."""
    found = {}
    for sha256, _, issues in _heads(connection, sha256s):
        try:
            found[sha256] = _issues(json.loads(issues))
        except (TypeError, ValueError, LookupError) as error:
            raise Unsound([sha256]) from error
    _require(sha256 for sha256, issues in found.items() if not issues.are_known)
    return found


def _issues(plain: Mapping[str, Any]) -> Issues:
    return Issues(
        read_repairs(plain["repairs"]),
        read_listed(plain["listed"]),
        tuple(Doubt(kind, params) for kind, params in plain["doubts"]),
    )


def _require(broken: Iterable[str]) -> None:
    """Raises Unsound where there is any."""
    found = tuple(broken)
    if found:
        raise Unsound(found)


def _heads(connection: sqlite3.Connection, sha256s: Iterable[str]) -> list[tuple[str, str, str]]:
    query = "SELECT sha256, last - first + 1, states, issues, hash FROM projections"
    wanted, rows = frozenset(sha256s), list[tuple[Any, ...]]()
    if len(wanted) <= _SOME:
        rows = connection.execute(
            f"{query} WHERE sha256 IN ({', '.join('?' * len(wanted))})", tuple(wanted)
        ).fetchall()
    if len(rows) < len(wanted):  # many, or such as could not be read, or an index that lost some
        rows = [row for row in connection.execute(query) if row[0] in wanted]
    _require(row[0] for row in rows if projection_hash(*row[:4]) != row[4])
    return [(sha256, states, issues) for sha256, _, states, issues, _ in rows]


def answers_to(connection: sqlite3.Connection, form: str, question: str) -> list[Stored]:
    """What every file received says to a question."""
    return _stored(connection, "WHERE form = ? AND question = ?", (form, question))


def answers_of_file(connection: sqlite3.Connection, sha256: str) -> list[Stored]:
    """All answers of one file."""
    query = "SELECT first, last FROM projections WHERE sha256 = ?"
    first, last = connection.execute(query, (sha256,)).fetchone() or (1, 0)
    found = _stored(connection, "WHERE answers.id BETWEEN ? AND ?", (first, last))
    if len(found) != last - first + 1:
        raise Unsound([sha256])
    return found


def answers_numbered(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Stored]:
    """Single answers by their numbers."""
    found: list[Stored] = []
    for start in range(0, len(ids), _SOME):
        some = ids[start : start + _SOME]
        found += _stored(connection, f"WHERE answers.id IN ({', '.join('?' * len(some))})", tuple(some))
    return found


def _stored(connection: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[Stored]:
    query = (
        "SELECT answers.id, sha256, form, question, content, answers.hash FROM answers "
        f"JOIN projections ON projections.id = submission {where} "
        "AND answers.id BETWEEN first AND last ORDER BY answers.id"
    )
    rows = connection.execute(query, values).fetchall()
    _require(row[1] for row in rows if answer_hash(*row[1:5]) != row[5])
    found = [Stored(row[0], row[1], row[2], row[3], json.loads(row[4])) for row in rows]
    _require(one.sha256 for one in found if not is_content(one.content))
    return found
