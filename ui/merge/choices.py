"""Keep ours, take theirs, compose both: Alt and a figure choose, and below stands how changes are drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from ui.language import Translated, tr
from ui.theme import px
from ui.widgets.buttons import MenuButton
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.difference import Part
from workbook.screens.merge_shown import Choice, Side

DECISION = N_("Decision")
ADDED, REMOVED = N_("words added"), N_("words removed")
MOST_KEYS, MARGINS, UNBOUND = 9, 110, 16777215


class Choices(Translated, QWidget):
    """`chosen` carries the key of the decision. Where the segments have no room they stand one under the other."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_choices")
        self._shown: tuple[Choice, ...] = ()
        self._room = UNBOUND
        self.segments = SegmentedControl()
        self.segments.setObjectName("merge_decision")
        self.segments.chosen.connect(self.chosen)
        self.menu = MenuButton(bordered=True)
        self.menu.setObjectName("merge_decision_menu")
        self.menu.set_menu(QMenu(self))
        self._keys = Text(role="caption", ink="muted")
        self._legend = WrappedText(role="caption")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._row, 12)
        self._row.addWidget(self.segments)
        self._row.addWidget(self.menu)
        self._row.addWidget(self._keys)
        self._row.addStretch(1)
        self._row.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        self._shortcuts = [self._shortcut(at) for at in range(MOST_KEYS)]
        self.translate_now()

    def retranslate(self) -> None:
        self.segments.setAccessibleName(tr(DECISION))
        self._legend.set_difference(
            (Part("added", tr(ADDED)), Part("same", "  "), Part("removed", tr(REMOVED)))
        )
        self._legend.setFixedWidth(self._legend.sizeHint().width() + 2)

    def show_choices(self, choices: tuple[Choice, ...], chosen: str, sides: tuple[Side, ...]) -> None:
        """Show the decisions that can be taken, and the one that is."""
        self._shown = choices
        self.segments.set_segments(
            [Segment(one.key, one.text, tooltip=f"Alt+{at}") for at, one in enumerate(choices, 1)]
        )
        self.segments.set_current(chosen or None)
        self._keys.setText(", ".join(f"Alt+{at}" for at in range(1, len(choices) + 1)))
        changed = any(part.kind != "same" for side in sides for fact in side.facts for part in fact.parts)
        self._legend.setVisible(changed)
        self._fill_menu(chosen)
        self._fit()
        self.setVisible(bool(choices) or changed)
        for at, shortcut in enumerate(self._shortcuts):
            shortcut.setEnabled(at < len(choices))

    def set_stacked(self, stacked: bool) -> None:
        """The legend under the decisions, or beside them."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    def set_room(self, width: int) -> None:
        """Where the segments have no room they become a menu; the keys are named where there is room for them too."""
        self._room = width
        self._fit()

    def _fit(self) -> None:
        needed = self.segments.sizeHint().width() + self._legend.width() + px(MARGINS)
        roomy = needed <= self._room
        self.segments.setVisible(bool(self._shown) and roomy)
        self.menu.setVisible(bool(self._shown) and not roomy)
        self._keys.setVisible(bool(self._shown) and needed + self._keys.sizeHint().width() <= self._room)

    def _fill_menu(self, chosen: str) -> None:
        menu = self.menu.menu()
        menu.clear()
        for at, one in enumerate(self._shown):
            action = menu.addAction(f"{one.text}\tAlt+{at + 1}")
            action.triggered.connect(lambda _=False, at=at: self._choose(at))
        taken = next((one.text for one in self._shown if one.key == chosen), "")
        self.menu.setText(taken or tr(DECISION))

    def _shortcut(self, at: int) -> QShortcut:
        made = QShortcut(QKeySequence(f"Alt+{at + 1}"), self)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(lambda: self._choose(at))
        made.setEnabled(False)
        return made

    def _choose(self, at: int) -> None:
        if at < len(self._shown) and self.isVisible():
            self.segments.choose(self._shown[at].key)
