"""Which part of a workbook a file shows: sections, questions, tables, and of the plan a ministry's own actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten

from workbook.document.snapshot import Snapshot
from workbook.errors import N_, UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.ministries import same_ministry
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section

LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a ministry. `sections` are `form` (whole; of a plan, the actions that the ministry leads) or
    `form/item` (a section, question or table, by name or code); `languages` those to answer in."""

    ministry: str
    sections: tuple[str, ...]
    languages: tuple[str, ...] = ("fr", "en")
    due: date | None = None
    shows_answers: bool = True
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """`names` are the items shown, by form, and `rows` those of tables, by form and table; None is everything."""

    names: Mapping[str, frozenset[str]] | None = None
    rows: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    shows_answers: bool = True

    def has(self, form: str, name: str) -> bool:
        """Whether an item is shown."""
        return self.names is None or name in self.names.get(form, ())

    def of_rows(self, form: str, repeat: str, rows: Iterable[str]) -> list[str]:
        """Those of a table's rows that are shown."""
        if self.names is None or (form, repeat) not in self.rows:
            return list(rows)
        shown = set(self.rows[form, repeat])
        return [row for row in rows if row in shown]


EVERYTHING = Selection()


def select(snapshot: Snapshot, request: Request) -> Selection:
    """What a request asks for. Raises UsageError where it asks for nothing, or for what there is not."""
    if not request.ministry.strip():
        raise UsageError(N_("Say which ministry the form is for."))
    if not request.sections:
        raise UsageError(N_("Choose at least one section for the form."))
    names: dict[str, set[str]] = {}
    own: dict[tuple[str, str], tuple[str, ...]] = {}
    whole: set[tuple[str, str]] = set()
    for section in request.sections:
        form, _, key = section.partition("/")
        asked = snapshot.forms_named(form)
        led = own_rows(snapshot, asked, request.ministry) if asked.kind == "plan" and not key else {}
        items = (asked.item(key),) if key else tuple(map(asked.repeat, led)) or asked.items
        found = {name for item in items for name in _with_inside(asked, item)}
        names.setdefault(form, set()).update(found)
        own |= {(form, repeat): rows for repeat, rows in led.items()}
        whole |= {(form, one.name) for one in asked.repeats if one.name in found and one.name not in led}
    limited = {table: rows for table, rows in own.items() if table not in whole}
    known = {form: frozenset(found) for form, found in names.items()}
    return Selection(known, limited, request.shows_answers)


def own_rows(snapshot: Snapshot, asked: Questionnaire, ministry: str) -> dict[str, tuple[str, ...]]:
    """The rows of a plan that a ministry leads, by table, with those of other tables that belong to them."""
    lead = asked.role("lead")
    repeat = asked.repeat_of(lead) if lead else None
    if lead is None or repeat is None:
        return {one.name: snapshot.rows(asked.form_id, one.name) for one in asked.repeats}
    form = asked.form_id
    led = tuple(
        row
        for row in snapshot.rows(form, repeat.name)
        if same_ministry(str(snapshot.value(form, lead.name, row) or ""), ministry)
    )
    found = {repeat.name: led}
    for other in asked.repeats:
        link = next((column for column in other.columns if _chooses_from(asked, column, repeat)), None)
        if link is not None:
            rows = snapshot.rows(form, other.name)
            found[other.name] = tuple(row for row in rows if snapshot.value(form, link.name, row) in led)
    return found


def _chooses_from(asked: Questionnaire, column: Question, repeat: Repeat) -> bool:
    named = column.chosen_row_of
    return bool(named) and asked.repeat_of(asked.question(named)) == repeat


def _with_inside(asked: Questionnaire, item: Item) -> Iterator[str]:
    """The names of an item, of the sections above it and of all within it; a table's column stands for the table."""
    main = asked.question(item.detail_of) if isinstance(item, Question) and item.detail_of else item
    shown = asked.repeat_of(main) or main
    for one in (*asked.path(shown), *_walk(shown)):
        yield one.name


def _walk(item: Item) -> Iterator[Item]:
    yield item
    inside = item.items if isinstance(item, Section) else item.details if isinstance(item, Question) else ()
    for one in inside:
        yield from _walk(one)


def questions_in(snapshot: Snapshot, selection: Selection) -> int:
    """How many questions a selection asks, each table counting as one."""
    return sum(
        1
        for form, asked in snapshot.forms.items()
        for item in (*asked.guiding_questions, *asked.repeats)
        if selection.has(form, item.name)
    )


def section_title(snapshot: Snapshot, section: str, catalogue: Catalogue) -> str:
    """What a section is called: `Berlin 2017, 1.2 Titre`; its own name where the workbook has it no more."""
    form, _, key = section.partition("/")
    asked = snapshot.forms.get(form)
    if asked is None or (key and key not in {name for item in asked.flat for name in (item.name, item.code)}):
        return section
    title = (asked.short_title or asked.title).get(catalogue.code)
    if not key and asked.kind == "plan":
        return catalogue.gettext(N_("{plan}: the ministry’s own actions")).format(plan=title)
    if not key:
        return title
    item = asked.item(key)
    words = f"{item.code} {item.title(catalogue.code)}".strip()
    return f"{title}, {shorten(words, LONGEST_TITLE, placeholder='…')}"
