"""The full answers in both languages, in facing columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.document.snapshot import Snapshot
from workbook.languages import N_, Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.reports.annexes import Annexes
from workbook.reports.build_answers import AnswerBuilder, split_label
from workbook.reports.content import (
    Break,
    Column,
    Element,
    Facing,
    FacingCode,
    FacingHead,
    Heading,
    Paragraph,
    RichText,
    Rule,
    Running,
    Table,
    TableCell,
)
from workbook.reports.options import Options
from workbook.reports.special_pages import Contents, Cover
from workbook.reports.text_runs import Run


class FacingBuilder:
    """French at the left, English at the right; each side made by the builder of its language."""

    def __init__(self, snapshot: Snapshot, fr: Catalogue, en: Catalogue, options: Options) -> None:
        self.snapshot = snapshot
        self.options = options
        self.fr = AnswerBuilder(snapshot, fr, options)
        self.en = AnswerBuilder(snapshot, en, options)
        self._under_head = False

    def both(self, message: str, **words: object) -> str:
        """A message in both languages, once where they are the same."""
        return joined(self.fr.tr(message, **words), self.en.tr(message, **words))

    def title(self) -> str:
        return joined(self.fr.title(), self.en.title())

    def items(self) -> tuple[Element, ...]:
        return tuple(self._items())

    def _items(self) -> Iterator[Element]:
        country = joined(self.fr.state, self.en.state)
        yield self._cover(country)
        yield Break("recto")
        yield Running((self.title(), country), (self.title(), self.both(N_("Contents"))))
        yield Contents(
            self.both(N_("Table of contents")),
            key_title=self.both(N_("How to read the marks")),
            key=tuple(
                (s, joined(self.fr.state_words(s), self.en.state_words(s)))
                for s in ("empty", "draft", "review")
            ),
            key_note=self.both(N_("An answer without a mark is final.")),
        )
        for name in self.fr.asked_forms():
            yield from self._form(name, country)
        yield FacingHead()

    def _cover(self, country: str) -> Cover:
        authors = tuple(dict.fromkeys(line for line in (self.fr.institution, self.en.institution) if line))
        columns = (
            (self.both(N_("Global Forum on Migration and Development")), (self.fr.edition,)),
            (self.both(N_("State of the document")), (self.fr.version(), self.en.version())),
            (self.both(N_("Language")), ("Français", "English")),
        )
        return Cover(country, authors, self.title(), self.fr.edition, None, columns)

    def _form(self, name: str, country: str) -> Iterator[Element]:
        form = self.snapshot.forms[name]
        title = joined(form.short_title.fr, form.short_title.en)
        yield FacingHead()
        yield Break("recto")
        yield Running((self.title(), country), (title, country))
        yield Heading(1, title, f"form-{name}", contents=1, bookmark=0, wide=True)
        yield Facing(
            (Paragraph(form.description.fr or form.title.fr),),
            (Paragraph(form.description.en or form.title.en),),
        )
        yield from self._section(form, form.items, 0)

    def _section(self, form: Questionnaire, items: Sequence[Item], depth: int) -> Iterator[Element]:
        measures: list[Question] = []
        for item in items:
            if not self.snapshot.relevant(form.form_id, item):
                continue
            if isinstance(item, Question) and item.details:
                measures += [item] if not item.retired else []
                continue
            if measures:
                yield self._measures(form, measures)
                measures = []
            yield from self._item(form, item, depth)
        if measures:
            yield self._measures(form, measures)

    def _item(self, form: Questionnaire, item: Item, depth: int) -> Iterator[Element]:
        if isinstance(item, Section):
            yield from self._heading(form, item, depth)
            if cited := form.citation(item, "fr"):
                yield Facing((Paragraph(cited, "source"),), (Paragraph(form.citation(item, "en"), "source"),))
            if isinstance(item, Repeat):
                yield FacingHead()
                yield from Annexes(self.fr).register(form.form_id, item)
            else:
                has_questions = any(self._prints(form, one) for one in item.items)
                if has_questions:
                    yield self._languages(item)
                yield from self._section(form, item.items, depth + 1)
                if has_questions:
                    yield FacingHead()
        elif isinstance(item, Question) and item.is_answerable and not item.retired:
            yield from self._question(form, item)

    def _prints(self, form: Questionnaire, item: Item) -> bool:
        """Whether an item is a question that gets a row of its own."""
        if not isinstance(item, Question) or item.details or item.retired or not item.is_answerable:
            return False
        return self.snapshot.relevant(form.form_id, item)

    def _heading(self, form: Questionnaire, item: Section, depth: int) -> Iterator[Element]:
        (name_fr, fr), (name_en, en) = split_label(item.label.fr), split_label(item.label.en)
        anchor = f"{form.form_id}/{item.name}"
        if depth < 2:
            listed = Heading(2, fr, anchor, code=item.code, contents=2, bookmark=1)
            named = joined(item.title("fr"), item.title("en"))
            yield FacingCode("", joined(name_fr, name_en), heading=listed, named=named)
        yield Facing((Heading(2, fr or en),), (Heading(2, en or fr),))
        if self.options.guidance:
            yield Facing(tuple(self.fr.guidance(item)), tuple(self.en.guidance(item)))

    def _languages(self, item: Section) -> FacingHead:
        unofficial = any("en" in one.unofficial for one in (item, *item.items))
        english = [Run("English", bold=True)]
        if unofficial:
            note = self.en.tr("Questions: unofficial translation")
            english.append(Run(f" {note}", ink="muted"))
        self._under_head = True
        return FacingHead((Run("Français", bold=True),), tuple(english))

    def _question(self, form: Questionnaire, question: Question) -> Iterator[Element]:
        name = form.form_id
        ministry = self.snapshot.ministry(name, question.name)
        state = self.snapshot.state(name, question)
        words = [Run(ministry)] if ministry else []
        if state in ("draft", "review"):
            named = joined(self.fr.state_words(state), self.en.state_words(state))
            words += [Run("  ")] if words else []
            words.append(Run(named, ink="text", mark=state))
        if not self._under_head:
            yield Rule()
        self._under_head = False
        yield FacingCode(question.code, tuple(words), anchor=f"{name}/{question.name}")
        yield Facing(
            (Paragraph(question.label.fr or question.label.en, "question"),),
            (Paragraph(question.label.en or question.label.fr, "question"),),
        )
        if cited := form.citation(question, "fr"):
            yield Facing((Paragraph(cited, "source"),), (Paragraph(form.citation(question, "en"), "source"),))
        if self.options.guidance:
            yield Facing(tuple(self.fr.guidance(question)), tuple(self.en.guidance(question)))
        left, right = (list(self._answer(builder, name, question)) for builder in (self.fr, self.en))
        yield Facing(tuple(left), tuple(right))

    def _answer(self, builder: AnswerBuilder, form: str, question: Question) -> Iterator[Element]:
        """The answer in the builder's language, or where to find it."""
        snapshot = self.snapshot
        if (
            not question.multilingual
            or snapshot.missing(form, question.name)
            or not snapshot.answered(form, question)
        ):
            yield from builder.answer(form, question)
            return
        own = snapshot.text(form, question.name, language=builder.language, fallback=False)
        if own:
            yield RichText(own)
        else:
            words = (
                builder.tr("Not yet translated. See the English text.")
                if builder.language == "fr"
                else builder.tr("Not yet translated. See the French text.")
            )
            yield Paragraph((Run(words, mark="empty"),), "note")
        yield from builder.about(form, question)

    def _measures(self, form: Questionnaire, measures: Sequence[Question]) -> Table:
        rows = []
        for measure in measures:
            state = self.fr.measure_state(form, measure), self.en.measure_state(form, measure)
            words = [runs[0] for runs in state if not isinstance(runs, str)]
            both = (
                (words[0], Run(f"\n{words[1].text}", ink="muted"))
                if words[0].text != words[1].text
                else (words[0],)
            )
            rows.append(
                (
                    TableCell((Run(measure.code or "–", bold=True, ink="accent"),)),
                    TableCell(measure.label.fr or measure.label.en, form.citation(measure, "fr")),
                    TableCell(measure.label.en or measure.label.fr, form.citation(measure, "en")),
                    TableCell(both),
                    TableCell(self.snapshot.ministry(form.form_id, measure.name) or "–"),
                )
            )
        heads = (
            self.both(N_("Code")),
            self.fr.tr("Measure"),
            self.en.tr("Measure"),
            self.both(N_("State")),
            self.both(N_("Ministry")),
        )
        widths = (1.4, 4.4, 4.4, 2.1, 2)
        columns = tuple(Column(head, width) for head, width in zip(heads, widths, strict=True))
        return Table(columns, tuple(rows))


def joined(french: str, english: str) -> str:
    """Both words with a middle dot, once where they are the same."""
    return " · ".join(dict.fromkeys(part for part in (french, english) if part))
