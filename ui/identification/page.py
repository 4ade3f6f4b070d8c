"""The identification of the country and its profile, as one form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.identification.form_page import FormPage
from ui.page import Context
from workbook.document.snapshot import IDENTIFICATION
from workbook.screens.places import Place


class IdentificationPage(FormPage):
    """Shows the identification whatever the place's form; a place's name brings that question into sight."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("identification_page")

    def show_place(self, place: Place) -> None:
        self.show_form(IDENTIFICATION)
        if place.name:
            self.show_question(place.name)
