"""Writing the package: one pass over the submissions fills all tables of answers at once."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.collection.publishing.folders import fresh_folder
from workbook.collection.publishing.package.act_tables import act_tables
from workbook.collection.publishing.package.answer_tables import AnswerRows, CoverageRows
from workbook.collection.publishing.package.checklist_table import ChecklistRows
from workbook.collection.publishing.package.material import Material, PerSubmission
from workbook.collection.publishing.package.read_me import read_me
from workbook.collection.publishing.package.reference_tables import reference_tables
from workbook.collection.publishing.package.row_tables import row_tables
from workbook.collection.publishing.package.schema import Names, Row, Table
from workbook.collection.wording import EXAMPLE, is_example
from workbook.exchange.words import Words
from workbook.languages import N_
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.values import clean_text

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

READING, SAVING = N_("Reading the answers"), N_("Writing the tables")
OWN_NAMES = (
    "countries", "submissions", "questionnaires", "questions", "choices", "answers", "coverage", "checklist", "themes",
    "codings", "issues",
)  # fmt: skip
_STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def write_package(
    view: CollectionView, folder: Path, progress: Progress = NO_PROGRESS, now: datetime | None = None
) -> None:
    """Write the package of all editions into a new folder.

    Raises CannotWrite, also where the folder holds something already, or Cancelled; then there is no new folder.
    """
    with fresh_folder(folder) as fresh:
        _Writing(view, fresh, progress, (now or datetime.now(UTC)).astimezone(UTC)).write()


class _TableFile:
    """A table being written."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.table = table
        self._path = folder / table.file
        self._file = self._path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([one.name for one in table.fields])

    def add(self, rows: Iterable[Row]) -> None:
        self._writer.writerows([_written(value) for value in row] for row in rows)

    def close(self) -> None:
        self._file.close()

    def plain(self, words: Words) -> dict[str, Any]:
        """The descriptor of what was written."""
        with self._path.open("rb") as written:
            sha256 = hashlib.file_digest(written, "sha256").hexdigest()
        return self.table.plain(words, self._path.stat().st_size, sha256)


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and _STRANGE.search(value):
        return clean_text(value)
    return value


class _Writing:
    def __init__(self, view: CollectionView, folder: Path, progress: Progress, moment: datetime) -> None:
        self.view, self.folder, self.progress, self.moment = view, folder, progress, moment
        self.words = Words.load()
        self.material = Material(view)
        self.files: list[_TableFile] = []

    def write(self) -> None:
        with ExitStack() as stack:
            for filled in reference_tables(self.material):
                self._open(filled.table, stack).add(filled.rows)
            self._add_answers(stack)
            for filled in act_tables(self.material):
                self._open(filled.table, stack).add(filled.rows)
        total = len(self.material.current) + 1
        self.progress.step(total - 1, total, SAVING)
        self._describe()
        self.progress.step(total, total, SAVING)

    def _open(self, table: Table, stack: ExitStack) -> _TableFile:
        file = _TableFile(table, self.folder)
        stack.callback(file.close)
        self.files.append(file)
        return file

    def _add_answers(self, stack: ExitStack) -> None:
        material = self.material
        makers: list[PerSubmission] = [AnswerRows(material), CoverageRows(material), ChecklistRows(material)]
        makers += row_tables(material, Names(set(OWN_NAMES)))
        files = [(maker, self._open(maker.table, stack)) for maker in makers]
        total = len(material.current) + 1
        for number, (submission, states) in enumerate(material.states()):
            self.progress.step(number, total, READING)
            answers = self.view.answers_of(submission)
            for maker, file in files:
                file.add(maker.rows(submission, answers, states))

    def _describe(self) -> None:
        title = str(self.view.snapshot.value("collection", "title") or self.words.line(N_("Country answers")))
        about = self.words.line(N_("What countries answered to the Forum’s questionnaires, as tables."))
        note = self.words.line(EXAMPLE) if is_example(self.view.snapshot) else ""
        package = {
            "profile": "tabular-data-package",
            "name": "passerelle-collection",
            "title": title,
            "description": ". ".join(part for part in (note, about) if part),
            "created": f"{self.moment:%Y-%m-%dT%H:%M:%SZ}",
            "sources": [
                {
                    "title": f"{one.country} {one.edition}, {one.facts.name}".strip(),
                    "path": f"sha256:{one.sha256}",
                }
                for one in self.material.current
            ],
            "resources": [file.plain(self.words) for file in self.files],
        }
        text = json.dumps(package, ensure_ascii=False, indent=1)
        (self.folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
        tables = [file.table for file in self.files]
        (self.folder / "README.md").write_text(
            read_me(title, tables, self.words, EXAMPLE if note else ""), encoding="utf-8"
        )
