"""A question read across all countries: every answer under the question, in the order of the alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbook.collection.facts import Submission
from workbook.languages import Catalogue
from workbook.questionnaire.model import LocalText, Question, Questionnaire, Repeat, Section
from workbook.screens.collection.lands import alphabetical
from workbook.screens.collection.passages import Lost, Passages, Shown, ThemeName, theme_names
from workbook.screens.collection.places import SUBMISSIONS, question_place
from workbook.screens.places import Place
from workbook.screens.question import Crumb, number_of

if TYPE_CHECKING:
    from workbook.collection.answers import Answer
    from workbook.collection.view import CollectionView


class Key(NamedTuple):
    """Which answer: of a submission, in a row of a table or in none."""

    sha256: str
    row: str = ""


class TextPlace(NamedTuple):
    """Which text of an answer."""

    key: Key
    question: str
    facet: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text of an answer: to which question, in which facet. The passages are characters of its words, without the
    marks that `text` has as it is stored."""

    key: Key
    question: str
    facet: str
    text: str
    rich: bool
    passages: tuple[Shown, ...] = ()

    @property
    def place(self) -> TextPlace:
        return TextPlace(self.key, self.question, self.facet)

    @property
    def language(self) -> str:
        """The language that it was asked for in; "" where there is only one."""
        return self.facet[-2:] if self.facet.startswith("value.") else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer with what was asked: a detail of a measure, a column of a table. Long ones have `words`."""

    question: str
    label: str
    text: str = ""
    words: tuple[Words, ...] = ()
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table as one country filled it in."""

    row: str
    title: str
    summary: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one country answered. `note` is its date and languages, `word` the reason or the short answer, `earlier` the
    other editions that it answered in."""

    answer: Answer
    country: str
    region: str
    note: str
    state: str
    mark: str = ""
    word: str = ""
    why: str = ""
    words: tuple[Words, ...] = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    beside: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    trace: str = ""
    lost: tuple[Lost, ...] = ()

    @property
    def key(self) -> Key:
        return Key(self.answer.submission.sha256, self.answer.row)

    @property
    def submission(self) -> Submission:
        return self.answer.submission

    @property
    def texts(self) -> tuple[Words, ...]:
        """All texts of the line, also those of its details and rows."""
        facts = (*self.facts, *(fact for entry in self.entries for fact in entry.facts))
        return self.words + tuple(words for fact in facts for words in fact.words)

    @property
    def themes(self) -> tuple[ThemeName, ...]:
        """The themes of its passages, each once."""
        return tuple(dict.fromkeys(one.theme for words in self.texts for one in words.passages))

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.answer.values.get("tags") or ())

    @property
    def spoken(self) -> str:
        """The line for a screen reader, without its texts."""
        parts = (self.country, self.region, self.note, self.word, self.why)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Across:
    """All that the page shows of a question, before anything is filtered out. `lines` have an answer or a reason; of
    `silent` and `not_asked` only the names are shown."""

    form: str
    item: Question | Repeat
    number: str
    label: LocalText
    crumbs: tuple[Crumb, ...]
    edition: str | None
    editions: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    silent: tuple[Line, ...] = ()
    not_asked: tuple[Line, ...] = ()
    themes: tuple[ThemeName, ...] = ()

    @property
    def everyone(self) -> tuple[Line, ...]:
        return self.lines + self.silent + self.not_asked

    @property
    def is_table(self) -> bool:
        return isinstance(self.item, Repeat)

    @property
    def official(self) -> tuple[str, ...]:
        """The languages of the question, its own before our translations."""
        known = [code for code in ("fr", "en") if getattr(self.label, code)]
        return tuple(sorted(known, key=lambda code: code in self.item.unofficial))


def page_item(asked: Questionnaire, name: str) -> Question | Repeat:
    """What the page shows for an item: the table for a column, the measure for its detail. Raises UsageError."""
    item = asked.item(name)
    repeat = asked.repeat_of(item)
    if repeat is not None:
        return repeat
    if isinstance(item, Question) and item.detail_of:
        return asked.question(item.detail_of)
    return item if isinstance(item, Repeat) else asked.question(name)


def across(view: CollectionView, form: str, name: str, edition: str | None, catalogue: Catalogue) -> Across:
    """Every country's answer to a question or table; of one edition, or the newest of each country (None).

    It reads the file: not for the drawing thread. Raises UsageError for what no questionnaire asks.
    """
    from workbook.collection.coding.placing import coded
    from workbook.screens.collection.across_lines import Lines

    asked = view.questionnaire(form)
    item = page_item(asked, name)
    passages = Passages(coded(view), catalogue)
    lines = Lines(view, asked, edition, catalogue, passages)
    everyone = lines.of_table(item) if isinstance(item, Repeat) else lines.of_question(item)
    ordered = sorted(everyone, key=lambda line: (alphabetical(line.country), line.note))
    by_state = {
        state: tuple(line for line in ordered if line.state == state) for state in ("silent", "not_asked")
    }
    return Across(
        form,
        item,
        number_of(item) if isinstance(item, Question) else item.code,
        item.label or item.short,
        _crumbs(asked, item, catalogue),
        edition,
        view.editions,
        tuple(line for line in ordered if line.state not in by_state),
        **by_state,
        themes=theme_names(passages.coded.themes, catalogue),
    )


def _crumbs(asked: Questionnaire, item: Question | Repeat, catalogue: Catalogue) -> tuple[Crumb, ...]:
    above = [one for one in asked.path(item) if not isinstance(one, Repeat)]
    title = (asked.short_title or asked.title).get(catalogue.code)
    sections = (Crumb(_name(one, catalogue), _first_of(asked, one)) for one in above)
    return (Crumb(title, _first_of(asked, None)), *sections)


def _name(section: Section, catalogue: Catalogue) -> str:
    return f"{section.code} {section.title(catalogue.code)}".strip()


def _first_of(asked: Questionnaire, section: Section | None) -> Place:
    """The first question of a section, or of the questionnaire."""
    inside = (one.name for one in asked.guiding_questions if section is None or section in asked.path(one))
    tables = (one.name for one in asked.repeats)
    first = next(inside, None) or next(tables, None)
    return question_place(asked.form_id, first) if first else SUBMISSIONS
