"""Runs of text broken into lines for a column, and drawn: fonts by letter, both directions, links, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from workbook.reports.pdf.bidi import begins_right_to_left, has_right_to_left, join_letters
from workbook.reports.pdf.fonts import ARABIC, face, split_fonts
from workbook.reports.pdf.lines import DRAWN, Ink, Piece, Segment, TextLine, TextStyle, Word
from workbook.reports.text_runs import Run, Text

ARABIC_SCALE = 1.1
_BREAKS = re.compile(r"[ \t]+")
_WORD_PARTS = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})|(?<=[/\u1361\u200b])(?=\w)")


def runs_of(text: Text) -> tuple[Run, ...]:
    return (Run(text),) if isinstance(text, str) else text


def plain_of(text: Text) -> str:
    return "".join(run.text for run in runs_of(text))


@lru_cache(maxsize=50_000)
def _measured(text: str, bold: bool, italic: bool) -> tuple[tuple[str, str, float], ...]:
    """A word as (font, letters, width in thousandths of the size), its Arabic letters joined."""
    shaped = join_letters(text) if has_right_to_left(text) else text
    parts = []
    for name, letters in split_fonts(shaped, bold, italic):
        scale = ARABIC_SCALE if name in ARABIC else 1.0
        parts.append((name, letters, face(name).width(letters) * scale))
    return tuple(parts)


def _words(text: Text, style: TextStyle) -> list[Word]:
    words: list[Word] = []
    glued = False
    for run in runs_of(text):
        bold, italic = style.bold or run.bold, style.italic or run.italic
        ink = Ink(run.ink or ("accent" if run.link or run.anchor else style.ink), run.link, run.anchor)
        space = face("regular").width(" ") * style.size / 1000
        if run.page_of:
            width = 4 * face("regular").width("0") * style.size / 1000
            words.append(Word([Piece("page", run.page_of, style.size, width, ink)], width, space))
            glued = False
        if run.mark:
            side = style.size * 1.05
            words.append(Word([Piece("mark", run.mark, side, side, ink)], side, style.size * 0.45))
            glued = False
        content = unicodedata.normalize("NFC", run.text)
        for number, line in enumerate(content.split("\n")):
            if number:
                words.append(Word([], 0.0, 0.0, True))
                glued = False
            glued = _add_words(words, line, glued, (bold, italic), ink, style, space)
    return words


def _add_words(
    words: list[Word],
    line: str,
    glued: bool,
    weight: tuple[bool, bool],
    ink: Ink,
    style: TextStyle,
    space: float,
) -> bool:
    """Append the words of a stretch without line ends; says whether the next stretch continues the last word."""
    if line[:1] in (" ", "\t"):
        glued = _close(words, space)
    hyphens = style.hyphens if not (weight[0] and style.bold) and not ink.link and not ink.anchor else ""
    for part in _BREAKS.split(line):
        if not part:
            continue
        if glued:
            words[-1] = _joined(words[-1], _word(part, weight, ink, style.size))
        else:
            _close(words, space)
            pieces = _WORD_PARTS.split(part) if len(part) > 5 else (part,)
            for piece in pieces:
                words.append(_word(piece, weight, ink, style.size))
                words[-1].can_hyphenate = hyphens and piece
        glued = False
    if line[-1:] in (" ", "\t"):
        _close(words, space)
        return False
    return bool(line) and bool(words) and bool(words[-1].pieces)


def _close(words: list[Word], space: float) -> bool:
    if words and words[-1].pieces and not words[-1].space:
        words[-1].space = space
    return False


def _word(text: str, weight: tuple[bool, bool], ink: Ink, size: float) -> Word:
    pieces = []
    total = 0.0
    for name, letters, width in _measured(text, *weight):
        scaled = size * ARABIC_SCALE if name in ARABIC else size
        pieces.append(Piece(name, letters, scaled, width * size / 1000, ink))
        total += width * size / 1000
    return Word(pieces, total)


def _joined(first: Word, second: Word) -> Word:
    return Word(first.pieces + second.pieces, first.width + second.width, second.space)


def break_lines(text: Text, style: TextStyle, width: float, hanging: float = 0.0) -> list[TextLine]:
    """The lines of a paragraph; the first begins `hanging` further right. Always at least one line."""
    words = _words(text, style)
    right_to_left = has_right_to_left(plain_of(text))
    leads = right_to_left and begins_right_to_left(plain_of(text))
    lines: list[TextLine] = []
    current: list[Word] = []
    x = hanging
    waiting = words[::-1]
    while waiting:
        word = waiting.pop()
        if word.breaks:
            lines.append(_line(current, right_to_left, leads, hanging if not lines else 0.0))
            current, x = [], 0.0
        elif x + word.width <= width + 0.01:
            current.append(word)
            x += word.width + word.space
        elif parts := _parted(word, width - x, style, width, bool(current)):
            current.append(parts[0])
            waiting.append(parts[1])
            lines.append(_line(current, right_to_left, leads, hanging if not lines else 0.0))
            current, x = [], 0.0
        else:
            lines.append(_line(current, right_to_left, leads, hanging if not lines else 0.0))
            current, x = [], 0.0
            waiting.append(word)
    if current or not lines:
        lines.append(_line(current, right_to_left, leads, hanging if not lines else 0.0))
    return lines


def clipped(lines: list[TextLine], style: TextStyle, most: int) -> list[TextLine]:
    """The lines that a narrow place can hold, with an ellipsis where there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], *break_lines("…", style, 100)]


