"""The workbook file: create, open, read, write one step at a time, close."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbook.document.cells import Attachment, Cell, Change, StampedCell, Step
from workbook.document.connection import check_header, left_behind, require_kind
from workbook.document.fresh import fresh_file
from workbook.document.kinds import WORKBOOK, Kind, kind_of
from workbook.document.lock import withdraw
from workbook.document.opening import identity, sound_connection, sound_or_mended, what_can_be_read
from workbook.document.rows import decode
from workbook.document.seal import seal
from workbook.document.shapes import fits
from workbook.document.soundness import problems
from workbook.document.wording import in_words, no_answer
from workbook.document.writing import add_to_file, build_file, copy_rows, in_transaction, write_steps
from workbook.errors import N_, CannotWrite, UsageError

if TYPE_CHECKING:
    from workbook.document.damage import Damage
    from workbook.document.torn import Mended

Definition = Mapping[str, Any]
Result = TypeVar("Result")
_CUT_OFF = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_CORRUPT", "SQLITE_NOTADB")


class Document:
    """One open workbook file. Used by one thread at a time.

    `recovered`: the program was stopped before it could close the file. `mended`: the file was a copy taken in the midst
    of a save, and was put in order. `damages`: what a damaged file, open read-only, has lost.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.kind = kind_of(connection)
        self.recovered = False
        self.mended: Mended | None = None
        self.damages: tuple[Damage, ...] = ()
        self._connection = connection
        self._identity = identity(path)
        self._cut_off = False
        self._meta = dict(connection.execute("SELECT key, value FROM meta"))

    @property
    def damaged(self) -> list[str]:
        """The places of a damaged file that were found damaged."""
        return [str(damage) for damage in self.damages]

    @property
    def document_id(self) -> str:
        return str(self._meta.get("document_id", ""))

    @property
    def created_at(self) -> str:
        return str(self._meta.get("created_at", ""))

    @classmethod
    def create(cls, path: Path, first_step: Step, kind: Kind = WORKBOOK) -> Document:
        """A new file with its first step, complete or not at all. Raises UsageError where one exists already."""
        if path.exists():
            raise UsageError(
                N_("{file} exists already; it was left as it is. Choose another name."), file=str(path)
            )
        if not path.parent.is_dir():
            raise CannotWrite(
                N_("There is no folder {folder}. Nothing was written."), folder=str(path.parent)
            )
        with fresh_file(path) as fresh:
            build_file(fresh, first_step, kind)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, read_only: bool = False, kind: Kind | None = None) -> Document:
        """Open a file, of this kind if one is named, for writing, or read-only on a copy in memory.

        Raises UnusableFile and its kinds.
        """
        if kind is not None:
            require_kind(path, kind)
        if read_only:
            connection, damages, mended = what_can_be_read(path)
            document = cls(path, connection, True)
            document.damages, document.mended = damages, mended
            return document
        stale = left_behind(path)
        connection, mended = sound_or_mended(path)
        document = cls(path, connection, False)
        document.recovered, document.mended = stale, mended
        return document

    def close(self) -> None:
        """Close the file; nothing stays beside it."""
        if self.kind != WORKBOOK and not self.read_only and self.in_place():
            with suppress(sqlite3.Error):
                in_transaction(self._connection, seal)
        self._connection.close()
        if not self.read_only:
            withdraw(self.path)

    def cells(self) -> dict[Cell, Any]:
        """All cells as they stand. Raises UnusableFile where one holds what no answer can be."""
        query = "SELECT form, row, question, facet, value FROM cells"
        with in_words(self.path):
            found = {Cell(*row[:4]): self._decoded(row[4]) for row in self._connection.execute(query)}
        odd = next((cell for cell, value in found.items() if not fits(cell, value)), None)
        if odd is not None:
            raise no_answer(self.path, " / ".join(odd))
        return found

    def cells_at(self, step_id: int) -> dict[Cell, Any]:
        """All cells as they stood after a step."""
        query = "SELECT form, row, question, facet, before FROM changes WHERE step > ? ORDER BY step DESC, seq DESC"
        found = self.cells()
        with in_words(self.path):
            for *place, before in self._connection.execute(query, (step_id,)):
                found[Cell(*place)] = self._decoded(before)
        return {cell: value for cell, value in found.items() if value is not None}

    def stamped_cells(self) -> list[StampedCell]:
        """All cells with the step that wrote them, in the order of form, row and question."""
        query = (
            "SELECT form, row, question, facet, value, step, at, by FROM cells JOIN steps ON steps.id = step "
            "ORDER BY form, row, question, facet"
        )
        with in_words(self.path):
            return [
                StampedCell(Cell(*row[:4]), decode(row[4]), *row[5:])
                for row in self._connection.execute(query)
            ]

    def definitions(self) -> dict[tuple[str, str], Definition]:
        """The questionnaires inside the file, by form_id and version."""
        with in_words(self.path):
            rows = self._connection.execute("SELECT form, version, content FROM definitions")
            return {(form, version): self._decoded(content) for form, version, content in rows}

    def steps(self) -> list[Step]:
        """All steps in order, without their changes."""
        with in_words(self.path):
            rows = self._connection.execute(
                "SELECT id, kind, args, at, by, reverts FROM steps ORDER BY id"
            ).fetchall()
        return [
            Step(id, kind, self._decoded(args), at, by, (), reverts)
            for id, kind, args, at, by, reverts in rows
        ]

    def changes(self, step_id: int) -> tuple[Change, ...]:
        """The changes of one step."""
        return self._changes("step = ?", (step_id,)).get(step_id, ())

    def history(self, form: str, question: str, row: str = "") -> list[Step]:
        """The steps that touched one question, newest first, each with the changes to that question only."""
        by_step = self._changes("form = ? AND question = ? AND row = ?", (form, question, row))
        with in_words(self.path):
            rows = self._connection.execute(
                "SELECT id, kind, args, at, by, reverts FROM steps WHERE id IN "
                "(SELECT step FROM changes WHERE form = ? AND question = ? AND row = ?) ORDER BY id DESC",
                (form, question, row),
            ).fetchall()
        return [
            Step(id, kind, decode(args), at, by, by_step[id], reverts)
            for id, kind, args, at, by, reverts in rows
        ]

    def attachment(self, sha256: str) -> Attachment | None:
        with in_words(self.path):
            row = self._connection.execute(
                "SELECT sha256, name, content FROM attachments WHERE sha256 = ?", (sha256,)
            ).fetchone()
        return Attachment(*row) if row else None

    def read(self, query: Callable[[sqlite3.Connection], Result]) -> Result:
        """Ask the file itself, as for what a collection has beside cells and steps. Raises UnusableFile."""
        with in_words(self.path):
            return query(self._connection)

    def derive(self, write: Callable[[sqlite3.Connection], Result]) -> Result:
        """Change what is derived, in one transaction. In a collection that is open read-only this changes the copy that
        is read. Raises CannotWrite, DamagedFile."""
        with in_words(self.path):
            return in_transaction(self._connection, write)

    def write(self, steps: list[Step]) -> None:
        """Write steps in one transaction; when this returns they are on the disk. Raises CannotWrite."""
        if self.read_only:
            raise CannotWrite(
                N_("{file} is open read-only. Save a copy elsewhere to change it."), file=self.path.name
            )
        with in_words(self.path):
            try:
                write_steps(self._connection, steps)
            except sqlite3.Error as error:
                self._cut_off = getattr(error, "sqlite_errorname", "").startswith(_CUT_OFF)
                raise

    def in_place(self) -> bool:
        """Whether the file that is open is the one at its path, and did not fail when it was written to last."""
        return not self._cut_off and identity(self.path) == self._identity

    def come_back(self, examine: Callable[[Document], Result]) -> Result:
        """Open the file again that was out of reach, if `examine` finds nothing to say against it.

        Raises UnusableFile and its kinds, also those of `examine`; then the file is as it was, and out of reach.
        """
        if not self.path.exists():
            raise CannotWrite(
                N_(
                    "{file} is no longer in its place, as when a stick is pulled out. The last change is not saved; what was saved before is safe. Bring the file back or save a copy elsewhere."
                ),
                file=self.path.name,
            )
        check_header(self.path)
        with suppress(sqlite3.Error):
            self._connection.close()
        self._identity, self._cut_off = identity(self.path), True
        self._connection = sound_connection(self.path)
        try:
            result = examine(self)
        except BaseException:
            self.close()
            raise
        self._cut_off = False
        return result

    def heads(self, first: int = 0) -> dict[int, str]:
        """The checksum of each step from `first` on, by its number."""
        with in_words(self.path):
            return dict(self._connection.execute("SELECT id, hash FROM steps WHERE id >= ?", (first,)))

    def counts(self) -> tuple[int, int]:
        """The last step, and how many answers (or files received, in a collection) there are."""
        query = "SELECT (SELECT max(id) FROM steps), (SELECT count(*) FROM cells WHERE facet LIKE ?)"
        with in_words(self.path):
            step, answers = self._connection.execute(query, (self.kind.counted,)).fetchone()
        return step or 0, answers

    def answers_by_step(self) -> dict[int, int]:
        """How many answers more, or fewer, there were after each step that changed their number."""
        query = (
            "SELECT step, sum((after IS NOT NULL) - (before IS NOT NULL)) FROM changes "
            "WHERE facet LIKE ? GROUP BY step"
        )
        with in_words(self.path):
            return dict(self._connection.execute(query, (self.kind.counted,)).fetchall())

    def check(self) -> list[str]:
        """What is wrong with the file itself, after reading every row of it; nothing if it is sound."""
        with in_words(self.path):
            return problems(self._connection, self.path) + self.damaged

    def copy_to(self, path: Path, more: Sequence[Step] = ()) -> None:
        """Write a copy of the file as it stands, with the steps that it lacks; complete or not at all."""
        with fresh_file(path) as fresh:
            self._copy_pages(fresh)
            if more:
                add_to_file(fresh, list(more))

    def back_up_to(self, path: Path) -> None:
        """Write the content as it stands into a new file, and see it to the disk; of a collection all but what can be
        made anew from the files received."""
        if self.kind == WORKBOOK:
            self._copy_pages(path)
            return
        with in_words(path):
            copy_rows(self._connection, path, self.kind)

    def _copy_pages(self, path: Path) -> None:
        with in_words(path):
            target = sqlite3.connect(path)
            try:
                target.execute("PRAGMA synchronous = EXTRA")
                self._connection.backup(target)
            finally:
                target.close()

    def _decoded(self, stored: str | None) -> Any:
        try:
            return decode(stored)
        except (ValueError, RecursionError) as error:
            raise no_answer(self.path, type(error).__name__) from error

    def _changes(self, where: str, values: tuple[Any, ...]) -> dict[int, tuple[Change, ...]]:
        query = f"SELECT step, form, row, question, facet, before, after FROM changes WHERE {where} ORDER BY step, seq"
        found: dict[int, tuple[Change, ...]] = {}
        with in_words(self.path):
            for step, form, row, question, facet, before, after in self._connection.execute(query, values):
                change = Change(Cell(form, row, question, facet), decode(before), decode(after))
                found[step] = (*found.get(step, ()), change)
        return found
