"""The dialog for what a collection is called, and for the edition that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.language import tr
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.form_row import FormRow
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from workbook.errors import N_, KnownError
from workbook.screens.collection.standing import collection_title, edition_words

if TYPE_CHECKING:
    from ui.collection.window import CollectionWindow

TITLE, LEAD = N_("Title and edition"), N_("They stand on the synthesis, in the exports and in this window.")
NEEDED = N_("A collection needs a title")


class TitleDialog(QDialog):
    """`title` and `edition` are what was written, without blanks around it."""

    def __init__(self, title: str, edition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("title_dialog")
        self.setWindowTitle(tr(TITLE))
        self._title, self._edition = QLineEdit(title), QLineEdit(edition)
        self._title.setObjectName("title_field")
        self._edition.setObjectName("edition_field")
        self._title.textChanged.connect(self._check)
        self._save = PrimaryButton(tr("Use them"))
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        cancel = SecondaryButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        verbs = QHBoxLayout()
        space(verbs, 12)
        verbs.addStretch(1)
        verbs.addWidget(cancel)
        verbs.addWidget(self._save)
        column = QVBoxLayout(self)
        space(column, 12, (24, 20, 24, 20))
        column.addWidget(Text(tr(LEAD), ink="muted", wrap=True))
        for field, label in ((self._title, tr("Title")), (self._edition, tr("Edition of the Forum"))):
            row = FormRow(150)
            row.set_label(label)
            row.set_field(field)
            column.addWidget(row)
        column.addSpacing(8)
        column.addLayout(verbs)
        fix(self, width=480)
        self._check()

    @property
    def title(self) -> str:
        return self._title.text().strip()

    @property
    def edition(self) -> str:
        return self._edition.text().strip()

    def _check(self) -> None:
        self._save.explain("" if self.title else tr(NEEDED), bool(self.title))


def name_collection(book: CollectionWindow, parent: QWidget) -> None:
    """Ask for title and edition, and keep them as one act."""
    snapshot = book.session.snapshot()
    dialog = TitleDialog(collection_title(snapshot, book.session.path), edition_words(snapshot), parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        try:
            book.collection.name(dialog.title, dialog.edition)
        except KnownError as error:
            book.context.messages.error(error)
    dialog.deleteLater()
