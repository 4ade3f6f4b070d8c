"""A quiet button that says what is chosen, and opens the choices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.buttons import MenuButton


class ChoiceMenu(MenuButton):
    """`chosen` carries the key of what a person chooses, "" for all."""

    chosen = Signal(str)

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon=icon, parent=parent)
        self.key = ""
        self._shown: tuple[str, str, tuple[tuple[str, str], ...], str] | None = None
        self.set_menu(QMenu(self))

    def show_choices(
        self, everything: str, some: str, choices: Sequence[tuple[str, str]], key: str, all_words: str = ""
    ) -> None:
        """`everything` is what the button says where all are shown, `some` a template with {name}; `all_words` names
        the first choice, and without it there is none for all."""
        shown = (everything, some, tuple(choices), all_words)
        names = dict(choices)
        self.key = key if key in names else ""
        self.setText(some.format(name=names[self.key]) if self.key else everything)
        if shown != self._shown:
            self._shown = shown
            self._fill((("", all_words), *choices) if all_words else tuple(choices))
        for action in self.menu().actions():
            action.setChecked(action.data() == self.key)

    def _fill(self, choices: Sequence[tuple[str, str]]) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for key, words in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(key)
            action.triggered.connect(partial(self._choose, key))
            group.addAction(action)

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)
