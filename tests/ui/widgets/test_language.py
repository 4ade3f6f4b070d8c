"""The language is switched at once, and Qt's own words with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.language import Translated, interface, say, tr
from workbook.languages import Catalogue


class _Words:
    """A stand-in for gettext's own catalogue of two messages."""

    def gettext(self, message: str) -> str:
        return {"Open": "Ouvrir", "{n} questions": "{n} questions en français"}.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural


@pytest.fixture(autouse=True)
def two_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Catalogue.load
    made = Catalogue("fr", _Words())  # type: ignore[arg-type]
    monkeypatch.setattr(Catalogue, "load", staticmethod(lambda code: made if code == "fr" else real("en")))


class _Panel(Translated, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(self)
        self.translate_now()

    def retranslate(self) -> None:
        self.label.setText(tr("Open"))


def test_a_widget_speaks_at_construction_and_after_each_switch(qtbot: QtBot) -> None:
    panel = _Panel()
    qtbot.addWidget(panel)
    assert panel.label.text() == "Open"
    interface.use("fr")
    assert panel.label.text() == "Ouvrir"
    interface.use("en")
    assert panel.label.text() == "Open"


def test_a_said_message_keeps_its_parameters(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    say(button.setText, "{n} questions", n=26)
    interface.use("fr")
    assert button.text() == "26 questions en français"


def test_a_widget_that_is_gone_is_no_longer_asked(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = QLabel(parent)
    say(label.setText, "Open")
    label.deleteLater()
    qtbot.waitUntil(lambda: not parent.findChildren(QLabel))
    interface.use("fr")


def test_qt_speaks_french_too_and_goes_back(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    interface.use("fr")
    QCoreApplication.processEvents()
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"
    assert QLocale().toString(1234.5, "f", 1) == "1\u202f234,5"
    interface.use("en")
    QCoreApplication.processEvents()
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancel"


def test_what_nobody_translates_stays_as_it_is() -> None:
    interface.use("fr")
    assert QCoreApplication.translate("Anything", "no such words") == "no such words"
    assert QCoreApplication.translate("Anything", "Open") == "Ouvrir"
