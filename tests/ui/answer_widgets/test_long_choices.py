"""Choices with many words can be read where there is little room."""

from __future__ import annotations

import pytest

from tests.ui.answer_widgets.conftest import Show
from ui.answer_widgets import choices
from ui.answer_widgets.choices import ChecksAnswer


def test_the_words_of_a_long_choice_are_told(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "LONG_WORDS", 3)
    widget = show("colours")
    assert isinstance(widget, ChecksAnswer)
    assert [box.toolTip() for box in widget.boxes.values()] == ["", "Blue"]
