"""What stands on special pages: covers, contents, briefs, sheets to fill by hand."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.reports.figures.drawing import Drawing
from workbook.reports.text_runs import Text


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `columns` stand at the foot: heading and lines."""

    state: str
    authors: tuple[str, ...]
    title: str
    years: str
    drawing: Drawing | None
    columns: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of the report: headings whose anchor begins with `prefix`; a key of marks (mark, word) under."""

    title: str
    prefix: str = ""
    key_title: str = ""
    key: tuple[tuple[str, str], ...] = ()
    key_note: str = ""
    key_side: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Sender at left, date and reference at right, on top of a brief."""

    left: tuple[Text, ...]
    right: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """The top of a letter: the sender, and who it goes to in the place of the envelope's window."""

    sender: tuple[Text, ...]
    to: tuple[Text, ...]
    date: Text


@dataclass(frozen=True, slots=True)
class Title:
    """A brief's title: plank, a small line, the finding."""

    text: str
    kicker: str = ""


@dataclass(frozen=True, slots=True)
class SubTitle:
    """A heading over the whole width, with a line under it."""

    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: number, words, boxes to tick, and where it comes from."""

    number: str
    text: str
    lines: tuple[Text, ...]
    boxes: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Dates at left, a framed place for date and signature at right."""

    title: str
    rows: tuple[tuple[str, str], ...]
    visa: str


@dataclass(frozen=True, slots=True)
class FormHead:
    """The top of a sheet to fill by hand, with comb cells: label and numbers of cells in groups."""

    kicker: str
    title: str
    help: str
    combs: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question with room to write: dotted `lines`, `boxes` to tick, comb `cells`; never parted."""

    code: str
    text: str
    side: tuple[str, ...] = ()
    lines: int = 0
    boxes: tuple[str, ...] = ()
    cells: int = 0
    fields: tuple[tuple[str, int], ...] = ()
    reasons_title: str = ""
    reasons: tuple[str, ...] = ()
    pending: str = ""
