"""The tools follow the size of the text, also back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.editor.toolbar import EditorToolbar
from ui.theme import theme


def test_the_style_button_is_as_wide_as_before_after_large_text(qtbot: QtBot) -> None:
    toolbar = EditorToolbar()
    qtbot.addWidget(toolbar)
    toolbar.show()
    qtbot.waitExposed(toolbar)
    button = toolbar.style_button
    qtbot.waitUntil(lambda: button.minimumWidth() == button.sizeHint().width())
    before = button.minimumWidth()
    theme.set_text_scale(200)
    qtbot.waitUntil(lambda: button.minimumWidth() > before)
    theme.set_text_scale(100)
    qtbot.waitUntil(lambda: button.minimumWidth() == before)
