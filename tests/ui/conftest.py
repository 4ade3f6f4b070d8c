"""Tests of the window: one application with the theme, in English unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.language import interface
from ui.look import put_on
from ui.theme import theme


@pytest.fixture(scope="session")
def themed_app(qapp: QApplication) -> QApplication:
    put_on(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def as_designed(themed_app: QApplication) -> Iterator[None]:
    """Every test begins in English, in the light scheme, at 100 %."""
    interface.use("en")
    yield
    if theme.preference != "light" or theme.text_scale != 100:
        theme.scale = 1.0
        theme.prefer("light")
    interface.use("en")
