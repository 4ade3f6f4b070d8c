"""The first sheet: what the file holds, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbook.collection.publishing.consolidated.looks import Looks
from workbook.exchange.arial import count_lines, leading
from workbook.exchange.cells import at, put_text
from workbook.exchange.pages import set_foot, set_up
from workbook.exchange.words import Words
from workbook.languages import N_

if TYPE_CHECKING:
    from openpyxl import Workbook

WIDTH = 90.0
HOW = (
    N_("A row is a country, and a column is a question. Countries stand by region, then by the alphabet; no country is ranked."),
    N_("Answers are those that the countries sent, word for word. A reason for having no answer stands in italics in place of the answer."),
    N_("An empty tinted cell is silence: the question was asked, and nothing was answered. Hatched cells were not asked of that country."),
    N_("Beside each question, columns are folded away: details, state, ministry, sources, cross-cutting themes and trace. Open them with the signs + above the columns; every column can be filtered."),
    N_("A trace leads back to the file that was received: country, question, sheet and cell, and the first eight signs of the file’s SHA-256, which the sheet of submissions lists."),
    N_("A text that is too long for a cell of Excel goes on in the sheet of long texts; nothing is cut."),
)  # fmt: skip


def add_read_me(
    title: str,
    identity: str,
    workbook: Workbook,
    looks: Looks,
    names: Sequence[tuple[str, str]],
    note: str = "",
) -> None:
    """Write the sheet as the first one; `names` are the other sheets, each with its title, `note` is what has to be known before all."""
    words = Words.load()
    target: Any = workbook.create_sheet(words.line(N_("Read me")).replace("/", "–"), 0)
    set_up(target, "control")
    target.column_dimensions["A"].width, target.column_dimensions["B"].width = 3, WIDTH
    _line(target, 1, title, "title", looks)
    _line(target, 2, identity, "identity", looks)
    if note:
        _line(target, 3, note, "heading", looks)
    row = 5 if note else 4
    for message in HOW:
        pair = words.pair(message)
        for text, look in ((pair.fr, "body"), (pair.en, "second")):
            _line(target, row, text, look, looks)
            row += 1
    _line(target, row + 1, words.line(N_("Sheets")), "heading", looks)
    for place, (name, about) in enumerate(names, row + 2):
        cell = _line(target, place, f"{name} – {about}" if about != name else name, "link", looks)
        cell.hyperlink = f"#'{name.replace(chr(39), chr(39) * 2)}'!A1"
        looks.dress(cell, "link")
    set_foot(target, title, identity)


def _line(target: Any, row: int, text: str, look: str, looks: Looks) -> Any:
    cell = at(target, row, 2)
    looks.dress(cell, look)
    put_text(cell, text)
    size = 15 if look == "title" else 9 if look == "second" else 10
    target.row_dimensions[row].height = count_lines(text, WIDTH, size) * leading(size) + 5
    return cell
