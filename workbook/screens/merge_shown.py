"""What the merge desk shows: the list of differences, and one of them as columns, choices and the text kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbook.screens.difference import Part
from workbook.screens.places import Place
from workbook.screens.question import Crumb

GroupKey = Literal["decide", "agreed", "refused", "notes", "repairs"]
TabKey = Literal["all", "decide", "refused"]
BannerKind = Literal["conflict", "info", "error"]
Mark = Literal["conflict", "decided", "error", ""]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of the list. `ticked` is None where there is no box to tick."""

    key: str
    mark: Mark
    number: str
    title: str
    word: str
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (f"{self.number} {self.title}".strip(), self.word) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; `count` as it is written beside it."""

    key: GroupKey
    title: str
    count: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TabCount:
    """A tab of the list: its word and how much it holds."""

    key: TabKey
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a side, with its label where a side has several; `parts` show how it changed."""

    label: str
    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A column: whose it is, when it was written, its values; `empty` says so where there are none."""

    key: str
    title: str
    note: str
    facts: tuple[Fact, ...]
    empty: str = ""
    muted: bool = False

    @property
    def text(self) -> str:
        """The values in words."""
        lines = (f"{fact.label} {fact.text}".strip() for fact in self.facts)
        return "\n".join(lines) or self.empty


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the decisions that a person can take."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What will stand in the workbook. `text` is None where it cannot be written freely; then `words` say it."""

    title: str
    text: str | None
    words: str
    language: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said beside the answer: the ministry's note, what was understood how."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One difference in the centre of the desk; a long `title` is abridged, `whole_title` is all of it."""

    key: str
    number: str
    title: str
    banner_kind: BannerKind
    banner: str
    whole_title: str = ""
    crumbs: tuple[Crumb, ...] = ()
    sides: tuple[Side, ...] = ()
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    kept: Kept | None = None
    quotes: tuple[Quote, ...] = ()
    place: Place | None = None
    verbatim: str = ""
    has_previous: bool = False
    has_next: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Over the list: who sent it, which file, what was asked."""

    title: str
    lines: tuple[str, ...]
