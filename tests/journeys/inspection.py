"""Looks at everything that a window shows and says: what is not translated, nameless, or cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

import translations
from ui.widgets.buttons import IconButton

Role = Qt.ItemDataRole
READ_ROLES = (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole)
SETTLING = 30  # layouts settle, and what was replaced is gone
HOLE = re.compile(r"\\\{[^}]*\\\}")
LANGUAGES_BY_THEIR_OWN_NAME = ("Français", "English", "Réponse en français", "Answer in English")
FIGURE = re.compile(r"[\d\s.,%–-]*")


class Said(NamedTuple):
    """A text, what says it, and how."""

    text: str
    widget: QWidget
    how: str

    def __str__(self) -> str:
        return f"{self.text!r} ({self.how} of {name_of(self.widget)})"


@dataclass(frozen=True)
class Foreign:
    """The messages as they must not be read in one language: as they are written in the other."""

    whole: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def knows(self, text: str) -> bool:
        plain = text.replace("&", "").strip()
        if plain in self.whole:
            return True
        return any(pattern.fullmatch(plain) for pattern in self.patterns)


@cache
def foreign_to(language: str) -> Foreign:
    """What is English to a French reader, and French to an English one."""
    french = {message.id: message.string for message in translations.read("fr") if message.id}
    whole, patterns = set[str](), list[re.Pattern[str]]()
    for message in translations.template():
        if not message.id:
            continue
        english = translations.plural_forms(message.id)
        translated = translations.plural_forms(french.get(message.id) or "")
        others, own = (english, translated) if language == "fr" else (translated, english)
        for other in others:
            if not other or other in own:
                continue
            plain = other.replace("&", "").strip()
            if "{" not in plain:
                whole.add(plain)
            elif len(re.sub(r"\{[^}]*\}|[^\w]", "", plain)) >= 8:
                patterns.append(re.compile(HOLE.sub("(.+)", re.escape(plain)), re.DOTALL))
    return Foreign(frozenset(whole), tuple(patterns))


def name_of(widget: QWidget) -> str:
    """Class and name of a widget and of the named ones around it, to find it again."""
    parts, one = [type(widget).__name__], widget
    while one is not None and len(parts) < 5:
        if one.objectName() and not one.objectName().startswith("qt_"):
            parts.append(one.objectName())
        one = one.parentWidget()
    return " in ".join(parts)


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widget and everything on it that can be seen, or could be by scrolling."""
    if root.isVisible():
        yield root
    yield from (widget for widget in root.findChildren(QWidget) if widget.isVisible())


def everything_said(root: QWidget) -> Iterator[Said]:
    for widget in visible(root):
        for how, text in texts_of(widget):
            if text and text not in LANGUAGES_BY_THEIR_OWN_NAME and not FIGURE.fullmatch(text):
                yield Said(text, widget, how)


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tooltip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QTextEdit) and widget.isReadOnly():
        yield "text", widget.toPlainText()
    if isinstance(widget, QTabBar):
        yield from (("tab", widget.tabText(at)) for at in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (("choice", widget.itemText(at)) for at in range(widget.count()))
    if isinstance(widget, QProgressBar):
        yield "format", widget.format()
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
        yield from items_of(widget.model())
    menu = widget.menu() if isinstance(widget, QPushButton | QToolButton) else widget
    if isinstance(menu, QMenu):
        yield from menu_words(menu)


def items_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    above = parent or QModelIndex()
    for column in range(model.columnCount(above)):
        if parent is None:
            yield "header", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(above)):
            index = model.index(row, column, above)
            yield from (("item", str(index.data(role) or "")) for role in READ_ROLES)
            if column == 0 and model.rowCount(index):
                yield from items_of(model, index)


def menu_words(menu: QMenu) -> Iterator[tuple[str, str]]:
    yield "menu", menu.title()
    for action in menu.actions():
        yield "action", action.text().partition("\t")[0]
        if action.toolTip() != action.text().replace("&", "").rstrip("…"):
            yield "action's tooltip", action.toolTip()
        if action.menu() is not None:
            yield from menu_words(action.menu())


def untranslated(root: QWidget, language: str) -> list[str]:
    """Messages of the other language among what is shown."""
    foreign = foreign_to(language)
    found = dict.fromkeys(str(said) for said in everything_said(root) if foreign.knows(said.text))
    return [f"not in {language}: {one}" for one in found]


def tab_stops(root: QWidget) -> list[QWidget]:
    """The widgets that the Tab key has to reach."""
    return [
        widget
        for widget in visible(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    ]


def nameless(root: QWidget) -> list[str]:
    """Widgets that the Tab key reaches and a screen reader has no name for."""
    return [f"no accessible name: {name_of(one)}" for one in tab_stops(root) if not spoken_name(one)]


def spoken_name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    if isinstance(widget, QTabBar):
        return widget.tabText(max(widget.currentIndex(), 0))
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def cut_off(root: QWidget) -> list[str]:
    """Buttons and tabs that are narrower than their words, unless a tooltip says what was elided."""
    found = []
    for widget in visible(root):
        if (layout := widget.layout()) is not None:
            layout.invalidate()
            layout.activate()
    for widget in visible(root):
        tight = widget.width() < widget.sizeHint().width()
        whole = isinstance(widget, QAbstractButton) and widget.text() not in ("", widget.toolTip())
        if tight and whole and not isinstance(widget, QCheckBox | QRadioButton | IconButton):
            found.append(f"cut off: {widget.text()!r} of {name_of(widget)}")
        if isinstance(widget, QTabBar) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"cut off: the tabs {name_of(widget)}")
    return found


def faults(root: QWidget, language: str) -> list[str]:
    """All that is wrong with what is shown."""
    QTest.qWait(SETTLING)
    root.grab()
    return [*untranslated(root, language), *nameless(root), *cut_off(root)]
