"""What people say about an answer: a list, and a field for one more."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.page import Context
from ui.theme import px
from ui.widgets.buttons import SecondaryButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_, KnownError

NONE_YET = N_("No comments yet. They stay in the workbook and are not printed.")
ADD = N_("Add the comment")
NEW = N_("New comment")
WRITE = N_("Write a comment…")


class Comments(Translated, QWidget):
    """Comments are kept in the workbook with who and when."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("comments")
        self._form = self._name = self._row = ""
        self._shown: object = None
        self._list = QVBoxLayout()
        space(self._list, 4)
        self._empty = WrappedText(ink="muted")
        self.field = QPlainTextEdit()
        self.field.setObjectName("new_comment")
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._allow)
        self.add_button = SecondaryButton(compact=True)
        self.add_button.setObjectName("add_comment")
        self.add_button.clicked.connect(self.add)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.field)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.add)
        column = QVBoxLayout(self)
        space(column, 8, (16, 12, 16, 16))
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addWidget(self.field)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        themed(self, self._renew)
        self.translate_now()

    @property
    def count(self) -> int:
        """How many comments there are."""
        if not self._form:
            return 0
        return len(self.context.session.snapshot().comments(self._form, self._name, self._row))

    def _renew(self) -> None:
        self.field.setFixedHeight(px(72))

    def retranslate(self) -> None:
        self._empty.set_text(tr(NONE_YET))
        self.add_button.setText(tr(ADD))
        self.field.setAccessibleName(tr(NEW))
        self.field.setPlaceholderText(tr(WRITE))
        self._shown = None
        self.refresh()

    def show_question(self, form: str, name: str, row: str) -> None:
        """Show the comments on a question."""
        if (form, name, row) != (self._form, self._name, self._row):
            self.field.clear()
        self._form, self._name, self._row = form, name, row
        self.refresh()

    def refresh(self) -> None:
        """Show the session's comments, the newest last."""
        known = bool(self._form)
        snapshot = self.context.session.snapshot()
        found = snapshot.comments(self._form, self._name, self._row) if known else ()
        self._empty.setVisible(not found)
        writable = known and not self.context.session.read_only
        self.field.setVisible(writable)
        self.add_button.setVisible(writable)
        self._allow()
        if found == self._shown:
            return
        self._shown = found
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for comment in found:
            at = datetime.fromisoformat(comment["at"])
            when = interface.catalogue.date_time(at)
            self._list.addWidget(ElidedText(f"{comment['by']}, {when}", "caption", "muted"))
            self._list.addWidget(WrappedText(comment["text"]))

    def _allow(self) -> None:
        self.add_button.setEnabled(bool(self.field.toPlainText().strip()))

    def add(self) -> None:
        """Keep what is typed as a comment."""
        text = self.field.toPlainText().strip()
        if not text or not self._form:
            return
        try:
            self.context.session.comment(self._form, self._name, text, self._row)
        except KnownError as error:
            self.context.messages.error(error)
            return
        self.field.clear()
        self.refresh()
