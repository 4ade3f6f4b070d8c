"""Making a form: the fields, the tree of sections beside them, and a foot that says what is asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.contributions.form_fields import FormFields
from ui.contributions.scrolled import scrolled_column
from ui.contributions.section_tree import SectionTree
from ui.language import Translated, interface, tr, trn
from ui.theme import px
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.document.snapshot import Snapshot
from workbook.errors import KnownError
from workbook.exchange.selection import questions_in, select
from workbook.screens.contribution_form import (
    Branch,
    FormDraft,
    branches,
    contact_of,
    ministries,
    suggested,
)

SIDE_BY_SIDE, FIELDS_WIDTH, TREE_HEIGHT = 820, 400, 300


class SendView(Translated, QWidget):
    """Emits `wanted` with a draft that can be made, or `cancelled`."""

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("send_view")
        self._snapshot: Snapshot | None = None
        self._tree_words: tuple[Branch, ...] = ()
        self._tried = False
        self._title, self._asked = Text(role="title"), Text(role="heading")
        self._fault, self._count = Text(ink="error", wrap=True), Text(ink="muted", wrap=True)
        self.fields, self.tree = FormFields(), SectionTree()
        self._suggest = QuietButton(compact=True)
        self._suggest.setObjectName("tick_own")
        self._save, self._cancel = PrimaryButton(), SecondaryButton()
        self._save.setObjectName("save_form")
        self._cancel.setObjectName("cancel_form")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        themed(self, self._fit)
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr("Send a form to a ministry"))
        self._asked.setText(tr("What is asked of it"))
        self._suggest.setText(tr("Tick what it answers for"))
        self.tree.setAccessibleName(tr("What is asked of it"))
        self._save.setText(tr("Save the form…"))
        self._cancel.setText(tr("Cancel"))
        self._show_tree()
        self._show()

    @property
    def draft(self) -> FormDraft:
        """What is chosen, with the sections that are ticked."""
        return replace(self.fields.draft, sections=self.tree.sections)

    def begin(self, snapshot: Snapshot) -> None:
        """Show an empty form."""
        self._tried = False
        self._snapshot = snapshot
        self.fields.show_draft(FormDraft(languages=snapshot.answer_languages), ministries(snapshot))
        self._show_tree(())
        self._show()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow a change of the workbook; what was chosen stays chosen."""
        self._snapshot = snapshot
        self._show_tree()
        self._show()

    def focus_first(self) -> None:
        self.fields.ministry.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def save(self) -> None:
        """Ask for the file, once nothing is missing."""
        self._tried = True
        self._show()
        faults = self.draft.faults
        if not faults:
            self.wanted.emit(self.draft)
        elif not self.fields.focus_first_fault(faults):
            self.tree.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = QWidget()
        self._fill(scrolled_column(page))
        column.addWidget(page, 1)
        column.addWidget(Hairline())
        foot = QHBoxLayout()
        space(foot, 12, (40, 12, 36, 12))
        foot.addWidget(self._count, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._save)
        column.addLayout(foot)

    def _fill(self, outer: QVBoxLayout) -> None:
        space(outer, 20, (40, 24, 36, 20))
        outer.addWidget(self._title)
        space(self._body, 32)
        self._body.addWidget(self.fields, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        space(right, 6)
        head = QHBoxLayout()
        head.addWidget(self._asked)
        head.addStretch(1)
        head.addWidget(self._suggest)
        right.addLayout(head)
        right.addWidget(self._fault)
        right.addWidget(Hairline())
        right.addWidget(self.tree, 1)
        self._body.addLayout(right, 1)
        outer.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.fields.changed.connect(lambda _: self._show())
        self.fields.ministry_settled.connect(self._settle_ministry)
        self.tree.ticked.connect(self._show)
        self._suggest.clicked.connect(self._tick_own)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancelled)

    def _settle_ministry(self) -> None:
        """A ministry was chosen: its own actions are counted, and its address is known."""
        if self._snapshot is not None:
            self.fields.show_contact(contact_of(self._snapshot, self.draft.ministry))
            self._show_tree()
            self._show()

    def _show_tree(self, ticked: tuple[str, ...] | None = None) -> None:
        if self._snapshot is None:
            return
        words = branches(self._snapshot, self.fields.draft.ministry, interface.catalogue)
        if words != self._tree_words or ticked is not None:
            kept = self.tree.sections if ticked is None else ticked
            self._tree_words = words
            self.tree.show_branches(words, kept)

    def _tick_own(self) -> None:
        if self._snapshot is not None:
            self.tree.tick(suggested(self._snapshot, self.draft.ministry, self._tree_words))

    def _show(self) -> None:
        draft = self.draft
        faults = draft.faults if self._tried else {}
        self.fields.show_faults(faults)
        none_ticked = faults.get("sections", "")
        self._fault.setText(tr(none_ticked))
        self._fault.setVisible("sections" in faults)
        self._count.setText(self._words(draft))
        if self._snapshot is not None:
            own = suggested(self._snapshot, draft.ministry, self._tree_words)
            why = tr("No question and no action names this ministry yet.")
            self._suggest.explain("" if own else why, bool(own))

    def _words(self, draft: FormDraft) -> str:
        """How much is asked, such as "12 questions are asked."."""
        if self._snapshot is None or not draft.sections:
            return tr("Nothing is ticked yet.")
        request = replace(draft.request, ministry=draft.ministry or "…")
        try:
            asked = questions_in(self._snapshot, select(self._snapshot, request))
        except KnownError as error:
            return error.text(interface.catalogue)
        words = trn("{n} question or table is asked.", "{n} questions and tables are asked.", asked)
        return words.format(n=interface.catalogue.number(asked))

    def _fit(self) -> None:
        beside = self.width() >= px(SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.fields.setFixedWidth(px(FIELDS_WIDTH)) if beside else self.fields.setMaximumWidth(16_777_215)
        if not beside:
            self.fields.setMinimumWidth(0)
        self.tree.setMinimumHeight(px(TREE_HEIGHT))
