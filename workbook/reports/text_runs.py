"""Words in a style: the smallest part of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ink = Literal["text", "muted", "accent", "surface", "line", "control"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style, or a mark of the theme (`mark`) followed by them. `anchor` links inside the report,
    `page_of` prints the page of an anchor."""

    text: str
    bold: bool = False
    italic: bool = False
    ink: Ink | None = None
    link: str = ""
    anchor: str = ""
    mark: str = ""
    page_of: str = ""


Text = str | tuple[Run, ...]
