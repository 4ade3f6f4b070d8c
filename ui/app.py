"""The program with a window: builds and wires everything, and is the only place that does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from workbook.preferences import Preferences, load_preferences

if TYPE_CHECKING:
    from workbook.languages import Language
    from workbook.theme import Scheme

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def run(path: Path | None = None) -> int:
    """Open the window, on a workbook if one is given; comes back when it is closed, with the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    preferences = load_preferences()
    window = frame(app, preferences)
    window.show()
    app.processEvents()
    furnish(app, window)
    if path is None or not window.open_path(path):
        window.show_start()
    sys.excepthook = _last_catch(window, sys.excepthook)
    return app.exec()


def build(app: QApplication, preferences: Preferences) -> MainWindow:
    """The whole window on its start page, as the preferences say; not shown yet."""
    window = frame(app, preferences)
    furnish(app, window)
    window.show_start()
    return window


def frame(app: QApplication, preferences: Preferences) -> MainWindow:
    """The empty window in the colour of its theme: what can be shown at once."""
    app.setApplicationName("Passerelle")
    app.setApplicationDisplayName("Passerelle")
    app.setDesktopFileName("passerelle")
    window = MainWindow(preferences)
    if preferences.theme in ("light", "dark", "high_contrast"):
        from workbook.theme import colour

        ground = QPalette()
        ground.setColor(QPalette.ColorRole.Window, colour("background", cast("Scheme", preferences.theme)))
        window.setPalette(ground)
    return window


def furnish(app: QApplication, window: MainWindow) -> None:
    """Language, theme and content of the window, as its preferences say."""
    from ui.garbage import GarbageCollector
    from ui.icons import app_icon
    from ui.language import interface
    from ui.look import put_on
    from ui.undo_keys import UndoKeys

    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app)
    app.setProperty("undoKeys", UndoKeys(app))
    interface.use(first_language(window.preferences))
    put_on(app, window.preferences.theme, window.preferences.text_scale)
    window.setPalette(app.palette())
    app.setWindowIcon(app_icon())
    window.furnish()


def first_language(preferences: Preferences) -> Language:
    """The language that was chosen last, else the system's."""
    if preferences.language in ("fr", "en"):
        return "fr" if preferences.language == "fr" else "en"
    from workbook.languages import system_language

    return system_language()


def _last_catch(window: MainWindow, otherwise: Hook) -> Hook:
    """What nobody caught: a known error is told; a defect is shown with its details; the window goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from workbook.errors import KnownError

        if isinstance(error, KnownError):
            window.messages.error(error)
            return
        otherwise(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        from ui.last_catch import show_defect

        show_defect(window, kind, error, trace)

    return tell
