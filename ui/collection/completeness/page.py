"""The completeness of the collection: who answered what, country by country and round table by round table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.collection.completeness.foot import MatrixFoot
from ui.collection.completeness.legend import Legend
from ui.collection.completeness.view import MatrixView
from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.reading import Reading
from ui.language import Translated, interface, tr
from ui.theme import px, set_ground
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.collection.completeness import Matrix, Wanted, matrix
from workbook.screens.collection.places import EXPORTS, submission_place
from workbook.screens.places import Place

TITLE, LETTERS, ADD = N_("Completeness"), N_("Write return letters…"), N_("Add submissions…")
NOBODY, HOW = (
    N_("No country’s answers count yet"),
    N_("Once submissions are accepted, this page shows who answered what, country by country."),
)
READ_ONLY = N_("This collection is open read-only: nothing can be changed in it.")
ORDERS = {"alphabet": N_("alphabetical"), "region": N_("by region")}
MARGINS, ROOMY, TOOLS_BESIDE = 90, 480, 760


class CompletenessPage(Translated, CollectionPage):
    """A cell leads to the country's answers of its round table, a country to its submission."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("completeness_page")
        set_ground(self, "surface")
        self._wanted = Wanted()
        self._matrix: Matrix | None = None
        self._entering = False
        self._reading = Reading(context.jobs, context.messages)
        self._title, self._legend = Text(role="title"), Legend()
        self.region, self.order = ChoiceMenu("filter"), ChoiceMenu()
        self.edition, self.form = ChoiceMenu(), ChoiceMenu()
        for menu, name in (
            (self.region, "region"), (self.order, "order"), (self.edition, "edition"), (self.form, "form"),
        ):  # fmt: skip
            menu.setObjectName(f"completeness_{name}")
        self._letters, self._add = SecondaryButton(), PrimaryButton(icon="plus")
        self._letters.setObjectName("write_letters")
        self._add.setObjectName("add_submissions")
        self.view, self._empty = MatrixView(), EmptyState()
        self._foot = MatrixFoot(self.view)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._connect()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        self._letters.setText(tr(LETTERS))
        self._add.setText(tr(ADD))
        read_only = self.context.session.read_only
        self._add.explain(tr(READ_ONLY) if read_only else "", not read_only)
        self._empty.set_words(tr(NOBODY), tr(HOW), "" if read_only else tr(ADD))
        self.view.setAccessibleName(tr(TITLE))
        self._legend.show_kinds(())

    def show_place(self, place: Place) -> None:
        self._load()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self._load()

    def focus_first(self) -> None:
        self._entering = self._matrix is None
        if self._matrix is not None:
            (self.view if self.view.isVisibleTo(self) else self._empty.button).setFocus()

    def find_in_page(self) -> bool:
        self.region.setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()

    def _arrange_head(self) -> None:
        """The legend stands at the right of the title, or under it where there is no room; in a low window the
        matrix has its room, and its cells say in words what they mean."""
        wide, roomy = self._legend.natural_width, self.height() >= px(ROOMY)
        beside = self.width() >= px(MARGINS) + self._title.sizeHint().width() + wide
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._legend.setMinimumWidth(wide if beside else 0)
        self._legend.setVisible(self.view.isVisibleTo(self) and (roomy or beside))
        for button in (self._letters, self._add):
            button.setVisible(roomy and self.view.isVisibleTo(self))  # both are in the menus
        tools = self.width() >= px(TOOLS_BESIDE)
        self._bar.setDirection(directions.LeftToRight if tools else directions.TopToBottom)

    def _load(self) -> None:
        view, catalogue, wanted = self.context.view(), interface.catalogue, self._wanted
        self._reading.read(lambda: matrix(view, wanted, catalogue), self._show)

    def _show(self, found: Matrix) -> None:
        self._matrix = found
        self._offer(found)
        anyone = any(row.submission for row in found.rows)
        self._legend.show_kinds(found.kinds)
        if anyone:
            self.view.show_matrix(found)
        for widget in (self.view, self._foot):
            widget.setVisible(anyone)
        for menu in (self.region, self.order):
            menu.setVisible(bool(found.editions))
        self._arrange_head()
        self._empty.setVisible(not found.editions)
        if self._entering:
            self.focus_first()

    def _offer(self, found: Matrix) -> None:
        everything, wanted = tr("All"), self._wanted
        self.region.show_choices(
            tr("Region: all"), tr("Region: {name}"), found.regions, wanted.region, everything
        )
        orders = [(key, tr(words)) for key, words in ORDERS.items()]
        self.order.show_choices("", tr("Order: {name}"), orders, wanted.order)
        editions = [(name, name or tr("not named")) for name in found.editions]
        self.edition.show_choices(
            tr("Edition: newest of each"), tr("Edition: {name}"), editions, wanted.edition or "",
            tr("The newest of each country"),
        )  # fmt: skip
        self.edition.setVisible(len(editions) > 1)
        self.form.show_choices(
            tr("Questionnaires: all"), tr("Questionnaire: {name}"), found.forms, wanted.form, everything
        )
        self.form.setVisible(len(found.forms) > 1)

    def _want(self, **changes: object) -> None:
        self._wanted = replace(self._wanted, **changes)  # type: ignore[arg-type]
        self._load()

    def _open_cell(self, row: int, column: int) -> None:
        if self._matrix is not None and (place := self._matrix.place(row, column)):
            self.context.navigator.go(place)

    def _open_country(self, row: int) -> None:
        submission = self._matrix.rows[row].submission if self._matrix is not None else None
        if submission is not None:
            self.context.navigator.go(submission_place(submission.sha256))

    def _connect(self) -> None:
        self.region.chosen.connect(lambda key: self._want(region=key))
        self.order.chosen.connect(lambda key: self._want(order=key))
        self.edition.chosen.connect(lambda key: self._want(edition=key or None))
        self.form.chosen.connect(lambda key: self._want(form=key))
        self._letters.clicked.connect(lambda: self.context.navigator.go(EXPORTS))
        self._add.clicked.connect(lambda: self.context.admit_wanted())
        self._empty.clicked.connect(lambda: self.context.admit_wanted())
        self.view.cell_opened.connect(self._open_cell)
        self.view.country_opened.connect(self._open_country)

    def _lay_out(self) -> None:
        space(self._head, 8)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        tools, verbs = FlowLayout(gap=8), QHBoxLayout()
        for menu in (self.region, self.order, self.edition, self.form):
            tools.addWidget(menu)
        space(verbs, 8)
        verbs.addWidget(self._letters)
        verbs.addWidget(self._add)
        verbs.addStretch(0)
        space(self._bar, 8)
        self._bar.addLayout(tools, 1)
        self._bar.addLayout(verbs)
        column = QVBoxLayout(self)
        space(column, 8, (28, 20, 24, 8))
        column.addLayout(self._head)
        column.addLayout(self._bar)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1000)
        column.addWidget(self._foot)
        column.addStretch(1)
        for widget in (self._empty, self.view, self._foot):
            widget.hide()
