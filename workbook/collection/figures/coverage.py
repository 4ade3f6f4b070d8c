"""Who answered what: a box for each question and country, by region and alphabet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.counting import (
    Part,
    Standings,
    form_of,
    part_code,
    question_number,
    standings,
)
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, FigureTable, Filters, Room, Sheet
from workbook.collection.figures.grouping import Group, country_name
from workbook.collection.figures.signs import ANSWERS, STATES, box, key_of_signs
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question
from workbook.reports.figures.drawing import MM, Line, Words
from workbook.reports.figures.words import fitted
from workbook.reports.pdf.fonts import text_width

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView

LABEL, TOTAL, GAP = 50 * MM, 17 * MM, 1.9 * MM
WIDEST, NARROWEST = 4.15 * MM, 3.0 * MM
ROW, BAND, HEAD, FOOT = 14.4, 19.0, 30.0, 58.0
BOX = 12.2


@dataclass(frozen=True)
class _Columns:
    """Where the questions of some round tables stand."""

    parts: tuple[Part, ...]
    step: float
    x: dict[str, float]
    width: float

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.parts for question in part.questions)


def coverage(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """The boxes of a questionnaire, in several figures where its questions or the countries do not fit."""
    form = form_of(view, filters, "questions", "checklist")
    read = standings(view, form, filters, catalogue) if form else None
    if read is None or not read.questions or not read.submissions:
        yield nothing("coverage", view, catalogue, width)
        return
    begun = False
    for columns in _bands(read.parts, width):
        for lines, last in _pages(read.groups, Room(room.rest, room.rest) if begun else room):
            yield _Coverage(view, catalogue, width, read, columns, lines, begun, last).figure()
            begun = True


def _bands(parts: Sequence[Part], width: float) -> Iterator[_Columns]:
    """Round tables side by side as long as their boxes stay wide enough."""
    room = width - LABEL - TOTAL
    taken: list[Part] = []
    for part in [one for whole in parts for one in _cut(whole, int(room / NARROWEST))]:
        if taken and _step([*taken, part], room) < NARROWEST:
            yield _columns(tuple(taken), room)
            taken = []
        taken.append(part)
    yield _columns(tuple(taken), room)


def _cut(part: Part, most: int) -> list[Part]:
    starts = range(0, len(part.questions), max(1, most))
    return [Part(part.section, part.questions[start : start + most]) for start in starts]


def _step(parts: Sequence[Part], room: float) -> float:
    questions = sum(len(part.questions) for part in parts)
    return min(WIDEST, (room - GAP * (len(parts) - 1)) / questions)


def _columns(parts: tuple[Part, ...], room: float) -> _Columns:
    step = _step(parts, room)
    x, places = LABEL, {}
    for part in parts:
        for question in part.questions:
            places[question.name] = x
            x += step
        x += GAP
    return _Columns(parts, step, places, x - GAP)


def _pages(groups: Sequence[Group], room: Room) -> Iterator[tuple[list[Group | Submission], bool]]:
    """Regions and countries for each page, and whether it is the last one."""
    lines: list[Group | Submission] = []
    y, begun = HEAD, False
    for group in groups:
        named = False
        for submission in group.submissions:
            if lines and y + ROW + (0 if named else BAND) + FOOT > room.after(begun):
                yield lines, False
                lines, y, begun, named = [], HEAD, True, False
            if not named:
                lines.append(group)
                y, named = y + BAND, True
            lines.append(submission)
            y += ROW
    yield lines, True


class _Coverage:
    def __init__(
        self,
        view: CollectionView,
        catalogue: Catalogue,
        width: float,
        read: Standings,
        columns: _Columns,
        lines: Sequence[Group | Submission],
        continues: bool,
        last: bool,
    ) -> None:
        self.view, self.catalogue, self.width = view, catalogue, width
        self.read, self.columns, self.lines = read, columns, lines
        self.continues, self.last = continues, last
        self.right = min(width, columns.width + TOTAL)
        self.sheet = Sheet(width)

    def figure(self) -> Figure:
        self._head()
        y = HEAD
        for line in self.lines:
            if isinstance(line, Group):
                self.sheet.add(Words(0, y + BAND - 5, line.name, 7.2, True, "muted"))
                y += BAND
            else:
                self._row(line, y)
                y += ROW
        y = self._foot(y + 2)
        return Figure(
            "coverage",
            self.sheet.drawing(y),
            self._title(),
            self._note(),
            self._table(),
            tuple(self.sheet.spots),
            self.continues,
            self.view,
            self.sheet.places,
        )

    def _head(self) -> None:
        columns, tr = self.columns, self.catalogue.gettext
        for part in columns.parts:
            x = columns.x[part.questions[0].name]
            self.sheet.add(Words(x, 8, part_code(part), 7.8, True, "accent"))
            for question in part.questions:
                self._question_head(part, question)
        self.sheet.add(
            Words(self.right, 22, tr("answered"), 6.5, False, "muted", "end"),
            Line(0, HEAD - 3, self.right, HEAD - 3, "text", 0.7),
        )

    def _question_head(self, part: Part, question: Question) -> None:
        x, step = self.columns.x[question.name], self.columns.step
        number = question_number(part, question)
        size = 6.5 if text_width(number, 6.5) <= step else 4.8
        self.sheet.add(Words(x + (step - 1.2) / 2, 22, number, size, False, "muted", "middle"))
        key = f"question/{question.name}"
        words = f"{question.code} {question.label.get(self.catalogue.code)}"
        self.sheet.spot((x, 12, step, 14), key, words)
        self.sheet.count(key, self.read.places(self.read.submissions, [question], "answered"))

    def _row(self, submission: Submission, y: float) -> None:
        sheet, columns = self.sheet, self.columns
        name = country_name(submission.country, self.catalogue.code)
        middle = y + ROW / 2
        sheet.add(Words(0, middle + 2.7, fitted(name, 7.6, LABEL - 6), 7.6))
        for question in columns.questions:
            state = self.read.state(submission, question)
            x = columns.x[question.name]
            sheet.add(*box(ANSWERS[state], x, middle - BOX / 2, columns.step - 1.2, BOX))
            key = f"{submission.sha256}/{question.name}"
            words = f"{name}, {question.code}: {self.catalogue.gettext(ANSWERS[state].words)}"
            sheet.spot((x, middle - BOX / 2, columns.step - 1.2, BOX), key, words)
            sheet.count(key, self.read.places([submission], [question]))
        sheet.add(Words(self.right, middle + 2.7, self._of(submission), 7.2, False, "text", "end"))
        sheet.spot((0, y, LABEL, ROW), f"country/{submission.sha256}", name)
        sheet.count(f"country/{submission.sha256}", self.read.places([submission], columns.questions))

    def _of(self, submission: Submission) -> str:
        counts = self.read.count([submission], self.columns.questions)
        asked = sum(counts.values()) - counts["not_asked"]
        if not asked:
            return "–"
        return f"{self.catalogue.number(counts['answered'])} / {self.catalogue.number(asked)}"

    def _foot(self, y: float) -> float:
        sheet, columns = self.sheet, self.columns
        sheet.add(Line(0, y, self.right, y, "text", 0.7))
        if self.last:
            sheet.add(Words(0, y + 11, self.catalogue.gettext("Answers by question"), 6.5, False, "muted"))
            for question in columns.questions:
                count = self.read.count(self.read.submissions, [question])["answered"]
                x = columns.x[question.name] + (columns.step - 1.2) / 2
                sheet.add(Words(x, y + 11, str(count), 5.6 if count > 99 else 6.2, False, "text", "middle"))
            y += 14
        counts = self.read.count(self.read.submissions, columns.questions)
        shown = [state for state in STATES if counts[state] or state not in ("pending", "not_asked")]
        pairs = [(ANSWERS[state], self.catalogue.number(counts[state])) for state in shown]
        shapes, height, places = key_of_signs(pairs, self.width, y + 9, self.catalogue)
        sheet.add(*shapes)
        for state, place in zip(shown, places, strict=True):
            sheet.spot(place, f"state/{state}", self.catalogue.gettext(ANSWERS[state].words))
            sheet.count(f"state/{state}", self.read.places(self.read.submissions, columns.questions, state))
        return y + 9 + height

    def _title(self) -> str:
        return self.catalogue.gettext("Who answered what: {form}").format(
            form=self.read.form.short_title.get(self.catalogue.code)
        )

    def _note(self) -> str:
        questions, countries = len(self.columns.questions), len(self.read.submissions)
        pattern = self.catalogue.ngettext(
            "One box a question: {questions} questions, one country, {boxes} boxes; no ranking",
            "One box a question: {questions} questions, {n} countries, {boxes} boxes; no ranking",
            countries,
        )
        number = self.catalogue.number
        return pattern.format(
            questions=number(questions), n=number(countries), boxes=number(questions * countries)
        )

    def _table(self) -> FigureTable:
        tr = self.catalogue.gettext
        questions = self.columns.questions
        heads = (
            tr("Country"),
            tr("Region"),
            tr("Answered"),
            *(question.code or question.name for question in questions),
        )
        rows, keys = [], []
        for group in self.read.groups:
            for submission in group.submissions:
                states = (tr(ANSWERS[self.read.state(submission, question)].words) for question in questions)
                name = country_name(submission.country, self.catalogue.code)
                rows.append((name, group.name, self._of(submission), *states))
                keys.append(f"country/{submission.sha256}")
        return FigureTable(heads, tuple(rows), tuple(keys))
