"""The look of the program, put on once: theme, style, sheet and focus ring."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.style import PasserelleStyle
from ui.stylesheet import style_sheet
from ui.theme import theme
from ui.widgets.focus_ring import FocusRing


def put_on(app: QApplication, preference: str = "system", text_scale: int = 100) -> None:
    """Apply a theme ("system", "light", "dark", "high_contrast") at a text scale in per cent.

    Call it before the first window; style and ring are put on once a program, whoever calls again.
    """
    if app.findChild(FocusRing) is None:
        theme.start(app, PasserelleStyle(), style_sheet, preference, text_scale)
        FocusRing(app)
    else:
        theme.prefer(preference)
        theme.set_text_scale(text_scale)
