"""A questionnaire to fill by hand: dotted lines, boxes, comb cells, and four reasons under each question."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.questionnaire.model import Question, Questionnaire, Repeat, Section
from workbook.reports.build_answers import split_label
from workbook.reports.builder import Builder
from workbook.reports.content import Break, Element, Heading, Paragraph, Running
from workbook.reports.shown import reason_words
from workbook.reports.special_pages import FormHead, FormQuestion

MOST_BOXES = 16
LONG_LINES, SHORT_LINES = 7, 2


class BlankBuilder(Builder):
    """The sheets of every questionnaire, or of those that the options name."""

    def title(self) -> str:
        return self.tr("Questionnaire to fill by hand")

    def items(self) -> tuple[Element, ...]:
        return tuple(self._items())

    def _items(self) -> Iterator[Element]:
        forms = self.asked_forms()
        if not forms:
            yield Paragraph(self.warning(self.tr("This workbook has no questionnaire.")))
        for number, name in enumerate(forms):
            form = self.snapshot.forms[name]
            if number:
                yield Break("page")
            yield from self._form(form)

    def _form(self, form: Questionnaire) -> Iterator[Element]:
        version = self.tr("{form}, version {version}", form=form.form_id, version=form.version)
        foot = " · ".join(part for part in (self.state, self.tr("form {form}", form=form.form_id)) if part)
        yield Running((self.title(), version), (self.title(), version), foot)
        first = True
        for item in form.flat:
            if isinstance(item, Section) and self._own_questions(item):
                if not first and form.kind != "checklist":
                    yield Break("page")
                yield from self._head(form, item, first)
                first = False
                for question in self._own_questions(item):
                    yield self._question(form, question)
        loose = [item for item in form.items if isinstance(item, Question) and item.is_answerable]
        if loose:
            yield from self._head(form, None, first)
            for question in loose:
                yield self._question(form, question)

    @staticmethod
    def _own_questions(section: Section) -> list[Question]:
        return [
            item
            for item in section.items
            if isinstance(item, Question) and item.is_answerable and not item.retired
        ]

    def _head(self, form: Questionnaire, section: Section | None, first: bool) -> Iterator[Element]:
        name = split_label(section.label.get(self.language))[0] if section else ""
        subject = section.title(self.language) if section else ""
        kicker = " · ".join(part for part in (form.short_title.get(self.language), name) if part)
        help_ = self.tr(
            "Write with a black pen, in capitals in the cells. If the lines are not enough, go on overleaf under "
            "the code of the question."
        )
        if isinstance(section, Repeat):
            help_ = self.tr("One sheet for each entry: copy the sheet as often as needed.") + " " + help_
        combs = ((self.tr("Country (ISO code)"), (3,)), (self.tr("Date"), (2, 2, 4))) if first else ()
        title = subject or form.title.get(self.language)
        if first:
            yield Heading(
                5, form.short_title.get(self.language), self.anchor(f"form-{form.form_id}"), bookmark=0
            )
        yield FormHead(kicker, title, help_, combs)

    def _question(self, form: Questionnaire, question: Question) -> FormQuestion:
        side = [self.tr("Required")] if question.required else []
        if citation := form.citation(question, self.language):
            side.append(citation)
        boxes = self._boxes(form, question)
        reasons: tuple[str, ...] = ()
        if form.repeat_of(question) is None and not boxes:
            reasons = tuple(
                reason_words(reason, self.catalogue)
                for reason in ("not_applicable", "no_data", "confidential")
            )
        return FormQuestion(
            question.code,
            question.label.get(self.language) + (f" ({question.unit})" if question.unit else ""),
            tuple(side),
            self._lines(question, bool(boxes)),
            boxes,
            {"integer": 10, "decimal": 12}.get(question.type, 0) if not _is_year(question) else 4,
            self._fields(question),
            self.tr("If you do not answer, tick the reason:") if reasons else "",
            reasons,
            self.tr("To be completed by") if reasons else "",
        )

    def _boxes(self, form: Questionnaire, question: Question) -> tuple[str, ...]:
        choices = [choice for choice in form.choices_of(question) if not choice.retired]
        if not choices or len(choices) > MOST_BOXES:
            return ()
        return tuple(choice.label.get(self.language) for choice in choices)

    @staticmethod
    def _lines(question: Question, has_boxes: bool) -> int:
        if question.is_long:
            return LONG_LINES
        if question.type in ("text", "file") or (question.type.startswith("select") and not has_boxes):
            return SHORT_LINES if question.type == "text" else 1
        return 0

    def _fields(self, question: Question) -> tuple[tuple[str, int], ...]:
        if question.type == "date":
            return ((self.tr("Day"), 2), (self.tr("Month"), 2), (self.tr("Year"), 4))
        fields = [
            (detail.title(self.language), 4 if _is_year(detail) else 0)
            for detail in question.details
            if detail.is_answerable
        ]
        return ((self.tr("Ministry"), 0), *fields) if fields else ()


def _is_year(question: Question) -> bool:
    return question.type == "integer" and question.name.endswith(("year", "since", "adopted"))
