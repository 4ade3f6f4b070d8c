"""What the cells of the consolidated file look like."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from workbook.exchange.formats import CHOICE_LOOKS
from workbook.exchange.styles import font, ink
from workbook.exchange.values import DAY_FORMAT, TEXT_FORMAT

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Border

_FIGURE = {"horizontal": "right", "wrap": False}
_KNOWN = {"fill": "background"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"size": 15, "bold": True, "vertical": "center", "frame": "", "wrap": False},
    "identity": {"size": 9, "role": "muted", "vertical": "center", "frame": "", "wrap": False},
    "help": {"size": 9, "role": "accent", "vertical": "center", "frame": "", "wrap": False},
    "header": {"size": 9, "bold": True, "vertical": "bottom", "frame": "header"},
    "body": {"frame": ""},
    "second": {"size": 9, "italic": True, "role": "muted", "frame": ""},
    "heading": {"size": 11, "bold": True, "frame": "band", "vertical": "center"},
    "link": {"role": "accent", "frame": ""},
    "key": {"bold": True, "frame": ""},
    "code": {"bold": True, "role": "accent", **_KNOWN},
    "known": _KNOWN,
    "known number": {**_KNOWN, **_FIGURE},
    "known day": {**_KNOWN, **_FIGURE, "format": DAY_FORMAT},
    "text": {},
    "arabic": {"horizontal": "right", "rtl": True},
    "small": {"size": 9},
    "trace": {"size": 8, "role": "muted"},
    "reason": {"italic": True, "role": "muted"},
    "silent": {"fill": "accent-soft"},
    "silent number": {**_FIGURE, "fill": "accent-soft", "format": "0"},
    "all": {**_FIGURE, "bold": True, "format": "#,##0"},
    "not asked": {"italic": True, "role": "muted", "hatched": True},
    "day": {**_FIGURE, "format": DAY_FORMAT},
    **{
        f"choice {name}": {"bold": True, "role": role, "fill": soft}
        for name, (role, soft) in CHOICE_LOOKS.items()
    },
}  # fmt: skip


class Looks(dict[str, int]):
    """Gives each look its number in a workbook, from when it is first asked for. `number 0.00` is a number in that
    format."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheet = workbook.create_sheet("looks")
        self._workbook = workbook
        self._styles: dict[str, tuple[int, Any]] = {}

    def __missing__(self, name: str) -> int:
        number = self[name] = self._known(name)[0]
        return number

    def dress(self, cell: Any, name: str) -> None:
        """Give a cell of openpyxl's a look."""
        cell._style = copy(self._known(name)[1])

    def close(self) -> None:
        """Take away the sheet that the looks were made on."""
        self._workbook.remove(self._sheet)

    def _known(self, name: str) -> tuple[int, Any]:
        if name not in self._styles:
            cell: Any = self._sheet.cell(
                len(self._styles) + 1, 1
            )  # a cell each: the workbook keeps its style itself
            _dress(cell, **look_of(name))
            self._styles[name] = int(cell.style_id), copy(cell._style)
        return self._styles[name]


@cache
def look_of(name: str) -> dict[str, Any]:
    """A look by its name."""
    kind, _, number_format = name.partition(" ")
    return {**_FIGURE, "format": number_format} if kind == "number" and number_format else LOOKS[name]


def _dress(
    cell: Any,
    size: float = 10,
    role: str = "text",
    bold: bool = False,
    italic: bool = False,
    fill: str = "",
    hatched: bool = False,
    frame: str = "cell",
    wrap: bool = True,
    vertical: str = "top",
    horizontal: str = "left",
    rtl: bool = False,
    format: str = TEXT_FORMAT,
) -> None:
    from openpyxl.styles import Alignment, PatternFill

    cell.font = font(size, role, bold, italic)
    order = 2 if rtl else 0
    cell.alignment = Alignment(horizontal, vertical, wrap_text=wrap, indent=1, readingOrder=order)
    cell.number_format = format
    if hatched:
        cell.fill = PatternFill("lightUp", fgColor=ink("control"), bgColor=ink("background"))
    else:
        cell.fill = PatternFill("solid", fgColor=ink(fill)) if fill else PatternFill()
    cell.border = _border(frame)


def _border(frame: str) -> Border:
    from openpyxl.styles import Border, Side

    line = Side("thin", color=ink("line"))
    sides: dict[str, dict[str, Any]] = {
        "cell": {"left": line, "right": line, "top": line, "bottom": line},
        "header": {"top": Side("medium", color=ink("text")), "bottom": Side("thin", color=ink("text"))},
        "band": {"top": Side("medium", color=ink("accent"))},
        "": {},
    }
    return Border(**sides[frame])
