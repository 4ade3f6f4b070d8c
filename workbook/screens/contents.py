"""The contents of a workbook as a tree of places, with where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.completion import Completion, Count, completion, table_standing
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.questionnaire.values import fold
from workbook.screens.contributions import waiting
from workbook.screens.places import CONTRIBUTIONS, OVERVIEW, REPORTS, Place, place_of

BELOW_THE_LINE = ("plan", "registers")


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the contents. `settled` and `begun` are shares; None where there is no bar to draw.

    `words` is what a filter looks through, in both languages.
    """

    key: str
    title: str
    place: Place
    number: str = ""
    mark: str = ""
    settled: float | None = None
    begun: float = 0.0
    note: str = ""
    strong: bool = False
    first_below_line: bool = False
    walked: bool = True
    words: str = field(default="", repr=False)
    states: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()
    children: tuple[Node, ...] = ()


def contents(snapshot: Snapshot, catalogue: Catalogue, counts: Completion | None = None) -> tuple[Node, ...]:
    """The whole tree: overview, identification, questionnaires; below the line plan, registers, contributions, reports."""
    builder = _Builder(snapshot, catalogue, counts or completion(snapshot))
    above: list[Node] = []
    below: list[Node] = []
    for form, asked in snapshot.forms.items():
        if form != IDENTIFICATION:
            (below if asked.kind in BELOW_THE_LINE else above).append(builder.form(asked))
    below.sort(key=lambda node: BELOW_THE_LINE.index(snapshot.forms[node.place.form].kind))
    top = [_plain("overview", catalogue.gettext(N_("Overview")), OVERVIEW)]
    if IDENTIFICATION in snapshot.forms:
        title = catalogue.gettext(N_("Country and institution"))
        top.append(_plain("identification", title, Place("identification", IDENTIFICATION)))
    sent = _plain("contributions", catalogue.gettext(N_("Contributions")), CONTRIBUTIONS)
    open_ones = waiting(snapshot)
    sent = replace(sent, note=catalogue.number(open_ones) if open_ones else "")
    reports = _plain("reports", catalogue.gettext(N_("Reports")), REPORTS)
    tail = _with_line([*below, sent, reports])
    return (*top, *above, *tail)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """All nodes, each before its children."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def places_in_order(nodes: tuple[Node, ...]) -> list[Place]:
    """The places that next and previous walk through."""
    return [node.place for node in walk(nodes) if node.walked]


def node_at(nodes: tuple[Node, ...], place: Place) -> Node | None:
    """The node of a place; a row of a table, or a line of a checklist, is found under its table or section."""
    wanted = place._replace(row="")
    if place.kind == "check":
        wanted = REPORTS
    if place.kind in ("contributions", "merge"):
        wanted = CONTRIBUTIONS
    if place.kind == "identification":
        wanted = Place("identification", IDENTIFICATION)
    return next((node for node in walk(nodes) if node.place == wanted), None)


def _plain(key: str, title: str, place: Place) -> Node:
    return Node(key, title, place, strong=True, words=title)


def _with_line(nodes: list[Node]) -> list[Node]:
    return [replace(nodes[0], first_below_line=True), *nodes[1:]]


class _Builder:
    def __init__(self, snapshot: Snapshot, catalogue: Catalogue, counts: Completion) -> None:
        self.snapshot, self.catalogue, self.counts = snapshot, catalogue, counts
        self.language = catalogue.code

    def form(self, asked: Questionnaire) -> Node:
        """A questionnaire with its sections."""
        title = (asked.short_title or asked.title).get(self.language)
        count = self.counts.by_form[asked.form_id]
        key = asked.form_id
        words = f"{asked.title.fr} {asked.title.en} {title}"
        if asked.kind == "plan" and asked.repeats:
            return self._plan(asked, title, words)
        children = self._children(asked, asked.items, "")
        place = Place("section", asked.form_id)
        node = Node(key, title, place, strong=True, walked=False, words=words, children=children)
        return node if asked.kind in BELOW_THE_LINE else _with_bar(node, count)

    def _plan(self, asked: Questionnaire, title: str, words: str) -> Node:
        """The plan is its first table, with how many actions it has; the rest of it stands below."""
        table = asked.repeats[0]
        rows = len(self.snapshot.rows(asked.form_id, table.name))
        note = self.catalogue.ngettext("{n} action", "{n} actions", rows)
        others = tuple(item for item in asked.items if item is not table)
        return Node(
            asked.form_id,
            title,
            Place("table", asked.form_id, table.name),
            note=note.format(n=self.catalogue.number(rows)),
            strong=True,
            words=words,
            children=self._children(asked, others, ""),
        )

    def _children(self, asked: Questionnaire, items: tuple[Item, ...], above: str) -> tuple[Node, ...]:
        found: list[Node] = []
        for item in items:
            if not self.snapshot.relevant(asked.form_id, item):
                continue
            if isinstance(item, Repeat):
                found.append(self._table(asked, item))
            elif isinstance(item, Section):
                if only_repeats_its_number(item):
                    found += self._children(asked, item.items, item.code)
                else:
                    found.append(self._section(asked, item))
            elif isinstance(item, Question) and self._has_a_page(asked, item):
                found.append(self._question(asked, item, above))
        return tuple(found)

    def _has_a_page(self, asked: Questionnaire, question: Question) -> bool:
        if not question.is_answerable or question.retired:
            return False
        return place_of(self.snapshot, asked.form_id, question).kind == "question"

    def _section(self, asked: Questionnaire, section: Section) -> Node:
        count = self.counts.by_section.get((asked.form_id, section.name), Count())
        children = self._children(asked, section.items, section.code)
        lines = [
            item
            for item in section.items
            if isinstance(item, Question) and item.is_answerable and not self._has_a_page(asked, item)
        ]
        node = Node(
            f"{asked.form_id}/{section.name}",
            section.title(self.language),
            Place("section", asked.form_id, section.name),
            section.code,
            walked=bool(lines) or not children,
            words=_words(section, *lines),
            states=frozenset(self.snapshot.state(asked.form_id, line) for line in lines),
            ministries=self._ministries(asked, *lines),
            children=children,
        )
        return _with_bar(node, count)

    def _question(self, asked: Questionnaire, question: Question, above: str) -> Node:
        state = self.snapshot.state(asked.form_id, question)
        return Node(
            f"{asked.form_id}/{question.name}",
            question.title(self.language),
            place_of(self.snapshot, asked.form_id, question),
            short_number(question.code, above),
            mark=state,
            words=_words(question),
            states=frozenset({state}),
            ministries=self._ministries(asked, question),
        )

    def _table(self, asked: Questionnaire, table: Repeat) -> Node:
        rows = len(self.snapshot.rows(asked.form_id, table.name))
        standing = table_standing(self.snapshot, asked.form_id, table)
        return Node(
            f"{asked.form_id}/{table.name}",
            table.title(self.language),
            Place("table", asked.form_id, table.name),
            table.code,
            mark=standing if asked.kind not in BELOW_THE_LINE else "",
            note=str(rows) if rows and asked.kind in BELOW_THE_LINE else "",
            words=_words(table),
            states=frozenset({standing}),
        )

    def _ministries(self, asked: Questionnaire, *questions: Question) -> frozenset[str]:
        names = (self.snapshot.ministry(asked.form_id, question.name) for question in questions)
        return frozenset(fold(name) for name in names if name)


def _with_bar(node: Node, count: Count) -> Node:
    return replace(node, settled=count.share, begun=count.begun_share) if count.total else node


def only_repeats_its_number(section: Section) -> bool:
    """Whether a section holds only sections whose numbers say its own again (1 above 1.1 and 1.2)."""
    inside = section.items
    return bool(section.code and inside) and all(
        isinstance(item, Section)
        and not isinstance(item, Repeat)
        and item.code.startswith(section.code + ".")
        for item in inside
    )


def short_number(code: str, above: str) -> str:
    """What a number adds to that of the section above: 2 for 1.2-2 under 1.2."""
    rest = code.removeprefix(above) if above else code
    return rest.lstrip("-. ") or code


def _words(*items: Item) -> str:
    parts = (f"{item.code} {item.label.fr} {item.label.en} {item.short.fr} {item.short.en}" for item in items)
    return " ".join(parts)
