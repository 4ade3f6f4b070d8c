"""The form that is to be sent: to whom, which sections, how; checked before it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.contributions import Medium, contributions
from workbook.errors import N_
from workbook.exchange.selection import Request, own_rows
from workbook.languages import Catalogue
from workbook.questionnaire.ministries import same_ministry
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.questionnaire.values import fold, parse_date

ENDINGS: dict[str, str] = {"xlsx": ".xlsx", "workbook": ".passerelle"}
NO_MINISTRY = N_("Choose the ministry, or write its name.")
NO_SECTION = N_("Tick at least one section.")
NO_DATE = N_("This date does not exist. Write it day first, such as 15/12/2018.")


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree of sections: `key` is `form` or `form/item`, `note` how much is in it."""

    key: str
    title: str
    note: str
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What a person has chosen so far; `due_text` as typed."""

    ministry: str = ""
    contact: str = ""
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("fr", "en")
    shows_answers: bool = True
    due_text: str = ""
    medium: Medium = "xlsx"

    @property
    def due(self) -> date | None:
        try:
            return parse_date(self.due_text.strip())
        except ValueError:
            return None

    @property
    def faults(self) -> Mapping[str, str]:
        """What is missing or wrong, by field, as messages; nothing when the form can be made."""
        found = {}
        if not self.ministry.strip():
            found["ministry"] = NO_MINISTRY
        if not self.sections:
            found["sections"] = NO_SECTION
        if self.due_text.strip() and self.due is None:
            found["due"] = NO_DATE
        return found

    @property
    def request(self) -> Request:
        return Request(
            self.ministry.strip(),
            self.sections,
            self.languages,
            self.due,
            self.shows_answers,
            self.contact.strip(),
        )


def branches(snapshot: Snapshot, ministry: str, catalogue: Catalogue) -> tuple[Branch, ...]:
    """Everything that can be sent, in the order of the contents."""
    builder = _Builder(snapshot, ministry, catalogue)
    return tuple(builder.form(asked) for form, asked in snapshot.forms.items() if form != IDENTIFICATION)


@dataclass(frozen=True, slots=True)
class _Builder:
    snapshot: Snapshot
    ministry: str
    catalogue: Catalogue

    def form(self, asked: Questionnaire) -> Branch:
        title = (asked.short_title or asked.title).get(self.catalogue.code)
        if asked.kind == "plan":
            return self._plan(asked, title)
        children = tuple(self._children(asked, asked.items))
        return Branch(asked.form_id, title, self._size(asked, asked.items), children)

    def _plan(self, asked: Questionnaire, title: str) -> Branch:
        own = next(iter(own_rows(self.snapshot, asked, self.ministry).values()), ())
        words = self.catalogue.ngettext("{n} action of its own", "{n} actions of its own", len(own))
        note = words.format(n=self.catalogue.number(len(own)))
        named = self.catalogue.gettext(N_("{plan}: the ministry’s own actions")).format(plan=title)
        return Branch(asked.form_id, named, note)

    def _children(self, asked: Questionnaire, items: Iterable[Item]) -> Iterator[Branch]:
        for item in items:
            title = f"{item.code} {item.title(self.catalogue.code)}".strip()
            key = f"{asked.form_id}/{item.name}"
            if isinstance(item, Section):
                inside = () if isinstance(item, Repeat) else tuple(self._children(asked, item.items))
                yield Branch(key, title, self._size(asked, [item]), inside)
            elif asked.kind == "questions" and isinstance(item, Question) and item.is_answerable:
                yield Branch(key, title, "")

    def _size(self, asked: Questionnaire, items: Iterable[Item]) -> str:
        found = list(_walk(items))
        tables = [item for item in found if isinstance(item, Repeat)]
        asks = [item for item in found if item in asked.guiding_questions]
        parts = []
        if asks:
            noun = asked.count_noun(len(asks), self.catalogue.code)
            parts.append(f"{self.catalogue.number(len(asks))} {noun}")
        if tables:
            rows = sum(len(self.snapshot.rows(asked.form_id, table.name)) for table in tables)
            words = self.catalogue.ngettext("{n} row", "{n} rows", rows)
            parts.append(words.format(n=self.catalogue.number(rows)))
        return ", ".join(parts)


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Section) and not isinstance(item, Repeat):
            yield from _walk(item.items)


def suggested(snapshot: Snapshot, ministry: str, tree: tuple[Branch, ...]) -> frozenset[str]:
    """The smallest branches that hold what a ministry answers for: its questions, and the actions that it leads."""
    if not ministry.strip():
        return frozenset()
    known = {branch.key for branch in walk(tree)}
    found = set()
    for cell, value in snapshot.cells.items():
        if cell.facet == "ministry" and same_ministry(str(value), ministry) and cell.form in snapshot.forms:
            found.add(_nearest(snapshot, cell.form, cell.question, known))
    for form, asked in snapshot.forms.items():
        if asked.kind == "plan" and any(own_rows(snapshot, asked, ministry).values()):
            found.add(form)
    return frozenset(key for key in found if key)


def _nearest(snapshot: Snapshot, form: str, name: str, known: set[str]) -> str:
    asked = snapshot.forms[form]
    if asked.kind == "plan" or all(item.name != name for item in asked.flat):
        return ""
    item = asked.item(name)
    names = [name, *(above.name for above in reversed(asked.path(item)))]
    return next((key for one in names if (key := f"{form}/{one}") in known), "")


def walk(tree: Iterable[Branch]) -> Iterator[Branch]:
    """All branches, each before those within it."""
    for branch in tree:
        yield branch
        yield from walk(branch.children)


def ministries(snapshot: Snapshot) -> tuple[str, ...]:
    """Every ministry that the workbook names: listed, answering, leading an action, or asked before."""
    leads = [
        str(value)
        for cell, value in snapshot.cells.items()
        if cell.facet == "value"
        and cell.form in snapshot.forms
        and (lead := snapshot.forms[cell.form].role("lead"))
        and cell.question == lead.name
    ]
    asked = [one.ministry for one in contributions(snapshot)]
    named = (name.strip() for name in (*snapshot.ministries, *leads, *asked))
    return tuple(dict.fromkeys(name for name in named if name))


def contact_of(snapshot: Snapshot, ministry: str) -> str:
    """The address that the last form to a ministry went to."""
    known = (one for one in reversed(contributions(snapshot)) if same_ministry(one.ministry, ministry))
    return next((one.contact for one in known if one.contact), "")


def file_name(snapshot: Snapshot, draft: FormDraft, catalogue: Catalogue) -> str:
    """`mar-marrakech-2018-contribution-travail.xlsx`."""
    kind = catalogue.gettext(N_("contribution"))
    words = f"{snapshot.country} {snapshot.edition} {kind} {draft.ministry}"
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:80] + ENDINGS[draft.medium]
