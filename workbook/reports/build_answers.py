"""The full answers in one language: by questionnaire and section, with what is missing and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbook.editing.echo import origin_words
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.reports.annexes import Annexes
from workbook.reports.builder import Builder
from workbook.reports.content import (
    Break,
    Column,
    Element,
    Heading,
    Paragraph,
    RichText,
    Rule,
    Side,
    Space,
    Table,
    TableCell,
)
from workbook.reports.shown import reason_words, shown
from workbook.reports.special_pages import Contents, Cover
from workbook.reports.text_runs import Run, Text

Wanted = Callable[[str, Item], bool]


class AnswerBuilder(Builder):
    """Everything that was asked and answered."""

    def title(self) -> str:
        return self.tr("Full answers")

    def items(self) -> tuple[Element, ...]:
        return tuple(self._items())

    def _items(self) -> Iterator[Element]:
        title = self.title()
        yield self._cover()
        yield Break("recto")
        yield self.running(title, self.tr("Contents"))
        yield self._contents()
        for name in self.asked_forms():
            yield from self.form_items(name, title)
        yield Break("recto")
        yield self.running(title, self.tr("Annexes"))
        yield self.part(self.tr("Annexes"), "annexes")
        cited = self.asked_forms("questions", "checklist")
        yield from Annexes(self).sources(cited, "{form}/{name}")

    def _cover(self) -> Cover:
        authors = tuple(line for line in (self.institution, self.snapshot.focal_point) if line)
        names = [self.snapshot.forms[name].short_title.get(self.language) for name in self.asked_forms()]
        columns = (
            (self.tr("Global Forum on Migration and Development"), (self.edition,)),
            (self.tr("State of the document"), (self.version(),)),
            (self.tr("Questionnaires"), (", ".join(names),)),
        )
        return Cover(self.state, authors, self.title(), self.edition, None, columns)

    def _contents(self) -> Contents:
        key = tuple((state, self.state_words(state)) for state in ("empty", "draft", "review", "missing"))
        return Contents(
            self.tr("Table of contents"),
            self.prefix,
            self.tr("How to read the marks"),
            key,
            self.tr("An answer without a mark is final."),
            self.tr("The marks are the same throughout. Each can be read without colour."),
        )

    def form_items(self, name: str, title: str, wanted: Wanted | None = None) -> Iterator[Element]:
        """One questionnaire; `wanted` chooses among its questions and tables."""
        form = self.snapshot.forms[name]
        body = list(self.section_items(form, form.items, wanted, 0, title))
        if not body:
            return
        yield Break("recto") if wanted is None else Space(24)
        yield self.running(title, form.short_title.get(self.language))
        yield self.part(form.short_title.get(self.language), f"form-{name}")
        yield Paragraph(form.description.get(self.language) or form.title.get(self.language), "lead")
        yield from body

    def section_items(
        self, form: Questionnaire, items: Sequence[Item], wanted: Wanted | None, depth: int, title: str
    ) -> Iterator[Element]:
        """The questions of a section in their order; runs of measures become one table."""
        measures: list[Question] = []
        for item in items:
            if not self.snapshot.relevant(form.form_id, item):
                continue
            if isinstance(item, Question) and item.details:
                measures += [item] if self._prints(form, item, wanted) else []
                continue
            if measures:
                yield self.measure_table(form, measures)
                measures = []
            yield from self._item(form, item, wanted, depth, title)
        if measures:
            yield self.measure_table(form, measures)

    def _item(
        self, form: Questionnaire, item: Item, wanted: Wanted | None, depth: int, title: str
    ) -> Iterator[Element]:
        if isinstance(item, Repeat):
            if wanted is None or wanted(form.form_id, item):
                yield Side((self.cite(form.form_id, item),))
                yield self._section_heading(form, item, depth)
                yield from Annexes(self).register(form.form_id, item)
        elif isinstance(item, Section):
            body = list(self.section_items(form, item.items, wanted, depth + 1, title))
            if body:
                section = item.title(self.language)
                yield self.running(title, f"{item.code} {section}".strip())
                yield Side((self.cite(form.form_id, item),))
                yield self._section_heading(form, item, depth)
                yield from self.guidance(item)
                yield from body
        elif isinstance(item, Question) and self._prints(form, item, wanted):
            yield from self.question_items(form, item)

    @staticmethod
    def _prints(form: Questionnaire, question: Question, wanted: Wanted | None) -> bool:
        asked = question.is_answerable and not question.retired
        return asked and (wanted is None or wanted(form.form_id, question))

    def _section_heading(self, form: Questionnaire, item: Section, depth: int) -> Heading:
        label, words = split_label(item.label.get(self.language))
        listed = depth < 2
        return Heading(
            2 if depth < 2 else 3,
            words,
            self.anchor(f"{form.form_id}/{item.name}"),
            label,
            item.code,
            2 if listed else 0,
            item.title(self.language),
            1 if listed else 2,
        )

    def guidance(self, item: Item) -> Iterator[Element]:
        """What the source says around the item, if the reader asked for it."""
        words = item.guidance.get(self.language)
        if not self.options.guidance or not words:
            return
        for block in words.split("\n\n"):
            yield Paragraph(" ".join(block.split()), "source")
        if self.language in item.unofficial:
            yield Paragraph((Run(self.tr("Unofficial translation"), italic=True),), "source")

    def question_items(self, form: Questionnaire, question: Question) -> Iterator[Element]:
        """One question with its answer."""
        name = form.form_id
        anchor = self.anchor(f"{name}/{question.name}")
        yield Rule()
        yield Side(tuple(self.side_lines(name, question)), question.code, question.code)
        yield Heading(4, question.label.get(self.language), anchor)
        yield from self.guidance(question)
        yield from self.answer(name, question)

    def side_lines(self, form: str, question: Question) -> Iterator[Text]:
        if ministry := self.snapshot.ministry(form, question.name):
            yield ministry
        state = self.snapshot.state(form, question)
        if state in ("draft", "review"):
            yield (Run(self.state_words(state), mark=state, ink="text"),)
        if cited := self.cite(form, question):
            yield cited

    def answer(self, form: str, question: Question) -> Iterator[Element]:
        """The answer, or what stands in its place."""
        missing = self.snapshot.missing(form, question.name)
        if missing:
            reason = reason_words(missing.reason, self.catalogue)
            yield Paragraph((Run(f"{reason}.", bold=True, mark="missing"),))
            if missing.why:
                yield RichText(missing.why)
        elif not self.snapshot.answered(form, question):
            raw = self.snapshot.value(form, question.name, facet="draft")
            yield Paragraph(
                (Run(str(raw) if raw else self.tr("Unanswered"), mark="draft" if raw else "empty"),), "note"
            )
        elif question.is_long:
            yield RichText(self.snapshot.text(form, question.name, language=self.language))
        else:
            yield Paragraph(shown(self.snapshot, form, question, "", self.catalogue))
        yield from self.about(form, question)

    def about(self, form: str, question: Question) -> Iterator[Element]:
        """Sources and cross-cutting subjects under an answer."""
        tags = ", ".join(self.tag_words(tag) for tag in self.snapshot.tags(form, question.name))
        runs: list[Run] = []
        for label, words in (
            (self.tr("Sources"), self.snapshot.sources(form, question.name)),
            (self.tr("Cross-cutting"), tags),
        ):
            if words:
                lead = "\n" if runs else ""
                runs += [Run(f"{lead}{label} ", bold=True, ink="text"), Run(words)]
        if taken := origin_words(self.snapshot, form, question, self.catalogue):
            runs.append(Run(f"\n{taken}." if runs else f"{taken}."))
        if runs:
            yield Paragraph(tuple(runs), "source")

    def tag_words(self, tag: str) -> str:
        words = {
            "gender": self.tr("gender equality"),
            "human_rights": self.tr("human rights"),
            "vulnerable_groups": self.tr("vulnerable groups"),
            "children": self.tr("children"),
            "intra_regional": self.tr("intra-regional migration"),
        }
        return words.get(tag, tag)

    def measure_table(self, form: Questionnaire, measures: Sequence[Question]) -> Table:
        """Lines of a checklist with what was said about each."""
        return Table(
            (
                Column(self.tr("Code"), 1.4),
                Column(self.tr("Measure"), 6.2),
                Column(self.tr("State"), 2.2),
                Column(self.tr("Since"), 1),
                Column(self.tr("Ministry"), 2.2),
            ),
            tuple(self._measure_row(form, measure) for measure in measures),
        )

    def _measure_row(self, form: Questionnaire, measure: Question) -> tuple[TableCell, ...]:
        name = form.form_id
        anchor = self.anchor(f"{name}/{measure.name}")
        source = self.anchor(f"source-{name}-{measure.name}")
        said = [
            (detail, shown(self.snapshot, name, detail, "", self.catalogue))
            for detail in measure.details
            if detail.is_answerable
        ]
        since = next((text for detail, text in said if detail.name.endswith("_since")), "")
        more = [text for detail, text in said if text and not detail.name.endswith("_since")]
        words: list[Run] = [Run(measure.label.get(self.language))]
        words += [Run(f"\n{plain_words(text)}", ink="muted") for text in more]
        if taken := origin_words(self.snapshot, name, measure, self.catalogue):
            words.append(Run(f"\n{taken}.", ink="muted"))
        return (
            TableCell((Run(measure.code or "–", bold=True, anchor=source, ink="accent"),), target=anchor),
            TableCell(tuple(words), self.cite(name, measure)),
            TableCell(self.measure_state(form, measure)),
            TableCell(since or "–"),
            TableCell(self.snapshot.ministry(name, measure.name) or "–"),
        )

    def measure_state(self, form: Questionnaire, measure: Question) -> Text:
        """The state of a measure: its mark and its word; why where it is left out on purpose."""
        missing = self.snapshot.missing(form.form_id, measure.name)
        if missing:
            reason = reason_words(missing.reason, self.catalogue)
            why = f"\n{missing.why}" if missing.why else ""
            return (Run(reason + why, mark="missing"),)
        value = self.snapshot.value(form.form_id, measure.name)
        if not value:
            return (Run(self.tr("Unanswered"), mark="unanswered"),)
        label = form.choice_label(measure, value, self.language)
        return (Run(label, mark=value if value in MEASURE_MARKS else ""),)


MEASURE_MARKS = ("in_force", "partly", "planned", "none", "not_applicable")


def split_label(label: str) -> tuple[str, str]:
    """`Round table 1.2: From the global agenda…` as its name and its subject."""
    for colon in ("\u00a0: ", "\u202f: ", ": "):
        name, found, subject = label.partition(colon)
        if found and len(name) < 26:
            return name, subject[:1].upper() + subject[1:]
    return "", label


def plain_words(text: str) -> str:
    from workbook.questionnaire import rich_text

    return rich_text.plain(text)
