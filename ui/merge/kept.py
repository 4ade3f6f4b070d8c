"""What will stand in the workbook: a text that can be rewritten, or the value in words."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editor.frame import EditorFrame
from ui.editor.rich_text_edit import RichTextEdit
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.screens.merge_shown import Kept

PAUSE_MS, LOWEST = 400, 48


class KeptField(QWidget):
    """`rewritten` carries the text that a person wrote, after a pause or when they leave the field."""

    rewritten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_kept")
        self._title = Text(role="heading")
        self._words = WrappedText(role="answer-read")
        self._words.setObjectName("kept_words")
        self._editors: dict[str, KeptEditor] = {}
        self.editor: KeptEditor | None = None
        self._column = QVBoxLayout(self)
        space(self._column, 6)
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)

    def show_kept(self, kept: Kept) -> None:
        """Show what is kept: in the editor of its language where it may be written, else in words."""
        self._title.setText(kept.title)
        self._words.set_text(kept.words)
        self._words.setVisible(kept.text is None)
        self.editor = self._editor(kept.language) if kept.text is not None else None
        for editor in self._editors.values():
            editor.setVisible(editor is self.editor)
        if self.editor is not None:
            self.editor.show_kept(kept)

    def hand_over(self) -> None:
        """Tell what was written now."""
        if self.editor is not None:
            self.editor.hand_over()

    def _editor(self, language: str) -> KeptEditor:
        if language not in self._editors:
            made = self._editors[language] = KeptEditor(language)
            made.rewritten.connect(self.rewritten)
            self._column.addWidget(made)
        return self._editors[language]


class KeptEditor(EditorFrame):
    """The house's editor, with what to check below the text."""

    rewritten = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        self.area = RichTextEdit(language, lowest=LOWEST)
        super().__init__(self.area, parent)
        self.area.setObjectName("kept_editor")
        self._told = ""
        self._check = Text(role="caption", ink="muted", wrap=True)
        self._check.setObjectName("kept_check")
        self._note = QWidget()
        note = QHBoxLayout(self._note)
        space(note, 6)
        note.addWidget(MarkLabel("warning", 12))
        note.addWidget(self._check, 1)
        status = self.status.layout()
        if isinstance(status, QHBoxLayout):
            status.insertWidget(0, self._note, 4)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.hand_over)
        self.area.edited.connect(self._edited)
        self.area.left.connect(self.hand_over)
        self.area.marks.counted.connect(self.status.set_to_check)

    def show_kept(self, kept: Kept) -> None:
        """Show a text; the same text again leaves the cursor where it is."""
        self.area.setAccessibleName(kept.title)
        self.area.setAccessibleDescription(kept.check)
        self._check.setText(kept.check)
        self._note.setVisible(bool(kept.check))
        self._told = kept.text or ""
        if self._told != self.area.stored_text():
            self.area.set_stored_text(self._told)
        self.status.set_words(self.area.word_count())

    def hand_over(self) -> None:
        self._pause.stop()
        if self.area.stored_text() != self._told:
            self._told = self.area.stored_text()
            self.rewritten.emit(self._told)

    def _edited(self) -> None:
        self.status.set_words(self.area.word_count())
        self._pause.start()
