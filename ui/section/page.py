"""The page of a section: measures of a target, or a list of questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.page import Context, Page
from ui.section.checklist_view import ChecklistView
from ui.section.list_view import ListView
from ui.theme import px
from workbook.editing.changes import ChangeSet
from workbook.editing.make_action import make_action
from workbook.errors import N_, KnownError
from workbook.screens.places import Place
from workbook.screens.plan import action_place, columns_by_role, plan_table
from workbook.screens.section import is_checklist

CREATED = N_("Action created from the measure")


class SectionPage(Translated, Page):
    """Made once; shows one section after the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("section_page")
        self.place = Place("section")
        self.checklist, self.list = ChecklistView(context), ListView(context)
        self.checklist.create_wanted.connect(self.create_action)
        self.checklist.add_wanted.connect(self.add_action)
        self._areas = [_scrolled(view) for view in (self.checklist, self.list)]
        self._stack = QStackedLayout()
        for area in self._areas:
            self._stack.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._stack)
        self.translate_now()

    def retranslate(self) -> None:
        """The views follow the language themselves."""

    @property
    def shows_checklist(self) -> bool:
        return self._stack.currentIndex() == 0

    def show_place(self, place: Place) -> None:
        same = place[:3] == self.place[:3]
        self.place = place
        if is_checklist(self.context.session.snapshot(), place.form, place.name):
            if not same:
                self.checklist.show_section(place.form, place.name)
            self._stack.setCurrentIndex(0)
            if place.row and (row := self.checklist.reveal(place.row)) is not None:
                row.state.focus_field()
                self._areas[0].ensureWidgetVisible(row, 0, px(80))
        else:
            self.list.show_section(place.form, place.name)
            self._stack.setCurrentIndex(1)
        if not same and not place.row:
            for area in self._areas:
                area.verticalScrollBar().setValue(0)

    def refresh(self, change_set: ChangeSet | None) -> None:
        if not self.place.form or self.place.form not in self.context.session.snapshot().forms:
            return
        if self.shows_checklist:
            self.checklist.refresh(change_set)
        else:
            self.list.refresh()

    def hand_over(self) -> None:
        if self.shows_checklist:
            self.checklist.hand_over()

    def focus_first(self) -> None:
        if self.shows_checklist:
            row = next(iter(self.checklist.rows.values()), None)
            if row is not None:
                row.state.focus_field()
        elif self.list.entries:
            self.list.entries[0].setFocus()

    def create_action(self, measure: str) -> None:
        """Make an action of a measure and go to it: one step, and one undo takes it back."""
        self.hand_over()
        session = self.context.session
        try:
            planned, row = make_action(session.snapshot(), self.place.form, measure)
            session.apply(planned)
        except KnownError as error:
            self.context.messages.error(error)
            return
        self._go_to_action(row)
        made = session.undo_step
        self.context.messages.toast(tr(CREATED), tr(N_("Undo")), lambda: self._take_back(made))

    def add_action(self) -> None:
        """An empty action for the target."""
        session = self.context.session
        plan = plan_table(session.snapshot())
        shown = self.checklist.shown
        if plan is None or shown is None:
            return
        asked, repeat = plan
        target = columns_by_role(repeat).get("target")
        values: dict[str, object] = {}
        if target is not None:
            known = {choice.name for choice in asked.choices_of(target)}
            wanted = [code for code in shown.targets if code in known]
            if wanted:
                values[target.name] = wanted if target.type == "select_multiple" else wanted[0]
        try:
            row = session.add_row(asked.form_id, repeat.name, values)
        except KnownError as error:
            self.context.messages.error(error)
            return
        self._go_to_action(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.checklist.fit(self.width())

    def _go_to_action(self, row: str) -> None:
        if place := action_place(self.context.session.snapshot(), row):
            self.context.navigator.go(place)

    def _take_back(self, step: object) -> None:
        if self.context.session.undo_step is step:
            self.context.session.undo()


def _scrolled(view: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setProperty("ground", "")
    area.setWidget(view)
    return area
