"""The country, by type-ahead over all countries in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.language import Translated, interface
from workbook.questionnaire.countries import Country
from workbook.screens.new_workbook import exact_country, matching_countries

SHOWN = 9


class CountryField(Translated, QLineEdit):
    """Emits `chosen` with the ISO 3166-1 code, or "" while the text is no country."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("country_field")
        self._country: Country | None = None
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.activated.connect(self._take)
        self.setCompleter(self._completer)
        self.textEdited.connect(self._typed)
        self.translate_now()

    def retranslate(self) -> None:
        if self._country is not None:
            self.setText(self._country.name.get(interface.code))
        self._offer(self.text() if self._country is None else "")

    @property
    def iso3(self) -> str:
        return self._country.iso3 if self._country else ""

    def show_country(self, iso3: str) -> None:
        """Show a country that is known already."""
        self._country = exact_country(iso3)
        self.setText(self._country.name.get(interface.code) if self._country else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        matches = matching_countries(self.text(), interface.code) if self.text().strip() else ()
        popup = self._completer.popup()
        choosing = popup is not None and popup.isVisible()
        if self._country is None and len(matches) == 1 and not choosing:
            self._take(matches[0].name.get(interface.code))

    def _typed(self, text: str) -> None:
        self._offer(text)
        before, self._country = self.iso3, exact_country(text)
        if self.iso3 != before:
            self.chosen.emit(self.iso3)

    def _offer(self, text: str) -> None:
        found = matching_countries(text, interface.code)
        self._names.setStringList([one.name.get(interface.code) for one in found])

    def _take(self, name: str) -> None:
        self._country = exact_country(name)
        self.setText(name)
        self.chosen.emit(self.iso3)
