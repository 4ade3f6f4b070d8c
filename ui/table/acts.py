"""What a person does to the rows of a table: each is one step, and can be taken back from the toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QGuiApplication

from ui.language import interface, tr, trn
from ui.page import Context
from workbook.editing.paste import Paste, Unread, plan_paste, read_cells
from workbook.editing.table_rows import duplicate_row, remove_rows, rows_used_elsewhere
from workbook.errors import N_, KnownError
from workbook.questionnaire.model import Question, Repeat

PASTE_KEY = "paste"


@dataclass(slots=True)
class TableActs:
    """The acts on one table."""

    context: Context
    form: str
    repeat: Repeat

    def add(self, values: dict[str, Any]) -> str:
        """A new last row; its id, or "" if it could not be made."""
        made = self._try(lambda: self.context.session.add_row(self.form, self.repeat.name, values))
        return made or ""

    def remove(self, rows: Sequence[str]) -> bool:
        """Take rows away; the toast takes that back."""
        session = self.context.session
        snapshot = session.snapshot()
        used = rows_used_elsewhere(snapshot, self.form, self.repeat, rows)
        planned = remove_rows(snapshot, self.form, self.repeat, rows)
        if not rows or self._try(lambda: session.apply(planned)) is None:
            return False
        words = trn("{n} row removed", "{n} rows removed", len(rows)).format(n=len(rows))
        if used:
            words += ". " + trn("{n} other answer chose it", "{n} other answers chose it", used).format(
                n=used
            )
        self._toast(words)
        return True

    def duplicate(self, row: str) -> str:
        """The same answers in a new row below; its id."""
        planned, fresh = duplicate_row(self.context.session.snapshot(), self.form, self.repeat, row)
        return fresh if self._try(lambda: self.context.session.apply(planned)) is not None else ""

    def paste(self, rows: Sequence[str], columns: Sequence[Question]) -> Paste | None:
        """Put what is on the clipboard into these rows and columns; says what could not be read."""
        session, text = self.context.session, QGuiApplication.clipboard().text()
        if not read_cells(text):
            return None
        language = interface.code if interface.code in session.snapshot().answer_languages else ""
        planned = plan_paste(
            session.snapshot(), self.form, self.repeat, rows, columns, text, interface.catalogue, language
        )
        if self._try(lambda: session.apply(planned.change_set)) is None:
            return None
        words = trn("{n} cell pasted", "{n} cells pasted", planned.filled).format(n=planned.filled)
        self._toast(words)
        self.list_unread(planned.unread)
        return planned

    def list_unread(self, unread: Sequence[Unread]) -> None:
        """Say in a banner which pasted cells could not be read; they were kept as they were typed."""
        self.context.messages.clear_banner(PASTE_KEY)
        if unread:
            self.context.messages.banner(
                "warning", lambda: unread_words(unread), key=PASTE_KEY, closable=True
            )

    def _try(self, act: Callable[[], Any]) -> Any:
        try:
            return act()
        except KnownError as error:
            self.context.messages.error(error)
            return None

    def _toast(self, words: str) -> None:
        made = self.context.session.undo_step
        self.context.messages.toast(words, tr(N_("Undo")), lambda: self._take_back(made))

    def _take_back(self, step: object) -> None:
        """Undo, if that step is still the last one."""
        if self.context.session.undo_step is step:
            self._try(self.context.session.undo)


def unread_words(unread: Sequence[Unread]) -> str:
    """The unreadable cells, each with its place and the reason."""
    catalogue = interface.catalogue
    head = trn(
        "{n} pasted cell could not be read; it was kept as typed, or is listed here:",
        "{n} pasted cells could not be read; they were kept as typed, or are listed here:",
        len(unread),
    ).format(n=len(unread))
    lines = []
    for one in unread:
        where = tr(N_("line {n}, {column}")).format(n=one.line, column=one.column or "–")
        raw = one.raw if len(one.raw) <= 200 else one.raw[:199] + "…"
        lines.append(f"{where}{catalogue.colon()} {catalogue.quote(raw)} – {one.reason.text(catalogue)}")
    return "\n".join([head, *lines])
