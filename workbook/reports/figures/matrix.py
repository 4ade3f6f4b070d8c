"""Targets and their measures: one mark a measure, in the order of the checklist, and how many are in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.reports.figures.drawing import MM, Drawing, Line, MarkAt, Shape, Words
from workbook.reports.figures.words import fitted

LABEL, ROW, HEAD, MARK = 62 * MM, 17.0, 16.0, 3 * MM


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """`marks` are the theme's; `count` stands at the right."""

    code: str
    title: str
    marks: tuple[str, ...]
    count: str


def matrix(
    rows: Sequence[MatrixRow],
    heads: tuple[str, str, str],
    width: float,
    legend: Sequence[tuple[str, str]] = (),
) -> Drawing:
    """`heads` name the targets, the marks and the count."""
    longest = max((len(row.marks) for row in rows), default=1)
    per_line = max(8, int((width - LABEL - 22 * MM) / (MARK + 4)))
    step = (width - LABEL - 22 * MM) / max(min(longest, per_line), 16)
    shapes: list[Shape] = [
        Line(0, 0.5, width, 0.5, "text", 1),
        Words(0, 10.5, heads[0], 7, True),
        Words(LABEL, 10.5, heads[1], 7, True),
        Words(width, 10.5, heads[2], 7, True, "text", "end"),
        Line(0, HEAD, width, HEAD, "text", 0.5),
    ]
    y = HEAD
    for row in rows:
        lines = max(1, -(-len(row.marks) // per_line))
        shapes.append(Words(0, y + ROW / 2 + 3, row.code, 7.5, True, "accent"))
        shapes.append(Words(34, y + ROW / 2 + 3, fitted(row.title, 7.5, LABEL - 40), 7.5))
        for number, mark in enumerate(row.marks):
            across, down = number % per_line, number // per_line
            shapes.append(MarkAt(LABEL + across * step, y + (ROW - MARK) / 2 + down * (MARK + 4), MARK, mark))
        shapes.append(Words(width, y + ROW / 2 + 3, row.count, 7.5, False, "text", "end"))
        y += ROW + (lines - 1) * (MARK + 4)
        shapes.append(Line(0, y, width, y, "line", 0.35))
    if legend:
        shapes += mark_legend(legend, y + 5)
        y += 16
    return Drawing(width, y + 2, tuple(shapes))


def mark_legend(legend: Sequence[tuple[str, str]], y: float) -> list[Shape]:
    """The marks with their words on one line."""
    from workbook.reports.pdf.fonts import text_width

    shapes: list[Shape] = []
    x = 0.0
    for mark, word in legend:
        shapes += [MarkAt(x, y, 7.5, mark), Words(x + 11, y + 6.4, word, 6.5, False, "muted")]
        x += 11 + text_width(word, 6.5) + 14
    return shapes
