"""What was read from the files received, made anew from their bytes: where it is missing, as in a backup, and where it no
longer is as it was written."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.collection.projections import Known, Numbers, known_projections, numbered
from workbook.collection.reading import JOB, Projection
from workbook.document.collection_schema import DERIVED_TABLES
from workbook.document.seal import unseal
from workbook.document.writing import write_derived
from workbook.errors import N_, DamagedFile, KnownError
from workbook.progress import NO_PROGRESS, Progress
from workbook.spreadsheets.workers import Workers

if TYPE_CHECKING:
    from workbook.collection.derivations import Derivations

READ_ANEW = N_("reading the files received once more")
_AT_ONCE = 40  # files that lie in a temporary folder together


def make_anew(derived: Derivations, sha256s: Iterable[str], progress: Progress = NO_PROGRESS) -> None:
    """Read files that were received once more and put what they say in place of what is there.

    Waits; may be called from any thread. Raises CannotWrite, Cancelled; what was done by then stays.
    """
    wanted = list(sha256s)
    try:
        _make(derived, wanted, progress)
    except DamagedFile:  # an index that takes nothing in
        derived.change_file(clear)
        derived.forget_all()
        _make(derived, derived.lacking(), progress)


def _make(derived: Derivations, wanted: Sequence[str], progress: Progress) -> None:
    definitions = [dict(one) for one in derived.definitions().values()]
    left, done = iter(wanted), 0
    with Workers(JOB, [definitions]) as workers:
        while some := list(islice(left, _AT_ONCE)):
            with tempfile.TemporaryDirectory(prefix="passerelle-", ignore_cleanup_errors=True) as folder:
                paths = dict(_written(derived, some, Path(folder)))
                for path, outcome in workers.run(list(paths)):
                    done += 1
                    progress.step(done, len(wanted), READ_ANEW)
                    _take(derived, paths[path], outcome)


def _written(derived: Derivations, sha256s: Sequence[str], folder: Path) -> Iterator[tuple[Path, str]]:
    """The files, as they were received, in a folder."""
    for sha256 in sha256s:
        facts, file = derived.files().get(sha256), derived.file(sha256)
        if facts is not None and file is not None:
            path = folder / f"{sha256}{Path(facts.name).suffix[:8]}"
            path.write_bytes(file.content)
            yield path, sha256


def _take(derived: Derivations, sha256: str, outcome: Any) -> None:
    if isinstance(outcome, KnownError):
        derived.unreadable[sha256] = outcome
        return
    projection = Projection(*outcome["projection"])
    put = partial(replace_projection, sha256=sha256, projection=projection, numbers=derived.numbers)
    derived.note(sha256, derived.change_file(put))


def replace_projection(
    connection: sqlite3.Connection, sha256: str, projection: Projection, numbers: Numbers
) -> Known:
    """Put what a file says in place of what is there: under the same numbers, if it says as much as before, so that
    whoever looks at it need not look again."""
    earlier = known_projections(connection, sha256).get(sha256)
    if earlier is not None:
        connection.execute("DELETE FROM answers WHERE id BETWEEN ? AND ?", (earlier.first, earlier.last))
        connection.execute("DELETE FROM projections WHERE sha256 = ?", (sha256,))
    if earlier is not None and _is_as_long(connection, earlier, projection):
        rows = numbered(earlier, sha256, projection)
        del rows["search"]
    else:
        rows = numbered(numbers.next(len(projection.rows)), sha256, projection)
    for table, values in rows.items():
        write_derived(connection, table, values)
    ((number, _, first, last, *_),) = rows["projections"]
    return Known(number, first, last)


def _is_as_long(connection: sqlite3.Connection, earlier: Known, projection: Projection) -> bool:
    """Whether what was there had as many answers, and as many of them in the index of words."""
    query = "SELECT count(*) FROM search_docsize WHERE id BETWEEN ? AND ?"
    (searched,) = connection.execute(query, (earlier.first, earlier.last)).fetchone()
    answers = earlier.last - earlier.first + 1
    return bool(answers == len(projection.rows) and searched == sum(map(bool, projection.words)))


def clear(connection: sqlite3.Connection) -> None:
    """Forget all that is derived."""
    unseal(connection)
    connection.execute("DELETE FROM projections")
    connection.execute("DELETE FROM answers")
    try:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    except sqlite3.DatabaseError:  # it cannot even be opened
        _empty_index(connection)


def _empty_index(connection: sqlite3.Connection) -> None:
    """Make the tables of the index what those of a new one are."""
    with closing(sqlite3.connect(":memory:")) as new:
        new.execute(DERIVED_TABLES["search"])
        for table in ("search_data", "search_idx", "search_docsize", "search_config"):
            rows = new.execute(f"SELECT * FROM {table}").fetchall()
            connection.execute(f"DELETE FROM {table}")
            for row in rows:
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
