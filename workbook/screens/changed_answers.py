"""In which answers two states of a workbook differ, question by question and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.screens.collection.acts import act_place, act_title, act_words, is_act, part_title
from workbook.screens.difference import Part, difference, shortened
from workbook.screens.history import ANSWER_FACETS, FACET_TITLES, Asked
from workbook.screens.places import Place, place_of

Kind = Literal["added", "changed", "removed", "note", "lost", "kept", "ours", "theirs", "conflict"]
MOST_WORDED = 200
LONGEST_ROW = 6
LANGUAGES = {"value.fr": "FR", "value.en": "EN"}
CONTRIBUTIONS = "contributions"
Values = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """What changed in one respect, such as the French answer; no `label` where there is only one."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One question or one row of a table; `place` is None where the workbook that is shown has it not."""

    form: str
    number: str
    title: str
    kind: Kind
    place: Place | None
    lines: tuple[ChangedLine, ...]
    row: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """The answers in the order of the contents, by title of questionnaire. Only the first ones have lines."""

    answers: tuple[ChangedAnswer, ...]
    titles: Mapping[str, str]

    @property
    def counts(self) -> Counter[Kind]:
        """How many of each kind; notes are states, comments and all else that stands beside an answer."""
        return Counter(answer.kind for answer in self.answers)

    @property
    def are_acts(self) -> bool:
        """Whether they are acts of the secretariat in a collection, not answers of a country."""
        return any(is_act(answer.form) for answer in self.answers)


def changed_answers(before: Snapshot, after: Snapshot, here: Snapshot, catalogue: Catalogue) -> Changed:
    """What leads from one state to the other; places and questions are those of `here`."""
    found = _Comparison(before, after, here, catalogue)
    answers = tuple(found.answers())
    forms = {answer.form for answer in answers}
    return Changed(answers, {form: found.form_title(form) for form in forms})


def act_counts(counts: Mapping[Kind, int], catalogue: Catalogue) -> str:
    """`3 added, 1 changed`: the same for what the secretariat did."""
    told = (
        (counts["added"], catalogue.ngettext("{n} added", "{n} added", counts["added"])),
        (counts["changed"], catalogue.ngettext("{n} changed", "{n} changed", counts["changed"])),
        (counts["removed"], catalogue.ngettext("{n} removed", "{n} removed", counts["removed"])),
    )
    return ", ".join(words.format(n=catalogue.number(n)) for n, words in told if n)


def count_words(counts: Mapping[Kind, int], catalogue: Catalogue) -> str:
    """`3 answers added, 1 answer changed`; nothing where nothing differs."""
    added, altered = counts["added"], counts["changed"]
    removed, notes = counts["removed"], counts["note"]
    told = (
        (added, catalogue.ngettext("{n} answer added", "{n} answers added", added)),
        (altered, catalogue.ngettext("{n} answer changed", "{n} answers changed", altered)),
        (removed, catalogue.ngettext("{n} answer removed", "{n} answers removed", removed)),
        (notes, catalogue.ngettext("{n} note or state changed", "{n} notes or states changed", notes)),
    )
    return ", ".join(words.format(n=catalogue.number(n)) for n, words in told if n)


