"""Asks for the address of a link."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme import px
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.form_row import FormRow
from ui.widgets.sizes import space
from workbook.errors import N_
from workbook.questionnaire.rich_text import LINK

TITLE = N_("Link")
ADDRESS = N_("Address")
INSERT = N_("Set the link")
REMOVE = N_("Remove the link")
CANCEL = N_("Cancel")
NO_ADDRESS = N_("This is no address. Write it such as https://www.un.org or name@ministry.org.")


def completed_address(typed: str) -> str:
    """What was typed as an address that a link can have, "" if it is none."""
    text = typed.strip().replace(" ", "%20")
    if "://" not in text and not text.casefold().startswith("mailto:"):
        text = f"mailto:{text}" if "@" in text else f"https://{text}"
    host = text.partition("://")[2] or text.partition(":")[2]
    return text if LINK.fullmatch(text) and "." in host else ""


class LinkDialog(QDialog):
    """After `exec`, `address` is the new address, or "" to take the link away."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.address = address
        self.setObjectName("link_dialog")
        self.setWindowTitle(tr(TITLE))
        self.line = QLineEdit(address)
        self.line.setObjectName("link_address")
        self.line.setMinimumWidth(px(360))
        self._row = FormRow(80)
        self._row.set_label(tr(ADDRESS))
        self._row.set_field(self.line)
        buttons = QHBoxLayout()
        space(buttons, 8)
        self.remove_button = QuietButton(tr(REMOVE))
        self.remove_button.setVisible(bool(address))
        self.remove_button.clicked.connect(self._remove)
        cancel = SecondaryButton(tr(CANCEL))
        cancel.clicked.connect(self.reject)
        self.apply_button = PrimaryButton(tr(INSERT))
        self.apply_button.setDefault(True)
        self.apply_button.clicked.connect(self._apply)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        space(column, 16, (16, 16, 16, 16))
        column.addWidget(self._row)
        column.addLayout(buttons)

    def _apply(self) -> None:
        found = completed_address(self.line.text())
        self._row.set_error("" if found else tr(NO_ADDRESS))
        if found:
            self.address = found
            self.accept()

    def _remove(self) -> None:
        self.address = ""
        self.accept()
