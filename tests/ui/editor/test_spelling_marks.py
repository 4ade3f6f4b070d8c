"""Spelling in the editor."""

from __future__ import annotations

from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.editor.rich_text_edit import RichTextEdit
from ui.editor.spell_marks import own_words


def marked_words(editor: RichTextEdit) -> list[str]:
    block = editor.document().begin()
    wavy = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == wavy
    ]


def menu_at(editor: RichTextEdit, place: int) -> dict[str, QAction]:
    menu = QMenu(editor)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(place)
    editor.marks.add_suggestions(menu, cursor)
    return {action.text(): action for action in menu.actions()}


def test_a_misspelled_word_is_marked_counted_and_mended(editor: RichTextEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.marks.counted, timeout=10000, check_params_cb=lambda n: n == 1):
        editor.set_stored_text("The goverment of Morocco met in 10.7b.")
    assert marked_words(editor) == ["goverment"]
    with qtbot.waitSignal(editor.marks.counted, timeout=10000, check_params_cb=lambda n: n == 0):
        menu_at(editor, 6)["government"].trigger()
    assert editor.stored_text() == "The government of Morocco met in 10.7b."
    assert marked_words(editor) == []


def test_one_s_own_words_are_kept(editor: RichTextEdit, qtbot: QtBot) -> None:
    kept: list[str] = []
    own_words.keep_in(kept)
    with qtbot.waitSignal(editor.marks.counted, timeout=10000, check_params_cb=lambda n: n == 1):
        editor.set_stored_text("a comparateurish thing")
    with qtbot.waitSignal(editor.marks.counted, timeout=10000, check_params_cb=lambda n: n == 0):
        menu_at(editor, 4)["Add “comparateurish” to my words"].trigger()
    assert kept == ["comparateurish"]
    assert marked_words(editor) == []
