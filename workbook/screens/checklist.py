"""The page of a checklist's section: the target, its indicators, its measures and its actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.echo import echoed
from workbook.editing.make_action import can_make_action
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Section
from workbook.screens.echoes import Echo, links_to
from workbook.screens.places import Place
from workbook.screens.plan import PlanAction, actions
from workbook.screens.question import Crumb, Guidance, crumbs
from workbook.screens.words import REASONS
from workbook.theme import COUNTRY_MARKS

MEASURE_STATE = "measure_state"
OPEN_STATES = ("partly", "planned", "none")
UNANSWERED = N_("unanswered")
MOST_ECHOES = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the checklist. `mark` is a country's square, or `missing`; `state` says it in words."""

    name: str
    code: str
    text: str
    citation: str
    mark: str
    state: str
    ministry: str = ""
    since: str = ""
    evidence: int = 0
    actions: tuple[PlanAction, ...] = ()
    may_make_action: bool = False
    unofficial: bool = False
    quotation: str = ""
    has_echo: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """An official indicator and its values in the register, by year."""

    code: str
    label: str
    unit: str = ""
    explained: str = ""
    values: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Checklist:
    """All that the page shows. `answered` counts the measures that are answered or left out on purpose."""

    form: str
    name: str
    code: str
    text: str
    crumbs: tuple[Crumb, ...]
    guidance: Guidance
    echoes: tuple[Echo, ...]
    measures: tuple[Measure, ...]
    answered: int
    counted: str
    mark: str
    indicators: tuple[Indicator, ...]
    actions: tuple[PlanAction, ...]
    targets: tuple[str, ...]
    register: Place | None
    has_plan: bool


def is_measure(question: Question) -> bool:
    """Whether a question asks for the state of a measure."""
    return question.type == "select_one" and question.list_name == MEASURE_STATE and not question.retired


def measures_in(asked: Questionnaire, section: Section) -> tuple[Question, ...]:
    """The measures of a section, in order."""
    inside = (question for question in asked.questions if section in asked.path(question))
    return tuple(question for question in inside if is_measure(question) and not question.detail_of)


def mark_of(snapshot: Snapshot, form: str, question: Question) -> str:
    """The square that says what the country does; `missing` where it is not said on purpose."""
    missing = snapshot.missing(form, question.name)
    if missing is not None:
        return "not_applicable" if missing.reason == "not_applicable" else "missing"
    value = snapshot.value(form, question.name)
    return value if value in COUNTRY_MARKS else "unanswered"


def checklist(snapshot: Snapshot, form: str, name: str, catalogue: Catalogue) -> Checklist:
    """The page of a section. Raises UsageError for one that the workbook does not have."""
    asked = snapshot.forms_named(form)
    section = asked.item(name)
    assert isinstance(section, Section)
    language = catalogue.code
    plan = actions(snapshot, language)
    found = tuple(_measure(snapshot, asked, one, plan, catalogue) for one in measures_in(asked, section))
    answered = sum(one.mark != "unanswered" for one in found)
    targets = section.sdg if section.code in section.sdg else ()
    echoes = dict.fromkeys(
        link for one in measures_in(asked, section) for link in links_to(snapshot, one, language)
    )
    return Checklist(
        form,
        name,
        section.code,
        section.label.get(language),
        _crumbs(snapshot, form, section, language),
        _guidance(asked, section, language),
        tuple(echoes)[:MOST_ECHOES],
        found,
        answered,
        _counted(answered, len(found), catalogue),
        "final" if found and answered == len(found) else "draft" if answered else "empty",
        tuple(_indicators(snapshot, asked, section, catalogue)),
        _concerned(plan, targets, found),
        targets,
        _register(snapshot),
        can_make_action(snapshot),
    )


def _crumbs(snapshot: Snapshot, form: str, section: Section, language: str) -> tuple[Crumb, ...]:
    """The questionnaire, the sections above, and what the section belongs to, such as its Goal."""
    above = crumbs(snapshot, form, section, language)
    first = Crumb(above[0].text, Place("section", form))
    named = section.hint.get(language) or section.title(language)
    return (first, *above[1:], Crumb(named, Place("section", form, section.name)))


def _guidance(asked: Questionnaire, section: Section, language: str) -> Guidance:
    return Guidance(
        text=section.guidance.get(language).strip(),
        citation=asked.citation(section, language),
        themes=section.themes,
        unofficial=language in section.unofficial,
    )


def _counted(answered: int, total: int, catalogue: Catalogue) -> str:
    words = catalogue.ngettext(
        "{n} of {total} measure answered", "{n} of {total} measures answered", answered
    )
    return words.format(n=answered, total=total)


def _measure(
    snapshot: Snapshot,
    asked: Questionnaire,
    question: Question,
    plan: tuple[PlanAction, ...],
    catalogue: Catalogue,
) -> Measure:
    form, language = asked.form_id, catalogue.code
    mark = mark_of(snapshot, form, question)
    linked = tuple(action for action in plan if question.code and question.code in action.measures)
    details = {detail.name.removeprefix(question.name).lstrip("_"): detail for detail in question.details}
    since = snapshot.value(form, details["since"].name) if "since" in details else None
    evidence = snapshot.text(form, details["evidence"].name) if "evidence" in details else ""
    pieces = [line for line in evidence.replace(";", "\n").splitlines() if line.strip()]
    return Measure(
        question.name,
        question.code,
        question.label.get(language),
        asked.citation(question, language),
        mark,
        _state_words(snapshot, asked, question, catalogue),
        snapshot.ministry(form, question.name),
        str(since or ""),
        len(pieces),
        linked,
        mark in OPEN_STATES and not linked and can_make_action(snapshot),
        language in question.unofficial,
        question.guidance.get(language),
        mark == "unanswered" and bool(echoed(snapshot, question)),
    )


def _state_words(snapshot: Snapshot, asked: Questionnaire, question: Question, catalogue: Catalogue) -> str:
    if missing := snapshot.missing(asked.form_id, question.name):
        return catalogue.gettext(REASONS.get(missing.reason, missing.reason))
    value = snapshot.value(asked.form_id, question.name)
    return asked.choice_label(question, value, catalogue.code) if value else catalogue.gettext(UNANSWERED)


def _concerned(
    plan: tuple[PlanAction, ...], targets: tuple[str, ...], found: tuple[Measure, ...]
) -> tuple[PlanAction, ...]:
    """The actions of the targets, and those that are linked to one of the measures."""
    codes = {measure.code for measure in found if measure.code}
    return tuple(
        action for action in plan if set(action.targets) & set(targets) or set(action.measures) & codes
    )


def _indicators(
    snapshot: Snapshot, asked: Questionnaire, section: Section, catalogue: Catalogue
) -> Iterator[Indicator]:
    """The official indicators that the section names, with their values in the register."""
    from workbook.reports.series_reader import read_series

    series = {one.code: one for one in read_series(snapshot, catalogue)}
    for note in section.items:
        if isinstance(note, Question) and note.type == "note" and note.code:
            known = series.get(note.code)
            yield Indicator(
                note.code,
                note.label.get(catalogue.code),
                (known.unit if known else "") or note.unit,
                note.hint.get(catalogue.code),
                known.values if known else {},
            )


def _register(snapshot: Snapshot) -> Place | None:
    """Where values of indicators are entered."""
    for form, asked in snapshot.forms.items():
        question = asked.role("sdg_indicator") if form != IDENTIFICATION else None
        repeat = asked.repeat_of(question) if question else None
        if repeat is not None:
            return Place("table", form, repeat.name)
    return None
