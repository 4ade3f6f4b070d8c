"""The menus of themes: those to give to a passage, and what can be done with one that was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from ui.collection.question.acts import Chosen, ReadingActs
from ui.language import tr
from workbook.errors import N_
from workbook.screens.collection.across import Line
from workbook.screens.collection.passages import Shown

GIVE, NEW = N_("Give a theme"), N_("New theme…")
QUOTE = N_("Quote in the synthesis")
TRANSLATE = N_("Translation by the secretariat…")
TAKE = N_("Take the theme away")
COPY, COPY_CITED, SELECT_ALL = N_("Copy"), N_("Copy with citation"), N_("Select all")
GIVEN_BY = N_("Given by {given}")
LONGEST = 48


def fill_give_menu(menu: QMenu, acts: ReadingActs, chosen: Chosen) -> None:
    """The themes of the code book, with those ticked that the very passage has, and a new one."""
    menu.clear()
    here = {one.theme: one for one in chosen.words.passages if one.span == chosen.span}
    for theme in acts.themes:
        action = menu.addAction(theme.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(theme in here)
        if theme in here:
            had = here[theme]
            action.triggered.connect(
                lambda _=False, one=had: acts.take_away(one.coding, one.name, chosen.line)
            )
        else:
            action.triggered.connect(lambda _=False, one=theme: acts.give(one, chosen))
    if acts.themes:
        menu.addSeparator()
    menu.addAction(tr(NEW)).triggered.connect(lambda: acts.give_new(chosen))


def fill_passage_menu(
    menu: QMenu, acts: ReadingActs, line: Line, passages: Sequence[Shown], show: Callable[[Shown], object]
) -> None:
    """What can be done with passages that have a theme: each begins with its words, which lead there."""
    menu.clear()
    for at, one in enumerate(passages):
        if at:
            menu.addSeparator()
        words = " ".join(one.placed.passage.quote.split())
        short = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        head = menu.addAction(f"“{short}”".replace("&", "&&"))
        head.setToolTip(tr(GIVEN_BY).format(given=one.given))
        head.triggered.connect(lambda _=False, passage=one: show(passage))
        quote = menu.addAction(tr(QUOTE))
        quote.setCheckable(True)
        quote.setChecked(one.coding.quoted)
        quote.triggered.connect(lambda on, passage=one: acts.mark_quoted(passage.coding, on, line))
        menu.addAction(tr(TRANSLATE)).triggered.connect(
            lambda _=False, passage=one: acts.translate(passage.coding, line)
        )
        menu.addAction(tr(TAKE)).triggered.connect(
            lambda _=False, passage=one: acts.take_away(passage.coding, passage.name, line)
        )
        for action in menu.actions()[-3:]:
            action.setEnabled(acts.writable)
    menu.setToolTipsVisible(True)
