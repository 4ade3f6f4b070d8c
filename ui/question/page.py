"""The page of one question: its words, guidance, answer, small fields, and the foot that stays in sight."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.answer_widgets.base import AnswerBase
from ui.answer_widgets.factory import make
from ui.answer_widgets.languages import LongTextArea
from ui.answer_widgets.long_text import LongTextAnswer
from ui.language import Translated, interface, tr
from ui.page import Context, Page
from ui.question.details import Details
from ui.question.echoes import Echoes, TakenNote, take_over
from ui.question.fields import SmallFields
from ui.question.foot import QuestionFoot
from ui.question.guidance import GuidanceFold
from ui.question.header import QuestionHeader
from ui.question.missing import MissingReason
from ui.question.previous import PreviousAnswer
from ui.question.reading_column import GUTTER, ReadingColumn
from ui.theme import px
from workbook.document.cells import STATES
from workbook.editing.changes import ChangeSet
from workbook.errors import N_, InvalidValue, KnownError
from workbook.screens.echoes import Echo
from workbook.screens.places import Place
from workbook.screens.question import QuestionView, question_view, using_previous

SIDE_BY_SIDE_FROM = 760
CARET_MARGIN = 60
KEPT = N_("The answer was set aside; the history keeps it.")
UNDO = N_("Undo")


class QuestionPage(Translated, Page):
    """Made once, shown for one question after the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("question_page")
        self.view: QuestionView | None = None
        self.answer: AnswerBase | None = None
        self.column = ReadingColumn()
        self.header, self.guidance, self.missing = QuestionHeader(), GuidanceFold(), MissingReason()
        self.fields, self.details = SmallFields(context), Details(context)
        self.previous, self.echoes, self.taken = PreviousAnswer(), Echoes(), TakenNote()
        self.foot = QuestionFoot()
        self._answer_place = QVBoxLayout()
        self._lay_out()
        self._connect()
        for at, state in enumerate(STATES, 1):
            self._shortcut(f"Ctrl+{at}", lambda one=state: self.set_state(one))
        self._shortcut("Ctrl+0", self.foot.open_reasons)
        self.translate_now()

    def _lay_out(self) -> None:
        self._answer_place.setContentsMargins(0, 0, 0, 0)
        self.column.add(self.header, outdent=GUTTER)
        self.column.add(self.guidance, outdent=16, above=8)
        self.column.add(self.missing, above=16)
        self.column.add(self._answer_place, above=12)
        self.column.add(self.taken, above=4)
        self.column.add(self.details, above=16)
        self.column.add(self.fields, above=16)
        self.column.add(self.previous, outdent=16, above=12)
        self.column.add(self.echoes, above=12)
        self.column.finish()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.column, 1)
        page.addWidget(self.foot)

    def _connect(self) -> None:
        navigator = self.context.navigator
        self.header.crumbs.chosen.connect(navigator.go)
        self.header.beside_changed.connect(lambda _: self._arrange())
        self.guidance.passage_wanted.connect(navigator.go)
        self.echoes.chosen.connect(navigator.go)
        self.echoes.used.connect(self.use_echo)
        self.taken.chosen.connect(navigator.go)
        self.foot.previous_wanted.connect(navigator.previous)
        self.foot.next_wanted.connect(navigator.next)
        self.foot.state_chosen.connect(self.set_state)
        self.foot.reason_chosen.connect(self.set_missing)
        self.missing.taken_back.connect(self._take_back)
        self.missing.why_given.connect(self._give_why)
        self.previous.used.connect(self.use_previous)

    def _shortcut(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def retranslate(self) -> None:
        if self.view is not None:
            self._renew_view()

    def show_place(self, place: Place) -> None:
        self._show(place.form, place.name, place.row)
        self.column.verticalScrollBar().setValue(0)

    def _show(self, form: str, name: str, row: str) -> None:
        self.view = question_view(self.context.session.snapshot(), form, name, row, interface.catalogue)
        self._make_answer()
        self.details.show_question(form, self.view.question, row)
        self.fields.show_question(form, self.view.question.name, row)
        self._show_view()

    def _make_answer(self) -> None:
        view = self.view
        if view is None:
            return
        language = self.answer.current if isinstance(self.answer, LongTextArea) else None
        if isinstance(self.answer, LongTextArea) and self.answer.suits(view.question):
            self.answer.ask(view.question)
            self.answer.show_cell(view.form, view.row, language)
            return
        if self.answer is not None:
            self._answer_place.removeWidget(self.answer)
            self.answer.hide()
            self.answer.deleteLater()
        self.answer = make(view.question, self.context)
        self.answer.answered.connect(self._renew_view)
        self._answer_place.addWidget(self.answer)
        self.answer.show_cell(view.form, view.row, language)
        if isinstance(self.answer, LongTextArea):
            for editor in self.answer.editors.values():
                editor.editor.cursorPositionChanged.connect(lambda one=editor: self._follow_caret(one))
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        if self.answer is not None:
            QWidget.setTabOrder(self.guidance, self.answer)
            QWidget.setTabOrder(self.answer, self.details)
            QWidget.setTabOrder(self.details, self.fields)

    def _renew_view(self) -> None:
        """Show anew what stands around the answer."""
        view = self.view
        if view is None:
            return
        snapshot = self.context.session.snapshot()
        if view.form not in snapshot.forms:
            return
        self.view = question_view(snapshot, view.form, view.question.name, view.row, interface.catalogue)
        self._show_view()

    def _show_view(self) -> None:
        view = self.view
        if view is None:
            return
        snapshot, writable = self.context.session.snapshot(), not self.context.session.read_only
        missing = snapshot.missing(view.form, view.question.name, view.row)
        self.header.show_view(view)
        self.guidance.show_guidance(view.guidance)
        self.missing.show_missing(missing, writable)
        self.previous.show_previous(view.previous, writable)
        self.echoes.show_echoes(view.echoes, writable)
        self.taken.show_taken(view.taken)
        self.foot.show_state(view.state, missing.reason if missing else "", writable)
        if self.answer is not None:
            self.answer.setVisible(missing is None)
        self._arrange()

    def refresh(self, change_set: ChangeSet | None) -> None:
        view = self.view
        if view is None:
            return
        snapshot = self.context.session.snapshot()
        if view.form not in snapshot.forms:
            return
        if snapshot.answer_languages != view.languages:
            self._show(view.form, view.question.name, view.row)
            return
        if self.answer is not None:
            self.answer.refresh(change_set)
        self.details.refresh(change_set)
        here = (view.form, view.row, view.question.name)
        if change_set is None or here in change_set.questions:
            self.fields.refresh()
            self._renew_view()

    def hand_over(self) -> None:
        if self.answer is not None:
            self.answer.hand_over()
        self.details.hand_over()
        self.fields.hand_over()
        self.missing.hand_over()

    def focus_first(self) -> None:
        if self.answer is not None and self.answer.isVisibleTo(self):
            self.answer.focus_field()
        else:
            self.missing.why.setFocus()

    def set_state(self, state: str) -> None:
        """Mark the answer as draft, review or final; nothing where there is no answer."""
        self.hand_over()
        view = self.view
        if view is None or self.context.session.read_only:
            return
        with suppress(InvalidValue):
            self.context.session.set_state(view.form, view.question.name, state, view.row)
        self._renew_view()

    def set_missing(self, reason: str) -> None:
        """Leave the question unanswered for a reason, or with "" answer it after all."""
        self.hand_over()
        view = self.view
        if view is None:
            return
        had_answer = self.context.session.snapshot().answered(view.form, view.question, view.row)
        if not self._tell(reason, self.missing.why.text() if view.state == "missing" else ""):
            return
        if reason and had_answer:
            self.context.messages.toast(tr(KEPT), tr(UNDO), self.context.session.undo)
        if self.answer is not None:
            self.answer.refresh(None)
        self._renew_view()
        QTimer.singleShot(0, self, self.focus_first)

    def _take_back(self) -> None:
        self.set_missing("")

    def _give_why(self, why: str) -> None:
        view = self.view
        missing = self._missing_now()
        if view is not None and missing:
            self._tell(missing, why)

    def _missing_now(self) -> str:
        view = self.view
        if view is None:
            return ""
        missing = self.context.session.snapshot().missing(view.form, view.question.name, view.row)
        return missing.reason if missing else ""

    def _tell(self, reason: str, why: str) -> bool:
        view = self.view
        if view is None:
            return False
        try:
            self.context.session.set_missing(view.form, view.question.name, reason, why, view.row)
        except KnownError as error:
            self.context.messages.error(error)
            return False
        return True

    def use_previous(self) -> None:
        """Take last cycle's answer over."""
        view = self.view
        if view is None:
            return
        session = self.context.session
        session.apply(using_previous(session.snapshot(), view.form, view.question.name, view.row))
        if self.answer is not None:
            self.answer.refresh(None)
        self._renew_view()

    def use_echo(self, echo: Echo) -> None:
        """Take over the answer to another question."""
        self.hand_over()
        view = self.view
        if view is None or not take_over(self.context, view.form, view.question.name, echo):
            return
        if self.answer is not None:
            self.answer.refresh(None)
        self.details.refresh(None)
        self._renew_view()
        self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """One column, or two where the other language is wanted and there is room."""
        wide = self.header.beside.isChecked() and self.width() >= px(SIDE_BY_SIDE_FROM)
        self.column.set_columns(2 if wide else 1)
        self.header.set_side_by_side(wide)
        if isinstance(self.answer, LongTextArea):
            self.answer.set_beside(wide)

    def _follow_caret(self, editor: LongTextAnswer) -> None:
        """Keep the caret in sight while the editor grows."""
        sheet = self.column.widget()
        if not editor.editor.hasFocus() or sheet is None:
            return
        caret = editor.editor.cursorRect()
        at = editor.editor.viewport().mapTo(sheet, QPoint(caret.left(), caret.bottom()))
        self.column.ensureVisible(px(40), at.y(), 0, px(CARET_MARGIN))
