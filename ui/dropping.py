"""What dropping files on the window does: a file of the program is opened, forms that came back are received."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

from ui.files import is_openable

if TYPE_CHECKING:
    from ui.window import Window

FORM_SUFFIX = ".xlsx"


def act_of_drop(window: Window, event: QDropEvent) -> Callable[[], object] | None:
    """What these files are dropped for; None where the window has no use for them."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    ours = next((path for path in paths if is_openable(path)), None)
    if ours is not None:
        return lambda: window.open_path(ours)
    if window.shown_kind == "collection":
        return _admission(window, paths)
    forms = [path for path in paths if path.suffix.lower() == FORM_SUFFIX]
    if forms and window.shown_kind == "workbook":
        return lambda: _receive(window, forms)
    return None


def _admission(window: Window, paths: list[Path]) -> Callable[[], object] | None:
    """A collection takes every file and every folder: what is no submission is refused with its reason."""
    collection = window.collection
    if collection is None or collection.session.read_only or not paths:
        return None
    return lambda: collection.admit(paths)


def _receive(window: Window, forms: list[Path]) -> None:
    from ui.merge.receiving import open_desk

    if window.workbook is not None:
        window.workbook.hand_over()
        open_desk(window.workbook.context, forms)
