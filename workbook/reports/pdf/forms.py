"""Sheets to fill by hand: dotted lines, boxes, comb cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.reports.pdf.blocks import Block, Painter, baseline, draw_lines
from workbook.reports.pdf.cover import SetLines, draw_set, lines_height, set_lines
from workbook.reports.pdf.lines import TextLine, TextStyle
from workbook.reports.pdf.pen import Pen
from workbook.reports.pdf.styles import GUTTER, KICKER, MM, SIDE, SIDE_TEXT
from workbook.reports.pdf.text import break_lines
from workbook.reports.special_pages import FormHead, FormQuestion

QUESTION = TextStyle(10, 14, bold=True)
CODE = TextStyle(12, 15, bold=True)
WORDS = TextStyle(9, 12.5)
TITLE = TextStyle(13, 17, bold=True)
LINE_STEP = 8 * MM
BOX = 4.5 * MM
COMB = (5 * MM, 6.5 * MM)
BOX_GAP = 7 * MM
BoxRow = Sequence[Sequence[TextLine]]


def draw_comb(pen: Pen, x: float, y: float, cells: int) -> None:
    for number in range(cells):
        pen.rect(x + number * COMB[0], y, *COMB, "", "text", 0.5)


@dataclass
class FormHeadBlock(Block):
    words: SetLines = ()
    combs: Sequence[tuple[str, tuple[int, ...]]] = ()
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        draw_set(painter, self.words, x, y)
        right = x + self.width
        for number, (label, groups) in enumerate(self.combs):
            top = y + number * (COMB[1] + 2.5 * MM)
            cells = right - sum(groups) * COMB[0] - (len(groups) - 1) * 1 * MM
            painter.pen.words(cells - 6, top + 12, label, 7.5, "muted", anchor="end")
            for group in groups:
                draw_comb(painter.pen, cells, top, group)
                cells += group * COMB[0] + 1 * MM
        painter.pen.line(x, y + self.height, right, y + self.height, "text", 0.7)


def form_head(content: FormHead, width: float) -> FormHeadBlock:
    words = set_lines(
        [(content.kicker, KICKER), (content.title, TITLE), (content.help, SIDE_TEXT)], width - 62 * MM
    )
    height = max(lines_height(words), len(content.combs) * (COMB[1] + 2.5 * MM)) + 10
    return FormHeadBlock(height, 18, 0, True, True, words=words, combs=content.combs, width=width)


@dataclass
class FormBlock(Block):
    """A question with its room; stays whole."""

    side: SetLines = ()
    question: Sequence[TextLine] = ()
    lines: int = 0
    boxes: Sequence[BoxRow] = ()
    cells: int = 0
    fields: Sequence[tuple[str, int]] = ()
    reasons_title: str = ""
    reasons: Sequence[BoxRow] = ()
    pending: str = ""
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        draw_set(painter, self.side, x, y + 7)
        left, right, foot = x + SIDE + GUTTER, x + self.width, y + self.height
        y += 8
        draw_lines(painter, self.question, QUESTION, left, y)
        y += len(self.question) * QUESTION.leading + 4
        y = draw_boxes(painter, self.boxes, left, y)
        if self.cells:
            draw_comb(painter.pen, left, y, self.cells)
            y += COMB[1] + 8
        for _ in range(self.lines):
            y += LINE_STEP
            painter.pen.line(left, y, right, y, "control", 0.5, (0.6, 1.4))
        y += 6 if self.lines else 0
        y = self._fields(painter, left, right, y)
        if self.reasons:
            painter.pen.text_line(break_lines(self.reasons_title, SIDE_TEXT, 10_000)[0], left, y + 9)
            y = draw_boxes(painter, self.reasons, left, y + 15)
            self._pending(painter, left, y)
        painter.pen.line(x, foot, right, foot, "text", 0.6)

    def _fields(self, painter: Painter, left: float, right: float, y: float) -> float:
        """Fields with comb cells stand at the right of the last dotted one."""
        if not self.fields:
            return y
        fixed = sum(max(cells * COMB[0], 18 * MM) + 12 for _, cells in self.fields if cells)
        free = (right - left - fixed) / max(1, sum(not cells for _, cells in self.fields))
        start = left
        for label, cells in self.fields:
            step = max(cells * COMB[0], 18 * MM) + 12 if cells else free
            painter.pen.words(start, y + 9, label, 7.5, "muted")
            if cells:
                draw_comb(painter.pen, start, y + 14, cells)
            else:
                foot = y + 14 + COMB[1]
                painter.pen.line(start, foot, start + step - 12, foot, "control", 0.5, (0.6, 1.4))
            start += step
        return y + 14 + COMB[1] + 6

    def _pending(self, painter: Painter, left: float, y: float) -> None:
        line = break_lines(self.pending, WORDS, 10_000)[0]
        painter.pen.rect(left, y, BOX, BOX, "", "text", 0.6)
        painter.pen.text_line(line, left + BOX + 5, baseline(y, WORDS))
        start = left + BOX + 5 + line.width + 6
        painter.pen.line(start, y + BOX, start + 34 * MM, y + BOX, "control", 0.5, (0.6, 1.4))


def draw_boxes(painter: Painter, rows: Sequence[BoxRow], left: float, y: float) -> float:
    for row in rows:
        start = left
        for lines in row:
            painter.pen.rect(start, y, BOX, BOX, "", "text", 0.6)
            draw_lines(painter, lines, WORDS, start + BOX + 5, y)
            start += BOX + 5 + max(line.width for line in lines) + BOX_GAP
        y += box_height(row)
    return y


def box_height(row: BoxRow) -> float:
    return BOX + 6 + (max(len(lines) for lines in row) - 1) * WORDS.leading


def box_rows(labels: Sequence[str], width: float) -> list[list[Sequence[TextLine]]]:
    """Boxes with their words, as many on a line as fit; long words go on below."""
    rows: list[list[Sequence[TextLine]]] = []
    used = width
    for label in labels:
        lines = break_lines(label, WORDS, width - BOX - 5)
        step = BOX + 5 + max(line.width for line in lines) + BOX_GAP
        if used + step - BOX_GAP > width:
            rows.append([])
            used = 0.0
        rows[-1].append(lines)
        used += step
    return rows


def form_question(content: FormQuestion, width: float) -> FormBlock:
    measure = width - SIDE - GUTTER
    question = break_lines(content.text, QUESTION, measure)
    boxes, reasons = box_rows(content.boxes, measure), box_rows(content.reasons, measure)
    side = set_lines([(content.code, CODE), *((line, SIDE_TEXT) for line in content.side)], SIDE)
    height = 8 + len(question) * QUESTION.leading + 4 + sum(map(box_height, boxes))
    height += COMB[1] + 8 if content.cells else 0
    height += content.lines * LINE_STEP + 6 if content.lines else 0
    height += 20 + COMB[1] if content.fields else 0
    height += 15 + sum(map(box_height, reasons)) + BOX + 6 if reasons else 0
    return FormBlock(
        max(height, lines_height(side) + 12) + 6,
        wide=True,
        side=side,
        question=question,
        lines=content.lines,
        boxes=boxes,
        cells=content.cells,
        fields=content.fields,
        reasons_title=content.reasons_title,
        reasons=reasons,
        pending=content.pending,
        width=width,
    )
