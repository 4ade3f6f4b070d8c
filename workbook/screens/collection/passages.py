"""The passages of answers that were given a theme, as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from workbook.collection.coding.codings import Coding, codings_of
from workbook.collection.coding.themes import themes_of
from workbook.languages import Catalogue

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView


class ThemeName(NamedTuple):
    """A theme and what it is called in the window's language."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A coding as it is shown: what its theme is called, and who gave it when."""

    coding: Coding
    name: str
    given: str

    @property
    def theme(self) -> ThemeName:
        return ThemeName(self.coding.theme, self.name)

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the words of the answer."""
        return self.coding.passage.start, self.coding.passage.end


ByAnswer = Mapping[tuple[str, str, str], tuple[Shown, ...]]


def theme_names(view: CollectionView, catalogue: Catalogue) -> tuple[ThemeName, ...]:
    """The themes in the order of the code book."""
    return tuple(ThemeName(one.id, one.name.get(catalogue.code)) for one in themes_of(view.snapshot))


def passages_of(view: CollectionView, form: str, catalogue: Catalogue) -> ByAnswer:
    """The passages of a questionnaire's answers, by submission, row and question."""
    names = dict(theme_names(view, catalogue))
    found: dict[tuple[str, str, str], list[Shown]] = {}
    for coding in codings_of(view.snapshot):
        at = coding.passage
        if at.form == form and coding.theme in names:
            shown = Shown(coding, names[coding.theme], _given(coding, catalogue))
            found.setdefault((at.submission, at.row, at.question), []).append(shown)
    return {key: tuple(shown) for key, shown in found.items()}


def _given(coding: Coding, catalogue: Catalogue) -> str:
    """“Amina, 4 September 2018, 14:32”."""
    try:
        when = catalogue.date_time(datetime.fromisoformat(coding.at))
    except ValueError:
        when = ""
    return ", ".join(part for part in (coding.by, when) if part)
