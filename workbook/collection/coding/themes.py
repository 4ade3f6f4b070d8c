"""The code book: themes with a name and a description in both languages, in an order of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.errors import N_, InvalidValue, UsageError
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import clean_text, fold

THEMES, CODINGS = "themes", "codings"
LONGEST_NAME = 120  # characters
NO_WORDS = LocalText()


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme; `position` is its place in the code book."""

    id: str
    name: LocalText
    description: LocalText = NO_WORDS
    position: float = 0

    def plain(self) -> dict[str, Any]:
        """The value of the theme's cell."""
        return {
            "name": _by_language(self.name),
            "description": _by_language(self.description),
            "position": self.position,
        }


def theme_cell(theme_id: str) -> Cell:
    """Where a theme is kept."""
    return Cell(THEMES, theme_id, "", "theme")


def themes_of(snapshot: Snapshot) -> tuple[Theme, ...]:
    """All themes of a collection, in their order."""
    found = (
        _theme(cell.row, value)
        for cell, value in snapshot.cells.items()
        if cell.form == THEMES and cell.facet == "theme"
    )
    return tuple(sorted(found, key=lambda one: (one.position, one.id)))


def theme_of(snapshot: Snapshot, theme_id: str) -> Theme:
    """The theme of that id. Raises UsageError where there is none."""
    value = snapshot.cells.get(theme_cell(theme_id))
    if value is None:
        raise UsageError(N_("The theme is no longer there; nothing was changed."))
    return _theme(theme_id, value)


def add_theme(
    snapshot: Snapshot, name: LocalText, description: LocalText = NO_WORDS, theme_id: str = ""
) -> ChangeSet:
    """A new last theme. Raises InvalidValue for a name that is empty or that another theme has."""
    clean = checked_name(snapshot, name)
    themes = themes_of(snapshot)
    position = themes[-1].position + 1 if themes else 1
    new = Theme(theme_id or new_id(snapshot, THEMES), clean, _cleaned(description), position)
    return _act("add_theme", new, changed(snapshot, {theme_cell(new.id): new.plain()}))


def rename_theme(snapshot: Snapshot, theme_id: str, name: LocalText) -> ChangeSet:
    """Another name. Raises InvalidValue as `add_theme` does, UsageError where there is no such theme."""
    theme = replace(theme_of(snapshot, theme_id), name=checked_name(snapshot, name, theme_id))
    return _act("change_theme", theme, changed(snapshot, {theme_cell(theme_id): theme.plain()}))


def describe_theme(snapshot: Snapshot, theme_id: str, description: LocalText) -> ChangeSet:
    """What belongs to a theme, for those who give it. Raises UsageError where there is no such theme."""
    theme = replace(theme_of(snapshot, theme_id), description=_cleaned(description))
    return _act("change_theme", theme, changed(snapshot, {theme_cell(theme_id): theme.plain()}))


def reorder_themes(snapshot: Snapshot, order: Sequence[str]) -> ChangeSet:
    """The themes in this order of ids; what it does not name comes after, as it was."""
    themes = {theme.id: theme for theme in themes_of(snapshot)}
    wanted = dict.fromkeys([*(one for one in order if one in themes), *themes])
    moved = (replace(themes[one], position=place) for place, one in enumerate(wanted, 1))
    cells = {theme_cell(theme.id): theme.plain() for theme in moved}
    return ChangeSet("order_themes", {}, changed(snapshot, cells))


def merge_themes(snapshot: Snapshot, kept_id: str, others: Iterable[str]) -> ChangeSet:
    """Themes made one: their passages are given `kept_id`. A passage that had several of them has it once.

    Raises UsageError where one is not there, or where there is nothing to merge.
    """
    kept = theme_of(snapshot, kept_id)
    gone = {theme_of(snapshot, one).id for one in others if one != kept_id}
    if not gone:
        raise UsageError(N_("Choose at least two themes to merge."))
    wanted: dict[Cell, Any] = {theme_cell(one): None for one in gone}
    met = {_passage_key(value) for _, value in _coded(snapshot, {kept_id})}
    for cell, value in _coded(snapshot, gone):
        key = _passage_key(value)
        wanted[cell] = None if key in met else {**value, "theme": kept_id}
        met.add(key)
    wanted |= _kept_marks(snapshot, kept_id, wanted)
    return _act("merge_themes", kept, changed(snapshot, wanted))


