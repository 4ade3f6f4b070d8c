"""The page of a section that is no checklist: its questions, where each of them stands, and how its answer begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.document.snapshot import Snapshot
from workbook.editing.completion import Completion, Count, completion, table_standing
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show
from workbook.screens.checklist import measures_in
from workbook.screens.places import Place, place_of
from workbook.screens.question import Crumb, Guidance, crumbs
from workbook.screens.words import REASONS, STATES

FIRST_WORDS = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """A question, a table or a section of the list; a section has a share of what is settled."""

    place: Place
    number: str
    title: str
    mark: str = ""
    state: str = ""
    words: str = ""
    settled: float | None = None
    begun: float = 0.0
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; the heading itself leads somewhere, unless it is the page's own."""

    number: str
    title: str
    place: Place | None
    entries: tuple[Entry, ...]

    @property
    def citation(self) -> str:
        """Where all entries come from, if that is the same place."""
        found = {entry.citation for entry in self.entries}
        return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True)
class SectionList:
    """All that the page shows."""

    number: str
    title: str
    crumbs: tuple[Crumb, ...]
    guidance: Guidance
    count: Count
    counted: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)


def is_checklist(snapshot: Snapshot, form: str, name: str) -> bool:
    """Whether a place is the page of measures, rather than a list of questions."""
    asked = snapshot.forms_named(form)
    if asked.kind != "checklist" or not name:
        return False
    section = asked.item(name)
    return (
        isinstance(section, Section)
        and bool(measures_in(asked, section))
        and not any(isinstance(item, Section) for item in section.items)
    )


def section_list(snapshot: Snapshot, form: str, name: str, catalogue: Catalogue) -> SectionList:
    """The list of a section, or of a whole questionnaire if `name` is empty. Raises UsageError."""
    return _Lister(snapshot, snapshot.forms_named(form), catalogue).of(name)


class _Lister:
    def __init__(self, snapshot: Snapshot, asked: Questionnaire, catalogue: Catalogue) -> None:
        self.snapshot, self.asked, self.catalogue = snapshot, asked, catalogue
        self.form, self.language = asked.form_id, catalogue.code
        self.counts: Completion = completion(snapshot)

    def of(self, name: str) -> SectionList:
        asked, language = self.asked, self.language
        if not name:
            count = self.counts.by_form.get(self.form, Count())
            about = Guidance(text=asked.description.get(language))
            groups = self._groups(asked.items, None)
            return SectionList("", asked.title.get(language), (), about, count, self._counted(count), groups)
        section = asked.item(name)
        assert isinstance(section, Section)
        count = self.counts.by_section.get((self.form, section.name), Count())
        guidance = Guidance(
            section.guidance.get(language).strip(),
            asked.citation(section, language),
            section.themes,
            section.sdg,
            unofficial=language in section.unofficial,
        )
        above = crumbs(self.snapshot, self.form, section, language)
        way = (Crumb(above[0].text, Place("section", self.form)), *above[1:])
        groups = self._groups(section.items, section)
        return SectionList(
            section.code, section.title(language), way, guidance, count, self._counted(count), groups
        )

    def _counted(self, count: Count) -> str:
        words = self.catalogue.ngettext(
            "{n} answer of {total} settled", "{n} answers of {total} settled", count.settled
        )
        return words.format(n=count.settled, total=count.total) if count.total else ""

    def _groups(self, items: tuple[Item, ...], own: Section | None) -> tuple[Group, ...]:
        """The section's own questions first; then a group for each section that holds some."""
        direct = tuple(self._entries(items))
        found = [Group("", "", None, direct)] if direct else []
        for item in items:
            if isinstance(item, Section) and not isinstance(item, Repeat) and self._asks(item):
                place = Place("section", self.form, item.name)
                if is_checklist(self.snapshot, self.form, item.name):
                    found = self._with_section(found, item, place)
                else:
                    inside = tuple(self._entries(item.items)) + tuple(self._sections(item.items))
                    if inside:
                        found.append(Group(item.code, item.title(self.language), place, inside))
        return tuple(found)

    def _with_section(self, found: list[Group], item: Section, place: Place) -> list[Group]:
        """Sections of a checklist stand in one list under each other."""
        if not found or found[-1].place is not None or found[-1].title:
            found = [*found, Group("", "", None, ())]
        last = found[-1]
        entry = self._section_entry(item, place)
        return [*found[:-1], Group(last.number, last.title, last.place, (*last.entries, entry))]

    def _sections(self, items: tuple[Item, ...]) -> Iterator[Entry]:
        for item in items:
            if isinstance(item, Section) and not isinstance(item, Repeat) and self._asks(item):
                yield self._section_entry(item, Place("section", self.form, item.name))

    def _section_entry(self, item: Section, place: Place) -> Entry:
        count = self.counts.by_section.get((self.form, item.name), Count())
        counted = f"{count.settled}/{count.total}" if count.total else ""
        return Entry(
            place,
            item.code,
            item.title(self.language),
            words=counted,
            settled=count.share,
            begun=count.begun_share,
            citation=self.asked.citation(item, self.language),
        )

    def _asks(self, item: Item) -> bool:
        return self.snapshot.relevant(self.form, item)

    def _entries(self, items: tuple[Item, ...]) -> Iterator[Entry]:
        for item in items:
            if not self._asks(item):
                continue
            if isinstance(item, Repeat):
                yield self._table(item)
            elif isinstance(item, Question) and item.is_answerable and not item.retired:
                yield self._question(item)

    def _table(self, table: Repeat) -> Entry:
        rows = len(self.snapshot.rows(self.form, table.name))
        mark = table_standing(self.snapshot, self.form, table)
        words = self.catalogue.ngettext("{n} row", "{n} rows", rows).format(n=rows)
        place = Place("table", self.form, table.name)
        citation = self.asked.citation(table, self.language)
        return Entry(place, table.code, table.title(self.language), mark, "", words, citation=citation)

    def _question(self, question: Question) -> Entry:
        state = self.snapshot.state(self.form, question)
        return Entry(
            place_of(self.snapshot, self.form, question),
            question.code,
            question.title(self.language) if question.short else question.label.get(self.language),
            state,
            self.catalogue.gettext(STATES[state]),
            self._first_words(question),
            citation=self.asked.citation(question, self.language),
        )

    def _first_words(self, question: Question) -> str:
        if missing := self.snapshot.missing(self.form, question.name):
            reason = self.catalogue.gettext(REASONS.get(missing.reason, missing.reason))
            return f"{reason}{self.catalogue.colon()} {missing.why}" if missing.why else reason
        if question.type == "text":
            text = self.snapshot.text(self.form, question.name, language=self.language)
            words = " ".join(plain(text).split()) if question.is_long else text
        else:
            value = self.snapshot.value(self.form, question.name)
            words = show(question, value, self.catalogue, self.asked.choices_of(question))
        return words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"
