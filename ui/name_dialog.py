"""A dialog that asks for a name: of a version, of the person who works."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.language import tr
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from workbook.errors import N_


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the dialog says, as msgids."""

    title: str
    lead: str
    explanation: str
    label: str
    verb: str
    needed: str


VERSION = NameWords(
    N_("Name this version"),
    N_("Everything is saved already."),
    N_("A named version is easy to find again in the history: before sending to the cabinet, say."),
    N_("Name of the version"),
    N_("Name the version"),
    N_("A version needs a name"),
)
AUTHOR = NameWords(
    N_("Your name"),
    N_("Under which name do you work?"),
    N_("It stands in the history and at your comments, on this computer and in the workbooks that you send."),
    N_("Your name"),
    N_("Use this name"),
    N_("Write a name"),
)


class NameDialog(QDialog):
    """`name` is what was written, without blanks around it."""

    def __init__(self, words: NameWords, proposed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setWindowTitle(tr(words.title))
        self._words = words
        self.field = QLineEdit(proposed)
        self.field.setObjectName("name_field")
        self.field.setAccessibleName(tr(words.label))
        self.field.selectAll()
        self.field.textChanged.connect(self._check)
        self._save = PrimaryButton(tr(words.verb))
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        cancel = SecondaryButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        space(row, 12)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        space(column, 12, (24, 20, 24, 20))
        column.addWidget(Text(tr(words.lead), weight=600))
        column.addWidget(Text(tr(words.explanation), ink="muted", wrap=True))
        column.addWidget(self.field)
        column.addSpacing(8)
        column.addLayout(row)
        fix(self, width=440)
        self._check()

    @property
    def name(self) -> str:
        return self.field.text().strip()

    def _check(self) -> None:
        self._save.explain("" if self.name else tr(self._words.needed), bool(self.name))
