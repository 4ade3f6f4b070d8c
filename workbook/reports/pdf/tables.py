"""Tables that break well: the header comes back, short rows stay whole, tall ones leave two lines on each side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbook.reports.content import Table, TableCell
from workbook.reports.figures.drawing import Drawing
from workbook.reports.pdf.blocks import CAP_HEIGHT, Anchor, Block, Painter, baseline, draw_lines
from workbook.reports.pdf.figure_blocks import draw_figure_head, figure_head_height
from workbook.reports.pdf.lines import TextLine, TextStyle
from workbook.reports.pdf.styles import (
    FIGURE_SUBTITLE,
    FIGURE_TITLE,
    SOURCE,
    TABLE_CELL,
    TABLE_HEAD,
    TABLE_SECOND,
    TABLE_TOTAL,
)
from workbook.reports.pdf.text import break_lines

PADDING = 4.0
GAP = 6.0
WIDE_GAP = 14.0
KEPT_WHOLE = 200.0
WHOLE_UNDER = 60.0
BAR = (36.0, 3.2)
CellLine = tuple[TextStyle, TextLine]


@dataclass(frozen=True, slots=True)
class SetCell:
    """The lines of a cell, and a progress bar under them."""

    lines: Sequence[CellLine]
    bar: float | None = None
    right: bool = False
    drawing: Drawing | None = None
    target: str = ""

    @property
    def height(self) -> float:
        return sum(style.leading for style, _ in self.lines) + self.drawn_height

    @property
    def drawn_height(self) -> float:
        return (BAR[1] + 3 if self.bar is not None else 0) + (self.drawing.height if self.drawing else 0)


Row = Sequence[SetCell]


def row_height(row: Row) -> float:
    return max((cell.height for cell in row), default=0.0) + 2 * PADDING


def _cut(cell: SetCell, room: float) -> tuple[SetCell, SetCell] | None:
    """The lines that fit and the others, at least two on each side unless all fit."""
    if cell.height <= room:
        return cell, replace(cell, lines=(), bar=None, drawing=None)
    used, count = 0.0, 0
    for style, _ in cell.lines:
        if used + style.leading > room:
            break
        used, count = used + style.leading, count + 1
    count = min(count, len(cell.lines) - 2)
    if count < 2:
        return None
    return replace(cell, lines=cell.lines[:count], bar=None, drawing=None), replace(
        cell, lines=cell.lines[count:], target=""
    )


def split_row(row: Row, room: float) -> tuple[Row, Row] | None:
    parts = [_cut(cell, room - 2 * PADDING) for cell in row]
    if any(part is None for part in parts):
        return None
    cut = [part for part in parts if part is not None]
    return [head for head, _ in cut], [tail for _, tail in cut]


@dataclass
class TableBlock(Block):
    """The rest of a table; `begun` is true on continuation pages, where title and subtitle are not repeated."""

    title: Sequence[TextLine] = ()
    subtitle: Sequence[TextLine] = ()
    head: Row = ()
    rows: Sequence[Row] = ()
    total: Row = ()
    source: Sequence[TextLine] = ()
    legend: Sequence[tuple[str, TextLine]] = ()
    widths: Sequence[float] = ()
    gaps: Sequence[float] = ()
    begun: bool = False

    @property
    def top_height(self) -> float:
        named = figure_head_height(self.title, self.subtitle) + 3 if self.title and not self.begun else 0.0
        return named + (row_height(self.head) if self.head else 0.0)

    @property
    def foot_height(self) -> float:
        total = row_height(self.total) if self.total else 0.0
        legend = 15.0 if self.legend else 0.0
        return total + legend + (3 + len(self.source) * SOURCE.leading if self.source else 0.0)

    def measured(self) -> TableBlock:
        self.height = self.top_height + sum(map(row_height, self.rows)) + self.foot_height
        return self

    def anchors(self) -> Iterator[Anchor]:
        yield from super().anchors()
        y = self.top_height
        for row in self.rows:
            yield from ((cell.target, None, y) for cell in row if cell.target)
            y += row_height(row)

    def least(self, lines: int = 2) -> float:
        if not self.rows:
            return self.height
        if not self.begun and self.height <= KEPT_WHOLE:
            return self.height
        first = row_height(self.rows[0])
        if first >= WHOLE_UNDER:
            first = min(first, 2 * PADDING + 2 * TABLE_CELL.leading)
        elif not self.begun and len(self.rows) > 2:
            first += min(row_height(self.rows[1]), WHOLE_UNDER)
        if len(self.rows) <= 2:
            return min(self.height, self.top_height + sum(map(row_height, self.rows)) + self.foot_height)
        return self.top_height + first

    def split(self, room: float) -> tuple[Block, Block] | None:
        y = self.top_height
        fitting: list[Row] = []
        for number, row in enumerate(self.rows):
            height = row_height(row)
            if y + height <= room:
                fitting.append(row)
                y += height
                continue
            rest = list(self.rows[number:])
            if height >= WHOLE_UNDER and (parts := split_row(row, room - y)):
                fitting.append(parts[0])
                rest[0] = parts[1]
                return self._part(fitting, rest)
            return self._part(*self._not_alone(fitting, rest))
        return self._part(*self._not_alone(fitting, []))

    def _not_alone(self, fitting: list[Row], rest: list[Row]) -> tuple[list[Row], list[Row]]:
        """The last two rows, the total among them, stay together."""
        wanted = 1 if self.total else 2
        while len(rest) < wanted and len(fitting) > 1 and row_height(fitting[-1]) < WHOLE_UNDER * 3:
            rest.insert(0, fitting.pop())
        return fitting, rest

    def _part(self, fitting: list[Row], rest: list[Row]) -> tuple[Block, Block] | None:
        if not fitting:
            return None
        head = replace(self, rows=fitting, total=(), source=(), legend=(), after=0.0)
        tail = replace(self, rows=rest, begun=True, before=0.0, anchor="", outline=None)
        return head.measured(), tail.measured()

    def draw(self, painter: Painter, x: float, y: float) -> None:
        width = sum(self.widths)
        if self.title and not self.begun:
            y = draw_figure_head(painter, self.title, self.subtitle, x, y) + 3
        if self.head:
            painter.pen.line(x, y, x + width, y, "text", 1)
            y = self._row(painter, self.head, x, y, bottom=True)
            painter.pen.line(x, y, x + width, y, "text", 0.5)
        for row in self.rows:
            y = self._row(painter, row, x, y)
            painter.pen.line(x, y, x + width, y, "line", 0.35)
        if self.total:
            painter.pen.line(x, y, x + width, y, "text", 0.75)
            y = self._row(painter, self.total, x, y)
            painter.pen.line(x, y, x + width, y, "text", 1)
        if self.legend:
            self._legend(painter, x, y + 4)
            y += 15
        draw_lines(painter, self.source, SOURCE, x, y + 3)

    def _row(self, painter: Painter, row: Row, x: float, y: float, bottom: bool = False) -> float:
        height = row_height(row)
        for number, (cell, width) in enumerate(zip(row, self.widths, strict=True)):
            gap = self.gaps[number]
            top = y + (height - PADDING - cell.height if bottom else PADDING)
            for style, line in cell.lines:
                start = x + width - gap - line.width if cell.right else x
                painter.pen.text_line(line, start, baseline(top, style))
                top += style.leading
            if cell.bar is not None:
                painter.pen.rect(x, top + 1.5, *BAR, "", "accent", 0.6)
                painter.pen.rect(x, top + 1.5, BAR[0] * min(1.0, max(0.0, cell.bar)), BAR[1], "accent")
            if cell.drawing:
                painter.pen.draw(cell.drawing, x, top)
            x += width
        return y + height

    def _legend(self, painter: Painter, x: float, y: float) -> None:
        style = TABLE_SECOND
        for mark, line in self.legend:
            painter.pen.mark(x, y + 1.2, 8, mark)
            painter.pen.text_line(line, x + 11, baseline(y, style))
            x += 11 + line.width + 16


def _set_cell(cell: TableCell, width: float, right: bool, style: TextStyle) -> SetCell:
    if cell.bold:
        style = replace(style, bold=True)
    if cell.source:
        level = style.leading + CAP_HEIGHT * (style.size - SOURCE.size)
        style = replace(SOURCE, leading=level)
    lines: list[CellLine] = [(style, line) for line in break_lines(cell.text, style, width)]
    if cell.second:
        lines += [(TABLE_SECOND, line) for line in break_lines(cell.second, TABLE_SECOND, width)]
    if cell.drawing and not cell.text:
        lines = []
    return SetCell(lines, cell.bar, right, cell.drawing, cell.target)


def table(content: Table, width: float) -> TableBlock:
    """A table for a column of that width."""
    whole = sum(column.width for column in content.columns)
    widths = [column.width / whole * width for column in content.columns]
    rights = [column.align == "right" for column in content.columns]

    gaps = [WIDE_GAP if right and not after else GAP for right, after in itertools.pairwise(rights)]
    gaps.append(0.0)

    def set_row(cells: Sequence[TableCell], style: TextStyle) -> Row:
        return [
            _set_cell(cell, available - gap, right, style)
            for cell, available, right, gap in zip(cells, widths, rights, gaps, strict=True)
        ]

    head = [TableCell(column.head) for column in content.columns]
    return TableBlock(
        before=16 if content.title else 8,
        after=14,
        wide=content.wide,
        title=break_lines(content.title, FIGURE_TITLE, width) if content.title else (),
        subtitle=break_lines(content.subtitle, FIGURE_SUBTITLE, width) if content.subtitle else (),
        head=set_row(head, TABLE_HEAD) if any(column.head for column in content.columns) else (),
        rows=[set_row(row, TABLE_CELL) for row in content.rows],
        total=set_row(content.total, TABLE_TOTAL) if content.total else (),
        source=break_lines(content.source, SOURCE, width) if content.source else (),
        legend=[(mark, break_lines(words, TABLE_SECOND, width)[0]) for mark, words in content.legend],
        widths=widths,
        gaps=gaps,
    ).measured()
