"""The main window as its parts know it: what commands, desk and menus may ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QStackedWidget

from workbook.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.actions import Actions, Opened
    from ui.collection.window import CollectionWindow
    from ui.document_window import DocumentWindow
    from ui.messages import Messages
    from ui.workbook_window import WorkbookWindow
    from workbook.languages import Language


class Window(QMainWindow):
    """`ui.main_window` is this window. Its parts are built by it and know only this."""

    preferences: Preferences
    messages: Messages
    workbook: WorkbookWindow | None
    collection: CollectionWindow | None
    screens: QStackedWidget

    @property
    def opened(self) -> DocumentWindow | None:
        """What is open: a workbook or a collection."""
        return self.workbook if self.workbook is not None else self.collection

    @property
    def shown(self) -> DocumentWindow | None:
        """What is open, while it is to be seen: not behind the wizard."""
        opened = self.opened
        return opened if opened is not None and self.screens.currentWidget() is opened else None

    @property
    def shown_kind(self) -> Opened:
        shown = self.shown
        return "" if shown is None else "workbook" if shown is self.workbook else "collection"

    @property
    def actions_by_name(self) -> Actions:
        raise NotImplementedError

    @property
    def menus(self) -> dict[str, QMenu]:
        """The menus by title (msgid) or name."""
        raise NotImplementedError

    def open_path(self, path: Path, read_only: bool = False) -> bool:
        """Open a workbook or a collection in this window; an error is told above the page that stays."""
        raise NotImplementedError

    def open_example(self) -> None:
        """Open the example country."""
        raise NotImplementedError

    def save_copy(self) -> None:
        """Ask where a copy of what is open goes, and write it."""
        raise NotImplementedError

    def copy_to(self, target: Path) -> None:
        """Write a copy of what is open."""
        raise NotImplementedError

    def carry_over(self, earlier: Path) -> None:
        """Take the answers of an earlier workbook into the open one."""
        raise NotImplementedError

    def close_opened(self) -> bool:
        """Close what is open, if anything is; False if the person would rather stay."""
        raise NotImplementedError

    def show_opened(self, opened: WorkbookWindow | CollectionWindow) -> None:
        """Put what was opened into the window."""
        raise NotImplementedError

    def show_opened_again(self) -> None:
        """Come back to what is open, from the wizard for example."""
        raise NotImplementedError

    def drop_opened(self) -> None:
        """Take what was open out of the window, after it was closed."""
        raise NotImplementedError

    def show_start(self) -> None:
        """Show the start page."""
        raise NotImplementedError

    def show_wizard(self) -> None:
        """Begin a new workbook; an open one waits behind the wizard."""
        raise NotImplementedError

    def use_language(self, code: Language) -> None:
        """Speak the language from now on."""
        raise NotImplementedError

    def use_theme(self, preference: str) -> None:
        """Take the theme on from now on."""
        raise NotImplementedError

    def use_text_scale(self, percent: int) -> None:
        """Enlarge text and sizes from now on."""
        raise NotImplementedError

    def renew_actions(self) -> None:
        """Enable, name and check the actions for what is shown now."""
        raise NotImplementedError

    def fill_recent(self) -> None:
        """Fill the menu of recent files."""
        raise NotImplementedError

    def renew_recent(self) -> None:
        """Draw the recent files anew, after one was forgotten."""
        raise NotImplementedError

    def keep_preferences(self) -> None:
        """Keep them now."""
        raise NotImplementedError
