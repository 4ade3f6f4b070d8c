"""An editor on its own."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.editor.rich_text_edit import RichTextEdit


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEdit:
    made = RichTextEdit("en")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.setFocus()
    return made
