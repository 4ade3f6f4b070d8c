"""Questionnaires, sections, repeats, questions and choices, in XLSForm's words; all immutable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workbook.errors import N_, UsageError

ANSWERABLE = ("text", "integer", "decimal", "date", "select_one", "select_multiple", "file")
TYPES = (*ANSWERABLE, "note", "calculate")
KINDS = ("questions", "checklist", "plan", "registers", "identification")


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same words in French and in English."""

    fr: str = ""
    en: str = ""

    def get(self, language: str) -> str:
        """The words in `language`, else in the other one."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)

    def __bool__(self) -> bool:
        return bool(self.fr or self.en)


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a list; `codes` are its codes elsewhere (IATI, DAC)."""

    name: str
    label: LocalText
    retired: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that questions come from."""

    title: LocalText
    symbol: str = ""
    year: int = 0

    def name(self, language: str) -> str:
        return self.symbol or self.title.get(language)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item comes from: `document` and `also` are keys of `Questionnaire.documents`."""

    document: str
    section: LocalText = LocalText()
    paragraph: str = ""
    also: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """What sections, repeats and questions have in common. `name` never changes; `code` is what people say."""

    name: str
    code: str = ""
    label: LocalText = LocalText()
    short: LocalText = LocalText()
    hint: LocalText = LocalText()
    guidance: LocalText = LocalText()
    unofficial: frozenset[str] = frozenset()
    source: Source | None = None
    themes: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    relevant: str = ""

    def title(self, language: str) -> str:
        """The short name where there is one, else the label."""
        return (self.short or self.label).get(language)


@dataclass(frozen=True, kw_only=True)
class Section(Item):
    """A group of items."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class PresetRow:
    """A row that a repeat has from the start."""

    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Repeat(Section):
    """A group that is answered any number of times; its questions are columns."""

    row_label: str = ""
    rows: tuple[PresetRow, ...] = ()

    @property
    def columns(self) -> tuple[Question, ...]:
        return tuple(item for item in self.items if isinstance(item, Question))


@dataclass(frozen=True, kw_only=True)
class Question(Item):
    """A question, a note or a calculated value. `type` is XLSForm's word; `list_name` its choice list."""

    type: str
    list_name: str = ""
    appearance: str = ""
    multilingual: bool = False
    required: bool = False
    constraint: str = ""
    constraint_message: LocalText = LocalText()
    calculation: str = ""
    default: Any = None
    details: tuple[Question, ...] = ()
    detail_of: str = ""
    unit: str = ""
    role: str = ""
    retired: bool = False

    @property
    def is_long(self) -> bool:
        """Answered in paragraphs."""
        return self.type == "text" and self.appearance == "multiline"

    @property
    def is_year(self) -> bool:
        """A year: a whole number that is not grouped by thousands."""
        return self.type == "integer" and self.appearance == "year"

    @property
    def is_answerable(self) -> bool:
        return self.type in ANSWERABLE

    @property
    def chosen_row_of(self) -> str:
        """The question whose repeat's rows are the choices (`select_one ${name}`), or nothing."""
        return self.list_name[2:-1] if self.list_name.startswith("${") else ""

    def facets(self, languages: tuple[str, ...] = ("fr", "en")) -> tuple[str, ...]:
        """The facets that hold the answer: one for each language where the answer is a text in languages."""
        return tuple(f"value.{language}" for language in languages) if self.multilingual else ("value",)


