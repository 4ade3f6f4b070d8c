"""The window: start page, wizard or a workbook, under one menu bar."""

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
            start.example_wanted.connect(self.commands.open_example)
            start.file_wanted.connect(self.open_path)
            self.screens.addWidget(start)
        return self._start

    @property
    def desk(self) -> Desk:
        """Opens, copies and closes workbooks; made when it is first needed."""
        if self._desk is None:
            from ui.desk import Desk

            self._desk = Desk(self)
        return self._desk

    def open_path(self, path: Path, read_only: bool = False) -> bool:
        """Open a workbook in this window; an error is told above the page that stays."""
        return self.desk.open_path(path, read_only)

    def open_example(self) -> None:
        self.desk.open_example()

    def save_copy(self) -> None:
        self.commands.save_copy()

    def copy_to(self, target: Path) -> None:
        self.desk.copy_to(target)

    def carry_over(self, earlier: Path) -> None:
        self.desk.carry_over(earlier)

    def close_workbook(self) -> bool:
        """Close the workbook if there is one; False if the person would rather stay."""
        return self.workbook is None or self.desk.close_workbook()

    def show_workbook(self, workbook: WorkbookWindow) -> None:
        """Put an opened workbook into the window."""
        self._leave_wizard()
        self.workbook = workbook
        workbook.place_changed.connect(self.renew_actions)
        workbook.changed.connect(self.renew_actions)
        workbook.figures_changed.connect(self.follow_workbook)
        workbook.columns.folding_changed.connect(self.renew_actions)
        self.screens.addWidget(workbook)
        self._show(workbook)

    def show_workbook_again(self) -> None:
        """Come back to the open workbook, from the wizard for example."""
        self._leave_wizard()
        if self.workbook is not None:
            self._show(self.workbook)

    def drop_workbook(self) -> None:
        """Take the workbook out of the window, after it was closed."""
        if self.workbook is not None:
            self.screens.removeWidget(self.workbook)
            self.workbook.hide()
            self.workbook.deleteLater()
            self.workbook = None
        self.renew_actions()

    def show_start(self) -> None:
        self._leave_wizard()
        self.start.show_recent()
        self._show(self.start)
        self.start.new_card.setFocus()

    def show_wizard(self) -> None:
        """Begin a new workbook; an open one waits behind the wizard."""
        from ui.new_workbook.wizard import Wizard

        if self._wizard is not None:
            return
        if self.workbook is not None:
            self.workbook.hand_over()
        self.messages.clear_error()
        wizard = self._wizard = Wizard(self.preferences)
        wizard.cancelled.connect(self._back_from_wizard)
        wizard.finished.connect(self._open_new)
        self.screens.addWidget(wizard)
        self._show(wizard)
        wizard.focus_first()

    def use_language(self, code: Language) -> None:
        from ui.language import interface

        if self.workbook is not None:
            self.workbook.hand_over()
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
        if not self.close_workbook():
            event.ignore()
            return
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
        show_menus(self.menus, workbook=self.workbook is not None and screen is self.workbook)
        self._say_title()
        self.renew_actions()

    def _say_title(self) -> None:
        from ui.language import interface, tr
        from workbook.screens.start import window_title

        shown = self.screens.currentWidget()
        if self.workbook is not None and shown is self.workbook:
            session: Session = self.workbook.session
            title = window_title(session.snapshot(), session.path, interface.catalogue)
            self.setWindowTitle(f"{title} — Passerelle")
        elif self._wizard is not None and shown is self._wizard:
            self.setWindowTitle(f"{tr('New workbook')} — Passerelle")
        else:
            self.setWindowTitle("Passerelle")

    def follow_workbook(self) -> None:
        self._say_title()
        self.renew_actions()

    def _open_new(self, session: Session) -> None:
        if self.close_workbook():
            self.desk.show(session)
        else:
            session.close()

    def _back_from_wizard(self) -> None:
        self._leave_wizard()
        self._show(self.workbook or self.start)

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
