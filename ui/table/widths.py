"""How wide the columns of a table are: the name of the row and the calendar share what the others leave."""

from __future__ import annotations

from ui.table.delegate import INSET
from ui.theme import px
from workbook.screens.table import Table
from workbook.screens.table_columns import CALENDAR

SMALLEST_TITLE, TITLE_BESIDE_CALENDAR = 180, 250
QUARTER, SMALLEST_QUARTER, LARGEST_QUARTER = 38, 15, 64
FEW = 3


def column_widths(table: Table, room: int) -> list[int]:
    """The width of each shown column in pixels, for a table of `room` pixels."""
    fixed = sum(px(column.width) for column in table.chosen if not column.stretches)
    left = room - fixed - px(INSET)
    calendar = 0
    if table.calendar is not None:
        quarters = table.calendar.quarters
        named = any(column.stretches and column.key != CALENDAR for column in table.chosen)
        most = LARGEST_QUARTER if len(table.chosen) <= FEW else QUARTER
        free = left - (px(TITLE_BESIDE_CALENDAR) if named else 0)
        calendar = max(px(SMALLEST_QUARTER) * quarters, min(free, px(most) * quarters))
    widths = []
    for at, column in enumerate(table.chosen):
        width = px(column.width)
        if column.stretches:
            width = calendar if column.key == CALENDAR else max(px(SMALLEST_TITLE), left - calendar)
        widths.append(width + (px(INSET) if at == 0 else 0))
    return widths
