"""The passages of answers that were given a theme, as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from workbook.collection.answers import Answer
from workbook.collection.coding.codings import Coding
from workbook.collection.coding.placing import Coded, Placed
from workbook.collection.coding.themes import Theme
from workbook.languages import Catalogue


class ThemeName(NamedTuple):
    """A theme and what it is called in the window's language."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is shown: where it stands now, what its theme is called, and who gave it when."""

    placed: Placed
    name: str
    given: str

    @property
    def coding(self) -> Coding:
        return self.placed.coding

    @property
    def theme(self) -> ThemeName:
        return ThemeName(self.coding.theme, self.name)

    @property
    def facet(self) -> str:
        return self.placed.passage.facet

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the words of the answer."""
        return self.placed.passage.start, self.placed.passage.end


@dataclass(frozen=True, slots=True)
class Lost:
    """A theme whose words a correction no longer says; a person gives it other words, or takes it away."""

    coding: Coding
    name: str

    @property
    def quote(self) -> str:
        return self.coding.passage.quote


def theme_names(themes: Sequence[Theme], catalogue: Catalogue) -> tuple[ThemeName, ...]:
    """The themes in the order of the code book."""
    return tuple(ThemeName(one.id, one.name.get(catalogue.code)) for one in themes)


class Passages:
    """All passages of a collection, by answer."""

    def __init__(self, coded: Coded, catalogue: Catalogue) -> None:
        self.coded, self._catalogue = coded, catalogue
        self.names: Mapping[str, str] = dict(theme_names(coded.themes, catalogue))
        self._lost: dict[tuple[str, str, str], list[Lost]] = {}
        for orphan in coded.orphans:
            if orphan.submission is not None and orphan.coding.theme in self.names:
                at = orphan.coding.passage
                lost = Lost(orphan.coding, self.names[orphan.coding.theme])
                self._lost.setdefault((orphan.submission.sha256, at.form, at.question), []).append(lost)

    def of(self, answer: Answer, facet: str) -> tuple[Shown, ...]:
        """The passages of a text of an answer, in the order in which they stand in it."""
        return tuple(
            Shown(one, self.names[one.coding.theme], given(one.coding, self._catalogue))
            for one in self.coded.of_answer(answer)
            if one.passage.facet == facet
        )

    def lost(self, answer: Answer) -> tuple[Lost, ...]:
        """The themes of an earlier answer whose words are no longer found in this one."""
        return tuple(self._lost.get((answer.submission.sha256, answer.form, answer.question), ()))


def given(coding: Coding, catalogue: Catalogue) -> str:
    """“Amina, 4 September 2018, 14:32”."""
    try:
        when = catalogue.date_time(datetime.fromisoformat(coding.at))
    except ValueError:
        when = ""
    return ", ".join(part for part in (coding.by, when) if part)
