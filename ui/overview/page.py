"""The overview of a workbook: where it stands, and what is left to do."""

from __future__ import annotations

from datetime import date

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.overview.parts import bars, left_to_do, tiles_row
from ui.overview.target_row import ACTIONS, ANSWERS, TargetButton
from ui.page import Context, Page
from ui.theme import px, set_ground, theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.overview import MEASURE_MARKS, Overview, overview
from workbook.screens.places import CHECK, Place

NARROW = 820
MARK_WORDS = {
    "in_force": N_("in force"),
    "partly": N_("partly"),
    "planned": N_("planned"),
    "none": N_("none"),
    "not_applicable": N_("not applicable"),
    "unanswered": N_("unanswered"),
}


class OverviewPage(Translated, Page):
    """Drawn anew when something changed and it is looked at."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("overview_page")
        set_ground(self, "surface")
        self._title, self._subtitle = Text(role="title"), Text(ink="muted")
        self._check = PrimaryButton()
        self._check.setObjectName("check_submission")
        self._check.clicked.connect(lambda: context.navigator.go(CHECK))
        self._body = QWidget()
        self._narrow = False
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._find_all)
        self._asked: object = None
        self._shown = False
        self._look: object = None
        self._complete: Snapshot | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._area.setWidget(self._frame())
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr("Overview"))
        self._check.setText(tr("Check and prepare the submission…"))
        self._area.setAccessibleName(tr("Overview"))
        if self._shown:
            self._fill()

    def _frame(self) -> QWidget:
        inner = QWidget()
        set_ground(inner, "surface")
        self._outer = QVBoxLayout(inner)
        space(self._outer, 16, (40, 24, 36, 24))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._head, 8)
        words = QVBoxLayout()
        space(words, 2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._body, 1)
        return inner

    def show_place(self, place: Place) -> None:
        """What is left to do follows once the rest has been seen: finding it takes longer."""
        self._shown = True
        if self._complete is not self.context.session.snapshot():
            self._fill(with_left=False)
        self._later.start()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self._later.start()

    def focus_first(self) -> None:
        self._check.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown and self._is_narrow() != self._narrow:
            self._later.start()

    def _fill(self, with_left: bool = True) -> None:
        snapshot = self.context.session.snapshot()
        self._asked = None
        self._draw(overview(snapshot, interface.catalogue, date.today(), with_left), snapshot, with_left)

    def _find_all(self) -> None:
        """Look for all of it off the drawing thread; what is asked again meanwhile is not shown any more."""
        snapshot, catalogue = self.context.session.snapshot(), interface.catalogue
        asked = self._asked = object()

        def take(found: Overview) -> None:
            if asked is self._asked and shiboken6.isValid(self):
                self._draw(found, snapshot, True)

        self.context.jobs.run(lambda _: overview(snapshot, catalogue, date.today()), take)

    def _draw(self, shown: Overview, snapshot: Snapshot, with_left: bool) -> None:
        self._complete = snapshot if with_left else None
        look = (shown, interface.code, self._is_narrow(), theme.scale)
        if look == self._look:
            return
        self._look = look
        self._subtitle.setText(shown.subtitle)
        self._narrow = self._is_narrow()
        self._head.setDirection(self._direction())
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        space(column, 20)
        column.addWidget(tiles_row(shown.tiles, 2 if self._narrow else len(shown.tiles)))
        halves = QBoxLayout(self._direction())
        space(halves, 36)
        halves.addWidget(self._left_half(shown), 1)
        go = self.context.navigator.go
        right = left_to_do(shown.left, shown.left_in_all, go, CHECK) if with_left else QWidget()
        if not self._narrow:
            right.setFixedWidth(px(278))
        halves.addWidget(right)
        column.addLayout(halves)
        column.addStretch(1)
        self._outer.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh

    def _left_half(self, shown: Overview) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 20)
        both = QBoxLayout(self._direction())
        space(both, 36 if not self._narrow else 20)
        go = self.context.navigator.go
        both.addWidget(bars(tr("By questionnaire"), shown.by_form, go), 1)
        if shown.by_ministry:
            both.addWidget(bars(tr("By ministry"), shown.by_ministry, go), 1)
        else:
            both.addStretch(1)
        column.addLayout(both)
        if shown.targets:
            column.addWidget(self._matrix(shown))
        column.addStretch(1)
        return holder

    def _matrix(self, shown: Overview) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column)
        head = QBoxLayout(self._direction())
        space(head, 6, (0, 0, 0, 6))
        head.addWidget(Text(tr("Measures by target"), role="heading"))
        head.addStretch(0 if self._narrow else 1)
        head.addWidget(_key(), 1 if self._narrow else 0)
        column.addLayout(head)
        column.addLayout(_captions())
        column.addWidget(Hairline())
        for row in shown.targets:
            button = TargetButton(row, shown.most_measures)
            button.setObjectName(f"target_{row.code}")
            button.clicked.connect(lambda _=False, place=row.place: self.context.navigator.go(place))
            column.addWidget(button)
        return holder

    def _is_narrow(self) -> bool:
        """Whether there is no room for two columns at this text scale."""
        return self.width() / theme.scale < NARROW

    def _direction(self) -> QBoxLayout.Direction:
        return QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight


def _captions() -> QHBoxLayout:
    row = QHBoxLayout()
    space(row)
    row.addWidget(Text(tr("Target"), role="caption", ink="muted"))
    row.addStretch(1)
    for words, width in ((tr("Answers"), ANSWERS), (tr("Actions"), ACTIONS)):
        caption = Text(words, role="caption", ink="muted")
        caption.setAlignment(caption.alignment().AlignRight)
        fix(caption, width=width)
        row.addWidget(caption)
    return row


def _key() -> QWidget:
    """What the squares mean."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    for mark in (*MEASURE_MARKS, "unanswered"):
        sign = QWidget()
        row = QHBoxLayout(sign)
        space(row, 4)
        row.addWidget(MarkLabel(mark, size=12))
        row.addWidget(Text(tr(MARK_WORDS[mark]), role="caption", ink="muted"))
        flow.addWidget(sign)
    return holder
