"""At the right of the code book: a theme, what belongs to it, who gave it, and its passages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from ui.collection.themes.acts import CodeBookActs
from ui.language import Translated, interface, tr, trn
from ui.theme import set_ground
from ui.widgets.buttons import IconButton, MenuButton, SecondaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.collection.coding.themes import Theme
from workbook.errors import N_
from workbook.screens.collection.code_book import PassageLine, coders

CHANGE, DELETE, MERGE = N_("Change…"), N_("Delete the theme…"), N_("Merge into")
UP, DOWN = N_("Move up"), N_("Move down")
GIVEN_BY = N_("Given by {names}")
QUOTED = N_("Quoted in the synthesis")
MOST = 100


class ThemePanel(Translated, QWidget):
    """`place_wanted` carries the place of a passage."""

    place_wanted = Signal(object)

    def __init__(self, acts: CodeBookActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("theme_panel")
        set_ground(self, "background")
        self._acts = acts
        self.theme: Theme | None = None
        self._themes: tuple[Theme, ...] = ()
        self._passages: tuple[PassageLine, ...] = ()
        self.name, self.description = WrappedText(role="heading"), WrappedText(ink="muted")
        self.change = SecondaryButton(compact=True)
        self.change.setObjectName("change_theme")
        self.change.clicked.connect(lambda: self._act(acts.change))
        self.merge = MenuButton()
        self.merge.setObjectName("merge_theme")
        self.merge.set_menu(QMenu(self))
        self.up, self.down = IconButton("arrow-up"), IconButton("arrow-down")
        self.up.clicked.connect(lambda: self.move_theme(-1))
        self.down.clicked.connect(lambda: self.move_theme(1))
        self.delete = IconButton("trash")
        self.delete.setObjectName("delete_theme")
        self.delete.clicked.connect(lambda: self._act(acts.delete))
        self._counted, self._coders = Text(weight=600), Text(role="caption", ink="muted", wrap=True)
        self._lines = QVBoxLayout()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.change.setText(tr(CHANGE))
        self.merge.setText(tr(MERGE))
        self.up.set_tooltip(tr(UP), "Alt+↑")
        self.down.set_tooltip(tr(DOWN), "Alt+↓")
        self.delete.set_tooltip(tr(DELETE))
        self.show_theme(self.theme, self._themes)
        self.show_passages(self._passages)

    def show_theme(self, theme: Theme | None, themes: tuple[Theme, ...]) -> None:
        """Show a theme; nothing where the code book is empty."""
        self.theme, self._themes = theme, themes
        self._body.setVisible(theme is not None)
        if theme is None:
            return
        self.name.set_text(theme.name.get(interface.code))
        description = theme.description.get(interface.code)
        self.description.set_text(description)
        self.description.setVisible(bool(description))
        writable, at = self._acts.writable, [one.id for one in themes].index(theme.id)
        for widget in (self.change, self.delete):
            widget.setEnabled(writable)
        self.up.setEnabled(writable and at > 0)
        self.down.setEnabled(writable and at < len(themes) - 1)
        self.merge.setEnabled(writable and len(themes) > 1)
        self._fill_merge(theme)

    def show_passages(self, passages: tuple[PassageLine, ...]) -> None:
        """Show where the theme was given, at most a hundred passages."""
        self._passages = passages
        n = len(passages)
        catalogue = interface.catalogue
        self._counted.setText(trn("{n} passage", "{n} passages", n).format(n=catalogue.number(n)))
        names = ", ".join(f"{name} ({catalogue.number(count)})" for name, count in coders(passages))
        self._coders.setText(tr(GIVEN_BY).format(names=names) if passages else "")
        self._coders.setVisible(bool(passages))
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for passage in passages[:MOST]:
            self._lines.addWidget(self._line(passage))

    def move_theme(self, by: int) -> None:
        """Move the theme up or down in the code book."""
        if self.theme is not None and self._acts.writable:
            self._acts.move(self.theme, by)

    def _line(self, passage: PassageLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 0, (0, 6, 0, 0))
        link = LinkButton(passage.head, role="caption")
        link.setToolTip(passage.given)
        link.clicked.connect(lambda: self.place_wanted.emit(passage.place))
        column.addWidget(link)
        words = WrappedText(interface.catalogue.quote(passage.quote))
        column.addWidget(words)
        if passage.quoted:
            column.addWidget(Text(tr(QUOTED), role="caption", ink="muted"))
        return holder

    def _fill_merge(self, theme: Theme) -> None:
        menu = self.merge.menu()
        menu.clear()
        for other in self._themes:
            if other.id != theme.id:
                action = menu.addAction(other.name.get(interface.code).replace("&", "&&"))
                action.triggered.connect(lambda _=False, into=other: self._acts.merge(theme, into))

    def _act(self, act: object) -> None:
        if self.theme is not None:
            act(self.theme)  # type: ignore[operator]

    def _lay_out(self) -> None:
        self._body = QWidget()
        set_ground(self._body, "background")
        column = QVBoxLayout(self._body)
        space(column, 6, (16, 16, 16, 16))
        column.addWidget(self.name)
        column.addWidget(self.description)
        tools = QWidget()
        flow = FlowLayout(tools, gap=2)
        for widget in (self.change, self.up, self.down, self.delete, self.merge):
            flow.addWidget(widget)
        column.addWidget(tools)
        column.addSpacing(8)
        column.addWidget(self._counted)
        column.addWidget(self._coders)
        space(self._lines, 4)
        column.addLayout(self._lines)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._body)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        space(whole)
        whole.addWidget(area)
