"""The page of a target: code and official text, indicator, measures, actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.page import Context
from ui.question.crumbs import Breadcrumb
from ui.question.guidance import GuidanceFold
from ui.section.actions_list import ActionsList
from ui.section.indicator import IndicatorView
from ui.section.measure_row import MORE, SINCE, STATE, WHO, MeasureRow
from ui.theme import px, theme
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText, question_role
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.questionnaire.model import Section
from workbook.screens.checklist import Checklist, checklist, measures_in
from workbook.screens.places import Place

NARROW, BESIDE = 780, 900
TEXT, WIDEST = 600, 1120
MEASURES = N_("Measures")
HEADS = (N_("State"), N_("Measure and source"), N_("Lead"), N_("Since"), N_("Evidence, follow-up"))
CLOSE_TO = N_("close to it:")
MOST_CHARTS = 2


class ChecklistView(Translated, QWidget):
    """`create_wanted` carries a measure's name; the page makes the action."""

    create_wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: Checklist | None = None
        self.rows: dict[str, MeasureRow] = {}
        self._of = ("", "")
        self._room = 1000
        self.crumbs = Breadcrumb()
        self.crumbs.chosen.connect(context.navigator.go)
        self.code, self.text = Text(role="display", ink="accent"), WrappedText()
        self.text.setObjectName("target_text")
        self.guidance = GuidanceFold()
        self._mark, self._counted = MarkLabel(), Text()
        self._counted.setObjectName("measures_counted")
        self._close_to = Text(ink="muted")
        self._links_row = QHBoxLayout()
        space(self._links_row, 12)
        self._indicators = QVBoxLayout()
        space(self._indicators, 12)
        self._side = QWidget()
        self._side.setLayout(self._indicators)
        self._measures_title, self._heads = (
            Text(role="heading"),
            [Text(role="caption", ink="muted") for _ in HEADS],
        )
        self._rows = QVBoxLayout()
        space(self._rows)
        self.plan = ActionsList(context)
        self.plan.add_wanted.connect(self.add_wanted)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._measures_title.setText(tr(MEASURES))
        self._close_to.setText(f"· {tr(CLOSE_TO)}")
        for label, words in zip(self._heads, HEADS, strict=True):
            label.setText(tr(words))
        if self.shown is not None:
            self.refresh(None)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        space(counts, 6)
        counts.addWidget(self._mark)
        counts.addWidget(self._counted)
        counts.addWidget(self._close_to)
        counts.addLayout(self._links_row)
        counts.addStretch(1)
        words = QVBoxLayout()
        space(words, 8)
        words.addWidget(self.text)
        words.addLayout(counts)
        words.addWidget(self.guidance)
        words.addStretch(1)
        self._head = QGridLayout()
        space(self._head, 0)
        self._head.addWidget(self.code, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 0, 1)
        self._head.setColumnStretch(1, 1)
        titles = QHBoxLayout()
        space(titles, 12, (0, 6, 0, 5))
        for at, label in enumerate(self._heads):
            titles.addWidget(label, 1 if at == 1 else 0)
        self._titles = QWidget()
        self._titles.setLayout(titles)
        column = QVBoxLayout(self)
        space(column, 0, (40, 0, 40, 32))
        column.addWidget(self.crumbs)
        column.addLayout(self._head)
        column.addSpacing(16)
        column.addWidget(self._measures_title)
        column.addWidget(self._titles)
        column.addWidget(Hairline())
        column.addLayout(self._rows)
        column.addSpacing(24)
        column.addWidget(self.plan)
        column.addStretch(1)
        themed(self, self._size)

    def _size(self) -> None:
        for label, width in zip(self._heads, (STATE, 0, WHO, SINCE, MORE + 43), strict=True):
            if width:
                label.setFixedWidth(px(width))
        self.crumbs.setFixedHeight(px(40))
        self.code.setMinimumWidth(px(72))
        self.text.setMaximumWidth(px(TEXT))
        self.setMaximumWidth(px(WIDEST))
        self._head.setHorizontalSpacing(px(12))
        self.fit(self._room)

    def show_section(self, form: str, name: str) -> None:
        """Show a section; its rows are made anew, as they stand in the definition."""
        self._of = (form, name)
        self.shown = checklist(self.context.session.snapshot(), form, name, interface.catalogue)
        self._make_rows()
        self.refresh(None)
        self.fit(self._room)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Follow a change."""
        form, name = self._of
        before = self.shown
        self.shown = shown = checklist(self.context.session.snapshot(), form, name, interface.catalogue)
        for measure in shown.measures:
            self.rows[measure.name].refresh(measure, change_set)
        self.crumbs.show_crumbs(shown.crumbs)
        self.code.setText(shown.code)
        self.text.set_role(question_role(shown.text))
        self.text.set_text(shown.text)
        self.guidance.show_guidance(shown.guidance)
        self._mark.set_mark(shown.mark, shown.counted)
        self._counted.setText(shown.counted)
        self._show_echoes(shown)
        if before is None or before.indicators != shown.indicators or not self._indicators.count():
            self._show_indicators(shown)
        self.plan.show_actions(shown.actions, shown.has_plan)

    def reveal(self, measure: str) -> MeasureRow | None:
        """Open the details of a measure and give its row."""
        row = self.rows.get(measure)
        if row is not None:
            row.set_open(True)
        return row

    def hand_over(self) -> None:
        for row in self.rows.values():
            row.hand_over()

    def fit(self, width: int) -> None:
        """The indicator stands beside where there is room; columns go where there is none."""
        self._room = width
        room = width / theme.scale
        beside = room >= BESIDE
        self._head.addWidget(self._side, 0 if beside else 1, 2 if beside else 1, Qt.AlignmentFlag.AlignTop)
        self._side.setContentsMargins(px(24) if beside else 0, 0, 0, 0)
        narrow = room < NARROW
        for label in self._heads[2:]:
            label.setVisible(not narrow)
        for row in self.rows.values():
            row.set_narrow(narrow)

    def _make_rows(self) -> None:
        for old in self.rows.values():
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        form, name = self._of
        asked = self.context.session.snapshot().forms[form]
        section = asked.item(name)
        assert isinstance(section, Section)
        self.rows = {}
        for question in measures_in(asked, section):
            row = MeasureRow(form, question, self.context)
            row.action_wanted.connect(self.plan.open)
            row.create_wanted.connect(lambda one=question.name: self.create_wanted.emit(one))
            self._rows.addWidget(row)
            self.rows[question.name] = row
        while (item := self._indicators.takeAt(0)) is not None:
            if (old_view := item.widget()) is not None:
                old_view.deleteLater()

    def _show_echoes(self, shown: Checklist) -> None:
        self._close_to.setVisible(bool(shown.echoes))
        known = [
            item.widget() for at in range(self._links_row.count()) if (item := self._links_row.itemAt(at))
        ]
        if [link.text() for link in known if isinstance(link, LinkButton)] == [e.text for e in shown.echoes]:
            return
        while (item := self._links_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for echo in shown.echoes:
            link = LinkButton(echo.text)
            link.clicked.connect(lambda _=False, to=echo.place: self.context.navigator.go(to))
            self._links_row.addWidget(link)

    def _show_indicators(self, shown: Checklist) -> None:
        while (item := self._indicators.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        charted = [one for one in shown.indicators if one.values][:MOST_CHARTS]
        for indicator in charted or shown.indicators[:MOST_CHARTS]:
            view = IndicatorView(indicator, shown.register is not None)
            view.register_wanted.connect(lambda to=shown.register: self._go(to))
            self._indicators.addWidget(view)

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self.context.navigator.go(place)
