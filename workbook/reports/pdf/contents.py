"""The contents: lines whose page numbers are known only when everything is laid out, and the key of marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.reports.content import Element, FacingCode, Heading
from workbook.reports.pdf.blocks import Block, Painter, baseline, draw_lines
from workbook.reports.pdf.lines import TextLine, TextStyle
from workbook.reports.pdf.styles import FIGURE_TITLE, GUTTER, PLANK, SIDE, SIDE_TEXT, SOURCE, TABLE_CELL
from workbook.reports.pdf.text import break_lines
from workbook.reports.special_pages import Contents

PART = TextStyle(10.5, 14, bold=True)
ENTRY = TextStyle(9, 12.5)


@dataclass
class ContentsLine(Block):
    """One entry; the folio is looked up when it is drawn."""

    code: TextLine | None = None
    lines: Sequence[TextLine] = ()
    style: TextStyle = ENTRY
    target: str = ""
    width: float = 0.0
    strong: bool = False
    padding: float = 5.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        pen = painter.pen
        first = baseline(y + self.padding / 2, self.style)
        if self.code:
            pen.text_line(self.code, x, first)
        draw_lines(painter, self.lines, self.style, x + SIDE + GUTTER, y + self.padding / 2)
        folio = str(painter.pages.get(self.target, ""))
        pen.words(x + self.width, first, folio, self.style.size, bold=self.strong, anchor="end")
        foot = y + self.height
        pen.line(
            x, foot, x + self.width, foot, "text" if self.strong else "line", 0.7 if self.strong else 0.35
        )
        pen.link_area(self.target, x, y, self.width, self.height)


def contents_lines(items: Sequence[Element], width: float, prefix: str, padding: float) -> Iterator[Block]:
    """A line for every heading that belongs in the contents; `padding` opens them up."""
    first = True
    for item in items:
        heading = item.heading if isinstance(item, FacingCode) else item
        if not isinstance(heading, Heading) or not heading.contents or not heading.anchor.startswith(prefix):
            continue
        strong = heading.contents == 1
        style = PART if strong else ENTRY
        words = (item.named if isinstance(item, FacingCode) else "") or heading.contents_text or heading.text
        code = heading.label if strong else heading.code
        inked = TextStyle(style.size, style.leading, "accent" if strong else "muted", strong)
        lines = break_lines(words, style, width - SIDE - GUTTER - 34)
        yield ContentsLine(
            height=len(lines) * style.leading + (6 if strong else padding),
            before=0.0 if first or not strong else padding * 1.8,
            keep_next=strong,
            wide=True,
            code=break_lines(code, inked, 10_000)[0],
            lines=lines,
            style=style,
            target=heading.anchor,
            width=width,
            strong=strong,
            padding=6 if strong else padding,
        )
        first = False


@dataclass
class KeyBlock(Block):
    """How to read the marks."""

    title: Sequence[TextLine] = ()
    key: Sequence[tuple[str, TextLine]] = ()
    note: Sequence[TextLine] = ()
    side: Sequence[TextLine] = ()
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        left = x + SIDE + GUTTER
        draw_lines(painter, self.side, SIDE_TEXT, x, y + PLANK[1] + 4)
        painter.pen.rect(left, y, *PLANK, "accent")
        draw_lines(painter, self.title, FIGURE_TITLE, left, y + PLANK[1] + 3)
        y += PLANK[1] + 3 + FIGURE_TITLE.leading + 5
        used = sum(13 + line.width for _, line in self.key)
        gap = min(24.0, (self.width - SIDE - GUTTER - used) / max(1, len(self.key) - 1))
        for mark, line in self.key:
            painter.pen.mark(left, y + 1, 9, mark)
            painter.pen.text_line(line, left + 13, baseline(y, TABLE_CELL))
            left += 13 + line.width + gap
        draw_lines(painter, self.note, SOURCE, x + SIDE + GUTTER, y + 15)


def key_block(content: Contents, width: float) -> KeyBlock:
    note = break_lines(content.key_note, SOURCE, width - SIDE - GUTTER) if content.key_note else []
    side = break_lines(content.key_side, SIDE_TEXT, SIDE) if content.key_side else []
    return KeyBlock(
        height=PLANK[1] + 3 + FIGURE_TITLE.leading + 20 + len(note) * SOURCE.leading,
        before=20,
        wide=True,
        title=break_lines(content.key_title, FIGURE_TITLE, width),
        key=[(mark, break_lines(words, TABLE_CELL, width)[0]) for mark, words in content.key],
        note=note,
        side=side,
        width=width,
    )
