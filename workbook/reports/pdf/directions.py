"""Lines with right-to-left writing: the whole line, or passages inside a line that runs from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from workbook.reports.pdf.bidi import visual_order
from workbook.reports.pdf.fonts import ARABIC, face
from workbook.reports.pdf.lines import DRAWN, Piece, Segment, TextLine, Word

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_PASSAGE = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u058f\u1e00-\u1fff]*[{_RTL}])?(?: ?[\\d.,/]*\\d)?")


def ordered_line(words: Sequence[Word], right_to_left: bool, start: float) -> TextLine:
    """The line's letters in the order of the eye; passages are isolated from the text around them."""
    letters, owners = _letters(words)
    order = visual_order(letters, True) if right_to_left else _with_passages(letters)
    segments: list[Segment] = []
    x = start
    for letter, place in order:
        piece = owners[place]
        width = piece.width if piece.font in DRAWN else face(piece.font).width(letter) * piece.size / 1000
        last = segments[-1].piece if segments else None
        if (
            last
            and piece.font not in DRAWN
            and (last.font, last.size, last.ink) == (piece.font, piece.size, piece.ink)
        ):
            segments[-1] = Segment(
                segments[-1].x, replace(last, text=last.text + letter, width=last.width + width)
            )
        else:
            text = piece.text if piece.font in DRAWN else letter
            segments.append(Segment(x, replace(piece, text=text, width=width)))
        x += width
    return TextLine(tuple(segments), x)


def _letters(words: Sequence[Word]) -> tuple[str, list[Piece]]:
    text: list[str] = []
    owners: list[Piece] = []
    space: Piece | None = None
    for word in words:
        if space is not None:
            text.append(" ")
            owners.append(space)
            space = None
        for piece in word.pieces:
            drawn = "\ufffc" if piece.font in DRAWN else piece.text
            text.append(drawn)
            owners.extend([piece] * len(drawn))
        if word.space and word.pieces:
            last = word.pieces[-1]
            size = last.size / 1.1 if last.font in ARABIC else last.size
            space = replace(
                last, font="regular", text=" ", size=size, ink=replace(last.ink, link="", anchor="")
            )
    return "".join(text), owners


def _with_passages(letters: str) -> list[tuple[str, int]]:
    order: list[tuple[str, int]] = []
    done = 0
    for found in _PASSAGE.finditer(letters):
        order += [(letters[place], place) for place in range(done, found.start())]
        end = found.end()
        while end < len(letters) and unicodedata.combining(letters[end]):
            end += 1
        order += [
            (letter, place + found.start())
            for letter, place in visual_order(letters[found.start() : end], True)
        ]
        done = end
    order += [(letters[place], place) for place in range(done, len(letters))]
    return order
