"""Each type of question alone: nothing, an answer once, cleared, unreadable, read-only, changed elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.answer_widgets.base import AnswerBase
from ui.answer_widgets.choice import ComboAnswer, RadioAnswer
from ui.answer_widgets.choices import ChecksAnswer, ChipsAnswer
from ui.answer_widgets.date import DateAnswer
from ui.answer_widgets.file import FileAnswer
from ui.answer_widgets.languages import LineInLanguages, LongTextArea
from ui.answer_widgets.line import LineAnswer, NumberAnswer
from ui.answer_widgets.lines import LinesAnswer
from ui.answer_widgets.plain import CalculatedAnswer, NoteAnswer
from ui.language import interface
from workbook.editing.session import Session

Show = Callable[[str], AnswerBase]
KINDS = {
    "line": LineAnswer, "two": LineInLanguages, "names": LinesAnswer, "long": LongTextArea,
    "whole": NumberAnswer, "number": NumberAnswer, "day": DateAnswer, "colour": RadioAnswer,
    "place": ComboAnswer, "measure": ComboAnswer, "colours": ChecksAnswer, "places": ChipsAnswer,
    "proof": FileAnswer, "remark": NoteAnswer, "double": CalculatedAnswer,
}  # fmt: skip


def line_of(widget: AnswerBase) -> QLineEdit:
    assert isinstance(widget, LineAnswer)
    return widget.line


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    if text:
        qtbot.keyClicks(line, text)
    else:
        qtbot.keyClick(line, Qt.Key.Key_Delete)


@pytest.mark.parametrize("name", KINDS)
def test_each_type_has_its_widget_and_a_name(show: Show, session: Session, name: str) -> None:
    widget = show(name)
    assert type(widget) is KINDS[name]
    assert session.snapshot().value("bench", name) is None
    assert session.undo_step is None, "looking at a question answers nothing"
    names = {child.accessibleName() for child in widget.findChildren(type(widget.focusProxy() or widget))}
    assert names or widget.accessibleName() == ""


TYPED = [
    ("line", "Rabat", "Rabat", "Rabat"),
    ("whole", "1,200", 1200, "1,200"),
    ("number", "1234.5", 1234.5, "1,234.5"),
    ("day", "12/11/2018", "2018-11-12", "12/11/2018"),
    ("day", "12 November 2018", "2018-11-12", "12/11/2018"),
]


@pytest.mark.parametrize(("name", "typed", "value", "shown"), TYPED)
def test_what_is_typed_is_an_answer_once(
    show: Show, session: Session, qtbot: QtBot, name: str, typed: str, value: object, shown: str
) -> None:
    widget = show(name)
    line, told = line_of(widget), []
    widget.answered.connect(lambda: told.append(True))
    retype(qtbot, line, typed)
    assert session.snapshot().value("bench", name) is None, "not before the pause"
    widget.hand_over()
    line.clearFocus()
    widget.left_field()  # type: ignore[attr-defined]
    assert session.snapshot().value("bench", name) == value
    assert len(told) == 1
    assert line.text() == shown


@pytest.mark.parametrize(("name", "typed"), [(name, typed) for name, typed, _, _ in TYPED[:4]])
def test_an_emptied_field_has_no_answer(
    show: Show, session: Session, qtbot: QtBot, name: str, typed: str
) -> None:
    widget = show(name)
    retype(qtbot, line_of(widget), typed)
    widget.hand_over()
    retype(qtbot, line_of(widget), "")
    widget.hand_over()
    assert session.snapshot().value("bench", name) is None
    assert session.snapshot().state("bench", name) == "empty"


@pytest.mark.parametrize(
    ("name", "typed"), [("whole", "a few"), ("number", "1.2.3.4"), ("day", "31/02/2018")]
)
def test_what_cannot_be_read_stays_as_a_draft(
    show: Show, session: Session, qtbot: QtBot, name: str, typed: str
) -> None:
    widget = show(name)
    retype(qtbot, line_of(widget), typed)
    widget.hand_over()
    assert session.snapshot().value("bench", name) is None
    assert session.snapshot().value("bench", name, facet="draft") == typed
    assert typed in widget.complaint
    assert line_of(widget).property("invalid") is True
    widget.show_cell("bench")
    assert line_of(widget).text() == typed, "the draft is there when one comes back"
    assert typed in widget.complaint


def test_a_number_in_the_habits_of_the_language(show: Show, session: Session, qtbot: QtBot) -> None:
    interface.use("fr")
    widget = show("number")
    retype(qtbot, line_of(widget), "1 234,5")
    widget.hand_over()
    assert session.snapshot().value("bench", "number") == 1234.5
    interface.use("en")
    assert line_of(widget).text() == "1,234.5"


def test_a_constraint_is_said_under_the_field_and_the_answer_kept(
    show: Show, session: Session, qtbot: QtBot
) -> None:
    widget = show("number")
    retype(qtbot, line_of(widget), "-3")
    widget.hand_over()
    assert session.snapshot().value("bench", "number") == -3
    assert widget.complaint == "Not below zero"
    session.answer("bench", "number", 3)
    assert widget.complaint == ""


def test_typing_is_handed_over_after_a_pause(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("line")
    qtbot.keyClicks(line_of(widget), "Rabat")
    qtbot.waitUntil(lambda: session.snapshot().value("bench", "line") == "Rabat", timeout=3000)
    steps = [step for step in session.steps() if step.kind == "answer"]
    assert len(steps) == 1


def test_a_change_from_elsewhere_is_shown_but_not_over_what_is_being_typed(
    show: Show, session: Session, qtbot: QtBot
) -> None:
    widget = show("line")
    session.answer("bench", "line", "Fez")
    assert line_of(widget).text() == "Fez"
    retype(qtbot, line_of(widget), "Oujda")
    session.answer("bench", "line", "Agadir")
    assert line_of(widget).text() == "Oujda"
    widget.hand_over()
    assert session.snapshot().value("bench", "line") == "Oujda"


def test_a_day_of_the_calendar(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("day")
    assert isinstance(widget, DateAnswer)
    widget.open_calendar()
    assert widget.popup is not None and widget.popup.isVisible()
    widget.popup.calendar.clicked.emit(QDate(2018, 11, 12))
    assert session.snapshot().value("bench", "day") == "2018-11-12"
    assert widget.line.text() == "12/11/2018"
    assert not widget.popup.isVisible()


def test_one_of_a_few(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("colour")
    assert isinstance(widget, RadioAnswer)
    told: list[bool] = []
    widget.answered.connect(lambda: told.append(True))
    qtbot.mouseClick(
        widget.buttons["red"], Qt.MouseButton.LeftButton, pos=widget.buttons["red"].rect().center()
    )
    assert session.snapshot().value("bench", "colour") == "red"
    assert told == [True]
    session.answer("bench", "colour", "blue")
    assert widget.buttons["blue"].isChecked() and not widget.buttons["red"].isChecked()
    widget.clear()
    assert session.snapshot().value("bench", "colour") is None
    assert not any(button.isChecked() for button in widget.buttons.values())


def test_one_of_many_by_typing(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("place")
    assert isinstance(widget, ComboAnswer)
    line = widget.combo.lineEdit()
    assert line is not None
    retype(qtbot, line, "place 7")
    widget.left_field()
    assert session.snapshot().value("bench", "place") == "p7"
    assert widget.combo.currentText() == "Place 7"
    retype(qtbot, line, "nowhere")
    widget.left_field()
    assert session.snapshot().value("bench", "place", facet="draft") == "nowhere"
    assert "nowhere" in widget.complaint


def test_states_of_measures_bear_their_squares(show: Show, session: Session) -> None:
    widget = show("measure")
    assert isinstance(widget, ComboAnswer)
    combo: QComboBox = widget.combo
    assert [combo.itemData(at) for at in range(combo.count())] == [None, "in_force", "partly", "none"]
    assert not any(combo.itemIcon(at).isNull() for at in range(combo.count()))
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert session.snapshot().value("bench", "measure") == "partly"
    combo.activated.emit(0)
    assert session.snapshot().value("bench", "measure") is None


def test_the_wheel_changes_no_answer(show: Show, session: Session) -> None:
    widget = show("measure")
    assert isinstance(widget, ComboAnswer)
    session.answer("bench", "measure", "partly")
    down, none = QPoint(0, -120), QPoint()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        none,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget.combo, turn)
    assert widget.combo.currentData() == "partly"
    assert session.snapshot().value("bench", "measure") == "partly"


def test_several_of_a_few(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("colours")
    assert isinstance(widget, ChecksAnswer)
    widget.boxes["blue"].click()
    widget.boxes["red"].click()
    assert session.snapshot().value("bench", "colours") == ["red", "blue"]
    widget.boxes["blue"].click()
    widget.boxes["red"].click()
    assert session.snapshot().value("bench", "colours") is None


def test_several_of_many(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("places")
    assert isinstance(widget, ChipsAnswer)
    for typed in ("Place 12", "place 3"):
        retype(qtbot, widget.adder, typed)
        qtbot.keyClick(widget.adder, Qt.Key.Key_Return)
    assert session.snapshot().value("bench", "places") == ["p3", "p12"]
    assert list(widget.chips) == ["p3", "p12"]
    widget.chips["p3"].removed.emit()
    assert session.snapshot().value("bench", "places") == ["p12"]


def test_a_file_is_taken_in_and_removed(show: Show, session: Session, tmp_path: Path) -> None:
    widget = show("proof")
    assert isinstance(widget, FileAnswer)
    law = tmp_path / "loi.pdf"
    law.write_bytes(b"%PDF-1.7 loi")
    widget.attach(law)
    stored = session.snapshot().value("bench", "proof")
    assert (stored["name"], stored["size"]) == ("loi.pdf", 12)
    assert "loi.pdf" in widget.name_label.text()
    attachment = session.attachment(stored["sha256"])
    assert attachment is not None and attachment.content == b"%PDF-1.7 loi"
    widget.remove()
    assert session.snapshot().value("bench", "proof") is None


def test_a_file_that_is_not_what_it_says_is_refused(show: Show, session: Session, tmp_path: Path) -> None:
    widget = show("proof")
    assert isinstance(widget, FileAnswer)
    wrong = tmp_path / "loi.pdf"
    wrong.write_bytes(b"MZ")
    widget.attach(wrong)
    assert "loi.pdf" in widget.complaint
    assert session.snapshot().value("bench", "proof") is None
    widget.attach(tmp_path / "gone.pdf")
    assert "gone.pdf" in widget.complaint


def test_a_calculated_value_follows(show: Show, session: Session) -> None:
    widget = show("double")
    assert isinstance(widget, CalculatedAnswer)
    session.answer("bench", "whole", 21)
    assert widget.words.text() == "42"


def test_a_row_is_chosen_among_the_rows(show: Show, session: Session) -> None:
    row = session.add_row("bench", "rows", {"name": "Un"})
    widget = show("link")
    widget.show_cell("bench", row)
    assert isinstance(widget, ComboAnswer)
    assert [widget.combo.itemText(at) for at in range(widget.combo.count())][1:] == ["Un"]
    widget.combo.activated.emit(1)
    assert session.snapshot().value("bench", "link", row) == row


def test_a_line_in_two_languages(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("two")
    assert isinstance(widget, LineInLanguages)
    retype(qtbot, widget.lines["fr"].line, "bonjour")
    retype(qtbot, widget.lines["en"].line, "hello")
    widget.hand_over()
    assert session.snapshot().value("bench", "two", facet="value.fr") == "bonjour"
    assert session.snapshot().value("bench", "two", facet="value.en") == "hello"


def test_names_one_a_line(show: Show, session: Session, qtbot: QtBot) -> None:
    widget = show("names")
    assert isinstance(widget, LinesAnswer)
    qtbot.keyClicks(widget.text, "Travail")
    qtbot.keyClick(widget.text, Qt.Key.Key_Return)
    qtbot.keyClicks(widget.text, "Interieur")
    widget.hand_over()
    assert session.snapshot().value("bench", "names") == "Travail\nInterieur"


READ_ONLY: dict[str, Callable[[Any], bool]] = {
    "line": lambda widget: widget.line.isReadOnly(),
    "number": lambda widget: widget.line.isReadOnly(),
    "day": lambda widget: widget.line.isReadOnly() and not widget.button.isEnabled(),
    "colour": lambda widget: not widget.buttons["red"].isEnabled(),
    "place": lambda widget: not widget.combo.isEnabled(),
    "colours": lambda widget: not widget.boxes["red"].isEnabled(),
    "places": lambda widget: not widget.adder.isVisible(),
    "proof": lambda widget: not widget.choose_button.isEnabled(),
    "names": lambda widget: widget.text.isReadOnly(),
    "two": lambda widget: all(line.line.isReadOnly() for line in widget.lines.values()),
    "long": lambda widget: all(one.editor.isReadOnly() for one in widget.editors.values()),
}


@pytest.mark.parametrize("name", READ_ONLY)
def test_read_only(show: Show, name: str) -> None:
    widget = show(name)
    widget.set_read_only(True)
    assert READ_ONLY[name](widget)