@cache
def _hyphenator(language: str) -> object:
    import pyphen

    return pyphen.Pyphen(lang="fr" if language == "fr" else "en_GB", left=3, right=3)


def _parted(
    word: Word, room: float, style: TextStyle, column: float, begun: bool
) -> tuple[Word, Word] | None:
    """A word cut for the end of the line: at a syllable, or anywhere if a whole column is too narrow for it."""
    long_enough = len(word.can_hyphenate) >= 7 and room > 3 * style.size
    if long_enough and (cut := _hyphenated(word, room, style)):
        return cut
    if word.width <= column or begun:
        return None
    return _cut_anywhere(word, room)


def _hyphenated(word: Word, room: float, style: TextStyle) -> tuple[Word, Word] | None:
    text = word.can_hyphenate
    if not text[1:].rstrip(".,;:!?»)").isalpha() or len(word.pieces) != 1 or word.pieces[0].font in ARABIC:
        return None
    weight = (word.pieces[0].font.startswith("bold"), word.pieces[0].font.endswith("italic"))
    for place in reversed(_hyphenator(style.hyphens).positions(text)):  # type: ignore[attr-defined]
        head = _word(text[:place] + "-", weight, word.pieces[0].ink, style.size)
        if head.width <= room:
            tail = _word(text[place:], weight, word.pieces[0].ink, style.size)
            tail.space, tail.can_hyphenate = word.space, text[place:]
            return head, tail
    return None


def _cut_anywhere(word: Word, room: float) -> tuple[Word, Word] | None:
    head: list[Piece] = []
    used = 0.0
    for place, piece in enumerate(word.pieces):
        if used + piece.width <= room or piece.font == "mark":
            head.append(piece)
            used += piece.width
            continue
        known = face(piece.font)
        count, width = 0, 0.0
        for letter in piece.text:
            more = known.width(letter) * piece.size / 1000
            if used + width + more > room and (count or head):
                break
            count, width = count + 1, width + more
        rest = replace(piece, text=piece.text[count:], width=piece.width - width)
        head += [replace(piece, text=piece.text[:count], width=width)] if count else []
        tail = ([rest] if rest.text else []) + word.pieces[place + 1 :]
        if not tail:
            return None
        return Word(head, used + width), Word(tail, word.width - used - width, word.space)
    return None


def _line(words: Sequence[Word], mixed: bool, leads: bool, start: float) -> TextLine:
    if mixed:
        from workbook.reports.pdf.directions import ordered_line

        return ordered_line(words, leads, start)
    segments: list[Segment] = []
    x = start
    gap = 0.0
    for word in words:
        for piece in word.pieces:
            last = segments[-1].piece if segments else None
            if (
                last
                and last.font == piece.font not in DRAWN
                and last.ink == piece.ink
                and last.size == piece.size
            ):
                joint = " " if gap else ""
                merged = replace(
                    last, text=last.text + joint + piece.text, width=last.width + gap + piece.width
                )
                segments[-1] = Segment(segments[-1].x, merged)
            else:
                segments.append(Segment(x + gap, piece))
            x += gap + piece.width
            gap = 0.0
        gap = word.space
    return TextLine(tuple(segments), x)
