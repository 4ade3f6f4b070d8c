"""What the page of one question shows: where it stands, its words, its context, what else was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, about, changed
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Section
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show
from workbook.screens.echoes import Echo, Taken, echoes_of, taken_from
from workbook.screens.places import Place, place_of

SHORT_NUMBER = 5


class Crumb(NamedTuple):
    """A step of the way to a question."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Guidance:
    """What helps to answer: paragraphs, the citation of the source, subjects, and the section it comes from."""

    text: str = ""
    citation: str = ""
    themes: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    passage: Place | None = None
    unofficial: bool = False

    def __bool__(self) -> bool:
        return bool(self.text or self.citation or self.themes or self.sdg)


@dataclass(frozen=True, slots=True)
class Previous:
    """The answer of the previous cycle: text by facet, and from where."""

    values: Mapping[str, Any]
    edition: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QuestionView:
    """All that the page shows of one question at one moment, besides the answer itself."""

    form: str
    row: str
    question: Question
    number: str
    crumbs: tuple[Crumb, ...]
    guidance: Guidance
    echoes: tuple[Echo, ...]
    taken: Taken | None
    previous: Previous | None
    languages: tuple[str, ...]
    marks: Mapping[str, str]
    state: str


def question_view(snapshot: Snapshot, form: str, name: str, row: str, catalogue: Catalogue) -> QuestionView:
    """The view of a question. Raises UsageError for one that the workbook does not have."""
    asked = snapshot.forms[form]
    question = asked.question(name)
    languages = snapshot.answer_languages
    return QuestionView(
        form=form,
        row=row,
        question=question,
        number=number_of(question),
        crumbs=crumbs(snapshot, form, question, catalogue.code),
        guidance=guidance_of(snapshot, form, question, catalogue.code),
        echoes=echoes_of(snapshot, form, question, catalogue) if not row else (),
        taken=taken_from(snapshot, form, question, catalogue) if not row else None,
        previous=previous_of(snapshot, form, question, row, catalogue),
        languages=languages,
        marks={language: mark_of(snapshot, form, question, row, language) for language in languages},
        state=snapshot.state(form, question, row),
    )


def number_of(question: Question) -> str:
    """The number that hangs beside a question: `2` of `1.2-2`."""
    last = question.code.rpartition("-")[2]
    return last if len(last) <= SHORT_NUMBER else ""


def mark_of(snapshot: Snapshot, form: str, question: Question, row: str, language: str) -> str:
    """The mark of an answer in one language."""
    state = snapshot.state(form, question, row)
    facet = f"value.{language}" if question.multilingual else "value"
    if state in ("missing", "empty"):
        return state
    return state if snapshot.value(form, question.name, row, facet) else "empty"


def crumbs(snapshot: Snapshot, form: str, item: Item, language: str) -> tuple[Crumb, ...]:
    """The questionnaire and the sections above an item."""
    asked = snapshot.forms[form]
    sections = asked.path(item)
    first = place_of(snapshot, form, sections[0]) if sections else Place("section", form)
    title = asked.short_title.get(language) or asked.title.get(language)
    above = [Crumb(_crumb_text(one, language), place_of(snapshot, form, one)) for one in sections]
    return (Crumb(title, first), *above)


def _crumb_text(section: Section, language: str) -> str:
    before_colon = section.label.get(language).partition(":")[0].strip()
    if section.code and before_colon.endswith(section.code):
        return before_colon
    title = section.title(language)
    if not section.code or title.startswith(section.code):
        return title
    return f"{section.code}{'' if '.' in section.code else '.'} {title}"


def guidance_of(snapshot: Snapshot, form: str, item: Item, language: str) -> Guidance:
    """An item's own guidance, then that of the nearest section that has some."""
    asked = snapshot.forms[form]
    sections = tuple(reversed(asked.path(item)))
    holder = next((one for one in sections if one.guidance), None)
    texts = [one.guidance.get(language) for one in (item, holder) if one is not None]
    themes = item.themes or next((one.themes for one in sections if one.themes), ())
    sdg = item.sdg or next((one.sdg for one in sections if one.sdg), ())
    return Guidance(
        text="\n\n".join(text.strip() for text in texts if text),
        citation=asked.citation(item, language),
        themes=themes,
        sdg=sdg,
        passage=Place("section", form, holder.name) if holder is not None else None,
        unofficial=any(language in one.unofficial for one in (item, holder) if one is not None),
    )


def previous_of(
    snapshot: Snapshot, form: str, question: Question, row: str, catalogue: Catalogue
) -> Previous | None:
    """Last cycle's answer; facet `previous` holds the values by facet, and `edition` says from where."""
    stored = snapshot.value(form, question.name, row, "previous")
    if not isinstance(stored, dict):
        return None
    facets = (*question.facets(("fr", "en")), "value")
    values = {facet: stored[facet] for facet in facets if stored.get(facet) not in (None, "", [])}
    if not values:
        return None
    asked = snapshot.forms[form]
    words = {facet: _words(asked, question, value, catalogue) for facet, value in values.items()}
    return Previous(values, str(stored.get("edition") or ""), words)


def _words(asked: Questionnaire, question: Question, value: Any, catalogue: Catalogue) -> str:
    if question.is_long:
        return plain(str(value))
    return show(question, value, catalogue, asked.choices_of(question))


def using_previous(snapshot: Snapshot, form: str, name: str, row: str = "") -> ChangeSet:
    """Last cycle's answer taken as this cycle's; it is a draft until somebody says more."""
    question = snapshot.forms[form].question(name)
    stored = snapshot.value(form, question.name, row, "previous")
    values = stored if isinstance(stored, dict) else {}
    facets = question.facets(("fr", "en"))
    wanted: dict[Cell, Any] = {
        Cell(form, row, question.name, facet): values[facet] for facet in facets if values.get(facet)
    }
    if wanted:
        wanted[Cell(form, row, question.name, "missing")] = None
        wanted[Cell(form, row, question.name, "status")] = "draft"
    return ChangeSet("answer", about(form, question, row), changed(snapshot, wanted))
