"""The icons in `resources/icons`: 16 px, stroke 1.5, drawn in a role's colour."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ui.following import follow
from ui.theme import colour, px, theme
from workbook.resources import resource_path


def icon(name: str, role: str = "text", size: int = 0, gap: int = 0) -> QIcon:
    """An icon in a role's colour, grey where disabled; make it anew on `theme.changed` or use `set_icon`.

    `gap` is empty room at its right, for buttons whose style puts the text too near.
    """
    made = QIcon()
    side = size or px(16)
    inks = {QIcon.Mode.Normal: role, QIcon.Mode.Disabled: "disabled"}
    if theme.high_contrast:
        inks[QIcon.Mode.Selected] = "accent-text"
    for mode, ink in inks.items():
        for ratio in (1.0, 2.0):
            made.addPixmap(_pixmap(name, colour(ink).name(), side, ratio, gap), mode)
    return made


def icon_pixmap(name: str, role: str = "text", size: int = 0, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` pixels (16 scaled if 0) for a screen of that device pixel ratio."""
    return _pixmap(name, colour(role).name(), size or px(16), ratio)


def set_icon(
    target: QAbstractButton | QAction, name: str, role: str = "text", size: int = 16, gap: int = 0
) -> None:
    """Give a button or an action an icon that follows the theme; again to change it, "" to take it away."""
    target.setProperty("iconName", name)
    target.setProperty("iconRole", role)
    if target.property("iconSide") is None:
        keep_themed(target, lambda: _renew(target))
    target.setProperty("iconSide", size)
    target.setProperty("iconGap", gap)
    _renew(target)


def keep_themed(owner: QObject, renew: Callable[[], None]) -> None:
    """Call `renew` on each change of theme for as long as `owner` lives."""
    follow(theme.changed, owner, renew)


def app_icon() -> QIcon:
    """The program's icon: the white bridge on petrol."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(app_pixmap(side))
    return made


def app_pixmap(side: int, ratio: float = 1.0) -> QPixmap:
    """The program's icon as a pixmap of `side` pixels."""
    return _pixmap("passerelle", "", side, ratio)


@cache
def icon_names() -> tuple[str, ...]:
    """The names of all icons."""
    return tuple(sorted(path.stem for path in resource_path("icons").glob("*.svg")))


def _renew(target: QAbstractButton | QAction) -> None:
    name, side = target.property("iconName"), px(target.property("iconSide"))
    gap = px(target.property("iconGap"))
    made = icon(name, target.property("iconRole"), side, gap) if name else QIcon()
    if name and theme.high_contrast and isinstance(target, QAction):
        made.addPixmap(icon_pixmap(name, "accent-text", side), QIcon.Mode.Active)
    target.setIcon(made)
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(side + gap, side))


@lru_cache(maxsize=1024)
def _pixmap(name: str, ink: str, side: int, ratio: float, gap: int = 0) -> QPixmap:
    drawn = _source(name).replace("currentColor", ink)
    pixmap = QPixmap(QSize(round((side + gap) * ratio), round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawn.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@cache
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
