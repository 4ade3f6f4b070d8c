"""An excerpt that a colleague filled in, read as what a form says: the same comparison and the same desk follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.document.cells import STATES, Attachment, Cell
from workbook.document.document import Document
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.attachments import attachment as checked_attachment
from workbook.errors import N_, DamagedFile, UnusableFile
from workbook.exchange.excerpt import ADDRESS, ExcerptOrigin, excerpt_origin
from workbook.exchange.meta import digest
from workbook.exchange.places import item_of
from workbook.exchange.received import Given, NewRow, Received, Source, Where
from workbook.questionnaire.definition import build
from workbook.questionnaire.model import Question

FACETS = ("value", "value.fr", "value.en", "draft", "missing", "ministry", "tags", "sources", "comment")
OURS_ALONE = ("languages", "due_date")  # what an excerpt says of itself
Cells = Mapping[Cell, Any]
Row = tuple[str, str, str]  # form, table, row


class NotAnExcerpt(UnusableFile):
    """A sound workbook which is not a part of another one."""


def receive_excerpt(path: Path) -> Received:
    """What a workbook that was sent as an excerpt says. Raises UnusableFile and its kinds, NotAnExcerpt among them,
    and InvalidValue for an attached file that is not taken."""
    with closing(Document.open(path, read_only=True)) as document:
        if document.damages:
            raise DamagedFile(
                N_("{file} is damaged. Nothing was taken from it; ask for it to be sent again."),
                file=path.name,
            )
        origin = excerpt_origin(document.cells())
        if origin is None:
            raise NotAnExcerpt(
                N_("{file} is a workbook, but not a part of another one that was sent. Nothing was changed."),
                file=path.name,
            )
        return _Excerpt(
            _snapshot(document, document.cells()), _snapshot(document, document.cells_at(1)), origin
        ).read(document.attachment)


def said_since(
    now: Snapshot, sent: Snapshot, origin: ExcerptOrigin, attachment: Callable[[str], Attachment | None]
) -> Received:
    """What a workbook says now, where `sent` is what it said when it left; both with the same questionnaires."""
    return _Excerpt(now, sent, origin).read(attachment)


def _snapshot(document: Document, cells: Cells) -> Snapshot:
    definitions = document.definitions()
    forms = {
        cell.form: build(definitions[cell.form, value["version"]])
        for cell, value in cells.items()
        if cell.facet == "form"
    }
    moments = document.steps()
    return Snapshot(document.document_id, len(moments), moments[-1].at if moments else "", cells, forms)


@dataclass(frozen=True)
class _Excerpt:
    """`now` is what came back, `sent` what the first step wrote."""

    now: Snapshot
    sent: Snapshot
    origin: ExcerptOrigin

    def read(self, attachment: Callable[[str], Attachment | None]) -> Received:
        now, sent = dict(self._said(self.now)), dict(self._said(self.sent))
        rows, before = self._rows(self.now), self._rows(self.sent)
        given = {cell: Given(value, self._where(cell)) for cell, value in now.items()}
        new = tuple(row for row in rows if row not in before)
        gone = tuple(row for row in before if row not in rows)
        return Received(
            self._source(),
            {cell: one for cell, one in given.items() if self._row(cell) not in new},
            {cell: self._where(cell) for cell in self._emptied(now, sent)},
            tuple(self._new_row(row, given) for row in new),
            {cell: digest(value) for cell, value in sent.items()},
            {},
            gone,
            files=tuple(self._files(now.values(), attachment)),
        )

    def _source(self) -> Source:
        return Source(
            kind="contribution",
            instance_id=self.origin.instance_id,
            deprecated_id="",
            document_id=self.origin.document_id,
            step=self.origin.step,
            written_at=self.now.taken_at,
            country=self.origin.country,
            edition=self.now.edition,
            languages=self.now.answer_languages,
            forms={form: asked.version for form, asked in self.now.forms.items()},
            ministry=self.origin.ministry,
        )

    def _said(self, snapshot: Snapshot) -> Iterator[tuple[Cell, Any]]:
        """What the questions of a snapshot say; a state that somebody set on either side as it is in effect."""
        for cell, value in snapshot.cells.items():
            if cell.facet in FACETS and self._question(cell) is not None and value not in (None, "", []):
                yield cell, value
        for cell in dict.fromkeys((*self.now.cells, *self.sent.cells)):
            if cell.facet == "status" and self._question(cell) is not None:
                state = snapshot.state(cell.form, cell.question, cell.row)
                if state in STATES:
                    yield cell, state

    def _question(self, cell: Cell) -> Question | None:
        is_own = cell.form == IDENTIFICATION and cell.question in OURS_ALONE
        return None if is_own else item_of(self.now, cell)

    def _emptied(self, now: Cells, sent: Cells) -> Iterator[Cell]:
        """What was sent and is gone, outside rows that are gone; and what was empty and still is.

        The identification comes along with every part: it is not asked where nothing of it was sent.
        """
        rows = self._rows(self.now)
        for cell in sent:
            row = self._row(cell)
            if cell not in now and (row is None or row in rows):
                yield cell
        names_us_only = all(cell.form != IDENTIFICATION or cell.question in ADDRESS for cell in sent)
        for form, asked in self.now.forms.items():
            for question in asked.questions if form != IDENTIFICATION or not names_us_only else ():
                if not question.is_answerable or asked.repeat_of(question) is not None:
                    continue
                cells = (Cell(form, "", question.name, facet) for facet in question.facets())
                yield from (
                    c for c in cells if c not in now and c not in sent and self._question(c) is not None
                )

    def _rows(self, snapshot: Snapshot) -> tuple[Row, ...]:
        tables = {(form, one.name) for form, asked in snapshot.forms.items() for one in asked.repeats}
        return tuple(
            (cell.form, cell.question, cell.row)
            for cell in snapshot.cells
            if cell.facet == "value" and cell.row and (cell.form, cell.question) in tables
        )

    def _row(self, cell: Cell) -> Row | None:
        question = self._question(cell) if cell.row else None
        repeat = self.now.forms[cell.form].repeat_of(question) if question else None
        return (cell.form, repeat.name, cell.row) if repeat else None

    def _new_row(self, row: Row, given: Mapping[Cell, Given]) -> NewRow:
        form, table, key = row
        values = {cell: one for cell, one in given.items() if self._row(cell) == row}
        place = Where(self._title(form), self.now.forms[form].repeat(table).title("fr"))
        return NewRow(form, table, key, place, values, key.rpartition("/")[0])

    def _where(self, cell: Cell) -> Where:
        question = self._question(cell)
        name = (question.code or question.title("fr")) if question else cell.question
        return Where(self._title(cell.form), name)

    def _title(self, form: str) -> str:
        return self.now.forms[form].short_title.get("fr") or form

    def _files(
        self, values: Iterable[Any], attachment: Callable[[str], Attachment | None]
    ) -> Iterator[Attachment]:
        """The files of answers, looked at as any file that a person attaches. Raises InvalidValue."""
        for value in values:
            if isinstance(value, dict) and "sha256" in value and (found := attachment(value["sha256"])):
                kept, _ = checked_attachment(found.name, found.content)
                yield kept
