"""How wide Arial sets a text, and how high a row has to be; close enough for rows that show everything."""

from __future__ import annotations

import unicodedata
from functools import cache

ROW_LIMIT = 409.0
_GROUPS = {
    222: "ijl", 191: "'’", 260: "|", 278: " ft!,./:;[]\\I\u00a0\u202f", 333: "r()-`“”", 355: '"', 389: "*",
    469: "^", 500: "ckJsvxyz", 556: "abdeghnopquL0123456789#$_?–«»", 584: "+<=>~", 611: "FTZ",
    667: "ABEKPSVXY&", 722: "CDHNRUw", 778: "GOQ", 833: "mM", 889: "%æ", 944: "Wœ", 1000: "—…ŒÆ", 1015: "@",
}  # fmt: skip
_WIDTHS = {character: width for width, group in _GROUPS.items() for character in group}
_LEADING = {8: 11.25, 9: 12.0, 10: 12.75, 11: 14.25, 15: 19.5}
_CHARACTER = 5.25
_INDENT = 9.0


@cache
def _width(character: str) -> int:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return 1000 if unicodedata.east_asian_width(character) in "WF" or character > "\uffff" else 600


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return sum(map(_width, text)) * size / 1000 * (1.07 if bold else 1.0)


def usable(column_width: float) -> float:
    """The points between the edges of a column whose width is in characters, without its indent."""
    return max(column_width * _CHARACTER - _INDENT, 12.0)


def count_lines(text: str, column_width: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes, wrapped at blanks."""
    room = usable(column_width)
    return sum(_lines_of(paragraph, room, size, bold) for paragraph in text.split("\n"))


def _lines_of(paragraph: str, room: float, size: float, bold: bool) -> int:
    lines, used = 1, 0.0
    blank = text_width(" ", size, bold)
    for word in paragraph.split(" "):
        width = text_width(word, size, bold)
        if used and used + blank + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            lines += int(width // room)
            width %= room
        used += width + (blank if used else 0.0)
    return lines


def leading(size: float) -> float:
    """The height of a line, in points."""
    return _LEADING.get(int(size), size * 1.28)
