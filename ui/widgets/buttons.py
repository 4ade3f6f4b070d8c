"""Buttons: one primary a page, secondary, quiet, icon only, and with a menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QToolButton, QWidget

from ui.icons import set_icon
from ui.painting import chevron
from ui.theme import colour, px
from ui.widgets.pressing import PressedByEnter

ICON_GAP = 4


class SecondaryButton(PressedByEnter, QPushButton):
    """A bordered button, 32 high, or 26 if `compact`. Enter and Space press it."""

    kind = ""
    icon_role = "text"

    def __init__(
        self, text: str = "", icon: str = "", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", self.kind)
        self.setProperty("compact", compact)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.set_icon_name(icon)

    def set_icon_name(self, name: str) -> None:
        """Show an icon before the text."""
        set_icon(self, name, self.icon_role, gap=ICON_GAP)

    def explain(self, tooltip: str, enabled: bool) -> None:
        """Enable or disable; a disabled button says why in its tooltip."""
        self.setEnabled(enabled)
        self.setToolTip(tooltip)
        self.setAccessibleDescription(tooltip)


class PrimaryButton(SecondaryButton):
    """The one thing to do on a page."""

    kind = "primary"
    icon_role = "accent-text"


class QuietButton(SecondaryButton):
    """Accent text without a border."""

    kind = "quiet"
    icon_role = "accent"


class MenuButton(SecondaryButton):
    """A quiet button in text colour with a chevron, which opens a menu (also by Down and F4)."""

    kind = "quiet"

    def __init__(
        self, text: str = "", icon: str = "", bordered: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, parent=parent)
        self.setProperty("kind", "" if bordered else "quiet")
        self.setProperty("ink", "text")
        self.setProperty("menu", True)

    def set_menu(self, menu: QMenu) -> None:
        """The menu to open."""
        self.setMenu(menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and self.menu():
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        where = QRectF(self.width() - px(24), 0, px(20), self.height())
        ink = colour("muted" if self.isEnabled() else "disabled")
        arrow = QStyle.PrimitiveElement.PE_IndicatorArrowDown
        chevron(QPainter(self), arrow, where, ink, 0.85)


class IconButton(PressedByEnter, QToolButton):
    """An icon alone, 28 × 28; its tooltip is also its accessible name."""

    def __init__(
        self, icon: str = "", tooltip: str = "", checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_tooltip(tooltip)
        if icon:
            self.set_icon_name(icon)

    def set_icon_name(self, name: str, role: str = "text") -> None:
        """Show another icon."""
        set_icon(self, name, role)

    def set_tooltip(self, text: str, shortcut: str = "") -> None:
        """Say what it does, and by which keys."""
        self.setToolTip(f"{text} ({shortcut})" if shortcut else text)
        self.setAccessibleName(text)
