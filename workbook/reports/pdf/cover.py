"""The cover and the heads of briefs: letterhead, finding, decisions, dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbook.reports.pdf.blocks import Block, Painter, balanced, baseline, draw_lines
from workbook.reports.pdf.lines import TextLine, TextStyle
from workbook.reports.pdf.styles import KICKER, MM, PLANK, SIDE_TEXT, SOURCE, TABLE_CELL, TABLE_SECOND
from workbook.reports.pdf.text import break_lines, clipped
from workbook.reports.special_pages import Cover, Deadlines, Decision, Letterhead, SubTitle, Title
from workbook.reports.text_runs import Text

STATE = TextStyle(11, 15, bold=True)
AUTHOR = TextStyle(9.5, 13.5)
TITLE = TextStyle(29, 35, bold=True)
YEARS = TextStyle(15, 20)
FOOT = TextStyle(8, 11)
FINDING = TextStyle(17, 21.5, bold=True)
SENDER = TextStyle(8.5, 12)
DECISION = TextStyle(10, 13.5, bold=True)
MOST_LINES = 5
SetLines = Sequence[tuple[TextStyle, Sequence[TextLine]]]


def set_lines(parts: Sequence[tuple[Text, TextStyle]], width: float) -> SetLines:
    return [
        (style, clipped(break_lines(text, style, width), style, MOST_LINES)) for text, style in parts if text
    ]


def lines_height(parts: SetLines) -> float:
    return sum(style.leading * len(lines) for style, lines in parts)


def draw_set(painter: Painter, parts: SetLines, x: float, y: float, right: float | None = None) -> float:
    for style, lines in parts:
        draw_lines(painter, lines, style, x, y, right)
        y += style.leading * len(lines)
    return y


@dataclass
class CoverBlock(Block):
    """Fills the whole text area of the first page."""

    cover: Cover | None = None
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        cover, pen = self.cover, painter.pen
        assert cover is not None
        sender = set_lines([(cover.state, STATE), *((line, AUTHOR) for line in cover.authors)], self.width)
        top = draw_set(painter, sender, x, y)
        top = max(top + 40, y + 43 * MM)
        pen.rect(x, top, 22 * MM, 2.2 * MM, "accent")
        style = TITLE
        lines = balanced(cover.title, style, min(self.width, 140 * MM))
        while len(lines) > 5 and style.size > 15:
            style = replace(style, size=style.size - 2, leading=style.leading - 2.4)
            lines = balanced(cover.title, style, min(self.width, 150 * MM))
        draw_lines(painter, lines, style, x, top + 9 * MM)
        top += 9 * MM + len(lines) * style.leading + 10
        draw_lines(painter, break_lines(cover.years, YEARS, self.width), YEARS, x, top)
        foot_top = y + self.height - self._foot_height(cover)
        if cover.drawing:
            room = foot_top - 12 * MM - cover.drawing.height
            pen.draw(cover.drawing, x, max(top + 30, room))
        self._foot(painter, cover, x, foot_top)

    def _columns(self, cover: Cover) -> list[SetLines]:
        step = self.width / max(3, len(cover.columns)) - 16
        bold = replace(FOOT, bold=True)
        return [
            set_lines([(head, bold), *((line, FOOT) for line in lines)], step)
            for head, lines in cover.columns
        ]

    def _foot_height(self, cover: Cover) -> float:
        return max((lines_height(column) for column in self._columns(cover)), default=0.0)

    def _foot(self, painter: Painter, cover: Cover, x: float, y: float) -> None:
        step = self.width / max(3, len(cover.columns))
        for number, column in enumerate(self._columns(cover)):
            draw_set(painter, column, x + number * step, y)


@dataclass
class PairBlock(Block):
    """Lines at the left edge and lines set from the right edge."""

    left: SetLines = ()
    right: SetLines = ()
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        draw_set(painter, self.left, x, y)
        draw_set(painter, self.right, x, y, x + self.width)


def letterhead(content: Letterhead, width: float) -> PairBlock:
    bold = replace(SENDER, size=9.5, bold=True)
    styles = [bold] + [SENDER] * len(content.left)
    left = set_lines(list(zip(content.left, styles, strict=False)), width * 0.62)
    right = set_lines([(line, SENDER) for line in content.right], width * 0.36)
    height = max(lines_height(left), lines_height(right))
    return PairBlock(height, 0, 20, wide=True, left=left, right=right, width=width)


@dataclass
class TitleBlock(Block):
    parts: SetLines = ()

    def draw(self, painter: Painter, x: float, y: float) -> None:
        painter.pen.rect(x, y, *PLANK, "accent")
        draw_set(painter, self.parts, x, y + PLANK[1] + 4)


def finding(content: Title, width: float) -> TitleBlock:
    parts = [
        *set_lines([(content.kicker, KICKER)], width),
        (FINDING, balanced(content.text, FINDING, width * 0.86)),
    ]
    return TitleBlock(PLANK[1] + 4 + lines_height(parts), 0, 14, keep_next=True, wide=True, parts=parts)


@dataclass
class SubTitleBlock(Block):
    words: str = ""
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        painter.pen.words(x, y + 11, self.words, 10.5, bold=True)
        painter.pen.line(x, y + self.height, x + self.width, y + self.height, "text", 0.7)


def sub_title(content: SubTitle, width: float) -> SubTitleBlock:
    return SubTitleBlock(18, 24, 0, True, True, words=content.text, width=width)


@dataclass
class DecisionBlock(Block):
    """Number, words, and boxes at the right."""

    number: SetLines = ()
    words: SetLines = ()
    boxes: Sequence[TextLine] = ()
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        draw_set(painter, self.number, x, y + 5)
        draw_set(painter, self.words, x + 11 * MM, y + 6)
        left = x + self.width - 50 * MM
        for number, line in enumerate(self.boxes):
            top = y + 7 + number * 17
            painter.pen.rect(left, top, 3.8 * MM, 3.8 * MM, "", "text", 0.6)
            painter.pen.text_line(line, left + 6 * MM, baseline(top - 0.4, TABLE_CELL))
        painter.pen.line(x, y + self.height, x + self.width, y + self.height, "line", 0.5)


def decision(content: Decision, width: float) -> DecisionBlock:
    muted = TABLE_SECOND
    styles = [TABLE_CELL, *[muted] * (len(content.lines) - 1), SOURCE]
    lines = (*content.lines, content.source) if content.source else content.lines
    words = set_lines(
        [(content.text, DECISION), *zip(lines, styles, strict=False)], width - 11 * MM - 56 * MM
    )
    number = set_lines([(content.number, TextStyle(14, 17, "accent", bold=True))], 10 * MM)
    boxes = [break_lines(box, TABLE_CELL, 44 * MM)[0] for box in content.boxes]
    height = max(lines_height(words) + 14, len(boxes) * 17 + 10)
    return DecisionBlock(height, 0, 0, wide=True, number=number, words=words, boxes=boxes, width=width)


@dataclass
class DeadlinesBlock(Block):
    title: str = ""
    rows: Sequence[tuple[TextLine, Sequence[TextLine]]] = ()
    visa: str = ""
    width: float = 0.0
    heights: Sequence[float] = field(default_factory=tuple)

    def draw(self, painter: Painter, x: float, y: float) -> None:
        pen, left_width = painter.pen, 97 * MM
        pen.words(x, y + 11, self.title, 10.5, bold=True)
        pen.line(x, y + 18, x + left_width, y + 18, "text", 0.7)
        top = y + 18
        for (day, words), height in zip(self.rows, self.heights, strict=True):
            pen.text_line(day, x, baseline(top + 4, TABLE_CELL))
            draw_lines(painter, words, TABLE_CELL, x + 32 * MM, top + 4)
            top += height
            pen.line(x, top, x + left_width, top, "line", 0.35)
        right = x + 105 * MM
        pen.words(right, y + 11, self.visa, SIDE_TEXT.size + 0.5, "muted")
        pen.line(right, y + 18, x + self.width, y + 18, "text", 0.7)
        foot = y + self.height
        pen.line(right, foot, x + self.width, foot, "line", 0.5)


def deadlines(content: Deadlines, width: float) -> DeadlinesBlock:
    bold = replace(TABLE_CELL, bold=True)
    rows = [
        (break_lines(day, bold, 10_000)[0], break_lines(words, TABLE_CELL, 63 * MM))
        for day, words in content.rows
    ]
    heights = [len(words) * TABLE_CELL.leading + 8 for _, words in rows]
    height = max(18 + sum(heights), 90.0)
    return DeadlinesBlock(
        height,
        26,
        0,
        wide=True,
        title=content.title,
        rows=rows,
        visa=content.visa,
        width=width,
        heights=heights,
    )
