"""The lines of a question's page, one a country: made from what the file of the collection says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.collection.answers import Answer, AnswerState
from workbook.collection.facts import Submission
from workbook.collection.publishing.wording import question_code, trace
from workbook.collection.wording import ANSWER_WORDS
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show
from workbook.screens.collection.across import Entry, Fact, Key, Line, Words
from workbook.screens.collection.lands import submission_name, subregion_of
from workbook.screens.collection.passages import Passages
from workbook.screens.collection.state_marks import REASONED, STATE_MARKS
from workbook.screens.words import TAG_NAMES
from workbook.theme import marks

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

TAGS, SOURCES = N_("Tags: {tags}"), N_("Sources: {sources}")
SUMMARY = 3  # short facts in the line of a row


class Lines:
    """The answers to one question are read at once for all countries."""

    def __init__(
        self,
        view: CollectionView,
        asked: Questionnaire,
        edition: str | None,
        catalogue: Catalogue,
        passages: Passages,
    ) -> None:
        self.view, self.asked, self.edition, self.catalogue = view, asked, edition, catalogue
        self.form = asked.form_id
        self._passages = passages
        self._titles: dict[str, dict[str, dict[str, str]]] = {}
        self._editions: dict[str, list[str]] = {}
        for submission in view.submissions:
            if submission.current and submission.country:
                self._editions.setdefault(submission.country, []).append(submission.edition)

    def of_question(self, question: Question) -> Iterator[Line]:
        """The lines of a question, with the details that a measure has."""
        details = [
            (detail, {answer.submission.sha256: answer for answer in self._answers(detail.name)})
            for detail in question.details
        ]
        for answer in self._answers(question.name):
            line = self._line(answer, question_code(question, self.asked))
            if answer.state == "answered":
                line = self._with_answer(line, question)
            facts = (self._fact(detail, given.get(line.key.sha256)) for detail, given in details)
            yield replace(line, facts=tuple(fact for fact in facts if fact))

    def of_table(self, table: Repeat) -> Iterator[Line]:
        """The lines of a table, with the rows that each country filled in."""
        cells: dict[str, dict[str, dict[str, Answer]]] = {}
        for column in table.columns:
            for answer in self._answers(column.name):
                if answer.row:
                    rows = cells.setdefault(answer.submission.sha256, {})
                    rows.setdefault(answer.row, {})[column.name] = answer
        for submission in self.view.current(self.edition):
            rows = cells.get(submission.sha256, {})
            found = (self._entry(table, row, answers) for row, answers in rows.items())
            entries = tuple(entry for entry in found if entry.facts)
            asked = self.form in submission.facts.forms
            state: AnswerState = "answered" if entries else "silent" if asked else "not_asked"
            answer = Answer(submission, self.form, "", table.name, state)
            yield replace(self._line(answer, table.code), entries=entries, earlier=())

    def _answers(self, name: str) -> tuple[Answer, ...]:
        return self.view.answers(self.form, name, self.edition)

    def _line(self, answer: Answer, code: str) -> Line:
        submission, language = answer.submission, self.catalogue.code
        others = self._editions.get(submission.country, [])
        reasoned = answer.state in REASONED
        return Line(
            answer,
            submission_name(submission, language),
            subregion_of(submission.country, language),
            self._note(submission),
            answer.state,
            STATE_MARKS[answer.state] if reasoned else "",
            self.catalogue.gettext(ANSWER_WORDS[answer.state]) if reasoned else "",
            answer.why,
            beside=tuple(self._beside(answer)),
            earlier=tuple(other for other in others if other != submission.edition),
            trace=trace(answer, code, answer.facet_in(self.catalogue.code)),
            lost=self._passages.lost(answer),
        )

    def _note(self, submission: Submission) -> str:
        written = submission.facts.written_at or submission.facts.received_at
        day = self.catalogue.date(datetime.fromisoformat(written).date()) if written else ""
        signs = "/".join(one.upper() for one in submission.facts.languages)
        return ", ".join(part for part in (day, signs) if part)

    def _beside(self, answer: Answer) -> Iterator[str]:
        tr = self.catalogue.gettext
        if tags := answer.values.get("tags"):
            yield tr(TAGS).format(tags=", ".join(tr(TAG_NAMES.get(tag, tag)) for tag in tags))
        if sources := answer.values.get("sources"):
            yield tr(SOURCES).format(sources=sources)

    def _with_answer(self, line: Line, question: Question) -> Line:
        if question.type == "text":
            return replace(line, words=tuple(self._words(question, line.answer)))
        value = str(line.answer.value) if question.type == "select_one" else ""
        return replace(line, word=self._shown(question, line.answer), mark=value if value in marks() else "")

    def _words(self, question: Question, answer: Answer) -> Iterator[Words]:
        """The texts of an answer, the one in the window's language first."""
        key = Key(answer.submission.sha256, answer.row)
        facets = dict.fromkeys(("value", f"value.{self.catalogue.code}", "value.fr", "value.en"))
        for facet in facets:
            if text := answer.values.get(facet):
                passages = self._passages.of(answer, facet)
                yield Words(key, question.name, facet, str(text), question.is_long, passages)

    def _shown(self, question: Question, answer: Answer) -> str:
        if question.type == "text":
            text = answer.text(self.catalogue.code)
            return plain(text) if question.is_long else text
        version = answer.submission.facts.forms.get(self.form, self.asked.version)
        choices = self.view.questionnaire(self.form, version).choices_of(question)
        titles = self._rows_of(question).get(answer.submission.sha256) if question.chosen_row_of else None
        return show(question, answer.value, self.catalogue, choices, titles)

    def _rows_of(self, question: Question) -> Mapping[str, Mapping[str, str]]:
        """What the rows are called that a question chooses among, by submission."""
        named = question.chosen_row_of
        if named not in self._titles:
            found = self._titles[named] = {}
            for answer in self._answers(named):
                found.setdefault(answer.submission.sha256, {})[answer.row] = answer.text(self.catalogue.code)
        return self._titles[named]

    def _fact(self, question: Question, answer: Answer | None) -> Fact | None:
        if answer is None or answer.state in ("silent", "not_asked"):
            return None
        label = question.title(self.catalogue.code)
        if answer.state in REASONED:
            said = self.catalogue.gettext(ANSWER_WORDS[answer.state])
            why = f"{self.catalogue.colon()} {answer.why}" if answer.why else ""
            return Fact(question.name, label, said + why, trace=self._trace(question, answer))
        words = tuple(self._words(question, answer)) if question.is_long else ()
        return Fact(question.name, label, self._shown(question, answer), words, self._trace(question, answer))

    def _trace(self, question: Question, answer: Answer) -> str:
        return trace(answer, question_code(question, self.asked), answer.facet_in(self.catalogue.code))

    def _entry(self, table: Repeat, row: str, answers: Mapping[str, Answer]) -> Entry:
        found = (self._fact(column, answers.get(column.name)) for column in table.columns)
        facts = [fact for fact in found if fact and fact.text]
        named = table.row_label or next((column.name for column in table.columns), "")
        title = next((fact for fact in facts if fact.question == named), None)
        rest = [fact for fact in facts if fact is not title]
        return Entry(row, title.text if title else "", self._summary(rest), tuple(facts))

    def _summary(self, facts: Iterable[Fact]) -> str:
        """The first short facts, in one line."""
        colon = self.catalogue.colon()
        short = [f"{fact.label}{colon} {fact.text}" for fact in facts if not fact.words]
        return " · ".join(short[:SUMMARY])
