"""The main job: a focal point makes a workbook, answers offline, closes, opens again, prints and sends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from tests.journeys.person import CONTROL, Key, Person
from tests.ui.bench import FORM, form
from ui.new_workbook.wizard import Wizard
from ui.question.page import QuestionPage
from ui.table.page import TablePage
from workbook.document.snapshot import Snapshot
from workbook.preferences import Preferences
from workbook.screens.places import Place

LONG = "Un comité national suit la mise en œuvre.\nIl siège à Rabat."
Start = Callable[[Preferences], Person]


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the person chooses in the system's file dialogs: `save` and `open`."""
    chosen = {"save": "", "open": ""}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen["save"], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (chosen["open"], ""))
    return chosen


def test_fill_a_workbook_and_send_it(
    start: Start, preferences: Preferences, dialogs: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "maroc.passerelle"
    person = start(preferences)
    create(person, dialogs, path)
    include_every_type(person, tmp_path)
    answer_every_type(person, dialogs, tmp_path)
    undo_and_redo_by_the_menu(person)
    switch_the_language_while_typing(person)
    leave_one_unanswered(person)
    fill_the_action_plan(person)
    before = close(person)
    again = start(preferences)
    open_from_the_recent_files(again, path)
    assert again.session.snapshot().cells == before.cells, "everything is there again"
    undo_a_step_of_the_earlier_session(again)
    export_the_pdf(again, dialogs, tmp_path / "plan.pdf")
    export_the_submission(again, dialogs, tmp_path / "submission.xlsx")
    close(again)
    left = [one.name for one in tmp_path.iterdir() if "maroc" in one.name]
    assert left == ["maroc.passerelle"], "nothing stays beside the workbook"


def create(person: Person, dialogs: dict[str, str], path: Path) -> None:
    dialogs["save"] = str(path)
    person.press(Key.Key_Return)
    wizard = person.see("wizard", Wizard)
    assert person.focus().objectName() == "country_field"
    person.type("Morocco")
    person.press(Key.Key_Tab)
    person.type("Ministère des affaires étrangères")
    person.press(Key.Key_Tab)
    person.type("Amina Idrissi")
    person.press(Key.Key_Return)
    assert wizard.step == 1
    person.type("Marrakech 2018")
    person.press(Key.Key_Tab)
    person.type("15/12/2099")
    person.press(Key.Key_Return)
    assert wizard.step == 2
    box = person.see("form_hearings-2006", QCheckBox)
    if box.isChecked():
        person.click(box)
    person.click(person.see("wizard_on", QPushButton))
    assert person.window.windowTitle() == "Morocco – Marrakech 2018 — Passerelle"
    snapshot = person.session.snapshot()
    assert path.exists() and "hearings-2006" not in snapshot.forms
    assert snapshot.text("identification", "edition") == "Marrakech 2018"


def include_every_type(person: Person, folder: Path) -> None:
    """A questionnaire with a question of every type, and its place in the contents."""
    person.session.include_forms([form(folder, FORM, "bench.yaml")])
    model = person.book.contents.model
    person.qtbot.waitUntil(lambda: "Bench" in [model.node(index).title for index in model.indexes()])


def answer_every_type(person: Person, dialogs: dict[str, str], folder: Path) -> None:
    """Type into the widget of each question, and walk on with Ctrl+Page Down."""
    proof = folder / "decree.txt"
    proof.write_text("Décret n° 1", encoding="utf-8")
    dialogs["open"] = str(proof)
    acts: dict[str, Callable[[], None]] = {
        "long": lambda: person.type(LONG),
        "second": lambda: person.type("Et encore"),
        "line": lambda: person.type("Rabat"),
        "two": lambda: person.type("Ministère"),
        "names": lambda: person.type("Travail\nIntérieur"),
        "whole": lambda: person.type("1,200"),
        "number": lambda: person.type("1234.5"),
        "day": lambda: person.type("12 November 2018"),
        "colour": lambda: person.click(person.see("choice_red", QRadioButton)),
        "place": lambda: type_a_choice(person, "Place 7"),
        "measure": lambda: person.choose(person.see("field", QComboBox), "Partly"),
        "colours": lambda: tick(person, "choice_red", "choice_blue"),
        "places": lambda: add_chips(person, "Place 3", "Place 12"),
        "proof": lambda: person.click(person.see("choose_file", QPushButton)),
    }
    person.book.go(Place("question", "bench", "long"))
    person.page.focus_first()
    for name, act in acts.items():
        assert person.book.place == Place("question", "bench", name)
        act()
        person.press(Key.Key_PageDown, CONTROL)
    assert person.book.place == Place("table", "bench", "rows")
    check_every_answer(person.session.snapshot())


def check_every_answer(snapshot: Snapshot) -> None:
    assert snapshot.text("bench", "long", language="fr").split("\n\n") == LONG.split("\n")
    assert snapshot.text("bench", "two", language="fr") == "Ministère"
    wanted = {
        "line": "Rabat", "names": "Travail\nIntérieur", "whole": 1200, "number": 1234.5, "day": "2018-11-12",
        "colour": "red", "place": "p7", "measure": "partly", "colours": ["red", "blue"],
        "places": ["p3", "p12"],
    }  # fmt: skip
    assert {name: snapshot.value("bench", name) for name in wanted} == wanted
    assert snapshot.value("bench", "proof")["name"] == "decree.txt"
    assert snapshot.calculated("bench", snapshot.forms["bench"].question("double")) == 2400


def type_a_choice(person: Person, words: str) -> None:
    person.type(words)
    person.press(Key.Key_Return)


def tick(person: Person, *names: str) -> None:
    for name in names:
        person.click(person.see(name, QCheckBox))


def add_chips(person: Person, *words: str) -> None:
    for word in words:
        person.type(word)
        person.press(Key.Key_Return)


def undo_and_redo_by_the_menu(person: Person) -> None:
    session = person.session
    person.book.go(Place("question", "bench", "line"))
    person.click(person.see("field", QLineEdit))
    person.retype("Tanger")
    person.book.hand_over()
    person.menu("Edit", "Undo: answer to One line")
    assert session.snapshot().value("bench", "line") == "Rabat"
    assert person.see("field", QLineEdit).text() == "Rabat"
    person.menu("Edit", "Redo: answer to One line")
    assert session.snapshot().value("bench", "line") == "Tanger"


def switch_the_language_while_typing(person: Person) -> None:
    person.book.go(Place("question", "bench", "second"))
    person.page.focus_first()
    person.press(Key.Key_End, CONTROL)
    person.type(" un mot")
    button = person.window.furniture.switch.control.button("fr")
    person.click(button)
    assert person.see("editor", QTextEdit).toPlainText() == "Et encore un mot"
    words = person.see("question_text", QWidget).findChild(QTextBrowser)
    assert words is not None and "Et encore" in words.toPlainText()
    assert person.window.windowTitle().startswith("Maroc")
    person.menu("Affichage", "Langue", "English")
    assert person.window.windowTitle().startswith("Morocco")
    assert person.session.snapshot().text("bench", "second", language="fr") == "Et encore un mot"


def leave_one_unanswered(person: Person) -> None:
    person.book.go(Place("question", "berlin-2017", "q_1_1_1"))
    page = person.page
    assert isinstance(page, QuestionPage)
    page.foot.reasons["no_data"].trigger()
    person.qtbot.waitUntil(lambda: person.focus().objectName() == "missing_why")
    person.type("The census is under way")
    person.press(Key.Key_PageDown, CONTROL)
    missing = person.session.snapshot().missing("berlin-2017", "q_1_1_1")
    assert missing is not None
    assert (missing.reason, missing.why) == ("no_data", "The census is under way")


def fill_the_action_plan(person: Person) -> None:
    person.press(Key.Key_A, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    page = person.page
    assert isinstance(page, TablePage)
    person.click(person.see("table_add", QPushButton))
    person.qtbot.waitUntil(page.row_form.isVisible)
    person.type("Lower fees")
    person.press(Key.Key_Escape)
    (row,) = page.view.chosen_rows
    page.view.go_to(row, "budget")
    person.press(Key.Key_F2)
    person.type("180,000")
    person.press(Key.Key_Return)
    snapshot = person.session.snapshot()
    assert snapshot.value("action-plan", "budget", row) == 180000
    assert snapshot.text("action-plan", "action_title", row, language="en") == "Lower fees"


def close(person: Person) -> Snapshot:
    """Close the window; gives what the workbook held."""
    person.book.hand_over()
    held = person.session.snapshot()
    assert person.window.close()
    return held


def open_from_the_recent_files(person: Person, path: Path) -> None:
    (row,) = person.window.start.rows
    assert row.card.path == path
    person.click(row)
    assert person.session.path == path


def undo_a_step_of_the_earlier_session(person: Person) -> None:
    (row,) = person.session.snapshot().rows("action-plan", "actions")
    person.menu("Edit", "Undo: answer to Budget")
    assert person.session.snapshot().value("action-plan", "budget", row) is None
    assert person.book.place is not None and person.book.place.form == "action-plan"
    person.press(Key.Key_Y, CONTROL)
    assert person.session.snapshot().value("action-plan", "budget", row) == 180000


def export_the_pdf(person: Person, dialogs: dict[str, str], path: Path) -> None:
    from pypdf import PdfReader

    dialogs["save"] = str(path)
    person.press(Key.Key_P, CONTROL)
    person.click(person.see("report_answers", QRadioButton))
    person.click(person.see("save_pdf", QPushButton))
    person.qtbot.waitUntil(path.exists, timeout=60_000)
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Un comité national suit" in text
    assert "The census is under way" in text


def export_the_submission(person: Person, dialogs: dict[str, str], path: Path) -> None:
    from openpyxl import load_workbook

    dialogs["save"] = str(path)
    person.press(Key.Key_F8)
    person.click(person.see("make_submission", QPushButton))
    person.qtbot.waitUntil(path.exists, timeout=60_000)
    book = load_workbook(path)
    values = {str(cell.value) for sheet in book for line in sheet for cell in line if cell.value is not None}
    assert "Tanger" in values
    assert "Lower fees" in values
    assert any("siège à Rabat" in value for value in values)
