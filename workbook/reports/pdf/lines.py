"""What a set line is made of: letters of one font, words, segments with their place."""

from __future__ import annotations

from dataclasses import dataclass

DRAWN = ("mark", "page")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set, in points; `ink` is a colour role."""

    size: float
    leading: float
    ink: str = "text"
    bold: bool = False
    italic: bool = False
    hyphens: str = ""


@dataclass(frozen=True, slots=True)
class Ink:
    """What letters of a line share beside their font."""

    role: str
    link: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one font that stay together; `font` "mark" draws the mark called `text`, "page" a page number."""

    font: str
    text: str
    size: float
    width: float
    ink: Ink


@dataclass(slots=True)
class Word:
    pieces: list[Piece]
    width: float
    space: float = 0.0
    breaks: bool = False
    can_hyphenate: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Letters drawn at `x` from the left edge of the line."""

    x: float
    piece: Piece


@dataclass(frozen=True, slots=True)
class TextLine:
    segments: tuple[Segment, ...]
    width: float
