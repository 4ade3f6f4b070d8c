"""Sizes on paper, in points: the page, its grid and the paragraph styles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbook.reports.pdf.lines import TextStyle

MM = 72 / 25.4
SIDE = 33 * MM
GUTTER = 4 * MM
FACING = 79.5 * MM
FACING_GAP = 6 * MM
PLANK = (14 * MM, 1.4 * MM)
NARROW = 85 * MM


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins; the text begins at `inner` on right-hand pages, at `outer` on left-hand ones."""

    width: float
    height: float
    inner: float = 25 * MM
    outer: float = 20 * MM
    top: float = 27 * MM
    bottom: float = 24 * MM

    @property
    def text_width(self) -> float:
        return self.width - self.inner - self.outer

    @property
    def measure(self) -> float:
        return self.text_width - SIDE - GUTTER

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    def left(self, page: int, single_sided: bool) -> float:
        """The left edge of the text on a page, counted from 1."""
        return self.inner if page % 2 or single_sided else self.outer


PAPERS = {"a4": Paper(210 * MM, 297 * MM), "letter": Paper(216 * MM, 279.4 * MM)}


@dataclass(frozen=True, slots=True)
class ParagraphSpec:
    """A text style with the space around it; `shift` moves the text right, `rule` draws a line at its left."""

    text: TextStyle
    before: float = 0.0
    after: float = 0.0
    shift: float = 0.0
    rule: bool = False
    keep_next: bool = False
    splits: bool = True


@cache
def paragraph_specs(body: float) -> dict[str, ParagraphSpec]:
    """The paragraph styles for a body of that size (9.5, or 10.5 in a brief)."""
    leading = 14.0 if body < 10 else 15.5
    text = TextStyle(body, leading)
    return {
        "body": ParagraphSpec(text, 0, 6),
        "lead": ParagraphSpec(TextStyle(10.5, 15.5), 0, 8),
        "small": ParagraphSpec(TextStyle(8.5, 11.5), 0, 2),
        "label": ParagraphSpec(TextStyle(8.5, 11.5, bold=True), 3, 1, keep_next=True),
        "quotation": ParagraphSpec(text, 2, 0, 4 * MM, rule=True),
        "citation": ParagraphSpec(TextStyle(7, 9.5, "muted"), 0, 11, 4 * MM, rule=True, splits=False),
        "source": ParagraphSpec(TextStyle(7, 9.5, "muted"), 3, 3, splits=False),
        "note": ParagraphSpec(TextStyle(body, leading, "muted"), 0, 6),
        "side": ParagraphSpec(TextStyle(7.5, 10.5, "muted"), 0, 4),
        "question": ParagraphSpec(TextStyle(9.5, 13.5, bold=True), 0, 3, keep_next=True),
        "point": ParagraphSpec(text, 0, 3, 4 * MM),
        "point-source": ParagraphSpec(TextStyle(7, 9.5, "muted"), 0, 4, 4 * MM, splits=False),
        "facing": ParagraphSpec(TextStyle(9, 13), 0, 5),
        "facing-question": ParagraphSpec(TextStyle(9, 12.5, bold=True), 0, 5, keep_next=True),
        "facing-point": ParagraphSpec(TextStyle(9, 13), 0, 3, 4 * MM),
        "arabic": ParagraphSpec(TextStyle(10.5 / 1.1, 18), 4, 8),
    }


HEADINGS = {
    1: ParagraphSpec(TextStyle(24, 29, bold=True), 0, 14, keep_next=True),
    2: ParagraphSpec(TextStyle(13.5, 17.5, bold=True), 18, 8, keep_next=True),
    3: ParagraphSpec(TextStyle(11, 14.5, bold=True), 14, 3, keep_next=True),
}
TARGET_HEADING = ParagraphSpec(TextStyle(18, 23, bold=True), 0, 8, keep_next=True)
KICKER = TextStyle(8, 11, "accent", bold=True)
TARGET_CODE = TextStyle(30, 30, "accent", bold=True)
CODE = TextStyle(11, 14.5, "accent", bold=True)
SIDE_TEXT = TextStyle(7.5, 10.5, "muted")
SIDE_TITLE = TextStyle(9, 12, bold=True)
FIGURE_TITLE = TextStyle(9, 12.5, bold=True)
FIGURE_SUBTITLE = TextStyle(7.5, 10.5, "muted")
SOURCE = TextStyle(7, 9.5, "muted")
TABLE_HEAD = TextStyle(7.5, 10, bold=True)
TABLE_CELL = TextStyle(8.5, 11.5)
TABLE_TOTAL = TextStyle(8.5, 11.5, bold=True)
TABLE_SECOND = TextStyle(7.5, 10, "muted")
RUNNING = TextStyle(7.5, 10.5, "muted")
