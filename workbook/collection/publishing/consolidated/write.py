"""Writing the consolidated file: one pass over the submissions fills all sheets at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.collection.facts import Submission
from workbook.collection.publishing.anomalies import anomalies
from workbook.collection.publishing.consolidated import coverage_sheets, overviews
from workbook.collection.publishing.consolidated.book import Book, Column, Head, SheetRows
from workbook.collection.publishing.consolidated.cells import FROZEN
from workbook.collection.publishing.consolidated.long_table import LongTable, tables_of
from workbook.collection.publishing.consolidated.matrix import Matrix, matrices
from workbook.collection.publishing.coverage import Coverage
from workbook.collection.publishing.forms_met import forms_met
from workbook.collection.publishing.lands import in_order
from workbook.collection.publishing.said import Said
from workbook.collection.publishing.wording import Wording, label
from workbook.collection.wording import EXAMPLE, is_example
from workbook.exchange.words import Words
from workbook.files import replacing
from workbook.languages import LANGUAGES, N_
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.model import LocalText

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

AT_ONCE = 200  # submissions whose states are asked for together
READING, SAVING = N_("Reading the answers"), N_("Writing the file")
_TABS = {"identification": "control", "checklist": "final", "plan": "warning", "registers": "warning"}


def write_consolidated(
    view: CollectionView,
    path: Path,
    language: str = "fr",
    edition: str | None = None,
    progress: Progress = NO_PROGRESS,
    now: datetime | None = None,
) -> None:
    """Write what the current submissions of an edition (None: each country's newest) say, as an Excel file.

    `language` is "fr", "en" or "both": texts in that one, else in the other, or in a column each. Raises CannotWrite or
    Cancelled; then there is no new file and an earlier one is unchanged.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    wording = Wording(Words.load(), LANGUAGES if language == "both" else (language,))
    with replacing(path) as fresh:
        _Writing(view, wording, edition, moment, progress).write(fresh)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheets that are filled from answers, each with what fills it."""

    glance: SheetRows
    coverage: SheetRows
    matrices: Sequence[tuple[Matrix, SheetRows]]
    tables: Sequence[tuple[LongTable, SheetRows]]
    anomalies: SheetRows


class _Writing:
    def __init__(
        self,
        view: CollectionView,
        wording: Wording,
        edition: str | None,
        moment: datetime,
        progress: Progress,
    ) -> None:
        self.view, self.wording, self.moment, self.progress = view, wording, moment, progress
        self.words = wording.words
        self.current = in_order(view.current(edition), wording.one_language)
        self.versions = forms_met(view, self.current)
        self.forms = {form: found[0] for form, found in self.versions.items()}
        self.coverage = Coverage(
            {form: found for form, found in self.forms.items() if found.kind != "identification"}
        )
        self.title = self._title(edition)
        self.identity = self._identity()
        self.note = self.words.line(EXAMPLE) if is_example(view.snapshot) else ""

    def write(self, path: Path) -> None:
        from workbook.collection.publishing.consolidated.read_me import add_read_me

        with Book(self._long_head()) as book:
            self._add_submissions(book)
            self._add_questions(book)
            sheets = self._sheets(book)
            total = len(self.current) + 2
            for number, (submission, states) in enumerate(self._with_states()):
                self.progress.step(number, total, READING)
                self._add(sheets, submission, states)
            self._add_anomalies(sheets.anomalies)
            self.progress.step(total - 1, total, SAVING)
            book.workbook.properties.title = self.title
            book.save(path, partial(add_read_me, self.title, self.identity, note=self.note), self.moment)
            self.progress.step(total, total, SAVING)

    def _with_states(self) -> Iterator[tuple[Submission, Mapping[str, Any]]]:
        for start in range(0, len(self.current), AT_ONCE):
            some = self.current[start : start + AT_ONCE]
            states = self.view.states(some)
            yield from ((one, states.get(one.sha256, {})) for one in some)

    def _add(self, sheets: _Sheets, submission: Submission, states: Mapping[str, Any]) -> None:
        said = Said(submission, self.view.contents_of(submission))
        sections = tuple(self.coverage.of(submission, states))
        sheets.glance.add(coverage_sheets.glance_row(submission, sections))
        for covered in sections:
            sheets.coverage.add(coverage_sheets.coverage_row(covered, self.forms))
        for matrix, rows in sheets.matrices:
            rows.add(matrix.row(submission, said, states))
        for table, rows in sheets.tables:
            for row in table.rows(submission, said):
                rows.add(row)

    def _add_submissions(self, book: Book) -> None:
        """Every file that came, also those that do not count."""
        about = N_("Every file received, whatever became of it. Only accepted ones are in the other sheets.")
        title = self.words.pair(N_("Submissions"))
        rows = self._sheet(
            book, title.fr, title, about, overviews.submission_columns(self.wording), "control"
        )
        for one in in_order(self.view.submissions, self.wording.one_language):
            rows.add(overviews.submission_row(one, self.wording))

    def _add_questions(self, book: Book) -> None:
        title, about = (
            self.words.pair(N_("Questions")),
            N_("Every question word for word, with where it comes from."),
        )
        rows = self._sheet(
            book, title.fr, title, about, overviews.question_columns(self.wording), "control", 2
        )
        for asked in self.forms.values():
            for row in overviews.question_rows(asked):
                rows.add(row)

    def _coverage(self, book: Book) -> tuple[SheetRows, SheetRows]:
        """The glance, and the counts."""
        pair, wording = self.words.pair, self.wording
        about = N_(
            "How many questions of each section are answered; bold where all are. A dash: left open for a reason."
        )
        title = pair(N_("Coverage"))
        columns = coverage_sheets.glance_columns(self.coverage, wording)
        glance = self._sheet(book, title.fr, title, about, columns, "final", FROZEN + 1)
        about = N_(
            "How many questions of each section are answered, left open for a reason, silent or not asked."
        )
        title = pair(N_("Coverage, counts"))
        columns = coverage_sheets.coverage_columns(wording)
        return glance, self._sheet(book, title.fr, title, about, columns, "final")

    def _sheets(self, book: Book) -> _Sheets:
        pair, wording = self.words.pair, self.wording
        glance, coverage = self._coverage(book)
        made = [
            (one, self._matrix(book, one))
            for found in self.versions.values()
            for one in matrices(found, wording)
        ]
        tables = [
            (one, self._table(book, one))
            for found in self.versions.values()
            for one in tables_of(found, wording)
        ]
        about = N_(
            "What was repaired while reading, kept aside word for word, or doubtful; by cell of the file received."
        )
        title = pair(N_("Anomalies"))
        anomalous = self._sheet(book, title.fr, title, about, overviews.anomaly_columns(wording), "warning")
        return _Sheets(glance, coverage, made, tables, anomalous)

    def _matrix(self, book: Book, matrix: Matrix) -> SheetRows:
        asked = matrix.asked
        short, about = asked.short_title or asked.title, self.words.pair(N_("Country answers"))
        title = LocalText(f"{label(short)} · {label(about)}")
        countries = self.words.fr.gettext(N_("countries"))
        name = f"{short.get('fr')[:19]} – {countries}"
        line = N_("The exact text of each answer. By region, then by the alphabet; no country is ranked.")
        tab = _TABS.get(asked.kind, "accent")
        return self._sheet(book, name, title, line, matrix.columns, tab, keyed=True)

    def _table(self, book: Book, table: LongTable) -> SheetRows:
        form, own = table.asked.short_title or table.asked.title, table.repeat
        title = LocalText(f"{form.get('fr')} · {own.title('fr')}", f"{form.get('en')} · {own.title('en')}")
        long = self.words.fr.gettext(N_("long"))
        name = f"{self._short_name(table)[:24]} – {long}"
        line = N_("A line for each row of each country’s table.")
        return self._sheet(book, name, title, line, table.columns, "warning", FROZEN + 2, highest=60.0)

    def _short_name(self, table: LongTable) -> str:
        """Plan; Plan, indicateurs; and registers by their own names."""
        own = table.repeat.title("fr")
        if table.asked.kind != "plan":
            return own
        plan = self.words.fr.gettext(N_("Plan"))
        return plan if table.repeat is table.asked.repeats[0] else f"{plan}, {own[:1].lower()}{own[1:]}"

    def _sheet(
        self, book: Book, name: str, title: LocalText, about: str, columns: Sequence[Column], tab: str,
        frozen: int = FROZEN, keyed: bool = False, highest: float = 120.0,
    ) -> SheetRows:  # fmt: skip
        frozen = FROZEN + 2 if keyed else frozen
        line = self.words.line(about)
        return book.sheet(Head(name, label(title), self.identity, line, columns, frozen, tab, keyed, highest))

    def _long_head(self) -> Head:
        pair = self.words.pair
        columns = [
            Column(pair(N_("Cell")), 34.0),
            Column(pair(N_("Part")), 8.0),
            Column(pair(N_("Text")), 120.0),
        ]
        title = pair(N_("Long texts"))
        about = self.words.line(
            N_(
                "Texts that no cell of Excel can hold, in parts that follow each other without anything between."
            )
        )
        return Head(title.fr, label(title), self.identity, about, columns, 2, "control")

    def _add_anomalies(self, rows: SheetRows) -> None:
        for start in range(0, len(self.current), AT_ONCE):
            some = self.current[start : start + AT_ONCE]
            issues = self.view.issues(some)
            for one in some:
                if one.sha256 in issues:
                    found = anomalies(one, issues[one.sha256], self.forms)
                    for row in overviews.anomaly_rows(found, self.wording):
                        rows.add(row)

    def _title(self, edition: str | None) -> str:
        about = self.view.snapshot.value("collection", "title") or self.words.line(N_("Consolidated answers"))
        return f"{about} · {edition}" if edition else str(about)

    def _identity(self) -> str:
        """Which submissions these are, and when: for the second row of every sheet."""
        count, day = len(self.current), self.moment.astimezone().date()
        spoken = (
            one.ngettext(
                "{n} accepted submission, as of {date}", "{n} accepted submissions, as of {date}", count
            ).format(n=one.number(count), date=one.date(day))
            for one in (self.words.fr, self.words.en)
        )
        return label(LocalText(*spoken))