class _Comparison:
    def __init__(self, before: Snapshot, after: Snapshot, here: Snapshot, catalogue: Catalogue) -> None:
        self.before, self.after, self.here, self.catalogue = before, after, here, catalogue
        self._worded = 0
        self._touched: dict[str, dict[tuple[str, str], dict[str, tuple[Any, Any]]]] = {}
        for cell in before.cells.keys() | after.cells.keys():
            pair = before.cells.get(cell), after.cells.get(cell)
            if pair[0] != pair[1]:
                of_form = self._touched.setdefault(cell.form, {})
                of_form.setdefault((cell.row, cell.question), {})[cell.facet] = pair

    def answers(self) -> Iterator[ChangedAnswer]:
        order = [form for form in self.here.forms if form in self._touched]
        for form in (*order, *sorted(self._touched.keys() - set(order))):
            asked = self.here.forms.get(form)
            if is_act(form):
                yield from self._acts(form)
            elif asked is None:
                yield from self._unknown(form)
            else:
                yield from self._of_form(asked)

    def form_title(self, form: str) -> str:
        asked = self.here.forms.get(form)
        if is_act(form):
            return part_title(form, self.catalogue)
        if asked is not None:
            return asked.short_title.get(self.catalogue.code) or asked.title.get(self.catalogue.code)
        return self.catalogue.gettext(N_("Contributions")) if form == CONTRIBUTIONS else form

    def _acts(self, form: str) -> Iterator[ChangedAnswer]:
        """What the secretariat did, entry by entry."""
        known = {**self.before.cells, **self.after.cells}
        for (row, name), values in self._touched[form].items():
            title = act_title(form, row, name, known, self.catalogue)
            lines = []
            for facet, (before, after) in values.items():
                cell = Cell(form, row, name, facet)
                sides = (
                    act_words(cell, value, side.cells, self.catalogue)
                    for value, side in ((before, self.before), (after, self.after))
                )
                parts = shortened(difference(*sides))
                lines += [ChangedLine("", parts)] if parts else []
            kind = _kind_of([values], all_facets=True)
            place = act_place(form, row, self.here.cells)
            yield ChangedAnswer(form, "", title, kind, place, tuple(lines), row, name)

    def _unknown(self, form: str) -> Iterator[ChangedAnswer]:
        """A questionnaire that is not there now, as one entry: what its answers were can be seen once it is."""
        kind = _kind_of(self._touched[form].values(), all_facets=True)
        yield ChangedAnswer(form, "", self.form_title(form), kind, None, ())

    def _of_form(self, asked: Questionnaire) -> Iterator[ChangedAnswer]:
        touched = dict(self._touched[asked.form_id])
        if (itself := touched.pop(("", ""), None)) is not None:
            yield self._form_itself(asked, itself)
        rows = self._whole_rows(asked, touched)
        order = {item.name: at for at, item in enumerate(asked.flat)}
        for row, name in sorted(touched, key=lambda key: (order.get(key[1], len(order)), key[0])):
            if (row, name) in rows:
                yield self._row(asked, row, name, touched)
            elif not any(row == gone for gone, _ in rows):
                yield self._question(asked, row, name, touched[row, name])

    def _form_itself(self, asked: Questionnaire, values: Values) -> ChangedAnswer:
        before, after = values.get("form", (None, None))
        parts = difference(*(str(each["version"]) if each else "" for each in (before, after)))
        lines = (ChangedLine(self.catalogue.gettext(N_("Questionnaire")), parts),)
        kind: Kind = "note" if before and after else "added" if after else "removed"
        return ChangedAnswer(asked.form_id, "", self.form_title(asked.form_id), kind, None, lines)

    def _whole_rows(self, asked: Questionnaire, touched: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Rows of tables that came or went, by row and name of the table."""
        tables = {repeat.name for repeat in asked.repeats}
        return {
            (row, name)
            for row, name in touched
            if row and name in tables and None in self._touched[asked.form_id][row, name].get("value", ())
        }

    def _row(
        self, asked: Questionnaire, row: str, name: str, touched: Mapping[tuple[str, str], Values]
    ) -> ChangedAnswer:
        came = touched[row, name]["value"][0] is None
        side = self.after if came else self.before
        table = asked.repeat(name)
        lines = [
            line
            for column in table.columns
            if (values := touched.get((row, column.name)))
            for line in self._lines(asked, column, row, values, column.title(self.catalogue.code))
        ]
        title = f"{table.title(self.catalogue.code)} – {row_title(side, asked, table, row, self.catalogue)}"
        place = Place("table", asked.form_id, name)
        kind: Kind = "added" if came else "removed"
        shown = tuple(lines[:LONGEST_ROW])
        return ChangedAnswer(asked.form_id, table.code, title, kind, place, shown, row, name)

    def _question(self, asked: Questionnaire, row: str, name: str, values: Values) -> ChangedAnswer:
        kind = _kind_of([values])
        named = answer_named(self.here, self.catalogue, asked.form_id, row, name, kind)
        item = next((one for one in asked.flat if one.name == name), None)
        lines = self._lines(asked, item, row, values) if isinstance(item, Question) else ()
        return replace(named, lines=tuple(lines))

    def _lines(
        self, asked: Questionnaire, question: Question, row: str, values: Values, label: str = ""
    ) -> list[ChangedLine]:
        self._worded += 1
        if self._worded > MOST_WORDED:
            return []
        form = asked.form_id
        sides = [
            Asked(side, form, question, row, self.catalogue)
            for side in (self._readable(self.before), self._readable(self.after))
        ]
        found = []
        for facet in (*ANSWER_FACETS, *FACET_TITLES):
            if facet in values:
                words = (asked.words(facet, value) for asked, value in zip(sides, values[facet], strict=True))
                parts = shortened(difference(*words))
                found.append(ChangedLine(label or self._facet_title(facet), parts))
        return found

    def _readable(self, side: Snapshot) -> Snapshot:
        """A state with the questionnaires of now, because its words are shown beside theirs."""
        return Snapshot(side.document_id, side.step, side.taken_at, side.cells, self.here.forms)

    def _facet_title(self, facet: str) -> str:
        return LANGUAGES.get(facet) or self.catalogue.gettext(FACET_TITLES.get(facet, ""))


def answer_named(
    here: Snapshot, catalogue: Catalogue, form: str, row: str, name: str, kind: Kind
) -> ChangedAnswer:
    """A question by what a person calls it, with the place to go to; by its bare name where it is not there."""
    asked = here.forms.get(form)
    item = next((one for one in asked.flat if one.name == name), None) if asked else None
    if is_act(form):
        title = act_title(form, row, name, here.cells, catalogue)
        return ChangedAnswer(form, "", title, kind, act_place(form, row, here.cells), (), row, name)
    if asked is None or item is None:
        return ChangedAnswer(form, "", name, kind, None, (), row, name)
    title = item.title(catalogue.code)
    if isinstance(item, Question) and item.detail_of:
        title = f"{asked.question(item.detail_of).title(catalogue.code)} – {title}"
    table = asked.repeat_of(item)
    if row and table is not None:
        title = f"{row_title(here, asked, table, row, catalogue)} – {title}"
    return ChangedAnswer(form, item.code, title, kind, place_of(here, form, item, row), (), row, name)


def row_title(side: Snapshot, asked: Questionnaire, table: Repeat, row: str, catalogue: Catalogue) -> str:
    """What a row is called, or that it has no title."""
    title = side.row_title(asked.form_id, table, row, catalogue.code)
    return title or catalogue.gettext(N_("row without a title"))


def _kind_of(values: Iterable[Values], all_facets: bool = False) -> Kind:
    """By the answers alone: a state or a comment is a note."""
    pairs = [
        pair
        for facets in values
        for facet, pair in facets.items()
        if all_facets or facet in ANSWER_FACETS or facet in ("missing", "draft")
    ]
    if not pairs:
        return "note"
    if all(before is None for before, _ in pairs):
        return "added"
    return "removed" if all(after is None for _, after in pairs) else "changed"


def with_cells(snapshot: Snapshot, cells: Mapping[Cell, Any]) -> Snapshot:
    """Another state of the same workbook, read with the same questionnaires."""
    return Snapshot(snapshot.document_id, snapshot.step, snapshot.taken_at, cells, snapshot.forms)
