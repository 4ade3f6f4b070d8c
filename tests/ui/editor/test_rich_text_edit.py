"""The editor: what it shows, what it gives back, and what pasting and formatting make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from ui.editor.link_dialog import completed_address
from ui.editor.rich_document import fill, read
from ui.editor.rich_text_edit import RichTextEdit
from ui.theme import theme
from workbook.questionnaire.rich_text import Block, Run, parse, tidy

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
    | st.sampled_from("*[]()\\-. \n"),
    max_size=12,
)
RUNS = st.builds(
    Run, TEXT, st.booleans(), st.booleans(), st.sampled_from(["", "", "https://un.org/x", "mailto:a@b.c"])
)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(["paragraph", "bullet", "number"]),
        st.lists(RUNS, max_size=4).map(tuple),
        st.integers(0, 9),
    ),
    max_size=5,
)


@given(BLOCKS)
def test_a_document_holds_every_block(themed_app: object, blocks: list[Block]) -> None:
    stored = tidy(blocks)
    document = QTextDocument()
    fill(document, stored)
    assert read(document) == stored


ODD = "5*3 [x] __y__\n   suite\n\n\n* point *\n1) un\n\n```code```  \nfin   \n"


@pytest.mark.parametrize("text", [ODD, "a\n\n\n\nb", "- \n- x", "**a** __b__", "", "   "])
def test_what_is_only_looked_at_never_changes(editor: RichTextEdit, qtbot: QtBot, text: str) -> None:
    editor.set_stored_text(text)
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    theme.set_text_scale(150)
    assert editor.stored_text() == text


def test_typing_is_told_and_given_back(editor: RichTextEdit, qtbot: QtBot) -> None:
    editor.set_stored_text("Un")
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClick(editor, Qt.Key.Key_End)
        qtbot.keyClicks(editor, " et")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "deux")
    assert editor.stored_text() == "Un et\n\ndeux"


def test_no_break_spaces_survive_typing(editor: RichTextEdit, qtbot: QtBot) -> None:
    editor.set_stored_text("«\u00a0Oui\u00a0» : 1\u202f200\u00a0%")
    qtbot.keyClicks(editor, "x")
    assert editor.stored_text() == "x«\u00a0Oui\u00a0» : 1\u202f200\u00a0%"


def test_bold_and_italic_by_keys(editor: RichTextEdit, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClicks(editor, "a ")
    qtbot.keyClick(editor, Qt.Key.Key_B, control)
    qtbot.keyClicks(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_I, control)
    qtbot.keyClicks(editor, "c")
    qtbot.keyClick(editor, Qt.Key.Key_B, control)
    qtbot.keyClick(editor, Qt.Key.Key_I, control)
    qtbot.keyClicks(editor, " d")
    assert editor.stored_text() == "a **b*c*** d"


def test_lists_and_the_way_out_of_them(editor: RichTextEdit, qtbot: QtBot) -> None:
    editor.set_kind("bullet")
    for words in ("un", "deux"):
        qtbot.keyClicks(editor, words)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "fin")
    assert editor.stored_text() == "- un\n- deux\n\nfin"
    editor.selectAll()
    editor.set_kind("number")
    assert editor.stored_text() == "1. un\n2. deux\n3. fin"
    editor.set_kind("paragraph")
    assert editor.stored_text() == "un\n\ndeux\n\nfin"


def test_a_link_ends_where_it_ends(editor: RichTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "la loi")
    editor.selectAll()
    editor.set_link("https://un.org")
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, " suit")
    assert editor.stored_text() == "[la loi](<https://un.org>) suit"
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    editor.set_link("")
    assert editor.stored_text() == "la loi suit"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.un.org", "https://www.un.org"),
        (" http://un.org/a b ", "http://un.org/a%20b"),
        ("amina@mfa.gov", "mailto:amina@mfa.gov"),
        ("javascript:alert(1)", ""),
        ("ministère", ""),
    ],
)
def test_addresses_as_people_type_them(typed: str, address: str) -> None:
    assert completed_address(typed) == address


def paste(editor: RichTextEdit, html: str = "", text: str = "") -> str:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    editor.insertFromMimeData(data)
    return editor.stored_text()


def test_pasting_keeps_only_what_a_report_prints(editor: RichTextEdit) -> None:
    html = (
        "<style>p{color:red}</style><h2 style='color:red'>Titre</h2><p>Un <b>gras</b>"
        "<img src='x.png'> <a href='https://un.org'>lien</a> <a href='javascript:x'>piège</a></p>"
        "<ol><li>un</li><li>deux</li></ol><table><tr><td>a</td><td>b</td></tr></table>"
    )
    kept = paste(editor, html, "Titre")
    assert kept == "**Titre**\n\nUn **gras** [lien](<https://un.org>) piège\n\n1. un\n2. deux\n\na\n\nb"
    assert parse(kept) == read(editor.document())


def test_pasting_plain_lines(editor: RichTextEdit) -> None:
    assert paste(editor, text="Avant :\n• un\n• deux\n\n1. trois") == "Avant :\n\n- un\n- deux\n\n1. trois"


def test_pasting_a_word_keeps_its_blank(editor: RichTextEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "la")
    assert paste(editor, text=" loi") == "la loi"


def test_undoing_comes_back_to_the_text_before(editor: RichTextEdit, qtbot: QtBot) -> None:
    editor.set_stored_text("Un **mot**")
    assert not editor.document().isUndoAvailable(), "showing a text is nothing to undo"
    qtbot.keyClicks(editor, "x")
    editor.undo()
    assert editor.stored_text() == "Un **mot**"


def test_it_grows_with_its_text_and_then_scrolls(editor: RichTextEdit) -> None:
    low = editor.height()
    editor.set_stored_text("\n\n".join(["mot"] * 12))
    higher = editor.height()
    editor.set_stored_text("\n\n".join(["mot"] * 200))
    assert low < higher < editor.height() <= 600
    assert editor.verticalScrollBar().maximum() > 0
