"""Everything the menus offer, as two tables: the actions, and the menus that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.icons import set_icon
from ui.language import keep_translated, tr
from workbook.errors import N_

Opened = Literal["", "workbook", "collection"]
Needs = Literal["", "open", "workbook", "collection"]
SEPARATOR = "-"
# the menu only shows these keys: whatever has the focus acts on them itself
LEFT_TO_THE_FOCUS = ("cut", "copy", "paste")


@dataclass(frozen=True, slots=True)
class Act:
    """One action: its name (also the name of the command), its words, its keys, and what must be open for it.

    One that `changes` the file cannot be done where that is read-only."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs: Needs = ""
    group: str = ""
    checkable: bool = False
    icon: str = ""
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu or a submenu: its title, what stands in it, and what it needs to be shown."""

    title: str
    entries: tuple[str | Menu, ...]
    needs: Needs = ""
    name: str = ""


ACTS: tuple[Act, ...] = (
    Act("new_workbook", N_("New workbook…"), ("Ctrl+N",)),
    Act("open_workbook", N_("Open…"), ("Ctrl+O",)),
    Act("merge_submissions", N_("Merge submissions…"), ("Ctrl+M",)),
    Act("name_version", N_("Name this version…"), ("Ctrl+S",), "open"),
    Act("go_versions", N_("Versions"), ("Ctrl+Alt+V",), "open"),
    Act("compare_copy", N_("Compare with another copy…"), (), "workbook"),
    Act("save_copy", N_("Save a copy elsewhere…"), ("Ctrl+Shift+S",), "open"),
    Act("go_reports", N_("Reports and printing"), ("Ctrl+P",), "workbook"),
    Act("send", N_("Send a form to a ministry…"), (), "workbook", changes=True),
    Act("receive", N_("Receive a contribution…"), ("Ctrl+Shift+R",), "workbook"),
    Act("close_workbook", N_("Close the workbook"), ("Ctrl+W",), "workbook"),
    Act("close_collection", N_("Close the collection"), ("Ctrl+W",), "collection"),
    Act("quit", N_("Quit"), ("Ctrl+Q",)),
    Act("undo", N_("Undo"), ("Ctrl+Z",), "open", changes=True),
    Act("redo", N_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "open", changes=True),
    Act("cut", N_("Cut"), ("Ctrl+X",), "open"),
    Act("copy", N_("Copy"), ("Ctrl+C",), "open"),
    Act("paste", N_("Paste"), ("Ctrl+V",), "open"),
    Act("find", N_("Filter the contents"), ("Ctrl+F",), "workbook"),
    Act("search_answers", N_("Search all answers"), ("Ctrl+F",), "collection"),
    Act("find_in_page", N_("Filter this page"), ("Ctrl+Shift+F",), "collection"),
    Act("toggle_contents", N_("Contents"), ("Ctrl+B",), "open", checkable=True),
    Act("toggle_panel", N_("History and comments"), ("Ctrl+Alt+B",), "workbook", checkable=True),
    Act("toggle_beside", N_("Beside the page"), ("Ctrl+Alt+B",), "collection", checkable=True),
    Act("language_fr", "Français", group="language"),
    Act("language_en", "English", group="language"),
    Act("theme_system", N_("As the system"), group="theme"),
    Act("theme_light", N_("Light"), group="theme"),
    Act("theme_dark", N_("Dark"), group="theme"),
    Act("theme_high_contrast", N_("High contrast"), group="theme"),
    Act("larger_text", N_("Larger"), ("Ctrl++", "Ctrl+=")),
    Act("smaller_text", N_("Smaller"), ("Ctrl+-",)),
    Act("normal_text", N_("Normal size")),
    Act("back", N_("Back"), ("Alt+Left",), "open"),
    Act("forward", N_("Forward"), ("Alt+Right",), "open"),
    Act("previous", N_("Previous page"), ("Ctrl+PgUp",), "open"),
    Act("next", N_("Next page"), ("Ctrl+PgDown",), "open"),
    Act("next_open", N_("Next empty question"), ("Ctrl+Shift+PgDown",), "workbook"),
    Act("go_overview", N_("Overview"), ("Alt+Home",), "workbook"),
    Act("go_plan", N_("Action plan"), ("Ctrl+Shift+A",), "workbook"),
    Act("go_contributions", N_("Contributions"), ("Ctrl+Shift+C",), "workbook"),
    Act("go_identification", N_("Country and institution"), ("Ctrl+Shift+I",), "workbook"),
    Act("go_submissions", N_("Submissions"), ("Alt+Home",), "collection"),
    Act("go_completeness", N_("Completeness"), ("Ctrl+Shift+M",), "collection"),
    Act("go_themes", N_("Themes"), ("Ctrl+Shift+T",), "collection"),
    Act("go_figures", N_("Indicators"), ("Ctrl+Shift+I",), "collection"),
    Act("go_exports", N_("Exports"), ("Ctrl+P",), "collection"),
    Act("add_submissions", N_("Add submissions…"), ("Ctrl+Shift+R",), "collection", changes=True),
    Act("add_folder", N_("Add a folder of submissions…"), (), "collection", changes=True),
    Act("name_collection", N_("Title and edition…"), (), "collection", changes=True),
    Act("choose_forms", N_("Add or remove questionnaires…"), (), "workbook", changes=True),
    Act("carry_over", N_("Take last year’s answers…"), (), "workbook", changes=True),
    Act("your_name", N_("Your name in the history…")),
    Act("go_check", N_("Check the answers"), ("F8",), "workbook"),
    Act("show_keys", N_("Keyboard shortcuts"), ("F1",)),
    Act("open_example", N_("Try with an example country")),
    Act("open_example_collection", N_("Try with an example collection")),
    Act("about", N_("About Passerelle")),
)

MENUS: tuple[Menu, ...] = (
    Menu(
        N_("&File"),
        (
            "new_workbook", "open_workbook", "merge_submissions", Menu(N_("Open recent"), (), name="recent"),
            SEPARATOR,
            "name_version", "go_versions", "compare_copy", "save_copy", "go_reports", "send", "receive", SEPARATOR,
            "close_workbook", "close_collection", "quit",
        ),
    ),
    Menu(
        N_("&Edit"),
        (
            "undo", "redo", SEPARATOR, "cut", "copy", "paste", SEPARATOR, "find", "search_answers", "find_in_page",
        ),
        "open",
    ),
    Menu(
        N_("&View"),
        (
            "toggle_contents", "toggle_panel", "toggle_beside", SEPARATOR,
            Menu(N_("Language"), ("language_fr", "language_en")),
            Menu(
                N_("Theme"), ("theme_system", "theme_light", "theme_dark", "theme_high_contrast")
            ),
            Menu(N_("Text size"), ("larger_text", "smaller_text", "normal_text")),
        ),
    ),
    Menu(
        N_("&Go to"),
        (
            "back", "forward", SEPARATOR, "previous", "next", "next_open", SEPARATOR,
            "go_overview", "go_plan", "go_contributions", "go_reports",
            "go_submissions", "go_completeness", "go_themes", "go_figures", "go_exports",
        ),
        "open",
    ),
    Menu(
        N_("&Workbook"),
        (
            "go_identification", "choose_forms", "carry_over", SEPARATOR,
            "go_check", "name_version", "go_versions", "your_name",
        ),
        "workbook",
    ),
    Menu(
        N_("&Collection"),
        (
            "add_submissions", "add_folder", SEPARATOR, "go_exports", SEPARATOR,
            "name_collection", "name_version", "go_versions", "your_name",
        ),
        "collection",
    ),
    Menu(N_("&Help"), ("show_keys", "open_example", "open_example_collection", SEPARATOR, "about")),
)  # fmt: skip


class Actions(QObject):
    """The actions of a window by name; their texts follow the language, their keys work in the whole window."""

    def __init__(self, window: QWidget, command: Callable[[str], Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._groups: dict[str, QActionGroup] = {}
        self._by_name: dict[str, QAction] = {act.name: self._made(act, command(act.name)) for act in ACTS}

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def allow(self, opened: Opened, changeable: bool) -> None:
        """Enable what can be done now, and hide what only the other kind of file knows."""
        for act in ACTS:
            self[act.name].setEnabled(_met(act.needs, opened) and (changeable or not act.changes))
            self[act.name].setVisible(act.needs != other_than(opened))

    def _made(self, act: Act, command: Callable[[], object]) -> QAction:
        action = QAction(self._window)
        action.setObjectName(f"action_{act.name}")
        action.setShortcuts([QKeySequence(keys) for keys in act.keys])
        if act.name in LEFT_TO_THE_FOCUS:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(act.checkable or bool(act.group))
        if act.icon:
            set_icon(action, act.icon)
        if act.group:
            group = self._groups.setdefault(act.group, QActionGroup(self._window))
            group.addAction(action)
        if act.group == "language":
            action.setText(act.text)  # a language is called by its own name
        elif act.name not in ("undo", "redo"):
            keep_translated(action, lambda: action.setText(tr(act.text)))
        action.triggered.connect(lambda: command())
        self._window.addAction(action)
        return action


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> dict[str, QMenu]:
    """Put the menus into the bar; gives them by title (msgid) or name."""
    made: dict[str, QMenu] = {}
    for menu in MENUS:
        bar.addMenu(_filled(menu, actions, bar, made))
    return made


def show_menus(made: dict[str, QMenu], opened: Opened) -> None:
    """Show only the menus that mean something now."""
    for menu in MENUS:
        made[menu.title].menuAction().setVisible(_met(menu.needs, opened))


def _filled(menu: Menu, actions: Actions, parent: QWidget, made: dict[str, QMenu]) -> QMenu:
    filled = QMenu(parent)
    made[menu.name or menu.title] = filled
    keep_translated(filled, lambda: filled.setTitle(tr(menu.title)))
    for entry in menu.entries:
        if isinstance(entry, Menu):
            filled.addMenu(_filled(entry, actions, filled, made))
        elif entry == SEPARATOR:
            filled.addSeparator()
        else:
            filled.addAction(actions[entry])
    return filled


def _met(needs: Needs, opened: Opened) -> bool:
    return bool(opened) if needs == "open" else needs in ("", opened)


def other_than(opened: Opened) -> Opened:
    """The kind of file whose actions are not shown; where nothing is open, a workbook's are."""
    return "workbook" if opened == "collection" else "collection"
