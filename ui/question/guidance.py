"""What helps to answer, folded under one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.widgets.chip import Note
from ui.widgets.fold import Fold
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.question import Guidance

TITLE = N_("Guidance")
CONTEXT, SOURCE = N_("expected results, context, source"), N_("source")
THEMES, TARGETS = N_("Themes: {themes}"), N_("SDG targets: {targets}")
READ = N_("Read the passage")
UNOFFICIAL = N_("unofficial")


class GuidanceFold(Translated, Fold):
    """Stays as the person left it from question to question. `passage_wanted` carries the section's place."""

    passage_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("guidance")
        self._guidance = Guidance()
        self._words = WrappedText(role="ui")
        self._words.setObjectName("guidance_text")
        self._source = WrappedText(role="caption", ink="muted")
        self._source.setObjectName("guidance_source")
        self._note = Note()
        self._link = LinkButton(role="caption")
        self._link.setObjectName("read_passage")
        self._link.clicked.connect(lambda: self.passage_wanted.emit(self._guidance.passage))
        content = QWidget()
        column = QVBoxLayout(content)
        space(column, 4)
        column.addWidget(self._words)
        column.addWidget(self._source)
        last = QHBoxLayout()
        space(last, 12)
        last.addWidget(self._link)
        last.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        last.addStretch(1)
        column.addLayout(last)
        self.set_content(content)
        self.translate_now()

    def retranslate(self) -> None:
        self._link.setText(tr(READ))
        self._note.setText(tr(UNOFFICIAL))
        self.show_guidance(self._guidance)

    def show_guidance(self, guidance: Guidance) -> None:
        """Show a question's guidance; nothing at all where there is none."""
        self._guidance = guidance
        self.setVisible(bool(guidance))
        self.set_title(tr(TITLE), tr(CONTEXT) if guidance.text else tr(SOURCE))
        self._words.set_text("\n".join(line.strip() for line in guidance.text.split("\n") if line.strip()))
        self._words.setVisible(bool(guidance.text))
        self._source.set_text(_source_line(guidance))
        self._source.setVisible(bool(self._source.text()))
        self._link.setVisible(guidance.passage is not None)
        self._note.setVisible(guidance.unofficial and bool(guidance.text))


def _source_line(guidance: Guidance) -> str:
    parts = [guidance.citation]
    if guidance.themes:
        parts.append(tr(THEMES).format(themes=", ".join(guidance.themes)))
    if guidance.sdg:
        parts.append(tr(TARGETS).format(targets=", ".join(guidance.sdg)))
    line = ". ".join(part for part in parts if part)
    return f"{line}." if line else ""
