"""A measure of a checklist: its state, its words with the source, who answers for it, and more in place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.answer_widgets.factory import make
from ui.icons import icon_pixmap
from ui.language import Translated, tr, trn
from ui.page import Context
from ui.section.measure_details import MeasureDetails
from ui.theme import colour, points, px
from ui.widgets.buttons import IconButton
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.screens.checklist import Measure
from workbook.theme import type_style

STATE, WHO, SINCE, MORE = 152, 112, 42, 116
CREATE, ACTION = N_("Create an action"), N_("Action {n}")
SIMILAR, SIMILAR_MEANS = (
    N_("Similar answer…"),
    N_("Something close was answered elsewhere: see it and use it"),
)
OPEN, CLOSE = N_("Details of the measure"), N_("Fold the details")


class MeasureRow(Translated, QWidget):
    """Its details open below it. `action_wanted` carries a row of the plan, or nothing for a new action."""

    action_wanted = Signal(str)
    create_wanted = Signal()

    def __init__(
        self, form: str, question: Question, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form, self.question, self.context = form, question, context
        self.measure: Measure | None = None
        self.setObjectName(f"measure_{question.name}")
        self.state = make(question, context)
        self.state.show_cell(form)
        self._words = WrappedText()
        self._who, self._since = Text(ink="muted", wrap=True), Text(ink="muted")
        self._proof = _Proof()
        self.link = LinkButton()
        self.link.setObjectName("measure_action")
        self.link.clicked.connect(self._follow)
        self._reason = Text(role="caption", ink="muted")
        self.similar = LinkButton()
        self.similar.setObjectName("measure_similar")
        self.similar.clicked.connect(self.show_similar)
        self.fold = IconButton("chevron-down", checkable=False)
        self.fold.setObjectName("measure_details")
        self.fold.clicked.connect(lambda: self.set_open(not self.is_open))
        self.more: MeasureDetails | None = None
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        opened = self.is_open
        if self.more is not None:
            self._forget_details()
            self.set_open(opened)
        self.fold.set_tooltip(tr(CLOSE if opened else OPEN))
        if self.measure is not None:
            self.show_measure(self.measure)

    def _lay_out(self) -> None:
        last = QVBoxLayout()
        space(last, 2)
        last.addWidget(self._reason)
        last.addWidget(self._proof)
        last.addWidget(self.link)
        last.addWidget(self.similar)
        self._tail = QWidget()
        self._tail.setLayout(last)
        row = QHBoxLayout()
        space(row, 12, (0, 5, 0, 6))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.state, 0, middle)
        row.addWidget(self._words, 1, middle)
        for widget in (self._who, self._since, self._tail, self.fold):
            row.addWidget(widget, 0, middle)
        self._column = QVBoxLayout(self)
        space(self._column)
        self._column.addLayout(row)
        themed(self, self._size)

    def _size(self) -> None:
        for widget, width in (
            (self.state, STATE), (self._who, WHO), (self._since, SINCE), (self._tail, MORE)
        ):  # fmt: skip
            widget.setFixedWidth(px(width))
        self._set_words()

    def set_narrow(self, narrow: bool) -> None:
        """Keep to the state and the words where there is no room; the rest is in the details."""
        self._who.setVisible(not narrow)
        self._since.setVisible(not narrow)
        self._tail.setVisible(not narrow)

    @property
    def is_open(self) -> bool:
        return self.more is not None and self.more.isVisibleTo(self)

    def show_measure(self, measure: Measure) -> None:
        """Show what is said about the measure."""
        self.measure = measure
        self._set_words()
        self._who.setText(measure.ministry or "–")
        self._since.setText(measure.since or "–")
        self._reason.setText(measure.state)
        self._reason.setVisible(measure.mark == "missing")
        self._proof.show_number(measure.evidence)
        self.link.setVisible(bool(measure.actions) or measure.may_make_action)
        if measure.actions:
            self.link.setText(tr(ACTION).format(n=measure.actions[0].number))
            self.link.setToolTip(measure.actions[0].title)
        else:
            self.link.setText(tr(CREATE))
            self.link.setToolTip("")
        self.similar.setText(tr(SIMILAR))
        self.similar.setToolTip(tr(SIMILAR_MEANS))
        self.similar.setVisible(measure.has_echo)
        self.link.setEnabled(bool(measure.actions) or not self.context.session.read_only)

    def refresh(self, measure: Measure, change_set: ChangeSet | None) -> None:
        self.state.refresh(change_set)
        if self.more is not None:
            self.more.refresh(change_set)
        if measure != self.measure:
            self.show_measure(measure)

    def hand_over(self) -> None:
        self.state.hand_over()
        if self.more is not None:
            self.more.hand_over()

    def set_open(self, opened: bool) -> None:
        """Unfold or fold the details."""
        if opened and self.more is None:
            self.more = MeasureDetails(self.form, self.question, self.context, STATE + 12)
            self._column.addWidget(self.more)
        if self.more is not None:
            self.more.hand_over()
            self.more.setVisible(opened)
        self.fold.set_icon_name("chevron-up" if opened else "chevron-down")
        self.fold.set_tooltip(tr(CLOSE if opened else OPEN))

    def _forget_details(self) -> None:
        """They are made anew in the other language when they are wanted."""
        if self.more is not None:
            self.more.hand_over()
            self.more.hide()
            self._column.removeWidget(self.more)
            self.more.deleteLater()
            self.more = None

    def show_similar(self) -> None:
        """Unfold the details at what was answered elsewhere."""
        self.set_open(True)
        if self.more is not None:
            self.more.focus_echo()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, colour("line"))

    def _set_words(self) -> None:
        measure = self.measure
        if measure is None:
            return
        small = f"font-size: {points(type_style('caption').size):.2f}pt; color: {colour('muted').name()}"
        note = f" · {tr(N_('unofficial'))}" if measure.unofficial else ""
        ending = "" if measure.text.endswith((".", "?", "!")) else "."
        self._words.set_html(
            f"<p>{_escaped(measure.text)}{ending} <span style='{small}'>{_escaped(measure.citation + note)}</span></p>"
        )

    def _follow(self) -> None:
        if self.measure is not None and self.measure.actions:
            self.action_wanted.emit(self.measure.actions[0].row)
        else:
            self.create_wanted.emit()


class _Proof(QWidget):
    """A clip and how many pieces of evidence there are."""

    def __init__(self) -> None:
        super().__init__()
        self._clip, self._words = QLabel(), Text()
        row = QHBoxLayout(self)
        space(row, 5)
        row.addWidget(self._clip)
        row.addWidget(self._words, 1)
        themed(self, lambda: self._clip.setPixmap(icon_pixmap("attach", "text", px(13))))

    def show_number(self, pieces: int) -> None:
        self.setVisible(pieces > 0)
        words = trn("{n} proof", "{n} proofs", pieces)
        self._words.setText(words.format(n=pieces))
        self._words.setToolTip(self._words.text())


def _escaped(text: str) -> str:
    return escape(text, quote=False)
