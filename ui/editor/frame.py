"""The editor's frame: a border that thickens with the focus, and the line below the text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editor.rich_text_edit import RichTextEdit
from ui.icons import icon_pixmap
from ui.language import Translated, interface, tr, trn
from ui.painting import box
from ui.theme import colour, px
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from workbook.errors import N_

SAVED = N_("saved at {time}")
UNSAVED = N_("not saved yet")


class EditorStatus(Translated, QWidget):
    """When the answer was saved, how many words to check, how many words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time, self._waiting, self._words, self._to_check = "", False, 0, 0
        self._tick = _Tick()
        self._saved = Text(role="caption", ink="muted")
        self._saved.setObjectName("saved_at")
        self._check = Text(role="caption", ink="muted")
        self._check.setObjectName("words_to_check")
        self._count = Text(role="caption", ink="muted")
        self._count.setObjectName("word_count")
        row = QHBoxLayout(self)
        space(row, 18)
        saved = QHBoxLayout()
        space(saved, 5)
        saved.addWidget(self._tick)
        saved.addWidget(self._saved)
        row.addStretch(1)
        row.addLayout(saved)
        row.addWidget(self._check)
        row.addWidget(self._count)
        self.translate_now()

    def retranslate(self) -> None:
        words = tr(UNSAVED) if self._waiting else tr(SAVED).format(time=self._time) if self._time else ""
        self._saved.setText(words)
        self._tick.setVisible(bool(self._time) and not self._waiting)
        n = self._to_check
        self._check.setText(trn("{n} word to check", "{n} words to check", n).format(n=n) if n else "")
        self._check.setVisible(bool(n))
        figure = interface.catalogue.number(self._words)
        self._count.setText(trn("{n} word", "{n} words", self._words).format(n=figure))

    def set_saved(self, time: str, waiting: bool = False) -> None:
        """Say when the answer reached the disk; `waiting` while it has not."""
        self._time, self._waiting = time, waiting
        self.retranslate()

    def set_words(self, count: int) -> None:
        self._words = count
        self.retranslate()

    def set_to_check(self, count: int) -> None:
        self._to_check = count
        self.retranslate()

    @property
    def words(self) -> int:
        return self._words


class _Tick(QWidget):
    def __init__(self) -> None:
        super().__init__()
        fix(self, 12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        pixmap = icon_pixmap("check", "final", px(12), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)


class EditorFrame(QWidget):
    """Border, padding and status line around the text area."""

    def __init__(self, editor: RichTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._invalid = False
        self.status = EditorStatus()
        column = QVBoxLayout(self)
        space(column, 4, (20, 14, 20, 8))
        column.addWidget(editor)
        column.addWidget(self.status)
        editor.focused.connect(lambda _: self.update())
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_invalid(self, invalid: bool) -> None:
        self._invalid = invalid
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        focus, quiet = self._editor.hasFocus(), self._editor.isReadOnly()
        role = "error" if self._invalid else "accent" if focus else "line" if quiet else "control"
        width = 2 if focus or self._invalid else 1
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        box(QPainter(self), frame, px(4), fill=colour("surface"), pen=QPen(colour(role), width))
