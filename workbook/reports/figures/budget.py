"""Budget by target: the funded part solid, what is to be found hatched, the gap in a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MM, Drawing, Line, Rect, Shape, Words
from workbook.reports.figures.scale import Unit, round_steps
from workbook.reports.figures.words import fitted

LABEL, GAP_COLUMN, ROW, BAR, HEAD = 60 * MM, 18 * MM, 16.0, 8.6, 18.0


@dataclass(frozen=True, slots=True)
class BudgetRow:
    code: str
    title: str
    budget: float
    funded: float

    @property
    def gap(self) -> float:
        return max(0.0, self.budget - self.funded)


def budget_chart(
    rows: Sequence[BudgetRow], unit: Unit, gap_head: str, width: float, catalogue: Catalogue
) -> Drawing:
    """Rows in the order of the targets; `gap_head` heads the column of what is to be found."""
    steps = round_steps(max((row.budget for row in rows), default=0.0) / unit.divisor)
    plot = width - LABEL - GAP_COLUMN - 12 * MM
    foot = HEAD + len(rows) * ROW
    decimals = 0 if all(float(step).is_integer() for step in steps) else 1
    shapes: list[Shape] = [Words(width, 9, gap_head, 6.5, False, "muted", "end")]
    for step in steps:
        x = LABEL + plot * step / steps[-1]
        shapes.append(Line(x, HEAD - 4, x, foot, "line", 0.5))
        shapes.append(Words(x, 9, catalogue.number(step, decimals), 6.5, False, "muted", "middle"))
    for number, row in enumerate(rows):
        shapes += _row(row, HEAD + number * ROW, plot / steps[-1] / unit.divisor, unit, width, catalogue)
    shapes.append(Line(LABEL, HEAD - 4, LABEL, foot, "text", 0.8))
    return Drawing(width, foot + 2, tuple(shapes))


def _row(
    row: BudgetRow, y: float, scale: float, unit: Unit, width: float, catalogue: Catalogue
) -> list[Shape]:
    middle, top = y + ROW / 2, y + (ROW - BAR) / 2
    shapes: list[Shape] = [
        Words(0, middle + 2.7, row.code, 7.5, True, "accent"),
        Words(30, middle + 2.7, fitted(row.title, 7.5, LABEL - 36), 7.5),
    ]
    funded = min(row.funded, row.budget) * scale
    total = row.budget * scale
    if funded:
        shapes.append(Rect(LABEL, top, funded, BAR, "accent"))
    if row.gap * scale > 0.5:
        shapes.append(Rect(LABEL + funded, top, total - funded, BAR, "", "accent", 0.6, hatch="accent"))
    if row.budget:
        shapes.append(Words(LABEL + total + 4, middle + 2.5, unit.figure(row.budget, catalogue), 7, True))
    gap = unit.figure(row.gap, catalogue) if row.gap else "–"
    shapes.append(Words(width, middle + 2.5, gap, 7, False, "text", "end"))
    return shapes
