"""The page of a table: the bar above, the table, its totals, and a row as a form beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface
from ui.page import Context, Page
from ui.table.acts import TableActs
from ui.table.bar import TableBar
from ui.table.body import TableBody
from ui.table.row_form import RowForm
from ui.theme import px, theme
from ui.widgets.sizes import space
from workbook.editing.changes import ChangeSet
from workbook.questionnaire.model import Question, Questionnaire
from workbook.screens.answering import Answering
from workbook.screens.places import REPORTS, Place
from workbook.screens.table import Arrangement, Table, first_arrangement, look_at, values_of_filters
from workbook.screens.table_words import title_of

NARROW, BESIDE, SHEET = 700, 1400, 720


class TablePage(Translated, Page):
    """Any table of a questionnaire. Each is looked at as it was left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.place = Place("table")
        self.table: Table | None = None
        self._arrangements: dict[tuple[str, str], Arrangement] = {}
        self._stale = False
        self.bar = TableBar()
        self.bar.arranged.connect(self.renew)
        self.bar.wanted.connect(self._do)
        self.body = TableBody(self._answering)
        self.view, self.totals = self.body.view, self.body.totals
        self.body.empty.clicked.connect(self._add)
        self.row_form = RowForm(context)
        self.row_form.hide()
        self._lay_out()
        self._connect()
        self.translate_now()

    def _lay_out(self) -> None:
        self.whole = QWidget()
        left = QVBoxLayout(self.whole)
        space(left, 4, (16, 12, 28, 0))
        bar = QVBoxLayout()
        space(bar, 0, (12, 0, 0, 0))
        bar.addWidget(self.bar)
        left.addLayout(bar)
        left.addWidget(self.body, 1)
        row = QHBoxLayout(self)
        space(row)
        row.addWidget(self.whole, 1)
        row.addWidget(self.row_form)

    def _connect(self) -> None:
        view = self.view
        view.open_row.connect(self.open_row)
        view.group_toggled.connect(self._toggle_group)
        for signal, name in (
            (view.add_wanted, "add"),
            (view.remove_wanted, "remove"),
            (view.duplicate_wanted, "duplicate"),
            (view.paste_wanted, "paste"),
        ):
            signal.connect(lambda name=name: self._do(name))
        view.header.sectionClicked.connect(self._sort)
        view.current_row_changed.connect(self._follow_row)
        view.delegate.edited.connect(lambda: QTimer.singleShot(0, self, self._renew_if_stale))
        self.row_form.step_wanted.connect(self._step)
        self.row_form.closed.connect(self.close_row)

    @property
    def arrangement(self) -> Arrangement:
        """How the table is looked at; kept as long as the workbook is open."""
        key = (self.place.form, self.place.name)
        if key not in self._arrangements:
            self._arrangements[key] = first_arrangement(self._asked(), self.place.name)
        return self._arrangements[key]

    def retranslate(self) -> None:
        self.renew()

    def show_place(self, place: Place) -> None:
        if place[:3] != self.place[:3]:
            self.row_form.hide()
        self.place = place
        self.renew()
        if place.row:
            self._reveal(place.row)
            if self._was_just_made(place.row):
                self.open_row(place.row)
        elif self.table is not None and not self.view.currentIndex().isValid() and self.table.row_ids:
            self.view.go_to(self.table.row_ids[0])
            QTimer.singleShot(0, self.view, self.view.scrollToTop)
        self._fit()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if change_set is not None and all(form != self.place.form for form, _, _ in change_set.questions):
            return
        if self.view.delegate.open_editor is not None and change_set is not None:
            self._stale = True
            return
        self.renew()
        if self.row_form.isVisible():
            if self.table is not None and self.row_form.row in self._all_rows():
                self.row_form.refresh(change_set)
            else:
                self.close_row()

    def hand_over(self) -> None:
        self.view.delegate.hand_over()
        if self.row_form.isVisible():
            self.row_form.hand_over()
        self._renew_if_stale()

    def focus_first(self) -> None:
        (self.view if self.table is not None and self.table.lines else self.bar.search).setFocus()

    def renew(self) -> None:
        """Read the table anew and show it."""
        self._stale = False
        if not self.place.form:
            return
        session, catalogue = self.context.session, interface.catalogue
        arrangement = self.arrangement
        arrangement.narrow = self._is_narrow()
        table = look_at(
            session.snapshot(), self.place.form, self.place.name, arrangement, catalogue, date.today()
        )
        self.table = table
        title = title_of(table, interface.code)
        self.bar.show_table(table, title, arrangement, session.read_only)
        self.view.header.show_sorting(arrangement.sort, arrangement.descending)
        self.body.show_table(table, title, session.read_only)

    def open_row(self, row: str, column: str = "") -> None:
        """Show a row as a form, the keyboard in a column."""
        if self.table is None:
            return
        self.view.delegate.hand_over()
        if self.view.current_row != row:
            self.view.go_to(row)
        self._show_form(row)
        self.row_form.focus_column(column)

    def close_row(self) -> None:
        """Put the form away and go back to the table."""
        self.row_form.hand_over()
        self.row_form.hide()
        self._fit()
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _logical_width(self) -> float:
        return self.width() / theme.scale

    def _is_narrow(self) -> bool:
        """Whether the table keeps to number, title and lead."""
        beside = self._logical_width() >= BESIDE and self.row_form.isVisibleTo(self)
        return self._logical_width() - (SHEET if beside else 0) < NARROW

    def _fit(self) -> None:
        """The form stands beside the table where there is room, else in its place."""
        beside = self._logical_width() >= BESIDE
        self.whole.setVisible(beside or not self.row_form.isVisibleTo(self))
        self.row_form.setMinimumWidth(px(SHEET) if beside else 0)
        self.row_form.setMaximumWidth(px(SHEET) if beside else 16777215)
        if self.place.form and self.arrangement.narrow != self._is_narrow():
            self.renew()

    def _answering(self, question: Question, row: str) -> Answering:
        session = self.context.session
        languages = session.snapshot().answer_languages
        language = interface.code if interface.code in languages else languages[0]
        return Answering(session, self.place.form, question, row, language if question.multilingual else "")

    def _all_rows(self) -> tuple[str, ...]:
        return self.context.session.snapshot().rows(self.place.form, self.place.name)

    def _asked(self) -> Questionnaire:
        return self.context.session.snapshot().forms[self.place.form]

    def _acts(self) -> TableActs:
        return TableActs(self.context, self.place.form, self._asked().repeat(self.place.name))

    def _do(self, name: str) -> None:
        if name == "print":
            self.context.navigator.go(REPORTS)
        elif name == "open" and self.view.current_row:
            self.open_row(self.view.current_row)
        elif name == "copy":
            self.view.copy()
        elif not self.context.session.read_only:
            {"add": self._add, "remove": self._remove, "duplicate": self._duplicate, "paste": self._paste}[
                name
            ]()

    def _add(self) -> None:
        """A new row; what is filtered or grouped by is filled in already, so that the row is seen."""
        self.hand_over()
        row = self._acts().add(values_of_filters(self._asked(), self.arrangement))
        if row:
            self._reveal(row)
            self.open_row(row)

    def _remove(self) -> None:
        rows = self.view.chosen_rows
        if not rows or self.table is None:
            return
        shown = self.table.row_ids
        after = [row for row in shown[shown.index(rows[-1]) + 1 :] if row not in rows]
        before = [row for row in shown[: shown.index(rows[0])] if row not in rows]
        self.hand_over()
        if self._acts().remove(rows):
            self.view.go_to(next(iter(after or before[::-1]), ""))

    def _duplicate(self) -> None:
        self.hand_over()
        if (row := self.view.current_row) and (made := self._acts().duplicate(row)):
            self._reveal(made)

    def _paste(self) -> None:
        self.hand_over()
        table, index = self.table, self.view.currentIndex()
        if table is None:
            return
        at = index.row() if index.isValid() else len(table.lines)
        rows = [line.row for line in table.lines[at:] if line.row]
        first = max(index.column(), 0)
        columns = [one.question for one in table.chosen[first:] if one.question is not None]
        planned = self._acts().paste(rows, columns)
        if planned is not None and planned.rows:
            self._reveal(planned.rows[0])

    def _reveal(self, row: str) -> None:
        """Put the keyboard on a row; a filter or a folded group that hides it is opened."""
        if self.view.go_to(row) or row not in self._all_rows():
            return
        self.arrangement.folded.clear()
        self.renew()
        if not self.view.go_to(row):
            self.arrangement.words = ""
            self.arrangement.filters.clear()
            self.bar.search.clear()
            self.renew()
            self.view.go_to(row)

    def _was_just_made(self, row: str) -> bool:
        """Whether the last step made this row: then there is more to fill in."""
        step = self.context.session.undo_step
        return step is not None and step.kind in ("make_action", "add_row") and step.args.get("row") == row

    def _sort(self, section: int) -> None:
        if self.table is not None:
            self.arrangement.sort_by(self.table.chosen[section].key)
            self.renew()

    def _toggle_group(self, group: str) -> None:
        self.arrangement.folded ^= {group}
        self.renew()

    def _renew_if_stale(self) -> None:
        if self._stale:
            self.refresh(None)

    def _follow_row(self, row: str) -> None:
        if row and self.row_form.isVisible() and row != self.row_form.row:
            self._show_form(row)

    def _show_form(self, row: str) -> None:
        if self.table is None or row not in self.table.row_ids:
            return
        ids = self.table.row_ids
        self.row_form.show_row(self.place.form, self.table.repeat, row, ids.index(row) + 1, len(ids))
        self.row_form.show()
        self._fit()

    def _step(self, step: int) -> None:
        """The row before or after in the table, as a form."""
        if self.table is None:
            return
        ids = self.table.row_ids
        at = ids.index(self.row_form.row) + step if self.row_form.row in ids else 0
        if 0 <= at < len(ids):
            self.row_form.hand_over()
            self.view.go_to(ids[at], self.view._current_key())
            self._show_form(ids[at])
