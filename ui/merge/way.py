"""Over a difference: where it stands, and the way to the one before and the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import Translated, tr
from ui.question.crumbs import Breadcrumb
from ui.question.foot import NEXT, PREVIOUS
from ui.theme import px
from ui.widgets.buttons import QuietButton
from ui.widgets.sizes import fix, space
from workbook.errors import N_
from workbook.screens.merge_shown import Sheet

LIST = N_("List")
WORDS_FROM = 560


class Way(Translated, QWidget):
    """Signals only what a person does; `stepped` carries 1 or -1."""

    stepped = Signal(int)
    place_wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crumbs = Breadcrumb()
        self.crumbs.chosen.connect(self.place_wanted)
        self.list = QuietButton(icon="chevron-left")
        self.list.setObjectName("merge_back_to_list")
        self.list.clicked.connect(self.list_wanted)
        self.list.hide()
        self.previous, self.next = QuietButton(icon="chevron-left"), QuietButton(icon="chevron-right")
        self.previous.setObjectName("merge_previous")
        self.next.setObjectName("merge_next")
        self.next.setLayoutDirection(self.next.layoutDirection().RightToLeft)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self._narrow = False
        self._sheet: Sheet | None = None
        row = self._row = QHBoxLayout(self)
        space(row, 4, (32, 0, 20, 0))
        row.addWidget(self.list)
        row.addWidget(self.crumbs, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        fix(self, height=40)
        self.translate_now()

    def retranslate(self) -> None:
        self.list.setText(tr(LIST))
        self.previous.setToolTip("Ctrl+PgUp")
        self.next.setToolTip("Ctrl+PgDown")
        self.previous.setAccessibleName(tr(PREVIOUS))
        self.next.setAccessibleName(tr(NEXT))
        self._fit()

    def show_way(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        crumbs = sheet.crumbs if sheet is not None else ()
        self.crumbs.show_crumbs(crumbs[-1:] if self._narrow else crumbs)
        self.previous.setEnabled(sheet is not None and sheet.has_previous)
        self.next.setEnabled(sheet is not None and sheet.has_next)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is one column only, there is a way back to the list, and no room for all of the way here."""
        self.list.setVisible(narrow)
        side = px(4 if narrow else 32)
        self._row.setContentsMargins(side, 0, px(8 if narrow else 20), 0)
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_way(self._sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= px(WORDS_FROM)
        self.previous.setText(tr(PREVIOUS) if roomy else "")
        self.next.setText(tr(NEXT) if roomy else "")