@dataclass(frozen=True)
class Questionnaire:
    """A whole form; `plain` is the definition as it is stored (JSON values)."""

    form_id: str
    version: str
    title: LocalText
    short_title: LocalText
    description: LocalText
    kind: str
    counts: Mapping[str, tuple[str, str]]
    documents: Mapping[str, SourceDocument]
    choices: Mapping[str, tuple[Choice, ...]]
    items: tuple[Item, ...]
    plain: Mapping[str, Any] = field(repr=False, compare=False)

    @cached_property
    def flat(self) -> tuple[Item, ...]:
        """All items in order; the details of a question follow it."""
        return tuple(_walk(self.items))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(item for item in self.flat if isinstance(item, Question))

    @cached_property
    def guiding_questions(self) -> tuple[Question, ...]:
        """What the questionnaire asks, without details and without the columns of repeats."""
        return tuple(
            question
            for question in self.questions
            if question.is_answerable and not question.detail_of and self.repeat_of(question) is None
        )

    @property
    def size(self) -> int:
        """How many questions it asks: those that must be answered, or all of a checklist, or its tables."""
        asked = self.guiding_questions
        if self.kind == "questions":
            asked = tuple(question for question in asked if question.required) or asked
        return len(self.repeats) if self.kind in ("plan", "registers") else len(asked)

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        return tuple(item for item in self.flat if isinstance(item, Repeat))

    @cached_property
    def _by_key(self) -> Mapping[str, Item]:
        by_code = {item.code: item for item in self.flat if item.code}
        return by_code | {item.name: item for item in self.flat}

    @cached_property
    def _paths(self) -> Mapping[str, tuple[Section, ...]]:
        return dict(_walk_paths(self.items, ()))

    def item(self, key: str) -> Item:
        """The item of that name or code. Raises UsageError."""
        if key not in self._by_key:
            raise UsageError(N_("The questionnaire {form} has no item {name}."), form=self.form_id, name=key)
        return self._by_key[key]

    def question(self, key: str) -> Question:
        """The question of that name or code. Raises UsageError."""
        item = self.item(key)
        if not isinstance(item, Question):
            raise UsageError(
                N_("{name} is a section of {form}, not a question."), form=self.form_id, name=key
            )
        return item

    def repeat(self, key: str) -> Repeat:
        """The repeat of that name or code. Raises UsageError."""
        item = self.item(key)
        if not isinstance(item, Repeat):
            raise UsageError(N_("{name} is not a table of {form}."), form=self.form_id, name=key)
        return item

    def path(self, item: Item) -> tuple[Section, ...]:
        """The sections above an item, outermost first."""
        return self._paths[item.name]

    def repeat_of(self, item: Item) -> Repeat | None:
        """The innermost repeat that an item is a column of."""
        return next((s for s in reversed(self.path(item)) if isinstance(s, Repeat)), None)

    def role(self, role: str) -> Question | None:
        return next((question for question in self.questions if question.role == role), None)

    def choices_of(self, question: Question) -> tuple[Choice, ...]:
        return self.choices.get(question.list_name, ())

    def choice_label(self, question: Question, name: str, language: str) -> str:
        """The label of a choice; an unknown name stands for itself."""
        labels = (choice.label for choice in self.choices_of(question) if choice.name == name)
        return next((label.get(language) for label in labels), name)

    def count_noun(self, n: int, language: str) -> str:
        """The noun that goes with `n` of its questions, such as "measures"."""
        singular, plural = self.counts[language]
        return singular if (n < 2 if language == "fr" else n == 1) else plural

    def citation(self, item: Item, language: str) -> str:
        """`A/61/187, § 32`: where an item comes from, taken from its section where it does not say."""
        asked = self.question(item.detail_of) if isinstance(item, Question) and item.detail_of else item
        holders = (asked, *reversed(self.path(asked)))
        source = next((holder.source for holder in holders if holder.source), None)
        if source is None:
            return ""
        key = source.also if language == "en" and source.also else source.document
        document = self.documents.get(key)
        parts = [document.name(language) if document else key, source.section.get(language)]
        if source.paragraph:
            parts.append(f"§\u00a0{source.paragraph.lstrip('§ ')}")
        return ", ".join(part for part in parts if part)


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from _walk(item.items)
        elif isinstance(item, Question):
            yield from item.details


def _walk_paths(
    items: tuple[Item, ...], above: tuple[Section, ...]
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    for item in items:
        yield item.name, above
        if isinstance(item, Section):
            yield from _walk_paths(item.items, (*above, item))
        elif isinstance(item, Question):
            yield from ((detail.name, above) for detail in item.details)
