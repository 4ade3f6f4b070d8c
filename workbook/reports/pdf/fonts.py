"""The bundled fonts inside reportlab: which font has a letter, how wide a word is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbook import theme

ARABIC = ("arabic", "arabic-bold")
REPLACEMENT = "\ufffd"
_FALLBACKS = {
    False: ("arabic", "ethiopic", "math", "symbols", "emoji"),
    True: ("arabic-bold", "ethiopic-bold", "math", "symbols", "emoji"),
}
_SPACES = {0x2000 + n: "\u00a0" for n in range(0xB)} | {0x205F: "\u00a0", 0x3000: "\u00a0"}


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as reportlab knows it; widths are in thousandths of the size."""

    name: str
    widths: Mapping[int, float]
    default_width: float

    def width(self, text: str) -> float:
        widths, default = self.widths, self.default_width
        return sum([widths.get(ord(letter), default) for letter in text])


@cache
def face(name: str) -> Face:
    """The font of that name in the theme, registered with reportlab as `Passerelle-<name>`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font: Any = TTFont(f"Passerelle-{name}", str(theme.font_file(name)))
    pdfmetrics.registerFont(font)
    known = font.face.charToGlyph
    widths = {code: width for code, width in font.face.charWidths.items() if known.get(code)}
    return Face(font.fontName, widths, font.face.defaultWidth)


def primary(bold: bool, italic: bool) -> str:
    """The theme's name of the text font in that style."""
    if italic:
        return "bold-italic" if bold else "italic"
    return "bold" if bold else "regular"


@cache
def font_for(letter: str, bold: bool, italic: bool) -> tuple[str, str]:
    """The font that has a letter, and the letter to draw: itself, a twin, or the replacement character."""
    first = primary(bold, italic)
    code = ord(letter)
    if code in face(first).widths:
        return first, letter
    if code in _SPACES:
        return first, _SPACES[code]
    for name in _FALLBACKS[bold]:
        if code in face(name).widths:
            return name, letter
    if unicodedata.category(letter) in ("Cf", "Cc", "Mn") or 0xFE00 <= code <= 0xFE0F:
        return first, ""
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(ord(one) in face(first).widths for one in plain):
        return first, plain
    return first, REPLACEMENT


def split_fonts(text: str, bold: bool, italic: bool) -> list[tuple[str, str]]:
    """The text as (font, letters) stretches."""
    first = primary(bold, italic)
    widths = face(first).widths
    if all(ord(letter) in widths for letter in text):
        return [(first, text)]
    stretches: list[tuple[str, str]] = []
    for letter in text:
        name, drawn = font_for(letter, bold, italic)
        if not drawn:
            continue
        if stretches and (stretches[-1][0] == name):
            stretches[-1] = (name, stretches[-1][1] + drawn)
        else:
            stretches.append((name, drawn))
    return stretches


def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """The width of one line in points."""
    return sum(face(name).width(part) for name, part in split_fonts(text, bold, italic)) * size / 1000
