"""What stands in the main window: menu bar, language switch, banners, screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.actions import Actions, fill_menu_bar
from ui.commands import Commands
from ui.language_switch import LanguageSwitch
from ui.messages import BannerArea, Messages
from ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from ui.window import Window


@dataclass(frozen=True, slots=True)
class Furniture:
    """The parts that others ask the window for."""

    messages: Messages
    commands: Commands
    actions: Actions
    menus: dict[str, QMenu]
    switch: LanguageSwitch


def furnish(window: Window) -> Furniture:
    """Build the parts and connect them."""
    area = BannerArea()
    commands = Commands(window)
    actions = Actions(window, lambda name: getattr(commands, name))
    bar = window.menuBar()
    bar.setNativeMenuBar(False)
    switch = LanguageSwitch()
    switch.chosen.connect(window.use_language)
    bar.setCornerWidget(switch, Qt.Corner.TopRightCorner)
    menus = fill_menu_bar(bar, actions)
    menus["recent"].aboutToShow.connect(window.fill_recent)
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in (Hairline(), area):
        column.addWidget(widget)
    column.addWidget(window.screens, 1)
    window.setCentralWidget(body)
    return Furniture(Messages(window, area), commands, actions, menus, switch)
