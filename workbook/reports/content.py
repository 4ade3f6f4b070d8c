"""What a report says, free of paper: a tree of parts, headings, paragraphs, tables and figures.

Words are in the report's language already. A `Text` is one or more runs; a plain string is one run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from workbook.reports.figures.drawing import Drawing
from workbook.reports.special_pages import (
    Address,
    Contents,
    Cover,
    Deadlines,
    Decision,
    FormHead,
    FormQuestion,
    Letterhead,
    SubTitle,
    Title,
)
from workbook.reports.text_runs import Text

Align = Literal["left", "right"]


ParagraphStyle = Literal[
    "body", "lead", "quotation", "citation", "source", "note", "side", "question", "small", "label"
]


@dataclass(frozen=True, slots=True)
class Side:
    """What identifies the following text, in the side column: its code or its `title`, then `lines`.

    `again` is repeated on continuation pages.
    """

    lines: tuple[Text, ...] = ()
    code: str = ""
    again: str = ""
    large: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a part (with its `label`), 2 a target or chapter, 3 a paragraph group.

    `anchor` names the place for links and contents; `contents` 0 keeps it out of the contents, else its level.
    """

    level: int
    text: str
    anchor: str = ""
    label: str = ""
    code: str = ""
    contents: int = 0
    contents_text: str = ""
    bookmark: int = -1
    large: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    style: ParagraphStyle = "body"
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list; `label` is the number, or nothing for a dash; a `source` hangs under the point before it."""

    text: Text
    label: str = ""
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class RichText:
    """A stored answer, in restricted Markdown."""

    source: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    figure: str
    caption: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    figures: tuple[KeyFigure, ...]
    large: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """`second` is the muted second line; `bar` a share between 0 and 1 drawn under the words.

    `target` is an anchor that links lead to; `source` sets the words as a source.
    """

    text: Text = ""
    second: str = ""
    bar: float | None = None
    bold: bool = False
    drawing: Drawing | None = None
    target: str = ""
    source: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the table's width."""

    head: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """`wide` tables use the side column too. `title` comes with its plank; without one the table is bare."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    total: tuple[TableCell, ...] = ()
    title: str = ""
    subtitle: str = ""
    source: Text = ""
    wide: bool = True
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its title, unit and source. `alternative` says in words what it shows."""

    drawing: Drawing
    title: str
    subtitle: str = ""
    source: str = ""
    alternative: str = ""
    wide: bool = True


@dataclass(frozen=True, slots=True)
class Break:
    """The next text begins on a new page: any, a right-hand or a left-hand one."""

    to: Literal["page", "recto", "verso"] = "page"


@dataclass(frozen=True, slots=True)
class Space:
    """White space in points; gone at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line over the whole width."""

    strong: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """Head of the pages from here on: left and right on left-hand pages, and on right-hand ones."""

    verso: tuple[str, str]
    recto: tuple[str, str]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Facing:
    """Two columns, one a language, aligned at their tops; both may run over pages."""

    left: tuple[Element, ...]
    right: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class FacingHead:
    """The languages' names, repeated on each page until the next one; empty ends it."""

    left: Text = ""
    right: Text = ""


@dataclass(frozen=True, slots=True)
class FacingCode:
    """The code of a question over both columns, with words; `heading` stands in the contents."""

    code: str
    words: Text = ""
    heading: Heading | None = None
    named: str = ""
    anchor: str = ""


Element = (
    Side
    | Heading
    | Paragraph
    | Point
    | RichText
    | KeyFigures
    | Table
    | Figure
    | Break
    | Space
    | Rule
    | Running
    | Facing
    | FacingHead
    | FacingCode
    | Cover
    | Contents
    | Letterhead
    | Address
    | Title
    | SubTitle
    | Decision
    | Deadlines
    | FormHead
    | FormQuestion
)


@dataclass(frozen=True)
class Report:
    """A report ready to be set. `page_of` is the pattern of folios such as "{page} of {pages}", or nothing."""

    title: str
    author: str
    subject: str
    language: str
    day: date
    items: tuple[Element, ...]
    foot: str = ""
    paper: Literal["a4", "letter"] = "a4"
    watermark: str = ""
    single_sided: bool = False
    page_of: str = ""
    corner_marks: bool = False
    continued: str = ""
    keywords: tuple[str, ...] = field(default=())
    body_size: float = 9.5
