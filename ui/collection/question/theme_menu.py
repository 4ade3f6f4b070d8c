"""The menus of themes: those to give to a passage, and what can be done with one that was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from ui.collection.question.acts import Chosen, ReadingActs
from ui.language import interface, tr
from workbook.errors import N_
from workbook.screens.collection.across import Line
from workbook.screens.collection.passages import Shown

GIVE, NEW = N_("Give a theme"), N_("New theme…")
QUOTE = N_("Quote in the synthesis")
TRANSLATE = N_("Translation by the secretariat…")
TAKE = N_("Take the theme away")
COPY, COPY_CITED, SELECT_ALL = N_("Copy"), N_("Copy with citation"), N_("Select all")
GIVEN_BY = N_("Given by {given}")
MOVE = N_("Move “{theme}” here, which was “{words}”")
LONGEST = 48


def fill_give_menu(menu: QMenu, acts: ReadingActs, chosen: Chosen) -> None:
    """The themes of the code book, with those ticked that the very passage has, and a new one; before them those that
    lost their words."""
    menu.clear()
    for lost in chosen.line.lost:
        words = tr(MOVE).format(theme=lost.name, words=_short(lost.quote))
        menu.addAction(words.replace("&", "&&")).triggered.connect(
            lambda _=False, one=lost: acts.move(one, chosen)
        )
    if chosen.line.lost:
        menu.addSeparator()
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
        quote = interface.catalogue.quote(_short(one.placed.passage.quote))
        head = menu.addAction(quote.replace("&", "&&"))
        head.setToolTip(tr(GIVEN_BY).format(given=one.given))
        head.triggered.connect(lambda _=False, passage=one: show(passage))
        quoted = menu.addAction(tr(QUOTE))
        quoted.setCheckable(True)
        quoted.setChecked(one.coding.quoted)
        quoted.triggered.connect(lambda on, passage=one: acts.mark_quoted(passage.coding, on, line))
        menu.addAction(tr(TRANSLATE)).triggered.connect(
            lambda _=False, passage=one: acts.translate(passage.coding, line)
        )
        menu.addAction(tr(TAKE)).triggered.connect(
            lambda _=False, passage=one: acts.take_away(passage.coding, passage.name, line)
        )
        for action in menu.actions()[-3:]:
            action.setEnabled(acts.writable)
    menu.setToolTipsVisible(True)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"
