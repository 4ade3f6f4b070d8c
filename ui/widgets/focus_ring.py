"""The focus ring: it follows the keyboard focus and is drawn outside the control, by the style."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)

_THEIR_OWN = (QLineEdit, QAbstractSpinBox, QAbstractScrollArea, QMenu, QMenuBar)


class FocusRing(QObject):
    """Puts the ring around whatever has the focus, except what marks its own focus (fields, views, menus).

    A widget with the property `focusRing` False marks its focus itself.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        if now is not None and now.visibleRegion().isEmpty():
            _into_sight(now)
        if now is None or now.isWindow() or not _needs_ring(now):
            return
        self._frame = QFocusFrame(now)
        self._frame.setWidget(now)


def _into_sight(widget: QWidget) -> None:
    """Scroll to what the keyboard came to from outside of the scrolled area: Qt does so only from inside."""
    above = widget.parentWidget()
    while above is not None and not widget.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _needs_ring(widget: QWidget) -> bool:
    if isinstance(widget, _THEIR_OWN) or (isinstance(widget, QComboBox) and widget.isEditable()):
        return False
    return widget.property("focusRing") is not False
