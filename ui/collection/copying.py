"""Something on the clipboard, as text and as HTML: whoever pastes takes the form that it can."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication


def put_on_clipboard(text: str, html: str) -> None:
    """Both forms at once."""
    both = _made_by_qt()
    both.setText(text)
    both.setHtml(html)
    QGuiApplication.clipboard().setMimeData(both)


def _made_by_qt() -> QMimeData:
    """Empty data that Qt itself made: the clipboard outlives Python, and what Python made would end the program with a
    crash."""
    model = QStringListModel([""])
    made = model.mimeData([model.index(0)])
    for kind in made.formats():
        made.removeFormat(kind)
    return made
