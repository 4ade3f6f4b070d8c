"""What the cells of the matrix mean."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import tr
from ui.theme import px
from ui.widgets.cells import CellKind, paint_matrix_cell
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from workbook.errors import N_

# kind, words, share and text of the sample
SAMPLES: tuple[tuple[CellKind, str, float, str], ...] = (
    ("share", N_("all answered"), 1.0, "5"),
    ("share", N_("some"), 0.6, "3"),
    ("silent", N_("silent"), 0.0, ""),
    ("not_applicable", N_("not applicable"), 0.0, ""),
    ("no_data", N_("no data"), 0.0, ""),
    ("confidential", N_("confidential"), 0.0, ""),
    ("pending", N_("still to come"), 0.0, ""),
    ("not_asked", N_("not asked"), 0.0, ""),
)
ALWAYS = ("share", "silent", "not_applicable", "not_asked")
WIDTH, HEIGHT, GAP = 30, 18, 14


class Legend(QWidget):
    """The usual kinds always, the rarer ones where they are met."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, gap=GAP)
        self._entries = [(kind, _Entry(kind, share, text), words) for kind, words, share, text in SAMPLES]
        for _, entry, _ in self._entries:
            self._row.addWidget(entry)

    @property
    def natural_width(self) -> int:
        """The width of all entries in one line."""
        shown = [entry.sizeHint().width() for _, entry, _ in self._entries if not entry.isHidden()]
        return sum(shown) + px(GAP) * len(shown)

    def show_kinds(self, met: Iterable[str]) -> None:
        wanted = {*met, *ALWAYS}
        for kind, entry, words in self._entries:
            entry.words.setText(tr(words))
            entry.setVisible(kind in wanted)


class _Entry(QWidget):
    def __init__(self, kind: CellKind, share: float, text: str) -> None:
        super().__init__()
        self.words = Text(role="caption", ink="muted")
        row = QHBoxLayout(self)
        space(row, 7)
        row.addWidget(_Sample(kind, share, text))
        row.addWidget(self.words)


class _Sample(QWidget):
    def __init__(self, kind: CellKind, share: float, text: str) -> None:
        super().__init__()
        self._kind: CellKind = kind
        self._share, self._text = share, text
        fix(self, WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_matrix_cell(QPainter(self), QRectF(self.rect()), self._kind, self._share, self._text)
