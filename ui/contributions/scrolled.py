"""A page that scrolls down where the window is too small for it, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import set_ground


def scrolled_column(holder: QWidget) -> QVBoxLayout:
    """The column of a page that fills `holder`."""
    inner = QWidget()
    set_ground(inner, "surface")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    around = QVBoxLayout(holder)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    return QVBoxLayout(inner)
