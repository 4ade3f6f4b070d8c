"""The answers of one submission in one section of a questionnaire, as they were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.answers import Answer
from workbook.collection.wording import ANSWER_WORDS
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat
from workbook.screens.collection.places import question_place
from workbook.screens.collection.state_marks import STATE_MARKS
from workbook.screens.history import Asked
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LANGUAGES = {"value": "", "value.fr": "FR", "value.en": "EN"}
Answers = Mapping[tuple[str, str], tuple[Answer, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an answer; `language` is FR, EN or nothing."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to one question, or stands in one row of a table. `state` is a word where there is no answer,
    `where` the cells of the file, `place` the question across all countries."""

    number: str
    title: str
    place: Place
    texts: tuple[Text, ...]
    mark: str = ""
    state: str = ""
    where: str = ""


def given_answers(
    view: CollectionView, sha256: str, form: str, section: str, catalogue: Catalogue
) -> tuple[Given, ...]:
    """The questions of a section, or the rows of a table, with what was answered; reads the file. Raises UsageError."""
    submission = view.submission(sha256)
    snapshot = view.snapshot_of(submission)
    asked = snapshot.forms_named(form)
    reading = _Reading(snapshot, asked, view.answers_of(submission), catalogue)
    return tuple(reading.answers(asked.item(section)))


class _Reading:
    def __init__(
        self, snapshot: Snapshot, asked: Questionnaire, answers: Answers, catalogue: Catalogue
    ) -> None:
        self.snapshot, self.asked, self.answers_by, self.catalogue = snapshot, asked, answers, catalogue

    def answers(self, item: Item) -> Iterator[Given]:
        if isinstance(item, Repeat):
            for row in self.snapshot.rows(self.asked.form_id, item.name):
                yield self._row(item, row)
            return
        for inside in getattr(item, "items", ()):
            if isinstance(inside, Question):
                if inside.is_answerable and not inside.retired and self._is_asked(inside):
                    yield self._question(inside)
            else:
                yield from self.answers(inside)

    def _is_asked(self, question: Question) -> bool:
        return self.snapshot.relevant(self.asked.form_id, question)

    def _question(self, question: Question) -> Given:
        texts = tuple(self._texts(question, ""))
        for detail in question.details:
            title = detail.title(self.catalogue.code)
            texts += tuple(Text(title, text.words) for text in self._texts(detail, ""))
        answer = self._answer(question)
        state = answer.state if answer is not None else "silent"
        place = question_place(self.asked.form_id, question.name)
        title = question.title(self.catalogue.code)
        where = f"{answer.place.sheet}!{answer.place.address}" if answer and answer.place else ""
        if state == "answered":
            return Given(question.code, title, place, texts, where=where)
        words = self.catalogue.gettext(ANSWER_WORDS[state])
        if answer is not None and answer.why:
            words = f"{words}. {answer.why}"
        return Given(question.code, title, place, texts, STATE_MARKS[state], words, where)

    def _answer(self, question: Question) -> Answer | None:
        found = self.answers_by.get((self.asked.form_id, question.name), ())
        return next((one for one in found if not one.row), None)

    def _row(self, table: Repeat, row: str) -> Given:
        title = self.snapshot.row_title(self.asked.form_id, table, row, self.catalogue.code) or row
        place = question_place(self.asked.form_id, table.name)
        texts = tuple(
            Text(column.title(self.catalogue.code), text.words)
            for column in table.columns
            for text in self._texts(column, row)
        )
        return Given("", title, place, texts)

    def _texts(self, question: Question, row: str) -> Iterator[Text]:
        form = self.asked.form_id
        asked = Asked(self.snapshot, form, question, row, self.catalogue)
        for facet, language in LANGUAGES.items():
            value = self.snapshot.cells.get(Cell(form, row, question.name, facet))
            if words := asked.words(facet, value):
                yield Text(language, words)
