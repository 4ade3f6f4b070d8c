"""The contents of a collection as a tree of places: submissions, questionnaires with their questions, themes, exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.collection.coding.themes import themes_of
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.screens.collection.places import (
    COMPLETENESS,
    EXPORTS,
    FIGURES,
    SUBMISSIONS,
    THEMES,
    question_place,
)
from workbook.screens.collection.standing import standing_count
from workbook.screens.contents import Node, only_repeats_its_number, short_number, walk
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView, States

Counts = Mapping[tuple[str, str], int]


def frame(view: CollectionView, catalogue: Catalogue) -> tuple[Node, ...]:
    """The contents without the questionnaires: what can be told without reading the file."""
    return (*_head(view, catalogue), *_tail(view, catalogue))


def contents(view: CollectionView, catalogue: Catalogue) -> tuple[Node, ...]:
    """The whole tree, each question with the number of countries that answered it; reads the file."""
    current = view.current()
    counts = answered(view.states(current))
    builder = _Builder(catalogue, counts)
    forms = [builder.form(asked) for asked in view.forms.values()]
    return (*_head(view, catalogue), *_below_a_line(forms), *_tail(view, catalogue))


def answered(states: Mapping[str, States]) -> Counter[tuple[str, str]]:
    """In how many submissions each question is answered, and each table has rows, by form and name."""
    found: Counter[tuple[str, str]] = Counter()
    for of_one in states.values():
        for form, known in of_one.items():
            found.update((form, name) for name, state in known["questions"].items() if state == "answered")
            found.update((form, name) for name, rows in known["rows"].items() if rows)
    return found


def node_at(nodes: tuple[Node, ...], place: Place) -> Node | None:
    """The node of a place; a submission's page belongs to the submissions."""
    wanted = place._replace(row="")
    if place.kind == "submission":
        wanted = SUBMISSIONS
    return next((node for node in walk(nodes) if node.place == wanted), None)


def _head(view: CollectionView, catalogue: Catalogue) -> tuple[Node, ...]:
    n = standing_count(view.submissions)
    submissions = _plain("submissions", catalogue.gettext(N_("Submissions")), SUBMISSIONS, n, catalogue)
    return submissions, _plain("completeness", catalogue.gettext(N_("Completeness")), COMPLETENESS)


def _tail(view: CollectionView, catalogue: Catalogue) -> tuple[Node, ...]:
    themes = len(themes_of(view.snapshot))
    return _below_a_line(
        [
            _plain("themes", catalogue.gettext(N_("Themes")), THEMES, themes, catalogue),
            _plain("figures", catalogue.gettext(N_("Indicators")), FIGURES),
            _plain("exports", catalogue.gettext(N_("Exports")), EXPORTS),
        ]
    )


def _plain(key: str, title: str, place: Place, n: int = 0, catalogue: Catalogue | None = None) -> Node:
    note = catalogue.number(n) if catalogue and n else ""
    return Node(key, title, place, note=note, strong=True, words=title)


def _below_a_line(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(replace(node, first_below_line=not at) for at, node in enumerate(nodes))


class _Builder:
    def __init__(self, catalogue: Catalogue, counts: Counts) -> None:
        self.catalogue, self.language, self.counts = catalogue, catalogue.code, counts

    def form(self, asked: Questionnaire) -> Node:
        """A questionnaire with its sections and questions; a branch only unfolds, nothing is shown at its place."""
        title = (asked.short_title or asked.title).get(self.language)
        children = self._children(asked, asked.items, "")
        if asked.kind == "plan" and len(children) == 1:
            return replace(children[0], key=asked.form_id, title=title, strong=True)
        return self._branch(Place("across", asked.form_id), title, "", children, strong=True)

    def _children(self, asked: Questionnaire, items: tuple[Item, ...], above: str) -> tuple[Node, ...]:
        found: list[Node] = []
        for item in items:
            if isinstance(item, Repeat):
                found.append(self._leaf(asked, item, item.code))
            elif isinstance(item, Section):
                inside = self._children(asked, item.items, item.code)
                if only_repeats_its_number(item):
                    found += inside
                elif inside:
                    place = Place("across", asked.form_id, item.name)
                    found.append(self._branch(place, item.title(self.language), item.code, inside))
            elif isinstance(item, Question) and item.is_answerable and not item.retired:
                found.append(self._leaf(asked, item, short_number(item.code, above)))
        return tuple(found)

    def _branch(
        self, place: Place, title: str, code: str, inside: tuple[Node, ...], strong: bool = False
    ) -> Node:
        key = f"{place.form}/{place.name}"
        return Node(key, title, place, code, strong=strong, walked=False, words=title, children=inside)

    def _leaf(self, asked: Questionnaire, item: Question | Repeat, number: str) -> Node:
        n = self.counts.get((asked.form_id, item.name), 0)
        return Node(
            f"{asked.form_id}/{item.name}",
            item.title(self.language),
            question_place(asked.form_id, item.name),
            number,
            note=self.catalogue.number(n) if n else "",
            words=f"{item.label.fr} {item.label.en}",
        )
