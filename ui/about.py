"""About the program, and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.actions import ACTS, Opened, other_than
from ui.icons import app_pixmap
from ui.language import tr
from ui.theme import px, set_ground
from ui.widgets.buttons import SecondaryButton
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.errors import N_

OTHER_KEYS = (
    (N_("Draft, for review, final"), "Ctrl+1, Ctrl+2, Ctrl+3"),
    (N_("Unanswered on purpose"), "Ctrl+0"),
    (N_("Edit a cell of a table"), "F2"),
    (N_("Take an overlay or a filter away"), "Esc"),
)


class AboutDialog(QDialog):
    """What this is, and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(tr("About Passerelle"))
        logo = QLabel()
        logo.setPixmap(app_pixmap(px(44), self.devicePixelRatioF()))
        name = QVBoxLayout()
        space(name, 0)
        name.addWidget(Text("Passerelle", role="title"))
        name.addWidget(Text(tr("The focal point’s workbook"), ink="muted"))
        head = QHBoxLayout()
        space(head, 16)
        head.addWidget(logo)
        head.addLayout(name, 1)
        column = QVBoxLayout(self)
        space(column, 12, (24, 24, 24, 20))
        column.addLayout(head)
        for words in (
            tr(
                "The offline workbook of a country’s national focal point for the Global Forum on Migration "
                "and Development. Nothing leaves this computer unless you send it."
            ),
            tr(
                "Licence: Apache-2.0. Noto fonts: SIL Open Font Licence. Made with Qt and PySide6 (LGPL), "
                "SQLite, ReportLab and openpyxl."
            ),
        ):
            text = Text(words, wrap=True)
            text.setFixedWidth(px(420))
            column.addWidget(text)
        column.addLayout(_close_row(self))


class KeysDialog(QDialog):
    """Every action that has keys, from the table of actions, but for those of the kind of file that is not open."""

    def __init__(self, opened: Opened = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(tr("Keyboard shortcuts"))
        listed = QWidget()
        set_ground(listed, "surface")
        grid = QGridLayout(listed)
        space(grid, 8, (16, 12, 16, 12))
        grid.setColumnStretch(0, 1)
        known = [act for act in ACTS if act.keys and act.needs != other_than(opened)]
        lines = [(tr(act.text).rstrip("…"), _keys(act.keys)) for act in known]
        lines += [(tr(text), _spoken(keys)) for text, keys in OTHER_KEYS]
        for row, (text, keys) in enumerate(lines):
            grid.addWidget(Text(text), row, 0)
            grid.addWidget(Text(keys, ink="muted"), row, 1, Qt.AlignmentFlag.AlignRight)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(listed)
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        space(column, 12, (24, 20, 24, 20))
        column.addWidget(Text(tr("Keyboard shortcuts"), role="heading"))
        column.addWidget(scroll, 1)
        column.addLayout(_close_row(self))
        self.resize(px(460), px(560))


def _keys(keys: tuple[str, ...]) -> str:
    return _spoken(keys[0])


def _spoken(keys: str) -> str:
    parts = keys.split(", ")
    return ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in parts)


def _close_row(dialog: QDialog) -> QHBoxLayout:
    close = SecondaryButton(tr("Close"))
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    space(row, 12)
    row.addStretch(1)
    row.addWidget(close)
    return row
