"""The window: start page, wizard, a workbook or a collection, under one menu bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.window import Window
from workbook.preferences import Preferences, save_preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.actions import Actions
    from ui.collection.window import CollectionWindow
    from ui.commands import Commands
    from ui.desk import Desk
    from ui.furnishing import Furniture
    from ui.new_workbook.wizard import Wizard
    from ui.start.page import StartPage
    from ui.workbook_window import WorkbookWindow
    from workbook.editing.session import Session
    from workbook.languages import Language

SMALLEST = (640, 480)
FIRST_SIZE = (1280, 800)


class MainWindow(Window):
    """`store` keeps the preferences; each change of one is kept at once.

    It can be shown at once, empty; `furnish` then puts everything into it. That way a person sees the window
    before the larger part of the program is imported.
    """

    furniture: Furniture
    commands: Commands

    def __init__(
        self, preferences: Preferences, store: Callable[[Preferences], None] = save_preferences
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Passerelle")
        self.preferences = preferences
        self.workbook = None
        self.collection = None
        self._store = store
        self._start: StartPage | None = None
        self._wizard: Wizard | None = None
        self._desk: Desk | None = None
        self.screens = QStackedWidget()
        self.setAcceptDrops(True)
        self._restore_geometry()

    def furnish(self) -> None:
        """Put menus, switch and screens into the window."""
        from ui.furnishing import furnish
        from ui.language import keep_translated

        parts = self.furniture = furnish(self)
        self.messages, self.commands = parts.messages, parts.commands
        keep_translated(self, self.retranslate)

    def retranslate(self) -> None:
        self._say_title()
        self.renew_actions()

    @property
    def actions_by_name(self) -> Actions:
        return self.furniture.actions

    @property
    def menus(self) -> dict[str, QMenu]:
        return self.furniture.menus

    @property
    def start(self) -> StartPage:
        """The start page; made when it is first needed."""
        if self._start is None:
            from ui.start.page import StartPage

            start = self._start = StartPage(self.preferences)
            start.new_wanted.connect(self.commands.new_workbook)
            start.open_wanted.connect(self.commands.open_workbook)
            start.merge_wanted.connect(self.commands.merge_submissions)
            start.example_wanted.connect(self.commands.open_example)
            start.file_wanted.connect(self.open_path)
            self.screens.addWidget(start)
        return self._start

    @property
    def desk(self) -> Desk:
        """Opens, copies and closes files; made when it is first needed."""
        if self._desk is None:
            from ui.desk import Desk

            self._desk = Desk(self)
        return self._desk

    def open_path(self, path: Path, read_only: bool = False) -> bool:
        """Open a workbook or a collection in this window; an error is told above the page that stays."""
        return self.desk.open_path(path, read_only)

    def open_example(self) -> None:
        self.desk.open_example()

    def save_copy(self) -> None:
        self.commands.save_copy()

    def copy_to(self, target: Path) -> None:
        self.desk.copy_to(target)

    def carry_over(self, earlier: Path) -> None:
        self.desk.carry_over(earlier)

    def close_opened(self) -> bool:
        """Close what is open, if anything is; False if the person would rather stay."""
        return self.opened is None or self.desk.close_opened()

    def show_opened(self, opened: WorkbookWindow | CollectionWindow) -> None:
        """Put what was opened into the window."""
        from ui.workbook_window import WorkbookWindow

        self._leave_wizard()
        if isinstance(opened, WorkbookWindow):
            self.workbook = opened
        else:
            self.collection = opened
        for signal in (opened.place_changed, opened.changed, opened.columns.folding_changed):
            signal.connect(self.renew_actions)
        opened.figures_changed.connect(self.follow_opened)
        self.screens.addWidget(opened)
        self._show(opened)

    def show_opened_again(self) -> None:
        """Come back to what is open, from the wizard for example."""
        self._leave_wizard()
        if self.opened is not None:
            self._show(self.opened)

    def drop_opened(self) -> None:
        """Take what was open out of the window, after it was closed."""
        if (gone := self.opened) is not None:
            self.screens.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.workbook = self.collection = None
        self.renew_actions()

    def show_start(self) -> None:
        self._leave_wizard()
        self.start.show_recent()
        self._show(self.start)
        self.start.new_card.setFocus()

    def show_wizard(self) -> None:
        """Begin a new workbook; what is open waits behind the wizard."""
        from ui.new_workbook.wizard import Wizard

        if self._wizard is not None:
            return
        if self.opened is not None:
            self.opened.hand_over()
        self.messages.clear_error()
        wizard = self._wizard = Wizard(self.preferences)
        wizard.cancelled.connect(self._back_from_wizard)
        wizard.finished.connect(self._open_new)
        self.screens.addWidget(wizard)
        self._show(wizard)
        wizard.focus_first()

    def use_language(self, code: Language) -> None:
        from ui.language import interface

        if self.opened is not None:
            self.opened.hand_over()
        self.preferences.language = code
        interface.use(code)
        self._keep()

    def use_theme(self, preference: str) -> None:
        from ui.theme import theme

        self.preferences.theme = preference
        theme.prefer(preference)
        self.renew_actions()
        self._keep()

    def use_text_scale(self, percent: int) -> None:
        from ui.theme import theme

        theme.set_text_scale(percent)
        self.preferences.text_scale = theme.text_scale
        self.renew_actions()
        self._keep()

    def renew_actions(self) -> None:
        """Enable, name and check the actions for what is shown now."""
        from ui.action_states import renew_actions

        renew_actions(self)

    def fill_recent(self) -> None:
        """Fill the menu of recent files."""
        from workbook.screens.start import place_words

        menu = self.menus["recent"]
        menu.clear()
        for one in self.preferences.recent:
            path = Path(one.path)
            title = " – ".join(part for part in (one.title, one.subtitle) if part)
            action = menu.addAction(f"{title}  ·  {place_words(path, Path.home())}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: self.open_path(path))
        menu.setEnabled(bool(self.preferences.recent))

    def renew_recent(self) -> None:
        """Draw the recent files anew, after one was forgotten."""
        if self._start is not None:
            self._start.show_recent()

    def keep_preferences(self) -> None:
        self._keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.close_opened():
            event.ignore()
            return
        self.commands.stop()
        self.preferences.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._keep()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from ui.dropping import act_of_drop

        if act_of_drop(self, event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.dropping import act_of_drop

        act = act_of_drop(self, event)
        if act is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, act)

    def _show(self, screen: QWidget) -> None:
        from ui.actions import show_menus

        self.screens.setCurrentWidget(screen)
        show_menus(self.menus, self.shown_kind)
        self._say_title()
        self.renew_actions()

    def _say_title(self) -> None:
        from ui.language import tr

        title = ""
        if self.shown is not None:
            title = self.shown.title()
        elif self._wizard is not None and self.screens.currentWidget() is self._wizard:
            title = tr("New workbook")
        self.setWindowTitle(f"{title} — Passerelle" if title else "Passerelle")

    def follow_opened(self) -> None:
        self._say_title()
        self.renew_actions()

    def _open_new(self, session: Session) -> None:
        if self.close_opened():
            self.desk.show(session)
        else:
            session.close()

    def _back_from_wizard(self) -> None:
        self._leave_wizard()
        self._show(self.opened or self.start)

    def _leave_wizard(self) -> None:
        if self._wizard is not None:
            self.screens.removeWidget(self._wizard)
            self._wizard.hide()
            self._wizard.deleteLater()
            self._wizard = None

    def _keep(self) -> None:
        self._store(self.preferences)

    def _restore_geometry(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        if self.preferences.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.preferences.geometry.encode("ascii", "ignore")))
