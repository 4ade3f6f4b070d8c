"""Which actions can be done now, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import interface, tr
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE, theme

if TYPE_CHECKING:
    from ui.document_window import DocumentWindow
    from ui.window import Window
    from ui.workbook_window import WorkbookWindow


def renew_actions(window: Window) -> None:
    """Enable, name and check every action for what the window shows."""
    shown = window.shown
    actions = window.actions_by_name
    actions.allow(window.shown_kind, shown is not None and not shown.session.read_only)
    for name in ("fr", "en"):
        actions[f"language_{name}"].setChecked(interface.code == name)
    for name in ("system", "light", "dark", "high_contrast"):
        actions[f"theme_{name}"].setChecked(theme.preference == name)
    actions["larger_text"].setEnabled(theme.text_scale < LARGEST_SCALE)
    actions["smaller_text"].setEnabled(theme.text_scale > SMALLEST_SCALE)
    actions["normal_text"].setText(tr("Normal size ({percent} now)").format(percent=_percent()))
    window.menus["recent"].setEnabled(bool(window.preferences.recent))
    _name_undo(window, shown)
    if shown is not None:
        _renew_for(window, shown)
    if window.workbook is not None and shown is window.workbook:
        _renew_for_workbook(window, window.workbook)


def _name_undo(window: Window, book: DocumentWindow | None) -> None:
    actions = window.actions_by_name
    if book is None:
        actions["undo"].setText(tr("Undo"))
        actions["redo"].setText(tr("Redo"))
        return
    from workbook.screens.commands import redo_words, undo_words

    undo, redo = book.session.undo_step, book.session.redo_step
    actions["undo"].setText(undo_words(undo, interface.catalogue))
    actions["redo"].setText(redo_words(redo, interface.catalogue))
    writable = not book.session.read_only
    actions["undo"].setEnabled(writable and undo is not None)
    actions["redo"].setEnabled(writable and redo is not None)


def _renew_for(window: Window, book: DocumentWindow) -> None:
    actions = window.actions_by_name
    actions["toggle_contents"].setChecked(book.columns.left.isVisibleTo(book))
    for name in ("toggle_panel", "toggle_beside"):
        actions[name].setChecked(book.columns.right.isVisibleTo(book))
        actions[name].setEnabled(book.columns.right_wanted)
    actions["back"].setEnabled(book.trail.can_go_back)
    actions["forward"].setEnabled(book.trail.can_go_forward)
    actions["previous"].setEnabled(book.neighbour(-1) is not None)
    actions["next"].setEnabled(book.neighbour(1) is not None)
    actions["name_version"].setEnabled(not book.session.read_only)


def _renew_for_workbook(window: Window, book: WorkbookWindow) -> None:
    window.actions_by_name["go_plan"].setEnabled(book.node_of_kind("plan") is not None)


def _percent() -> str:
    return interface.catalogue.percent(theme.text_scale / 100)
