"""Quotations on the clipboard, as text and as HTML, each with its citation."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from workbook.collection.words.citation import Citation


def put_on_clipboard(citation: Citation) -> None:
    """Both forms: whoever pastes takes the one that it can."""
    both = QMimeData()
    both.setText(citation.text)
    both.setHtml(citation.html)
    QGuiApplication.clipboard().setMimeData(both)
