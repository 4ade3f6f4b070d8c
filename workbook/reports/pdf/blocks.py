"""What a column holds: blocks that know their height, can be parted at the foot of a page, and draw themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbook.reports.pdf.bidi import begins_right_to_left
from workbook.reports.pdf.lines import TextLine, TextStyle
from workbook.reports.pdf.pen import Pen
from workbook.reports.pdf.styles import (
    MM,
    ParagraphSpec,
)
from workbook.reports.pdf.text import break_lines, plain_of
from workbook.reports.text_runs import Text

CAP_HEIGHT = 0.714
TALL = 300.0
BODY = ParagraphSpec(TextStyle(9.5, 14))
Anchor = tuple[str, tuple[int, str] | None, float]


@dataclass
class Painter:
    """What blocks need to draw: the pen, and the page of every anchor."""

    pen: Pen
    pages: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Block:
    """A piece of a column. `wide` blocks begin at the side column; `keep_next` stays with what follows."""

    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    wide: bool = False
    anchor: str = ""
    outline: tuple[int, str] | None = None

    def least(self, lines: int = 2) -> float:
        """The height that has to fit for the block to begin on a page."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits and the rest, or None where nothing sensible fits."""
        return None

    def anchors(self) -> Iterator[Anchor]:
        """The places in the block that links and bookmarks lead to."""
        if self.anchor or self.outline:
            yield self.anchor, self.outline, 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        raise NotImplementedError


def baseline(top: float, style: TextStyle) -> float:
    """Where a line stands so that its capitals are in the middle of its leading."""
    return top + (style.leading + CAP_HEIGHT * style.size) / 2


def draw_lines(
    painter: Painter,
    lines: Sequence[TextLine],
    style: TextStyle,
    x: float,
    y: float,
    right: float | None = None,
) -> None:
    """Lines one under the other; at the right edge `right` where it is given."""
    for number, line in enumerate(lines):
        start = x if right is None else right - line.width
        painter.pen.text_line(line, start, baseline(y + number * style.leading, style))


@dataclass
class ParagraphBlock(Block):
    """Lines of one style. `width` is the column's; a right-to-left paragraph has its rule at the right."""

    lines: Sequence[TextLine] = ()
    spec: ParagraphSpec = BODY
    width: float = 0.0
    label: TextLine | None = None
    from_right: bool = False

    def least(self, lines: int = 2) -> float:
        if not self.spec.splits or len(self.lines) < 4:
            return self.height
        return min(lines, len(self.lines) - 2) * self.spec.text.leading

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = min(int((room + 0.01) // self.spec.text.leading), len(self.lines) - 2)
        if count < 2 or (not self.spec.splits and self.height < TALL):
            return None
        leading = self.spec.text.leading
        head = replace(self, lines=self.lines[:count], height=count * leading, after=0.0, keep_next=False)
        rest = self.lines[count:]
        tail = replace(
            self, lines=rest, height=len(rest) * leading, before=0.0, label=None, anchor="", outline=None
        )
        return head, tail

    def draw(self, painter: Painter, x: float, y: float) -> None:
        style = self.spec.text
        if self.from_right:
            edge = x + self.width
            painter.pen.line(edge, y, edge, y + self.height, "accent", 1.2)
            draw_lines(painter, self.lines, style, x, y, edge - 4 * MM)
            return
        if self.spec.rule:
            painter.pen.line(x + 0.6, y, x + 0.6, y + self.height, "accent", 1.2)
        if self.label:
            painter.pen.text_line(self.label, x, baseline(y, style))
        draw_lines(painter, self.lines, style, x + self.spec.shift, y)


def paragraph(
    text: Text, spec: ParagraphSpec, width: float, label: Text = "", arabic: ParagraphSpec | None = None
) -> ParagraphBlock:
    """A paragraph for a column of that width; set from the right if it begins so and `arabic` is given."""
    if arabic and begins_right_to_left(plain_of(text)):
        style = arabic.text
        lines = break_lines(text, style, width - 4 * MM)
        return ParagraphBlock(
            len(lines) * style.leading,
            arabic.before,
            arabic.after,
            False,
            lines=lines,
            spec=arabic,
            width=width,
            from_right=True,
        )
    lines = break_lines(text, spec.text, width - spec.shift)
    return ParagraphBlock(
        len(lines) * spec.text.leading,
        spec.before,
        spec.after,
        spec.keep_next,
        lines=lines,
        spec=spec,
        width=width,
        label=break_lines(label, replace(spec.text, ink="accent"), width)[0] if label else None,
    )


def balanced(text: Text, style: TextStyle, width: float) -> list[TextLine]:
    """The same number of lines, as even as they can be: for titles."""
    lines = break_lines(text, style, width)
    if len(lines) == 1:
        return lines
    low, high = width / 3, width
    for _ in range(8):
        middle = (low + high) / 2
        if len(break_lines(text, style, middle)) == len(lines):
            high = middle
        else:
            low = middle
    return break_lines(text, style, high)


@dataclass
class SideBlock(Block):
    """Text in the side column: takes no height in the flow; `again` is said on continuation pages."""

    parts: Sequence[tuple[TextStyle, Sequence[TextLine]]] = ()
    again: Sequence[tuple[TextStyle, Sequence[TextLine]]] = ()

    @property
    def side_height(self) -> float:
        return sum(style.leading * len(lines) for style, lines in self.parts)

    def draw(self, painter: Painter, x: float, y: float) -> None:
        for style, lines in self.parts:
            draw_lines(painter, lines, style, x, y)
            y += style.leading * len(lines)


@dataclass
class SpaceBlock(Block):
    def draw(self, painter: Painter, x: float, y: float) -> None:
        return None


@dataclass
class RuleBlock(Block):
    """A line over the column: a hairline, or 0.7 in text ink."""

    width: float = 0.0
    strong: bool = False

    def draw(self, painter: Painter, x: float, y: float) -> None:
        ink, line = ("text", 0.7) if self.strong else ("line", 0.5)
        painter.pen.line(x, y, x + self.width, y, ink, line)


@dataclass
class CodeBlock(Block):
    """A code at the left edge and words 20 mm further."""

    code: TextLine | None = None
    words: TextLine | None = None
    style: TextStyle = field(default_factory=lambda: TextStyle(7.5, 10.5))

    def draw(self, painter: Painter, x: float, y: float) -> None:
        if self.code:
            painter.pen.text_line(self.code, x, y + 11)
        if self.words:
            painter.pen.text_line(self.words, x + (20 * MM if self.code else 0), y + (11 if self.code else 9))
