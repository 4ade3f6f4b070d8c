"""What dropping files on the window does: a workbook is opened, forms that came back are received."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

from ui.files import is_workbook

if TYPE_CHECKING:
    from ui.window import Window

FORM_SUFFIX = ".xlsx"


def act_of_drop(window: Window, event: QDropEvent) -> Callable[[], object] | None:
    """What these files are dropped for; None where the window has no use for them."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    workbook = next((path for path in paths if is_workbook(path)), None)
    if workbook is not None:
        return lambda: window.open_path(workbook)
    forms = [path for path in paths if path.suffix.lower() == FORM_SUFFIX]
    book = window.workbook
    if forms and book is not None and window.screens.currentWidget() is book:
        return lambda: _receive(window, forms)
    return None


def _receive(window: Window, forms: list[Path]) -> None:
    from ui.merge.receiving import open_desk

    if window.workbook is not None:
        window.workbook.hand_over()
        open_desk(window.workbook.context, forms)
