"""Pages that only remember what they were asked."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ui.page import Context, Page
from workbook.editing.changes import ChangeSet
from workbook.screens.places import Place


class PlainPage(Page):
    """Remembers what it was asked; its field is handed over as the answer to the question shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.place: Place | None = None
        self.refreshed: list[ChangeSet | None] = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def show_place(self, place: Place) -> None:
        self.place = place

    def refresh(self, change_set: ChangeSet | None) -> None:
        self.refreshed.append(change_set)

    def hand_over(self) -> None:
        if self.field.text() and self.place is not None and self.place.kind == "question":
            self.context.session.answer(self.place.form, self.place.name, self.field.text(), language="fr")
            self.field.clear()

    def focus_first(self) -> None:
        self.field.setFocus()


class PlainAbout(PlainPage):
    def stop(self) -> None:
        """There is nothing to stop."""

    def show_question(self, form: str, name: str, row: str = "") -> None:
        self.place = Place("question", form, name, row)


def question(name: str) -> Place:
    return Place("question", "berlin-2017", name)
