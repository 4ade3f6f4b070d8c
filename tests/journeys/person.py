"""A person at the window: finds things by name, presses keys where the focus is, clicks what can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.page import Page
from ui.workbook_window import WorkbookWindow
from workbook.editing.session import Session

Found = TypeVar("Found", bound=QWidget)
Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class Person:
    """Works in one window."""

    qtbot: QtBot
    window: MainWindow

    @property
    def book(self) -> WorkbookWindow:
        assert self.window.workbook is not None, "no workbook is open"
        return self.window.workbook

    @property
    def session(self) -> Session:
        return self.book.session

    @property
    def page(self) -> Page:
        assert self.book.page is not None
        return self.book.page

    def see(self, name: str, kind: type[Found]) -> Found:
        """The visible widget of that name."""
        seen = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        assert seen, f"nothing that is called {name} can be seen"
        return seen[0]

    def click(self, widget: QWidget) -> None:
        self.qtbot.waitUntil(lambda: widget.isVisible() and widget.isEnabled())
        where = widget.rect().center()
        if isinstance(widget, QCheckBox | QRadioButton):
            where.setX(10)  # only the box and its words can be hit
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, PLAIN, where)

    def focus(self) -> QWidget:
        """What has the keyboard: an open popup, else the focus of the window."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.window.activateWindow()  # nobody manages windows here: ours comes back after a popup
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focus(), key, held)

    def type(self, text: str) -> None:
        """Key by key into what has the focus; a line end is Enter."""
        for at, line in enumerate(text.split("\n")):
            if at:
                self.press(Key.Key_Return)
            for letter in line:
                self._type_letter(letter)

    def _type_letter(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClick(self.focus(), letter)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, PLAIN, letter))

    def retype(self, text: str) -> None:
        self.press(Key.Key_A, CONTROL)
        self.type(text)

    def choose(self, combo: QComboBox, words: str) -> None:
        """Choose in a list by keyboard: open it, go down to the words, Enter."""
        at = combo.findText(words)
        assert at >= 0, f"{words} is not offered"
        combo.setFocus()
        combo.showPopup()
        view = combo.view()
        self.qtbot.waitUntil(view.isVisible)
        view.setCurrentIndex(combo.model().index(at, combo.modelColumn(), combo.rootModelIndex()))
        QTest.keyClick(view, Key.Key_Return)

    def action(self, *words: str) -> QAction:
        """The action of a menu by the words that the menus show, such as `Edit`, `Undo: answer to 1`."""
        entries = self.window.menuBar().actions()
        found: QAction | None = None
        for word in words:
            shown = [one for one in entries if one.isVisible() and one.text().replace("&", "") == word]
            assert shown, f"{word} is not among {[one.text() for one in entries if one.isVisible()]}"
            found = shown[0]
            menu = found.menu()
            if menu is not None:
                menu.aboutToShow.emit()
                entries = menu.actions()
        assert found is not None
        return found

    def menu(self, *words: str) -> None:
        """Do what a menu offers."""
        action = self.action(*words)
        assert action.isEnabled(), f"{words[-1]} cannot be done now"
        action.trigger()

    def wait_saved(self) -> None:
        """Until everything is on the disk and the window says so."""
        self.qtbot.waitUntil(lambda: not self.session.saver.unsaved)
        self.qtbot.waitUntil(lambda: self.book.status.saving.text() != "")
