"""The head of a submission's page: whose it is, what stands of it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.widgets.buttons import SecondaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.errors import N_
from workbook.screens.collection.submission import About

ACTS = {
    "accept": N_("Accept it as it is"),
    "reject": N_("Reject…"),
    "take_back": N_("Take the decision back"),
    "save": N_("Save the file as received…"),
}
READ_ONLY = N_("This collection is open read-only: nothing can be changed in it.")


class SubmissionHead(Translated, QWidget):
    """`wanted` carries the key of an act; `list_wanted` the way back, `next_wanted` the next that waits."""

    wanted = Signal(str)
    list_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._crumb, self.next = LinkButton(role="caption"), LinkButton(role="caption")
        self._crumb.setObjectName("back_to_submissions")
        self.next.setObjectName("next_waiting")
        self._crumb.clicked.connect(self.list_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.title, self._edition = Text(role="title", wrap=True), Text(ink="muted")
        self.title.setObjectName("submission_title")
        self._mark, self.state = MarkLabel(size=16), Text(weight=600)
        self.state.setObjectName("submission_state")
        self.why = Text(ink="muted", wrap=True)
        self.why.setObjectName("submission_why")
        self.buttons = {key: SecondaryButton(compact=True) for key in ACTS}
        for key, button in self.buttons.items():
            button.setObjectName(f"submission_{key}")
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._crumb.setText(tr("Submissions"))
        self.next.setText(tr("Next that waits for a decision"))
        for key, button in self.buttons.items():
            button.setText(tr(ACTS[key]))

    def show_about(self, about: About, more_waiting: bool) -> None:
        self.title.setText(about.title)
        self._edition.setText(about.submission.edition)
        self._mark.set_mark(about.mark)
        self.state.setText(about.state)
        self.why.setText(about.why)
        self.why.setVisible(bool(about.why))
        self.next.setVisible(more_waiting)
        for key, button in self.buttons.items():
            button.setVisible(key == "save" or key in about.acts)
            locked = self._read_only and key != "save"
            button.explain(tr(READ_ONLY) if locked else "", not locked)

    def _lay_out(self) -> None:
        trail = QHBoxLayout()
        space(trail, 12)
        trail.addWidget(self._crumb)
        trail.addStretch(1)
        trail.addWidget(self.next)
        stands = QHBoxLayout()
        space(stands, 7)
        for widget in (self._mark, self.state, self._edition):
            stands.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        stands.addStretch(1)
        verbs = FlowLayout(gap=8)
        for button in self.buttons.values():
            verbs.addWidget(button)
        column = QVBoxLayout(self)
        space(column, 6, (32, 14, 28, 8))
        column.addLayout(trail)
        column.addWidget(self.title)
        column.addLayout(stands)
        column.addWidget(self.why)
        column.addSpacing(2)
        column.addLayout(verbs)