def delete_theme(snapshot: Snapshot, theme_id: str) -> ChangeSet:
    """A theme taken out, and taken from every passage. Raises UsageError where there is no such theme."""
    theme = theme_of(snapshot, theme_id)
    gone: dict[Cell, Any] = {theme_cell(theme_id): None}
    gone |= {cell: None for cell, _ in _coded(snapshot, {theme_id})}
    return _act("delete_theme", theme, changed(snapshot, gone))


def passages_with(snapshot: Snapshot, theme_id: str) -> tuple[int, int]:
    """What deleting a theme takes along: how many passages, of how many files."""
    values = [value for _, value in _coded(snapshot, {theme_id})]
    return len(values), len({value.get("submission") for value in values})


def new_id(snapshot: Snapshot, form: str) -> str:
    """An id that no theme, or no coding, has."""
    taken = {cell.row for cell in snapshot.cells if cell.form == form}
    while (fresh := os.urandom(4).hex()) in taken:
        pass
    return fresh


def checked_name(snapshot: Snapshot, name: LocalText, own_id: str = "") -> LocalText:
    """A name fit for a theme. Raises InvalidValue where it is empty, too long or taken."""
    clean = _cleaned(name)
    if not clean:
        raise InvalidValue(N_("A theme needs a name, in French or in English."))
    for language in LANGUAGES:
        words = getattr(clean, language)
        if len(words) > LONGEST_NAME:
            raise InvalidValue(
                N_("A theme’s name has at most {most} characters; this one has {length}."),
                most=LONGEST_NAME,
                length=len(words),
            )
        for other in themes_of(snapshot):
            if words and other.id != own_id and fold(words) == fold(getattr(other.name, language)):
                raise InvalidValue(
                    N_("There is a theme called “{name}” already. Give it, or choose another name."),
                    name=getattr(other.name, language),
                )
    return clean


def _theme(theme_id: str, plain: Mapping[str, Any]) -> Theme:
    position = plain.get("position")
    return Theme(
        theme_id,
        _local(plain.get("name")),
        _local(plain.get("description")),
        position if isinstance(position, int | float) else 0,
    )


def _local(plain: Any) -> LocalText:
    texts = plain if isinstance(plain, dict) else {}
    return LocalText(**{language: str(texts.get(language) or "") for language in LANGUAGES})


def _by_language(text: LocalText) -> dict[str, str]:
    return {language: words for language in LANGUAGES if (words := getattr(text, language))}


def _cleaned(text: LocalText) -> LocalText:
    return LocalText(*(" ".join(clean_text(words).split()) for words in (text.fr, text.en)))


def _coded(snapshot: Snapshot, themes: set[str]) -> list[tuple[Cell, dict[str, Any]]]:
    return [
        (cell, value)
        for cell, value in snapshot.cells.items()
        if cell.form == CODINGS and cell.facet == "coding" and value.get("theme") in themes
    ]


def _passage_key(value: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(value.get(key) for key in ("submission", "form", "row", "question", "facet", "start", "end"))


def _kept_marks(snapshot: Snapshot, kept_id: str, wanted: Mapping[Cell, Any]) -> dict[Cell, Any]:
    """Where two codings of a passage become one, what was said of the one that goes stays with the other."""
    stays: dict[tuple[Any, ...], tuple[Cell, dict[str, Any]]] = {}
    for cell, value in _coded(snapshot, {kept_id}):
        stays.setdefault(_passage_key(value), (cell, value))
    for cell, value in wanted.items():
        if cell.form == CODINGS and value is not None:
            stays.setdefault(_passage_key(value), (cell, value))
    marked: dict[Cell, Any] = {}
    for cell, value in wanted.items():
        if cell.form != CODINGS or value is not None:
            continue
        lost = snapshot.cells[cell]
        keeper, held = stays[_passage_key(lost)]
        held = marked.get(keeper, held)
        translation = {**(lost.get("translation") or {}), **(held.get("translation") or {})}
        quoted = bool(held.get("quoted") or lost.get("quoted"))
        marked[keeper] = {**held, "quoted": quoted} | ({"translation": translation} if translation else {})
    return marked


def _act(kind: str, theme: Theme, changes: Any) -> ChangeSet:
    return ChangeSet(kind, {"question": theme.name.get("en"), "theme": theme.id}, changes)
