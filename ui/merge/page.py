"""The page of the merge desk: the list at the left, one difference in the centre, and what to do with all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.merge.deciding import (
    DESK_KEY,
    apply_decisions,
    follow_workbook,
    leaving_for,
    wait_for_decisions,
)
from ui.merge.foot import MergeFoot
from ui.merge.panel import MergePanel
from ui.merge.receiving import choose_and_receive
from ui.merge.sheet import SheetView
from ui.merge.way import Way
from ui.page import Context, Page
from ui.theme import px, set_ground, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.merge import MergeDesk
from workbook.screens.places import Place

PANEL, PANEL_TIGHT, ONE_COLUMN_BELOW, TIGHT_BELOW = 332, 312, 860, 1140
EMPTY_TITLE = N_("Nothing that came back waits here")
EMPTY_WORDS = N_(
    "A contribution that a ministry sends back is compared here with your answers: before, ours, theirs. "
    "Nothing changes before you decide."
)
SAME_TITLE = N_("Nothing to decide")
SAME_WORDS = N_("What came back says the same as your workbook.")
RECEIVE = N_("Receive a contribution…")
COPIED = N_("Copied")
PUT_AWAY_MEANS = N_("Nothing was changed. The file can be received again at any time.")
UNBOUND, EMPTY_WIDTH = 16777215, 600


class MergePage(Translated, Page):
    """Shows the desk of the context; without one it says what would be here."""

    @property
    def takes_the_room(self) -> bool:
        return self.desk is not None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("merge_page")
        set_ground(self, "surface")
        self._narrow = self._reading = False
        self.panel, self.sheet, self.foot, self.way = MergePanel(), SheetView(), MergeFoot(), Way()
        self.empty, self.nothing = EmptyState(), EmptyState()
        self._connect()
        self._lay_out()
        themed(self, self._fit)
        self.translate_now()

    @property
    def desk(self) -> MergeDesk | None:
        return self.context.desk

    def retranslate(self) -> None:
        self.empty.set_words(tr(EMPTY_TITLE), tr(EMPTY_WORDS), tr(RECEIVE))
        self.nothing.set_words(tr(SAME_TITLE), tr(SAME_WORDS))
        self._show()

    def show_place(self, place: Place) -> None:
        self._reading = False
        self.context.messages.clear_banner(DESK_KEY)
        self._compare_again()
        self._show()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self._compare_again()
            self._show()

    def hand_over(self) -> None:
        self.sheet.hand_over()

    def focus_first(self) -> None:
        if self.desk is None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> bool:
        """Go to the next difference of the list, or the one before."""
        if self.desk is None:
            return False
        self.hand_over()
        self.desk.step(by)
        self._show()
        return True

    def find_in_page(self) -> bool:
        if self.desk is None:
            return False
        self._read(False)
        self.panel.focus_filter()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrow and self._reading:
            self._read(False)
            self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.empty.clicked.connect(lambda: choose_and_receive(self.context, self))
        panel, sheet = self.panel, self.sheet
        panel.tab_chosen.connect(lambda key: self._do(lambda desk: desk.set_tab(key)))
        panel.filtered.connect(lambda words: self._do(lambda desk: desk.set_filter(words)))
        panel.bulk_wanted.connect(lambda key: self._do(lambda desk: desk.decide_all(key)))
        panel.put_away_wanted.connect(self.put_away)
        panel.list.chosen.connect(lambda key: self._do(lambda desk: desk.choose(key)))
        panel.list.lines.ticked.connect(lambda key, on: self._do(lambda desk: desk.tick(key, on)))
        panel.list.pressed_line.connect(lambda: self._read(True))
        panel.list.entered.connect(self._enter)
        sheet.decided.connect(lambda key: self._do(lambda desk: desk.decide(key)))
        sheet.rewritten.connect(lambda text: self._do(lambda desk: desk.rewrite(text), hand_over=False))
        sheet.place_wanted.connect(self.context.navigator.go)
        sheet.copied.connect(lambda: self.context.messages.toast(tr(COPIED)))
        self.way.stepped.connect(self.step)
        self.way.place_wanted.connect(self.context.navigator.go)
        self.way.list_wanted.connect(lambda: self._read(False))
        self.foot.later_wanted.connect(self.decide_later)
        self.foot.apply_wanted.connect(self.apply)

    def _lay_out(self) -> None:
        self._centre = QWidget()
        centre = QVBoxLayout(self._centre)
        space(centre)
        centre.addWidget(self.way)
        centre.addWidget(self.sheet, 1)
        self.nothing.setContentsMargins(32, 0, 32, 0)
        centre.addWidget(self.nothing)
        centre.addStretch(0)
        self._line = Hairline(upright=True)
        desk, nothing = QWidget(), QWidget()
        self._grid = QGridLayout(desk)
        space(self._grid)
        around = QVBoxLayout(nothing)
        space(around, 0, (40, 32, 40, 32))
        themed(self.empty, lambda: self.empty.setMaximumWidth(px(EMPTY_WIDTH)))
        around.addWidget(self.empty)
        around.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(desk)
        self._stack.addWidget(nothing)

    def apply(self) -> None:
        """Make what is decided one step."""
        self.hand_over()
        apply_decisions(self.context)
        self._show()

    def decide_later(self) -> None:
        """Leave everything on the desk as it is; nothing was changed."""
        self.hand_over()
        wait_for_decisions(self.context)
        self.context.navigator.go(leaving_for())

    def put_away(self) -> None:
        """Take the files off the desk, with what was decided of them."""
        self.context.desk = None
        self.context.messages.clear_banner(DESK_KEY)
        self.context.messages.toast(tr(PUT_AWAY_MEANS))
        self.context.navigator.go(leaving_for())

    def _do(self, act: Callable[[MergeDesk], object], hand_over: bool = True) -> None:
        """Let the desk do what the person wants, after what they wrote was taken in."""
        if self.desk is None:
            return
        if hand_over:
            self.hand_over()
        act(self.desk)
        self._show()

    def _show(self) -> None:
        desk = self.desk
        self._stack.setCurrentIndex(0 if desk is not None else 1)
        if desk is None:
            return
        desk.catalogue = interface.catalogue
        self.panel.show_head(desk.head())
        self.panel.show_list(desk.tabs(), desk.tab, desk.groups(), desk.current)
        sheet = desk.sheet()
        self.sheet.setVisible(sheet is not None)
        self.nothing.setVisible(desk.is_empty)
        if sheet is not None:
            self.sheet.show_sheet(sheet)
        self.way.show_way(sheet)
        self.foot.show_changes(desk.count, desk.finished, not self.context.session.read_only)

    def _compare_again(self) -> None:
        if self.desk is not None:
            follow_workbook(self.context)

    def _enter(self) -> None:
        self._read(True)
        self.sheet.focus_first()

    def _read(self, reading: bool) -> None:
        """Where there is room for one column: the difference, or the list."""
        self._reading = reading
        self._fit()

    def _fit(self) -> None:
        room = self.width() / theme.scale
        self._narrow = room < ONE_COLUMN_BELOW
        if not self._narrow:
            self.panel.setFixedWidth(px(PANEL if room >= TIGHT_BELOW else PANEL_TIGHT))
        else:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(UNBOUND)
        self.panel.setVisible(not (self._narrow and self._reading))
        self._line.setVisible(not self._narrow)
        self._centre.setVisible(self._reading or not self._narrow)
        self.sheet.set_stacked(self._narrow)
        self.way.set_narrow(self._narrow)
        self._place()

    def _place(self) -> None:
        """The foot stands below the centre, or below everything where there is one column."""
        for widget in (self.panel, self._line, self._centre, self.foot):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.panel, 0, 0, 1 if self._narrow else 2, 1)
        self._grid.addWidget(self._line, 0, 1, 1 if self._narrow else 2, 1)
        self._grid.addWidget(self._centre, 0, 2)
        self._grid.addWidget(self.foot, 1, 0 if self._narrow else 2, 1, 3 if self._narrow else 1)
        self._grid.setColumnStretch(0, 1 if self._narrow and not self._reading else 0)
        self._grid.setColumnStretch(2, 0 if self._narrow and not self._reading else 1)
        self._grid.setRowStretch(0, 1)
