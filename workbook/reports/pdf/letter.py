"""The top of a letter: the address stands where an envelope has its window, 110 mm from the left and 50 from the top."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbook.reports.pdf.blocks import Block, Painter
from workbook.reports.pdf.cover import SENDER, SetLines, draw_set, set_lines
from workbook.reports.pdf.lines import TextStyle
from workbook.reports.pdf.styles import MM, PAPERS
from workbook.reports.special_pages import Address
from workbook.reports.text_runs import Text

WINDOW_LEFT, WINDOW_TOP = 110 * MM, 50 * MM
WINDOW_WIDTH, WINDOW_HEIGHT = 90 * MM, 45 * MM
INSET = 5 * MM
SENDER_WIDTH = 80 * MM
ADDRESS = TextStyle(10, 14)


@dataclass
class AddressBlock(Block):
    """Sender at the left, the address in the window, the date under both."""

    sender: SetLines = ()
    to: SetLines = ()
    date: SetLines = ()

    def draw(self, painter: Painter, x: float, y: float) -> None:
        draw_set(painter, self.sender, x, y)
        margin = PAPERS["a4"]
        draw_set(
            painter, self.to, x + WINDOW_LEFT - margin.inner + INSET, y + WINDOW_TOP - margin.top + INSET
        )
        draw_set(painter, self.date, x, y + self.height - SENDER.leading)


def address(content: Address) -> AddressBlock:
    """The block; it is as high as the window needs."""
    bold, strong = replace(SENDER, size=9.5, bold=True), replace(ADDRESS, bold=True)
    sender = set_lines(_styled(content.sender, bold, SENDER), SENDER_WIDTH)
    to = set_lines(_styled(content.to, strong, ADDRESS), WINDOW_WIDTH - 2 * INSET)
    date = set_lines([(content.date, SENDER)], SENDER_WIDTH)
    height = WINDOW_TOP - PAPERS["a4"].top + WINDOW_HEIGHT
    return AddressBlock(height, 0, 16, wide=True, sender=sender, to=to, date=date)


def _styled(lines: tuple[Text, ...], first: TextStyle, rest: TextStyle) -> list[tuple[Text, TextStyle]]:
    return [(line, rest if number else first) for number, line in enumerate(lines)]
