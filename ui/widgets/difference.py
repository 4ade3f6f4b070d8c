"""How a difference is set: added underlined on a tint, removed struck on a tint."""

from __future__ import annotations

from html import escape
from typing import Literal, cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextDocument, QTextLayout, QTextLine

from ui.theme import colour, theme

Kind = Literal["same", "added", "removed"]
Part = tuple[Kind, str]


def difference_formats(kind: Kind, ink: str = "text") -> QTextCharFormat:
    """The character format of a part; `ink` colours what is the same."""
    made = QTextCharFormat()
    made.setForeground(colour(ink if kind == "same" else kind))
    if kind == "same":
        return made
    if not theme.high_contrast:
        made.setBackground(colour(f"{kind}-soft"))
    made.setFontUnderline(kind == "added")
    made.setFontStrikeOut(kind == "removed")
    return made


def paint_outlines(painter: QPainter, document: QTextDocument) -> None:
    """In high contrast a tint is a line around: draw it around every added and removed run."""
    block = document.begin()
    while block.isValid():
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        runs = block.begin()
        while not runs.atEnd():
            run = runs.fragment()
            style = run.charFormat()
            if style.fontUnderline() or style.fontStrikeOut():
                painter.setPen(QPen(style.foreground().color(), 1))
                start = run.position() - block.position()
                for rect in _line_rects(block.layout(), start, start + run.length()):
                    whole = QRectF(rect.translated(origin).toAlignedRect())
                    painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            runs += 1
        block = block.next()


def _line_rects(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    found = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x_of(line, first), _x_of(line, last)
            found.append(QRectF(left, line.y(), right - left, line.height()))
    return found


def _x_of(line: QTextLine, position: int) -> float:
    x, _cursor = cast(tuple[float, int], line.cursorToX(position))
    return x


def difference_html(parts: list[Part]) -> str:
    """The same as HTML for a tooltip; a text that stays on screen uses `WrappedText.set_difference`."""
    return "".join(_span(kind, text) for kind, text in parts)


def _span(kind: Kind, text: str) -> str:
    words = escape(text).replace("\n", "<br>")
    if kind == "same":
        return words
    line = "underline" if kind == "added" else "line-through"
    tint = colour(f"{kind}-soft").name()
    style = f"color:{colour(kind).name()};background-color:{tint};text-decoration:{line}"
    return f'<span style="{style}">{words}</span>'
