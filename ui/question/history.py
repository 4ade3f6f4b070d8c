"""The history of an answer: days, and under each the moments with what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.theme import colour
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText, Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.history import Day, Entry

RESTORE = N_("Restore")
RESTORE_FROM = N_("Restore the answer of {time}")
NOTHING = N_("Nothing has been answered here yet. Each change will stand here, with who made it and when.")


class HistoryList(Translated, QWidget):
    """`restore_wanted` carries the entry that a person wants back."""

    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._shown: tuple[tuple[Day, ...], frozenset[int], str] | None = None
        self.entries: list[EntryWidget] = []
        self._empty = WrappedText(ink="muted")
        self._nothing = QWidget()
        around = QHBoxLayout(self._nothing)
        space(around, 0, (16, 8, 16, 0))
        around.addWidget(self._empty)
        self._days = QVBoxLayout()
        space(self._days)
        column = QVBoxLayout(self)
        space(column, 0, (0, 8, 0, 16))
        column.addWidget(self._nothing)
        column.addLayout(self._days)
        column.addStretch(1)
        self.translate_now()

    def retranslate(self) -> None:
        self._empty.set_text(tr(NOTHING))

    def show_days(self, days: Sequence[Day], restorable: Collection[int] = ()) -> None:
        """Show the days; the steps in `restorable` differ from the present answer."""
        wanted = (tuple(days), frozenset(restorable), interface.code)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.entries = []
        while (item := self._days.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for day in days:
            self._days.addWidget(_DayTitle(day.title))
            for entry in day.entries:
                made = EntryWidget(entry, entry.step in restorable)
                made.restore_wanted.connect(self.restore_wanted)
                made.chosen.connect(self._choose)
                self._days.addWidget(made)
                self.entries.append(made)
        self._nothing.setVisible(not days)

    def _choose(self, chosen: EntryWidget) -> None:
        for entry in self.entries:
            entry.set_chosen(entry is chosen)


class _DayTitle(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        space(row, 0, (16, 8, 16, 2))
        row.addWidget(Text(title, "caption", "muted"))


class EntryWidget(QWidget):
    """One moment. Chosen by click or focus, it stands out and offers to restore."""

    restore_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, entry: Entry, restorable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._restorable, self._chosen = restorable, False
        self.setObjectName(f"history_{entry.step}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        time = interface.catalogue.time(entry.at, seconds=False)
        self.restore = LinkButton(tr(RESTORE))
        self.restore.setObjectName("restore")
        self.restore.setAccessibleName(tr(RESTORE_FROM).format(time=time))
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(entry))
        policy = self.restore.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.restore.setSizePolicy(policy)
        self.restore.hide()
        head = QHBoxLayout()
        space(head, 8)
        language = f"\u2002{entry.language.upper()}" if entry.language else ""
        head.addWidget(Text(time, weight=600))
        head.addWidget(Text(language, "caption", "muted"))
        head.addStretch(1)
        head.addWidget(self.restore)
        column = QVBoxLayout(self)
        space(column, 0, (16, 6, 8, 8))
        column.addLayout(head)
        column.addWidget(ElidedText(entry.by, "caption", "muted"))
        if entry.title:
            column.addWidget(Text(entry.title, wrap=True))
        if entry.parts:
            words = WrappedText()
            words.set_difference(entry.parts)
            column.addWidget(words)
        changes = " ".join(part.text for part in entry.parts)
        self.setAccessibleName(f"{time}, {entry.by}, {entry.title} {changes}"[:400])

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self._show_link()
        self.update()

    def _show_link(self) -> None:
        inside = QApplication.focusWidget() is self.restore
        self.restore.setVisible(self._restorable and (self._chosen or self.underMouse() or inside))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_link()

    def leaveEvent(self, event: QEvent) -> None:
        self._show_link()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.chosen.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._restorable:
            self.restore_wanted.emit(self.entry)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chosen:
            painter = QPainter(self)
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(QRectF(0, 0, 3, self.height()), colour("accent"))
