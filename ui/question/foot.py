"""The foot of a question, always in sight: previous, where the answer stands, why there is none, next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.icons import keep_themed
from ui.language import Translated, tr
from ui.marks import mark_icon, paint_mark
from ui.question.reasons import UNANSWERED, WHY_UNANSWERED, ReasonMenu, reason_words
from ui.theme import px, set_ground
from ui.widgets.buttons import MenuButton, QuietButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import fix, space
from workbook.document.cells import STATES
from workbook.errors import N_

STATE_WORDS = {"draft": N_("Draft"), "review": N_("For review"), "final": N_("Final")}
STATE_OF_ANSWER = N_("State of the answer")
NO_ANSWER_YET = N_("Write an answer first, or say why there is none.")
PREVIOUS, NEXT = N_("Previous"), N_("Next")


class QuestionFoot(Translated, QWidget):
    """Signals only what a person does."""

    previous_wanted = Signal()
    next_wanted = Signal()
    state_chosen = Signal(str)
    reason_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "surface")
        self._state, self._reason, self._writable = "empty", "", True
        self.previous = QuietButton(icon="chevron-left")
        self.previous.setObjectName("previous_question")
        self.previous.clicked.connect(self.previous_wanted)
        self.next = QuietButton(icon="chevron-right")
        self.next.setObjectName("next_question")
        self.next.setLayoutDirection(self.next.layoutDirection().RightToLeft)
        self.next.clicked.connect(self.next_wanted)
        self.states = SegmentedControl()
        self.states.setObjectName("state_selector")
        self.states.chosen.connect(self.state_chosen)
        self.state_menu = MenuButton(bordered=True)
        self.state_menu.setObjectName("state_menu")
        self.missing = SecondaryButton()
        self.missing.setObjectName("missing_menu")
        self._make_menus()
        row = QHBoxLayout()
        space(row, 8, (12, 0, 12, 0))
        row.addWidget(self.previous)
        row.addStretch(1)
        row.setSizeConstraint(row.SizeConstraint.SetNoConstraint)
        for widget in (self.states, self.state_menu, self.missing):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.next)
        bar = QWidget()
        bar.setLayout(row)
        fix(bar, height=49)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(Hairline())
        column.addWidget(bar)
        keep_themed(self, self.retranslate)
        self.translate_now()

    def _make_menus(self) -> None:
        self.menu = ReasonMenu(self)
        self.reasons = self.menu.reasons
        self.menu.chosen.connect(self.reason_chosen)
        self.missing.setMenu(self.menu)
        states = QMenu(self)
        self.state_actions: dict[str, QAction] = {}
        for state in STATES:
            self.state_actions[state] = states.addAction("")
            self.state_actions[state].triggered.connect(
                lambda _=False, one=state: self.state_chosen.emit(one)
            )
        self.state_menu.set_menu(states)

    def retranslate(self) -> None:
        self.previous.setText(tr(PREVIOUS))
        self.previous.setToolTip("Ctrl+PgUp")
        self.next.setText(tr(NEXT))
        self.next.setToolTip("Ctrl+PgDown")
        keys = {state: f"Ctrl+{at}" for at, state in enumerate(STATES, 1)}
        self.states.setAccessibleName(tr(STATE_OF_ANSWER))
        self.states.set_segments(
            [Segment(state, tr(STATE_WORDS[state]), mark=state, tooltip=keys[state]) for state in STATES]
        )
        for state, action in self.state_actions.items():
            action.setText(tr(STATE_WORDS[state]))
            action.setIcon(mark_icon(state, px(14), surface="raised"))
        self._say()

    def show_state(self, state: str, reason: str, writable: bool) -> None:
        """Show where the answer stands, and why there is none."""
        self._state, self._reason, self._writable = state, reason, writable
        self._say()

    def _say(self) -> None:
        answered = self._state in STATES and self._writable
        self.states.set_current(self._state)
        self.states.set_enabled_keys(STATES if answered else ())
        self.states.setToolTip("" if answered or not self._writable else tr(NO_ANSWER_YET))
        known = self._state if self._state in STATES else "draft"
        self.state_menu.setText(tr(STATE_WORDS[known]))
        self.state_menu.setIcon(_apart(known))
        self.state_menu.setIconSize(QSize(px(20), px(14)))
        self.state_menu.setMinimumWidth(self.state_menu.sizeHint().width() + px(20))
        self.state_menu.explain("" if answered else tr(NO_ANSWER_YET), answered)
        self.missing.setText(reason_words(self._reason) if self._reason else tr(UNANSWERED))
        self.missing.setIcon(_apart("missing"))
        self.missing.setIconSize(QSize(px(20), px(14)))
        self.missing.setEnabled(self._writable)
        self.missing.setToolTip(f"{tr(WHY_UNANSWERED)} (Ctrl+0)")
        self.menu.show_reason(self._reason)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(280), px(50))

    def _fit(self) -> None:
        """The selector becomes a menu where there is no room for it, then the words of the ways go."""
        tight = self.width() < px(480)
        self.previous.setText("" if tight else tr(PREVIOUS))
        self.next.setText("" if tight else tr(NEXT))
        parts = (self.previous, self.states, self.missing, self.next)
        narrow = self.width() < sum(part.sizeHint().width() for part in parts) + px(48)
        self.states.setVisible(not narrow)
        self.state_menu.setVisible(narrow)
        self.previous.setAccessibleName(tr(PREVIOUS))
        self.next.setAccessibleName(tr(NEXT))

    def open_reasons(self) -> None:
        """Open the menu of reasons."""
        self.missing.setFocus()
        self.missing.showMenu()


def _apart(mark: str) -> QIcon:
    """A mark with room before the words."""
    made = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(px(20) * ratio, px(14) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, mark, QRectF(0, 0, px(14), px(14)))
        painter.end()
        made.addPixmap(pixmap)
    return made
