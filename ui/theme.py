"""The theme of the running window: colours, fonts and sizes by role, following the system or a preference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from workbook import theme as shared
from workbook.theme import Scheme

Preference = Literal["system", "light", "dark", "high_contrast"]
FAMILIES = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Emoji"]
SMALLEST_SCALE, LARGEST_SCALE = 100, 200
_SYSTEM_ROLES: dict[str, QPalette.ColorRole] = {
    "background": QPalette.ColorRole.Window,
    "accent": QPalette.ColorRole.Highlight,
    "fill": QPalette.ColorRole.Highlight,
    "accent-text": QPalette.ColorRole.HighlightedText,
}
_SYSTEM_GROUNDS = {"surface", "raised", "sunken"}


class Theme(QObject):
    """One a program, as `theme`. `changed` is emitted after palette, style sheet and fonts were renewed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme: Scheme = "light"
        self.scale = 1.0
        self.preference: Preference = "system"
        self._from_system: QPalette | None = None
        self._applying = False
        self._hints: QStyleHints | None = None
        self._access: QAccessibilityHints | None = None

    def start(
        self, app: QApplication, style: QStyle, sheet: Callable[[], str], preference: str, text_scale: int
    ) -> None:
        """Load the fonts, install the style and its sheet, and apply the theme; called by `ui.look.put_on`."""
        for name in shared.font_names():
            QFontDatabase.addApplicationFont(str(shared.font_file(name)))
        self.preference = _known(preference)
        self.scale = _within(text_scale) / 100
        self._style, self._sheet = style, sheet
        app.setStyle(style)
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()  # its wrapper dies with that of the hints: keep both
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)
        self.apply()

    def prefer(self, preference: str) -> None:
        """Follow the system, or keep to one scheme."""
        self.preference = _known(preference)
        self.apply()

    def set_text_scale(self, percent: int) -> None:
        """Enlarge type and sizes, 100 to 200 %."""
        self.scale = _within(percent) / 100
        self.apply()

    @property
    def text_scale(self) -> int:
        return round(self.scale * 100)

    @property
    def animated(self) -> bool:
        """False if the system asks for less motion."""
        if self._access is None:
            return False
        return self._access.motionPreference() != Qt.MotionPreference.ReducedMotion

    def colour(self, role: str) -> QColor:
        """The role's colour in the scheme in force; a system high-contrast theme brings its own."""
        if self._from_system is None:
            return QColor(shared.colour(role, self.scheme))
        if role in _SYSTEM_GROUNDS or role.endswith("-soft"):
            return self._from_system.color(QPalette.ColorRole.Base)
        if role == "disabled":
            return self._from_system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        return self._from_system.color(_SYSTEM_ROLES.get(role, QPalette.ColorRole.WindowText))

    @property
    def high_contrast(self) -> bool:
        return self.scheme == "high_contrast"

    def apply(self) -> None:
        """Renew palette, fonts and style sheet, then tell everyone."""
        app = QApplication.instance()
        if not isinstance(app, QApplication) or self._applying or self._hints is None:
            return
        self._applying = True
        try:
            self._choose_scheme(app, self._hints, self._access)
            app.setFont(font("ui"))
            app.setPalette(self._palette())
            app.setStyleSheet(self._sheet())
        finally:
            self._applying = False
        self.changed.emit()
        for widget in app.allWidgets():
            widget.updateGeometry()

    def _follow_system(self) -> None:
        if self.preference == "system":
            self.apply()

    def _choose_scheme(
        self, app: QApplication, hints: QStyleHints, access: QAccessibilityHints | None
    ) -> None:
        wanted = {
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
            "high_contrast": Qt.ColorScheme.Dark,
        }
        self._from_system = None
        if self.preference != "system":
            hints.setColorScheme(wanted[self.preference])
            self.scheme = self.preference
            return
        hints.unsetColorScheme()
        if access is not None and access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            app.setPalette(QPalette())
            self._from_system = QPalette(app.palette())
            self.scheme = "high_contrast"
        else:
            self.scheme = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _palette(self) -> QPalette:
        if self._from_system is not None:
            return self._from_system
        palette = QPalette()
        role = QPalette.ColorRole
        names = {
            role.Window: "background", role.WindowText: "text", role.Base: "surface", role.Text: "text",
            role.AlternateBase: "background", role.ToolTipBase: "raised", role.ToolTipText: "text",
            role.Button: "surface", role.ButtonText: "text", role.PlaceholderText: "muted",
            role.Highlight: "accent-soft", role.HighlightedText: "text", role.Link: "accent",
            role.LinkVisited: "accent", role.Accent: "accent", role.Light: "raised", role.Midlight: "line",
            role.Mid: "control", role.Dark: "control", role.Shadow: "text", role.BrightText: "error",
        }  # fmt: skip
        if self.high_contrast:
            names |= {role.Highlight: "accent", role.HighlightedText: "accent-text"}
        for target, name in names.items():
            palette.setColor(target, self.colour(name))
        for target in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.colour("disabled"))
        return palette


theme = Theme()


def px(n: float) -> int:
    """A size in pixels at 100 %, at the present text scale; never 0 for what is not 0."""
    scaled = round(n * theme.scale)
    return scaled if scaled or not n else 1


def colour(role: str) -> QColor:
    """The role's colour in the scheme in force."""
    return theme.colour(role)


def font(role: str, weight: int | None = None, italic: bool = False) -> QFont:
    """The font of a type role at the present text scale; `weight` 400, 600 or 700 overrides the role's."""
    style = shared.type_style(role)
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPointSizeF(points(style.size))
    made.setWeight(QFont.Weight(weight or style.weight))
    made.setItalic(italic)
    return made


def line_height(role: str) -> float:
    """The line height of a type role in pixels, at the present text scale."""
    return shared.type_style(role).leading * 96 / 72 * theme.scale


def points(size: float) -> float:
    """Points at 96 to the inch as Qt's points on this screen, at the present text scale."""
    screen = QGuiApplication.primaryScreen()
    return size * theme.scale * 96 / (screen.logicalDotsPerInchY() if screen else 96)


def set_ground(widget: QWidget, role: Literal["background", "surface", "raised", "sunken"]) -> None:
    """Paint a plain widget's background by role, in every scheme."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", role)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew after one of its properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _known(preference: str) -> Preference:
    for known in get_args(Preference):
        if known == preference:
            return cast(Preference, known)
    return "system"


def _within(percent: int) -> int:
    return max(SMALLEST_SCALE, min(LARGEST_SCALE, percent))
