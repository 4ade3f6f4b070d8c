"""Every page, dialog and menu in French and in English, switched live, large and small, in each theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPushButton, QWidget

from tests.journeys.inspection import faults
from tests.journeys.person import CONTROL, Key, Person
from ui.actions import MENUS
from ui.editor.link_dialog import LinkDialog
from ui.last_catch import show_defect
from ui.new_workbook.wizard import Wizard
from ui.page import Page
from ui.reports.page import ReportsPage
from ui.table.page import TablePage
from workbook.errors import N_, CannotWrite
from workbook.languages import Language
from workbook.screens.places import (
    CHECK,
    CONTRIBUTIONS,
    DAMAGE,
    MERGE,
    OVERVIEW,
    REPORTS,
    SEND,
    VERSIONS,
    Place,
    WorkbookKind,
)

PLAN = Place("table", "action-plan", "actions")
PLACES: dict[str, Place] = {
    "overview": OVERVIEW,
    "identification": Place("identification", "identification"),
    "questionnaire": Place("section", "berlin-2017"),
    "round table": Place("section", "berlin-2017", "rt_1_1"),
    "question": Place("question", "berlin-2017", "q_1_1_1"),
    "checklist": Place("section", "sdg-migration", "target_10_7"),
    "plan": PLAN,
    "action": PLAN._replace(row="a02"),
    "indicators": Place("table", "action-plan", "indicators"),
    "register": Place("table", "registers", "agreements"),
    "short question": Place("question", "action-plan", "start_year"),
    "reports": REPORTS,
    "check": CHECK,
    "merge": MERGE,
    "contributions": CONTRIBUTIONS,
    "contribution form": SEND,
    "versions": VERSIONS,
    "damage": DAMAGE,
    "copy": Place("copy", "", "maroc.passerelle"),
}  # fmt: skip
LOOKS = [(scheme, scale) for scheme in ("light", "dark", "high_contrast") for scale in (100, 200)]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def look(person: Person, what: str) -> list[str]:
    """What is wrong in the window in French, in English, and in French again: switched live."""
    found: dict[str, None] = {}
    for language in ("fr", "en", "fr"):
        person.window.use_language("fr" if language == "fr" else "en")
        found |= dict.fromkeys(f"{what}, {one}" for one in faults(person.window, language))
    return list(found)


def report(found: list[str]) -> None:
    assert not found, "\n".join(["", *found])


def test_the_list_of_places_has_every_kind() -> None:
    assert {place.kind for place in PLACES.values()} == set(get_args(WorkbookKind))


@pytest.mark.parametrize(("scheme", "scale"), LOOKS)
@pytest.mark.parametrize("name", PLACES)
def test_a_page(reader: Person, name: str, scheme: str, scale: int) -> None:
    reader.window.use_theme(scheme)
    reader.window.use_text_scale(scale)
    reader.book.go_into(PLACES[name])
    page: Page = reader.page
    if isinstance(page, ReportsPage):
        reader.qtbot.waitUntil(lambda: page._job is None and not page._stale, timeout=60_000)
    if isinstance(page, TablePage) and PLACES[name].row:
        page.open_row(PLACES[name].row)
    report(look(reader, name))


@pytest.mark.parametrize("scale", [100, 200])
def test_the_start_page_and_the_wizard(
    person: Person, workbook_path: Path, scale: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.window.use_text_scale(scale)
    found = look(person, "start, empty")
    person.window.open_path(workbook_path)
    person.window.close_opened()
    person.window.show_start()
    found += look(person, "start")
    person.press(Key.Key_N, CONTROL)
    wizard = person.see("wizard", Wizard)
    monkeypatch.setattr("ui.new_workbook.wizard.choose_workbook", lambda *_, **__: workbook_path)
    for step in range(3):
        wizard.show_step(step)
        if step == 2:
            wizard._choose_earlier()
        else:
            wizard.go_on()
        found += look(person, f"wizard, step {wizard.step}, with what is missing")
    report(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu(reader: Person, language: Language) -> None:
    reader.window.use_language("fr" if language == "en" else "en")
    reader.book.go(PLACES["question"])
    reader.session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
    reader.qtbot.waitUntil(lambda: reader.window.actions_by_name["undo"].isEnabled())
    reader.window.use_language(language)
    found: list[str] = []
    for menu in MENUS:
        shown: QMenu = reader.window.furniture.menus[menu.title]
        shown.popup(reader.window.mapToGlobal(reader.window.rect().center()))
        found += faults(shown, language)
        shown.hide()
    for page in ("question", "plan"):
        reader.book.go(PLACES[page])
        for menu in reader.page.findChildren(QMenu):
            found += faults_of_menu(menu, language)
    report(found)


def faults_of_menu(menu: QMenu, language: str) -> list[str]:
    if not menu.actions():
        return []
    menu.popup(menu.mapToGlobal(menu.rect().center()))
    found = faults(menu, language)
    menu.hide()
    return found


DIALOGS: dict[str, Callable[[Person], object]] = {
    "about": lambda person: person.window.commands.about(),
    "keys": lambda person: person.window.commands.show_keys(),
    "questionnaires": lambda person: person.window.commands.choose_forms(),
    "version": lambda person: person.window.commands.name_version(),
    "your name": lambda person: person.window.commands.your_name(),
    "link": lambda person: LinkDialog("https://www.un.org", person.window).exec(),
    "no link": lambda person: _wrong_link(person),
    "defect": lambda person: show_defect(person.window, ZeroDivisionError, ZeroDivisionError(), None),
    "unsaved": lambda person: person.window.desk._ask_unsaved(
        CannotWrite(N_("The disk of {file} is full."), file="maroc.passerelle")
    ),
}


def _wrong_link(person: Person) -> None:
    dialog = LinkDialog("", person.window)
    dialog.line.setText("nowhere")
    dialog.apply_button.click()
    dialog.exec()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(
    reader: Person, monkeypatch: pytest.MonkeyPatch, name: str, language: Language, scale: int
) -> None:
    found: list[str] = []
    opened: list[QWidget] = []

    def show(dialog: QDialog) -> int:
        dialog.show()
        opened.append(dialog)
        found.extend(faults(dialog, language))
        dialog.hide()
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", show)
    reader.window.use_text_scale(scale)
    reader.window.use_language(language)
    DIALOGS[name](reader)
    assert opened, "no dialog was opened"
    report(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_qt_s_own_dialogs_speak_the_language(reader: Person, language: Language) -> None:
    from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

    reader.window.use_language(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    dialog = QFileDialog(reader.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    reader.qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == ({"Annuler", "Enregistrer"} if language == "fr" else {"Cancel", "Save"})
    shown = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    assert ("Annuler" if language == "fr" else "Cancel") in shown
    dialog.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_toasts_and_banners(reader: Person, tmp_path: Path, language: Language) -> None:
    reader.window.use_language(language)
    reader.book.go(PLAN)
    page = reader.page
    assert isinstance(page, TablePage)
    page._do("remove")
    found = faults(reader.window, language)
    reader.window.open_path(tmp_path / "gone.passerelle")
    found += faults(reader.window, language)
    report(found)
