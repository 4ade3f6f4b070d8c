"""The code book: themes in their order, how often each is met by region or round table, and what was lost."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.reading import Reading
from ui.collection.themes.acts import CodeBookActs
from ui.collection.themes.orphans import Orphans
from ui.collection.themes.panel import ThemePanel
from ui.collection.themes.table import CodeTable
from ui.language import Translated, interface, tr
from ui.theme import set_ground
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.collection.coding.themes import Theme
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.collection.code_book import By, CodeBook, code_book, passages_with_theme
from workbook.screens.collection.filters import ALL, SOME
from workbook.screens.places import Place

TITLE, NEW = N_("Themes"), N_("New theme…")
LEAD = N_("The code book: what passages of answers are about. The counts are numbers of countries.")
IMPORT, EXPORT = N_("Import…"), N_("Export…")
BY_REGION, BY_TABLE = N_("By region"), N_("By round table")
TABLE_ALL, TABLE_SOME = N_("Round table: all"), N_("Round table: {name}")
NONE_YET, HOW = (
    N_("There is no theme yet"),
    N_(
        "Add themes here, take over a code book from a file, or select words of an answer and give them a new theme."
    ),
)


class ThemesPage(Translated, CollectionPage):
    """The table is the code book; the panel at its right is about the theme with the keyboard."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("themes_page")
        set_ground(self, "surface")
        self.by: By = "region"
        self.only = ""
        self.book: CodeBook | None = None
        self.acts = CodeBookActs(context, self)
        self._reading = Reading(context.jobs, context.messages)
        self._passages = Reading(context.jobs, context.messages)
        self.panel = ThemePanel(self.acts)
        self._title, self._lead = Text(role="title"), Text(ink="muted", wrap=True)
        self.add = PrimaryButton(icon="plus")
        self.read, self.write = QuietButton(icon="download"), QuietButton(icon="upload")
        self.order = SegmentedControl()
        self.menu = ChoiceMenu("filter")
        self.table = CodeTable()
        self.orphans = Orphans(self.acts.writable)
        self.empty = EmptyState()
        self._name_parts()
        self._lay_out()
        self._connect()
        self.translate_now()

    @property
    def side_panel(self) -> QWidget:
        return self.panel

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        self._lead.setText(tr(LEAD))
        self.add.setText(tr(NEW))
        self.read.setText(tr(IMPORT))
        self.write.setText(tr(EXPORT))
        self.order.set_segments([Segment("region", tr(BY_REGION)), Segment("round_table", tr(BY_TABLE))])
        self.order.set_current(self.by)
        self.table.setAccessibleName(tr(TITLE))
        self.empty.set_words(tr(NONE_YET), tr(HOW), tr(NEW) if self.acts.writable else "")
        if self.isVisible():
            self._read()

    def show_place(self, place: Place) -> None:
        self._read()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self._read()

    def focus_first(self) -> None:
        (self.empty.button if self.empty.isVisible() else self.table).setFocus()

    @property
    def theme(self) -> Theme | None:
        """The theme with the keyboard."""
        themes = self.book.themes if self.book else ()
        return next((one for one in themes if one.id == self.table.current_key), None)

    def count_by(self, key: str) -> None:
        """By region, or by round table."""
        self.by, self.only = "round_table" if key == "round_table" else "region", ""
        self._read()

    def _limit(self, only: str) -> None:
        self.only = only
        self._read()

    def _read(self) -> None:
        view, by, only, catalogue = self.context.view(), self.by, self.only, interface.catalogue
        self._reading.read(lambda: code_book(view, by, only, catalogue), self._show)

    def _show(self, book: CodeBook) -> None:
        self.book = book
        self.order.set_current(self.by)
        region = ALL["region"], SOME["region"]
        everything, some = (TABLE_ALL, TABLE_SOME) if self.by == "region" else region
        self.menu.show_choices(tr(everything), tr(some), book.only, self.only, tr("All"))
        self.table.show_rows(book.columns, book.rows)
        for widget in (self.table, self.order, self.menu):
            widget.setVisible(bool(book.themes))
        self.empty.setVisible(not book.themes)
        self.write.setEnabled(bool(book.themes))
        self.orphans.show_orphans(book.orphans)
        self._show_theme()

    def _show_theme(self) -> None:
        book, theme = self.book, self.theme
        if book is None:
            return
        self.panel.show_theme(theme, book.themes)
        if theme is None:
            self._passages.stop()
            return
        view, catalogue = self.context.view(), interface.catalogue
        self._passages.read(
            lambda: passages_with_theme(view, book, theme.id, catalogue), self.panel.show_passages
        )

    def _change(self) -> None:
        if self.theme is not None and self.acts.writable:
            self.acts.change(self.theme)

    def _delete(self) -> None:
        if self.theme is not None and self.acts.writable:
            self.acts.delete(self.theme)

    def _connect(self) -> None:
        navigator = self.context.navigator
        self.add.clicked.connect(self.acts.add)
        self.empty.clicked.connect(self.acts.add)
        self.read.clicked.connect(self.acts.read)
        self.write.clicked.connect(self.acts.write)
        self.order.chosen.connect(self.count_by)
        self.menu.chosen.connect(self._limit)
        self.table.opened.connect(lambda _: self._change())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_theme())
        self.panel.place_wanted.connect(navigator.go)
        self.orphans.place_wanted.connect(navigator.go)
        self.orphans.dropped.connect(self.acts.drop_orphan)
        self.table.delete_wanted.connect(self._delete)
        self.table.move_wanted.connect(self.panel.move_theme)

    def _name_parts(self) -> None:
        for widget, name in (
            (self.add, "add_theme"),
            (self.read, "import_themes"),
            (self.write, "export_themes"),
            (self.order, "themes_by"),
            (self.menu, "themes_only"),
            (self.table, "code_book"),
        ):
            widget.setObjectName(name)
        for button in (self.add, self.read):
            button.setEnabled(self.acts.writable)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(self._title, 1)
        for button in (self.read, self.write, self.add):
            head.addWidget(button)
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        flow.addWidget(self.order)
        flow.addWidget(self.menu)
        column = QVBoxLayout(self)
        space(column, 8, (28, 20, 28, 12))
        column.addLayout(head)
        column.addWidget(self._lead)
        column.addWidget(self.orphans)
        column.addWidget(tools)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.empty.hide()
