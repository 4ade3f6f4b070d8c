"""Figures with their titles, and key figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.reports.figures.drawing import Drawing
from workbook.reports.pdf.blocks import Block, Painter, baseline, draw_lines
from workbook.reports.pdf.lines import TextLine, TextStyle
from workbook.reports.pdf.styles import FIGURE_SUBTITLE, FIGURE_TITLE, PLANK, SOURCE
from workbook.reports.pdf.text import break_lines
from workbook.reports.text_runs import Text


@dataclass
class FigureBlock(Block):
    """Plank, title, subtitle, drawing, source: never parted."""

    drawing: Drawing | None = None
    title: Sequence[TextLine] = ()
    subtitle: Sequence[TextLine] = ()
    source: Sequence[TextLine] = ()
    alternative: str = ""

    def draw(self, painter: Painter, x: float, y: float) -> None:
        y = draw_figure_head(painter, self.title, self.subtitle, x, y)
        if self.drawing:
            painter.pen.draw(self.drawing, x, y + 4, self.alternative)
            y += self.drawing.height + 4
        draw_lines(painter, self.source, SOURCE, x, y + 3)


def figure_head_height(title: Sequence[TextLine], subtitle: Sequence[TextLine]) -> float:
    plank = PLANK[1] + 3 if title else 0.0
    return plank + len(title) * FIGURE_TITLE.leading + len(subtitle) * FIGURE_SUBTITLE.leading


def draw_figure_head(
    painter: Painter, title: Sequence[TextLine], subtitle: Sequence[TextLine], x: float, y: float
) -> float:
    """The plank, the title that states the finding, the unit; gives the height below."""
    if title:
        painter.pen.rect(x, y, *PLANK, "accent")
        draw_lines(painter, title, FIGURE_TITLE, x, y + PLANK[1] + 3)
    top = y + figure_head_height(title, ())
    draw_lines(painter, subtitle, FIGURE_SUBTITLE, x, top)
    return top + len(subtitle) * FIGURE_SUBTITLE.leading


def figure(
    drawing: Drawing, title: str, subtitle: str, source: Text, width: float, wide: bool
) -> FigureBlock:
    titles = break_lines(title, FIGURE_TITLE, width) if title else []
    subtitles = break_lines(subtitle, FIGURE_SUBTITLE, width) if subtitle else []
    sources = break_lines(source, SOURCE, width) if source else []
    height = figure_head_height(titles, subtitles) + drawing.height + 4
    height += 3 + len(sources) * SOURCE.leading if sources else 0
    return FigureBlock(
        height, 18, 16, False, wide, drawing=drawing, title=titles, subtitle=subtitles, source=sources
    )


@dataclass
class KeyFiguresBlock(Block):
    """Figures in the accent between hairlines, their captions under them."""

    figures: Sequence[tuple[TextLine, Sequence[TextLine]]] = ()
    styles: tuple[TextStyle, TextStyle] = (TextStyle(15, 18, "accent", True), TextStyle(7.5, 10.5, "muted"))
    width: float = 0.0

    def draw(self, painter: Painter, x: float, y: float) -> None:
        painter.pen.line(x, y, x + self.width, y, "text", 0.7)
        step = self.width / max(len(self.figures), 1)
        for number, (figure_line, caption) in enumerate(self.figures):
            left = x + number * step
            painter.pen.text_line(figure_line, left, baseline(y + 5, self.styles[0]))
            draw_lines(painter, caption, self.styles[1], left, y + 5 + self.styles[0].leading + 1)


def key_figures(figures: Sequence[tuple[str, str]], width: float, large: bool) -> KeyFiguresBlock:
    big = TextStyle(18, 22, "accent", bold=True) if large else TextStyle(15, 18, "accent", bold=True)
    small = TextStyle(8, 11, "text") if large else TextStyle(7.5, 10.5, "muted")
    step = width / max(len(figures), 1) - 10
    set_ = [
        (break_lines(number, big, 10_000)[0], break_lines(words, small, step)) for number, words in figures
    ]
    height = 5 + big.leading + 1 + max((len(caption) for _, caption in set_), default=0) * small.leading
    return KeyFiguresBlock(height, 12, 16, False, True, figures=set_, styles=(big, small), width=width)
