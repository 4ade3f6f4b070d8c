"""The named styles of the Excel files: what each kind of cell looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.theme import colour

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Border, Font, NamedStyle

FONT = "Arial"
PREFIX = "Passerelle "


def ink(role: str) -> str:
    """A colour role as Excel writes colours."""
    return "FF" + colour(role).lstrip("#")


def style_name(style: str) -> str:
    return PREFIX + style


def font(size: float = 10, role: str = "text", bold: bool = False, italic: bool = False) -> Font:
    from openpyxl.styles import Font

    return Font(name=FONT, size=size, color=ink(role), bold=bold, italic=italic)


def add_styles(workbook: Workbook) -> None:
    """Make Arial 10 the workbook's font and add every named style."""
    from openpyxl.utils.indexed_list import IndexedList

    base = font()
    workbook._fonts = IndexedList([base])  # type: ignore[attr-defined]
    workbook._named_styles["Normal"].font = base  # type: ignore[attr-defined]
    for name, made in _table().items():
        workbook.add_named_style(_named(name, **made))


def _table() -> dict[str, dict[str, Any]]:
    """Every style's look by its name; ` part` styles are for the rows that a long answer goes on in."""
    cells = _cells()
    parts = {
        f"{name} part": {**look, "border": "part"}
        for name, look in cells.items()
        if name not in ("number", "day")
    }
    return {
        "title": {"size": 15, "bold": True, "vertical": "center"},
        "identity": {"size": 9, "role": "muted", "vertical": "center"},
        "help": {"size": 9, "role": "accent", "vertical": "center"},
        "header": {"size": 9, "bold": True, "border": "header", "wrap": True, "vertical": "bottom"},
        "band": {"size": 11, "bold": True, "border": "band", "vertical": "center"},
        "band code": {"size": 11, "bold": True, "role": "accent", "border": "band", "vertical": "center"},
        "band second": {"size": 9, "italic": True, "role": "muted", "vertical": "center"},
        "note": {"size": 9},
        "note second": {"size": 8, "role": "muted", "italic": True},
        "note code": {"size": 9, "role": "accent"},
        "body": {"wrap": True},
        "body bold": {"size": 11, "bold": True, "wrap": True},
        "link": {"role": "accent", "wrap": True},
        **cells,
        **parts,
    }


def _cells() -> dict[str, dict[str, Any]]:
    body: dict[str, Any] = {"border": "cell", "wrap": True}
    closed = {**body, "fill": "background"}
    filled = {**body, "fill": "surface", "open": True}
    figure = {"horizontal": "right", "wrap": False, "shrink": True}
    return {
        "code": {**closed, "bold": True, "role": "accent"},
        "name": {**closed, "size": 8, "role": "muted"},
        "label": closed,
        "locked": {**closed, "size": 9, "role": "muted"},
        "number locked": {**closed, **figure, "role": "muted"},
        "input": filled,
        "input small": {**filled, "size": 9},
        "input arabic": {**filled, "horizontal": "right", "rtl": True},
        "number": {**filled, **figure},
        "day": {**filled, **figure, "horizontal": "center", "indent": 0},
    }


def _named(
    name: str,
    size: float = 10,
    role: str = "text",
    bold: bool = False,
    italic: bool = False,
    border: str = "",
    fill: str = "",
    wrap: bool = False,
    vertical: str = "top",
    horizontal: str = "left",
    rtl: bool = False,
    indent: int = 1,
    shrink: bool = False,
    open: bool = False,
) -> NamedStyle:
    from openpyxl.styles import Alignment, NamedStyle, PatternFill, Protection

    made = NamedStyle(style_name(name))
    made.font = font(size, role, bold, italic)
    made.alignment = Alignment(
        horizontal=horizontal,
        vertical=vertical,
        wrap_text=wrap,
        shrink_to_fit=shrink,
        indent=indent,
        readingOrder=2 if rtl else 0,
    )
    made.number_format = "@"
    made.protection = Protection(locked=not open)
    if fill:
        made.fill = PatternFill("solid", fgColor=ink(fill))
    if border:
        made.border = _border(border)
    return made


def _border(kind: str) -> Border:
    from openpyxl.styles import Border, Side

    frame = Side("thin", color=ink("control"))
    sides = {
        "cell": {"left": frame, "right": frame, "top": frame, "bottom": frame},
        "part": {"left": frame, "right": frame, "top": Side("dashed", color=ink("control")), "bottom": frame},
        "header": {"top": Side("medium", color=ink("text")), "bottom": Side("thin", color=ink("text"))},
        "band": {"top": Side("medium", color=ink("accent"))},
    }
    edges: dict[str, Any] = sides[kind]
    return Border(**edges)
