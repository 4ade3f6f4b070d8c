"""Adding questionnaires to a workbook, or taking them out of its contents, later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import tr
from ui.new_workbook.form_rows import FormRows
from ui.theme import px
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.session import Session
from workbook.questionnaire.library import load


class FormsDialog(QDialog):
    """Shows what the workbook has; `apply` makes it have what is ticked."""

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forms_dialog")
        self.setWindowTitle(tr("Questionnaires of the workbook"))
        self._before = set(snapshot.forms) - {IDENTIFICATION}
        self._rows = FormRows(set(self._before))
        self._rows.changed.connect(self._check)
        self._save = PrimaryButton(tr("Apply"))
        self._save.setObjectName("forms_apply")
        self._save.clicked.connect(self.accept)
        cancel = SecondaryButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        space(foot, 12)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._save)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._rows)
        column = QVBoxLayout(self)
        space(column, 12, (24, 20, 24, 20))
        column.addWidget(Text(tr("Questionnaires of the workbook"), role="heading"))
        words = tr(
            "A questionnaire that you take out keeps its answers: they are there again when you add it."
        )
        column.addWidget(Text(words, ink="muted", wrap=True))
        column.addWidget(Hairline())
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        themed(self, lambda: self.resize(px(780), px(620)))
        self._check()

    def apply(self, session: Session) -> None:
        """Take the questionnaires in and out, each in one step. Raises KnownError."""
        added = self._rows.chosen - self._before
        if added:
            session.include_forms([load(form) for form in sorted(added)])
        for form in sorted(self._before - self._rows.chosen):
            session.exclude_form(form)

    def _check(self) -> None:
        chosen = self._rows.chosen
        if not chosen:
            self._save.explain(tr("Choose at least one questionnaire."), False)
        elif chosen == self._before:
            self._save.explain(tr("Nothing is changed yet."), False)
        else:
            self._save.explain("", True)
