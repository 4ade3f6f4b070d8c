"""The start page: what one can begin with, and the workbooks one had open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.icons import app_pixmap, icon_pixmap
from ui.language import Translated, interface, tr
from ui.start.cards import ActionCard, RecentRow
from ui.theme import px, set_ground, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text
from workbook.preferences import Preferences
from workbook.screens.start import cards

SIDE_BY_SIDE_FROM, LEFT_WIDTH, RECENT_WIDTH = 900, 475, 900


class StartPage(Translated, QWidget):
    """Emits what the person wants; opens nothing itself."""

    new_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    file_wanted = Signal(Path)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self._preferences = preferences
        self._rows: list[RecentRow] = []
        set_ground(self, "surface")
        self.new_card = ActionCard("document", "Ctrl+N", solid=True)
        self.open_card = ActionCard("folder-open", "Ctrl+O")
        self.example = LinkButton()
        self.new_card.clicked.connect(self.new_wanted)
        self.open_card.clicked.connect(self.open_wanted)
        self.example.clicked.connect(self.example_wanted)
        for widget, name in (
            (self.new_card, "start_new"), (self.open_card, "start_open"), (self.example, "start_example"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._begin = self._beginning()
        self._line = Hairline(upright=True)
        self._recent = self._recent_part()
        self._lay_out()
        themed(self, self._renew)
        self.translate_now()

    def retranslate(self) -> None:
        self._motto.setText(tr("The focal point’s workbook"))
        self.new_card.set_words(tr("New workbook"), tr("One country, one edition of the Forum"))
        self.open_card.set_words(tr("Open…"), tr("A workbook on this computer"))
        self.example.setText(tr("Try with an example country"))
        self._offline.setText(tr("Offline: everything stays on this computer."))
        self._recent_title.setText(tr("Recent"))
        self._drop.setText(tr("Drop a file anywhere in this window to open it"))
        self._kind.setText(tr("Workbooks"))
        self._nothing.set_words(
            tr("No workbook yet"),
            tr(
                "The workbooks that you open will be listed here. Begin with a new one, or look at the example."
            ),
        )
        self.show_recent()

    def show_recent(self) -> None:
        """Draw the cards of the recent files anew."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = datetime.now(UTC)
        shown = cards(self._preferences.recent, interface.catalogue, now, Path.home())
        self._rows = [RecentRow(card) for card in shown]
        for row in self._rows:
            row.setObjectName("recent_row")
            row.clicked.connect(lambda _=False, path=row.card.path: self.file_wanted.emit(path))
            row.forgotten.connect(lambda path=row.card.path: self._forget(path))
            self._list.addWidget(row)
        for widget in (self._kind, self._top_line):
            widget.setVisible(bool(self._rows))
        self._nothing.setVisible(not self._rows)

    @property
    def rows(self) -> list[RecentRow]:
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _forget(self, path: Path) -> None:
        self._preferences.forget(str(path))
        self.show_recent()
        if self._rows:
            self._rows[0].setFocus()

    def _beginning(self) -> QWidget:
        self._logo = QLabel()
        name = Text("Passerelle", role="display")
        self._motto = Text(ink="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(self._motto)
        head = QHBoxLayout()
        space(head, 16)
        head.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(words, 1)
        self._play = QLabel()
        trial = QHBoxLayout()
        space(trial, 6, (23, 0, 0, 0))
        trial.addWidget(self._play)
        trial.addWidget(self.example)
        trial.addStretch(1)
        self._offline = Text(role="caption", ink="muted", wrap=True)
        part = QWidget()
        set_ground(part, "background")
        column = QVBoxLayout(part)
        space(column, 12, (48, 58, 48, 32))
        column.addLayout(head)
        column.addSpacing(px(20))
        column.addWidget(self.new_card)
        column.addWidget(self.open_card)
        column.addSpacing(px(12))
        column.addLayout(trial)
        column.addStretch(1)
        column.addWidget(self._offline)
        return part

    def _recent_part(self) -> QWidget:
        self._recent_title = Text(role="question-long", weight=600)
        self._drop = Text(ink="muted", wrap=True)
        self._drop.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        space(head, 16)
        head.addWidget(self._recent_title)
        head.addWidget(self._drop, 1)
        self._kind = Text(role="caption", ink="muted")
        self._top_line = Hairline()
        self._nothing = EmptyState()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        listed = QWidget()
        themed(listed, lambda: listed.setMaximumWidth(px(RECENT_WIDTH)))
        part = QWidget()
        set_ground(part, "surface")
        around = QHBoxLayout(part)
        space(around, 0, (56, 58, 64, 32))
        around.addWidget(listed, 1000)
        around.addStretch(1)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(px(24))
        column.addWidget(self._nothing)
        column.addWidget(self._kind)
        column.addSpacing(px(6))
        column.addWidget(self._top_line)
        column.addLayout(self._list)
        column.addStretch(1)
        return part

    def _lay_out(self) -> None:
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._begin)
        self._body.addWidget(self._line)
        self._body.addWidget(self._recent, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        fix(self._logo, 44, 44)

    def _renew(self) -> None:
        ratio = self.devicePixelRatioF()
        self._logo.setPixmap(app_pixmap(px(44), ratio))
        drawn: QPixmap = icon_pixmap("play", "accent", px(14), ratio)
        self._play.setPixmap(drawn)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() / theme.scale >= SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)
        self._line.setVisible(beside)
        self._begin.setMinimumWidth(px(LEFT_WIDTH) if beside else 0)
        self._begin.setMaximumWidth(px(LEFT_WIDTH) if beside else 16777215)
