"""The small widgets work by keyboard, have accessible names, and emit for the person only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import px, theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton, MenuButton, PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.chip import AddChip, Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.fold import Fold
from ui.widgets.form_row import FormRow
from ui.widgets.links import LinkButton
from ui.widgets.progress import ProgressBar
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.tabs import Tab, UnderlineTabs
from ui.widgets.toast import Toast, show_toast
from ui.widgets.wrapped_text import WrappedText, question_role

STATES = [
    Segment("draft", "Draft", "draft"),
    Segment("review", "For review", "review"),
    Segment("final", "Final"),
]


def _states(qtbot: QtBot) -> tuple[SegmentedControl, list[str]]:
    control = SegmentedControl()
    control.set_segments(STATES)
    qtbot.addWidget(control)
    control.show()
    told: list[str] = []
    control.chosen.connect(told.append)
    return control, told


def test_segments_are_walked_with_arrows_and_chosen_with_space(qtbot: QtBot) -> None:
    control, told = _states(qtbot)
    control.button("draft").setFocus()
    qtbot.keyClick(control.button("draft"), Qt.Key.Key_Right)
    assert control.current is None and told == [], "moving chooses nothing"
    qtbot.keyClick(control.button("review"), Qt.Key.Key_Space)
    qtbot.keyClick(control.button("review"), Qt.Key.Key_End)
    qtbot.keyClick(control.button("final"), Qt.Key.Key_Return)
    qtbot.keyClick(control.button("final"), Qt.Key.Key_Return)
    assert told == ["review", "final"] and control.current == "final"


def test_segments_are_one_tab_stop_at_the_chosen_one(qtbot: QtBot) -> None:
    control, told = _states(qtbot)
    control.set_current("review")
    stops = [s.key for s in STATES if control.button(s.key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["review"] and told == []


def test_a_segment_that_cannot_be_chosen_is_passed_over(qtbot: QtBot) -> None:
    control, told = _states(qtbot)
    control.set_enabled_keys({"draft", "final"})
    control.button("draft").setFocus()
    qtbot.keyClick(control.button("draft"), Qt.Key.Key_Right)
    qtbot.keyClick(control.button("final"), Qt.Key.Key_Space)
    qtbot.mouseClick(control.button("review"), Qt.MouseButton.LeftButton)
    assert told == ["final"]


def test_segments_keep_their_choice_when_their_words_change(qtbot: QtBot) -> None:
    control, told = _states(qtbot)
    control.choose("final")
    control.set_segments([Segment(s.key, s.text + "!", s.mark) for s in STATES])
    assert control.current == "final" and control.button("final").accessibleName() == "Final!"
    assert told == ["final"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_is_removed_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    chip = Chip("Gender", removable=True)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


def test_the_cross_of_a_chip_removes_and_its_word_does_not(qtbot: QtBot) -> None:
    chip = Chip("Gender", removable=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    told: list[str] = []
    chip.removed.connect(lambda: told.append("removed"))
    chip.clicked.connect(lambda: told.append("clicked"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(px(12), chip.height() // 2))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - px(8), chip.height() // 2))
    assert told == ["clicked", "removed"]


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, QuietButton, LinkButton, AddChip])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_every_button(qtbot: QtBot, kind: type, key: Qt.Key) -> None:
    button = kind("Save the PDF…")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_buttons_are_32_high_and_26_in_bars_at_every_text_scale(qtbot: QtBot) -> None:
    full, compact = SecondaryButton("Cancel"), SecondaryButton("Cancel", compact=True)
    for button in (full, compact):
        qtbot.addWidget(button)
        button.show()
    assert (full.sizeHint().height(), compact.sizeHint().height()) == (32, 26)
    theme.set_text_scale(200)
    assert (full.sizeHint().height(), compact.sizeHint().height()) == (64, 52)


def test_an_icon_alone_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("bullets", "Bulleted list")
    qtbot.addWidget(button)
    button.set_tooltip("Bulleted list", "Ctrl+Shift+8")
    assert button.accessibleName() == "Bulleted list" and "Ctrl+Shift+8" in button.toolTip()
    assert not button.icon().isNull()


def test_a_menu_button_opens_its_menu_on_down(qtbot: QtBot) -> None:
    button = MenuButton("Ministry: all", "filter")
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("Labour")
    button.set_menu(menu)
    button.show()
    opened: list[bool] = []
    menu.aboutToShow.connect(lambda: opened.append(True))
    qtbot.waitExposed(button)
    menu.aboutToShow.connect(lambda: menu.close(), Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert opened == [True]


def test_search_waits_for_a_pause_and_escape_clears(qtbot: QtBot) -> None:
    field = SearchField("Search all answers")
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "traite")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["traite", ""] and field.accessibleName() == "Search all answers"


def test_a_fold_opens_and_closes_by_keyboard(qtbot: QtBot) -> None:
    fold = Fold("Guidance", "context, source")
    words = WrappedText("The round table examines…")
    fold.set_content(words)
    qtbot.addWidget(fold)
    fold.show()
    header = fold.findChildren(QWidget)[0]
    assert not words.isVisible()
    qtbot.keyClick(header, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: words.isVisible() and fold.is_open)
    qtbot.keyClick(header, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not words.isVisible() and not fold.is_open)


def test_a_field_error_is_shown_under_the_field_and_told(qtbot: QtBot) -> None:
    row, field = FormRow(), QLineEdit()
    row.set_label("Due date")
    row.set_field(field)
    qtbot.addWidget(row)
    row.resize(600, 80)
    row.show()
    row.set_error("This date does not exist.")
    assert field.accessibleName() == "Due date" and "not exist" in field.accessibleDescription()
    assert field.property("invalid") is True
    row.set_error("")
    assert field.property("invalid") is False and row.error() == ""


def test_a_narrow_row_puts_the_label_above(qtbot: QtBot) -> None:
    row, field = FormRow(), QLineEdit()
    row.set_label("Due date")
    row.set_field(field)
    qtbot.addWidget(row)
    row.resize(600, 80)
    row.show()
    beside = field.geometry().left()
    row.resize(300, 120)
    qtbot.waitUntil(lambda: field.geometry().left() < beside)


def test_chips_wrap_when_there_is_no_room(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=6)
    for word in ("Gender", "Children", "Human rights"):
        flow.addWidget(Chip(word))
    qtbot.addWidget(box)
    one_line = flow.heightForWidth(1000)
    assert flow.heightForWidth(120) >= 2 * one_line + 6 and flow.count() == 3


def test_long_text_is_as_tall_as_it_needs_with_the_line_height_of_its_role(qtbot: QtBot) -> None:
    text = WrappedText("migration " * 60, role="answer-read")
    qtbot.addWidget(text)
    lines = text.heightForWidth(600) / (16.5 * 96 / 72)
    assert lines == pytest.approx(round(lines), abs=0.1) and lines >= 5
    assert text.heightForWidth(300) > text.heightForWidth(600)


def test_each_question_of_a_question_gets_its_own_paragraph_and_keeps_its_words(qtbot: QtBot) -> None:
    text = WrappedText(role="question")
    qtbot.addWidget(text)
    text.set_text("Which measures\u202f? Which of « why ? » can be copied?", questions=True)
    assert text.document().blockCount() == 2
    assert text.text().replace("\n", " ") == "Which measures\u202f? Which of « why ? » can be copied?"
    assert question_role("x" * 160) == "question" and question_role("x" * 161) == "question-long"


def test_only_text_with_links_is_a_tab_stop(qtbot: QtBot) -> None:
    text = WrappedText("plain")
    qtbot.addWidget(text)
    assert not text.focusPolicy() & Qt.FocusPolicy.TabFocus
    text.set_html('<a href="passage">Read the passage</a>')
    assert text.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_difference_underlines_what_was_added_and_strikes_what_was_removed(qtbot: QtBot) -> None:
    text = WrappedText()
    qtbot.addWidget(text)
    text.set_difference([("same", "a comparator is "), ("removed", "planned"), ("added", "in preparation")])
    formats = {}
    fragments = text.document().begin().begin()
    while not fragments.atEnd():
        formats[fragments.fragment().text()] = fragments.fragment().charFormat()
        fragments += 1
    assert formats["planned"].fontStrikeOut() and not formats["planned"].fontUnderline()
    assert formats["in preparation"].fontUnderline()
    assert formats["in preparation"].background().color().name().upper() == "#DDF1E4"


def test_tabs_change_by_arrow_and_tell_it(qtbot: QtBot) -> None:
    tabs = UnderlineTabs()
    qtbot.addWidget(tabs)
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.set_tabs([Tab("history", "History"), Tab("comments", "Comments", count=2)])
    tabs.set_current_key("history")
    tabs.show()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told == ["comments"] and tabs.accessibleTabName(1) == "Comments 2"
    tabs.set_tabs([Tab("history", "Historique"), Tab("comments", "Commentaires", count=3)])
    assert told == ["comments"] and tabs.current_key == "comments"


def test_a_toast_does_its_action_once_and_goes(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []
    show_toast(window, "First")
    toast = show_toast(window, "PDF saved", "Open", lambda: done.append("open"))
    qtbot.waitUntil(lambda: [one.text() for one in window.findChildren(Toast)] == ["PDF saved"])
    assert window.rect().contains(toast.geometry().center()) and toast.accessibleName() == "PDF saved"
    assert toast.link is not None
    qtbot.keyClick(toast.link, Qt.Key.Key_Return)
    assert done == ["open"] and not toast.isVisible()


def test_a_banner_says_all_of_it_to_a_screen_reader(qtbot: QtBot) -> None:
    banner = Banner("warning")
    qtbot.addWidget(banner)
    banner.set_message("2 actions are incomplete", "See them", "The report will say what is missing.")
    assert banner.accessibleName() == "2 actions are incomplete The report will say what is missing."
    with qtbot.waitSignal(banner.link_activated):
        qtbot.keyClick(banner.link, Qt.Key.Key_Space)


def test_an_empty_page_begins_with_its_button(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.set_words("No contribution received", "Drop a ministry’s Excel file here.", "Prepare a mailing…")
    with qtbot.waitSignal(empty.clicked):
        qtbot.keyClick(empty.button, Qt.Key.Key_Return)


def test_a_bar_says_its_figures(qtbot: QtBot) -> None:
    bar = ProgressBar(width=32, height=3)
    qtbot.addWidget(bar)
    bar.set_share(0.5, 0.3, "13 of 26 settled")
    reader = QAccessible.queryAccessibleInterface(bar)
    assert reader is not None and reader.text(QAccessible.Text.Name) == "13 of 26 settled"
    assert (bar.width(), bar.height()) == (32, 3)


def test_the_focus_ring_follows_the_keyboard_and_leaves_fields_alone(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QFocusFrame

    window = QWidget()
    column = QVBoxLayout(window)
    button, field = SecondaryButton("Cancel"), QLineEdit()
    column.addWidget(button)
    column.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)

    def rings() -> list[QFocusFrame]:
        return [ring for ring in window.findChildren(QFocusFrame) if ring.isVisible()]

    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: len(rings()) == 1)
    assert rings()[0].geometry().contains(button.geometry().adjusted(-3, -3, 3, 3))
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: rings() == [])
