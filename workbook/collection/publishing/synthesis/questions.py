"""A chapter for each round table: its counts, then each question with its themes and quoted passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbook.collection.answers import AnswerState
from workbook.collection.coding.placing import Placed
from workbook.collection.coding.themes import Theme
from workbook.collection.figures.counting import Part, Standings, parts_of, standings
from workbook.collection.figures.figure import Filters
from workbook.collection.figures.signs import STATES
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.collection.publishing.synthesis.passages import Passages
from workbook.collection.wording import ANSWER_WORDS
from workbook.questionnaire.model import Question, Questionnaire
from workbook.reports.content import Break, Element, Heading, Paragraph, Rule, Side, Space
from workbook.reports.text_runs import Run, Text

REASONS: tuple[AnswerState, ...] = ("not_applicable", "no_data", "confidential", "pending")

OWN_PAGE = 6  # from so many passages on, a chapter begins on a page of its own


class Questions:
    """What countries say to the questions of a questionnaire."""

    def __init__(self, builder: SynthesisBuilder, passages: Passages) -> None:
        self.builder = builder
        self.passages = passages
        self.tr = builder.tr
        self.material = builder.material
        self.themes = builder.material.coded.themes

    def items(self, form: Questionnaire, label: str) -> Iterator[Element]:
        """A questionnaire as a part of the synthesis."""
        builder = self.builder
        short = form.short_title.get(builder.language)
        yield Break("recto")
        yield builder.running(f"{builder.title()}, {builder.edition}", short)
        yield builder.part(short, f"form-{form.form_id}", label)
        yield Paragraph(form.title.get(builder.language), "lead")
        yield from builder.words(form.form_id)
        yield from builder.figures_of("sections", Filters(form=form.form_id))
        read = standings(builder.view, form, Filters(builder.material.edition), builder.catalogue)
        for number, part in enumerate(parts_of(form)):
            if number:
                yield Break("page") if self._quoted(form, part) >= OWN_PAGE else Space(24)
            yield from self._chapter(form, part, read)

    def _chapter(self, form: Questionnaire, part: Part, read: Standings) -> Iterator[Element]:
        builder, section = self.builder, part.section
        title = section.title(builder.language)
        yield builder.running(f"{form.short_title.get(builder.language)} {section.code}".strip(), title)
        yield Side((builder.trn("one question", "{n} questions", len(part.questions)),), section.code)
        yield Heading(
            2,
            title,
            builder.anchor(f"section-{form.form_id}-{section.name}"),
            code=section.code,
            contents=2,
            bookmark=1,
        )
        yield from builder.words(f"{form.form_id}/{section.name}")
        yield from builder.figures_of("sections", Filters(form=form.form_id, section=section.name))
        for question in part.questions:
            yield from self.question(form, question, read)

    def _quoted(self, form: Questionnaire, part: Part) -> int:
        """How many passages a chapter prints."""
        placed = (self.material.by_question.get((form.form_id, one.name), ()) for one in part.questions)
        return sum(one.coding.quoted for ones in placed for one in ones)

    def question(self, form: Questionnaire, question: Question, read: Standings | None) -> Iterator[Element]:
        """A question with its counts, the secretariat's words, its themes and its quoted passages."""
        builder = self.builder
        counts = read.count(read.submissions, [question]) if read else Counter()
        yield Rule()
        yield Side(tuple(self._counted(counts)), question.code, question.code)
        yield Heading(
            4, question.label.get(builder.language), builder.anchor(f"{form.form_id}/{question.name}")
        )
        if read:
            yield from self._reasons(question, read)
        yield from builder.words(f"{form.form_id}/{question.name}")
        yield Space(1)  # the question does not wait for the next one
        placed = self.material.by_question.get((form.form_id, question.name), ())
        for theme in self.themes:
            own = [one for one in placed if one.coding.theme == theme.id]
            if own:
                yield from self._theme(form, question, theme, own, counts["answered"])

    def _counted(self, counts: Counter[str]) -> Iterator[Text]:
        n = counts["answered"]
        if counts:
            yield self.builder.trn("one answer", "{n} answers", n) if n else self.tr("no answer")
        for state in STATES:
            if state != "answered" and counts[state]:
                words = self.tr(ANSWER_WORDS[state]) + self.builder.catalogue.colon()
                yield f"{words} {self.builder.number(counts[state])}"

    def _reasons(self, question: Question, read: Standings) -> Iterator[Element]:
        """Which countries gave a reason for having no answer."""
        parts: list[Run] = []
        for state in REASONS:
            names = [
                self.builder.name_of(place.submission)
                for place in read.places(read.submissions, [question], state)
            ]
            if names:
                words = self.tr(ANSWER_WORDS[state]) + self.builder.catalogue.colon()
                parts += [Run(f"{words} ", bold=True, ink="text"), Run(f"{', '.join(names)}. ")]
        if parts:
            yield Paragraph(tuple(parts), "source")

    def _theme(
        self, form: Questionnaire, question: Question, theme: Theme, placed: Sequence[Placed], answered: int
    ) -> Iterator[Element]:
        builder = self.builder
        countries = len({one.submission.country for one in placed})
        lines: list[Text] = [self._share(countries, answered)]
        readers = len({one.coding.by for one in placed if one.coding.by})
        if readers > 1:
            lines.append(builder.trn("Given by one reader", "Given by {n} readers", readers))
        yield Space(8)
        yield Side(tuple(lines), again=question.code, title=theme.name.get(builder.language))
        yield from builder.words(f"{form.form_id}/{question.name}/{theme.id}")
        quoted = list(self.passages.items(placed))
        yield from quoted
        if not quoted:
            names = dict.fromkeys(builder.name_of(one.submission) for one in self.passages.ordered(placed))
            yield Paragraph(f"{', '.join(names)}.", "small")

    def _share(self, countries: int, answered: int) -> str:
        if not answered:
            return self.builder.countries(countries)
        return self.builder.trn(
            "{n} of {total} answers",
            "{n} of {total} answers",
            countries,
            total=self.builder.number(answered),
        )

    def others(self) -> Iterator[Element]:
        """Passages of tables, checklists and questions that no chapter has shown."""
        shown = {
            (form.form_id, question.name)
            for form in self.material.view.forms.values()
            if form.kind == "questions"
            for part in parts_of(form)
            for question in part.questions
        }
        rest = {key: ones for key, ones in self.material.by_question.items() if key not in shown}
        if not rest:
            return
        title = self.tr("Passages of other answers")
        yield Break("page")
        yield self.builder.running(f"{self.builder.title()}, {self.builder.edition}", title)
        yield self.builder.chapter(title, "others")
        for (form_id, _), placed in sorted(rest.items()):
            question = self.material.question_of(placed[0])
            form = self.material.view.forms.get(form_id)
            if question is None or form is None:
                yield from self.passages.items(placed)
                continue
            yield from self.question(form, question, None)
