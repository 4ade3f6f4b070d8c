"""Sizes that follow the text scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QWidget

from ui.icons import keep_themed
from ui.theme import px


def themed(owner: QObject, renew: Callable[[], None]) -> None:
    """Call `renew` now, and on each change of theme or text scale for as long as `owner` lives."""
    renew()
    keep_themed(owner, renew)


def space(layout: QLayout, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
    """Spacing and margins (left, top, right, bottom) in pixels at 100 %, kept to scale."""

    def renew() -> None:
        layout.setSpacing(px(gap))
        left, top, right, bottom = (px(side) for side in margins)
        layout.setContentsMargins(left, top, right, bottom)

    themed(layout, renew)


def fix(widget: QWidget, width: int = 0, height: int = 0) -> None:
    """A fixed width or height in pixels at 100 %, kept to scale."""

    def renew() -> None:
        if width:
            widget.setFixedWidth(px(width))
        if height:
            widget.setFixedHeight(px(height))

    themed(widget, renew)
