"""The start page: what one can begin with, and the files one had open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.icons import app_pixmap, icon_pixmap
from ui.language import Translated, interface, tr
from ui.start.cards import ActionCard, RecentRow
from ui.start.group import RecentGroup
from ui.theme import px, set_ground, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text
from workbook.preferences import Preferences
from workbook.screens.start import RecentCard, cards

SIDE_BY_SIDE_FROM, LEFT_WIDTH, RECENT_WIDTH = 900, 475, 900


class StartPage(Translated, QWidget):
    """Emits what the person wants; opens nothing itself."""

    new_wanted = Signal()
    open_wanted = Signal()
    merge_wanted = Signal()
    example_wanted = Signal()
    file_wanted = Signal(Path)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self._preferences = preferences
        set_ground(self, "surface")
        self.new_card = ActionCard("document", "Ctrl+N", solid=True)
        self.open_card = ActionCard("folder-open", "Ctrl+O")
        self.merge_card = ActionCard("merge", "Ctrl+M")
        self.example = LinkButton()
        self.new_card.clicked.connect(self.new_wanted)
        self.open_card.clicked.connect(self.open_wanted)
        self.merge_card.clicked.connect(self.merge_wanted)
        self.example.clicked.connect(self.example_wanted)
        for widget, name in (
            (self.new_card, "start_new"), (self.open_card, "start_open"), (self.merge_card, "start_merge"),
            (self.example, "start_example"),
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
        self.open_card.set_words(tr("Open…"), tr("A workbook or a collection"))
        self.merge_card.set_words(tr("Merge submissions"), tr("A folder of Excel files"))
        self.example.setText(tr("Try with an example country"))
        self._offline.setText(tr("Offline: everything stays on this computer."))
        self._recent_title.setText(tr("Recent"))
        self._drop.setText(tr("Drop a file anywhere in this window to open it"))
        self._workbooks.set_title(tr("Workbooks"))
        self._collections.set_title(tr("Collections"))
        self._nothing.set_words(
            tr("No workbook yet"),
            tr(
                "The workbooks that you open will be listed here. Begin with a new one, or look at the example."
            ),
        )
        self.show_recent()

    def show_recent(self) -> None:
        """Draw the cards of the recent files anew."""
        now = datetime.now(UTC)
        shown = cards(self._preferences.recent, interface.catalogue, now, Path.home())
        rows = [self._row(card) for card in shown]
        self._workbooks.show_rows([row for row in rows if not row.card.collection])
        self._collections.show_rows([row for row in rows if row.card.collection])
        self._nothing.setVisible(not rows)

    @property
    def rows(self) -> list[RecentRow]:
        return [*self._workbooks.rows, *self._collections.rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _forget(self, path: Path) -> None:
        self._preferences.forget(str(path))
        self.show_recent()
        if self.rows:
            self.rows[0].setFocus()

    def _row(self, card: RecentCard) -> RecentRow:
        row = RecentRow(card)
        row.setObjectName("recent_row")
        row.clicked.connect(lambda: self.file_wanted.emit(card.path))
        row.forgotten.connect(lambda: self._forget(card.path))
        return row

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
        column.addWidget(self.merge_card)
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
        self._workbooks, self._collections = RecentGroup(), RecentGroup()
        self._nothing = EmptyState()
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
        column.addWidget(self._workbooks)
        column.addWidget(self._collections)
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
