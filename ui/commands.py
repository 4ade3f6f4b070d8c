"""What each action of the menus does. The names are those of `ui.actions.ACTS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from ui.collection.commands import CollectionCommands
from ui.files import choose_file, choose_new_file, choose_workbook
from ui.language import interface, tr
from ui.theme import theme
from workbook.errors import KnownError

if TYPE_CHECKING:
    from ui.document_window import DocumentWindow
    from ui.workbook_window import WorkbookWindow

SCALE_STEP = 10


class Commands(CollectionCommands):
    """One method an action; those of the collection stand in its package."""

    @property
    def _open(self) -> DocumentWindow:
        opened = self._window.opened
        assert opened is not None, "an action that needs an open file is disabled without one"
        return opened

    @property
    def _book(self) -> WorkbookWindow:
        book = self._window.workbook
        assert book is not None, "an action that needs a workbook is disabled without one"
        return book

    def new_workbook(self) -> None:
        self._window.show_wizard()

    def open_workbook(self) -> None:
        chosen = choose_file(self._window, self._window.preferences, tr("Open"))
        if chosen is not None:
            self._window.open_path(chosen)

    def open_example(self) -> None:
        self._window.open_example()

    def name_version(self) -> None:
        """Everything is saved already; a version gets a name."""
        from ui.versions.naming import name_version

        self._open.hand_over()
        name_version(self._open.session, self._window.messages, self._window)

    def go_versions(self) -> None:
        from workbook.screens.places import VERSIONS

        self._open.go_into(VERSIONS)

    def compare_copy(self) -> None:
        from workbook.screens.places import Place

        self._book.hand_over()
        chosen = choose_workbook(self._window, self._window.preferences, tr("Another copy of this workbook"))
        if chosen is not None and chosen.absolute() == self._book.session.path.absolute():
            self._window.messages.toast(tr("This is the workbook itself: it is saved there already."))
        elif chosen is not None:
            self._book.go_into(Place("copy", "", str(chosen.absolute())))

    def your_name(self) -> None:
        """The name that stands in the history from now on."""
        from ui.name_dialog import AUTHOR, NameDialog
        from workbook.editing.creation import this_user

        window = self._window
        dialog = NameDialog(AUTHOR, window.preferences.author or this_user(), window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.name:
            window.preferences.author = dialog.name
            window.keep_preferences()
            if window.opened is not None:
                window.opened.session.by = dialog.name

    def save_copy(self) -> None:
        from workbook.screens.commands import copy_path

        book = self._open
        book.hand_over()
        proposed = copy_path(book.session.path, interface.catalogue)
        target = choose_new_file(
            self._window, self._window.preferences, tr("Save a copy elsewhere"), proposed
        )
        if target is not None:
            self._window.copy_to(target)

    def close_workbook(self) -> None:
        if self._window.close_opened():
            self._window.show_start()

    def quit(self) -> None:
        self._window.close()

    def undo(self) -> None:
        self._told(self._open.undo)

    def redo(self) -> None:
        self._told(self._open.redo)

    def cut(self) -> None:
        _press(Qt.Key.Key_X)

    def copy(self) -> None:
        _press(Qt.Key.Key_C)

    def paste(self) -> None:
        _press(Qt.Key.Key_V)

    def find(self) -> None:
        if self._book.page is not None and self._book.page.find_in_page():
            return
        self._book.columns.show_left()
        self._book.contents.focus_filter()

    def toggle_contents(self) -> None:
        self._open.columns.toggle_left()
        self._window.renew_actions()

    def toggle_panel(self) -> None:
        self._book.columns.toggle_right()
        self._window.renew_actions()

    def language_fr(self) -> None:
        self._window.use_language("fr")

    def language_en(self) -> None:
        self._window.use_language("en")

    def theme_system(self) -> None:
        self._window.use_theme("system")

    def theme_light(self) -> None:
        self._window.use_theme("light")

    def theme_dark(self) -> None:
        self._window.use_theme("dark")

    def theme_high_contrast(self) -> None:
        self._window.use_theme("high_contrast")

    def larger_text(self) -> None:
        self._window.use_text_scale(theme.text_scale + SCALE_STEP)

    def smaller_text(self) -> None:
        self._window.use_text_scale(theme.text_scale - SCALE_STEP)

    def normal_text(self) -> None:
        self._window.use_text_scale(100)

    def back(self) -> None:
        self._open.back()

    def forward(self) -> None:
        self._open.forward()

    def previous(self) -> None:
        self._open.previous()

    def next(self) -> None:
        self._open.next()

    def next_open(self) -> None:
        self._book.next_open()

    def go_overview(self) -> None:
        from workbook.screens.places import OVERVIEW

        self._book.go_into(OVERVIEW)

    def go_plan(self) -> None:
        if node := self._book.node_of_kind("plan"):
            self._book.go_into(node.place)

    def go_identification(self) -> None:
        from workbook.screens.places import Place

        self._book.go_into(Place("identification", "identification"))

    def go_reports(self) -> None:
        from workbook.screens.places import REPORTS

        self._book.go_into(REPORTS)

    def go_contributions(self) -> None:
        from workbook.screens.places import CONTRIBUTIONS

        self._book.go_into(CONTRIBUTIONS)

    def send(self) -> None:
        from workbook.screens.places import SEND

        self._book.go_into(SEND)

    def receive(self) -> None:
        from ui.merge.receiving import choose_and_receive

        self._book.hand_over()
        choose_and_receive(self._book.context, self._window)

    def go_check(self) -> None:
        from workbook.screens.places import CHECK

        self._book.go_into(CHECK)

    def choose_forms(self) -> None:
        from ui.new_workbook.forms_dialog import FormsDialog

        self._book.hand_over()
        dialog = FormsDialog(self._book.session.snapshot(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._told(lambda: dialog.apply(self._book.session))

    def carry_over(self) -> None:
        self._book.hand_over()
        chosen = choose_workbook(self._window, self._window.preferences, tr("Last year’s workbook"))
        if chosen is not None:
            self._window.carry_over(chosen)

    def show_keys(self) -> None:
        from ui.about import KeysDialog

        KeysDialog(self._window.shown_kind, self._window).exec()

    def about(self) -> None:
        from ui.about import AboutDialog

        AboutDialog(self._window).exec()

    def _told(self, act: Callable[[], object]) -> None:
        """Do something that may be refused, and say why it was."""
        try:
            act()
        except KnownError as error:
            self._window.messages.error(error)


def _press(key: Qt.Key) -> None:
    """Press Ctrl and a key in whatever has the focus, as if the keyboard had been used."""
    focused = QApplication.focusWidget()
    if focused is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier))
