"""What is drawn follows scheme and scale: read from the pixels, as a person would see it."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from ui.icons import app_pixmap, icon_names, icon_pixmap
from ui.marks import mark_pixmap
from ui.theme import colour, font, px, set_ground, theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.progress import paint_progress
from ui.widgets.search_field import SearchField
from ui.widgets.wrapped_text import WrappedText
from workbook import theme as shared


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("scheme", shared.SCHEMES)
@pytest.mark.parametrize("name", shared.marks())
def test_every_mark_is_seen_in_its_own_colour(name: str, scheme: shared.Scheme) -> None:
    theme.prefer(scheme)
    seen = mark_pixmap(name, size=64).toImage()
    role = shared.mark(name).role
    assert colour(role).name() == shared.colour(role, scheme).lower()
    assert colour(role).name() in _colours(seen)


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_is_drawn_in_the_colour_that_is_asked_for(name: str) -> None:
    seen = app_pixmap(64) if name == "passerelle" else icon_pixmap(name, "accent", 64)
    assert shared.colour("accent").lower() in _colours(seen.toImage())


def test_pixmaps_are_sharp_on_dense_screens() -> None:
    dense = mark_pixmap("draft", size=16, ratio=2.0)
    assert dense.width() == 32 and dense.devicePixelRatio() == 2


@pytest.mark.parametrize("scheme", shared.SCHEMES)
def test_a_primary_button_is_accent_and_a_checked_box_too(qtbot: QtBot, scheme: shared.Scheme) -> None:
    theme.prefer(scheme)
    accent = shared.colour("accent", scheme).lower()
    button, box = PrimaryButton("Send"), QCheckBox("Watermark")
    box.setChecked(True)
    for widget in (button, box):
        qtbot.addWidget(widget)
        widget.show()
        assert accent in _colours(widget.grab().toImage())


def test_a_page_follows_a_change_of_scheme_at_once(qtbot: QtBot) -> None:
    page = QWidget()
    set_ground(page, "surface")
    qtbot.addWidget(page)
    page.show()
    assert page.grab().toImage().pixelColor(5, 5) == QColor("#FFFFFF")
    theme.prefer("dark")
    assert page.grab().toImage().pixelColor(5, 5) == QColor(shared.colour("surface", "dark"))


def test_type_is_noto_sans_and_grows_with_the_scale() -> None:
    assert QFontInfo(font("ui")).family().startswith("Noto Sans")
    before = QFontInfo(font("ui")).pixelSize()
    told: list[int] = []
    theme.changed.connect(lambda: told.append(px(32)))
    theme.set_text_scale(200)
    assert QFontInfo(font("ui")).pixelSize() == pytest.approx(2 * before, abs=1)
    assert told == [64] and px(0) == 0
    theme.set_text_scale(900)
    assert theme.text_scale == 200


def test_the_bar_is_solid_for_settled_and_paler_for_begun() -> None:
    image = QImage(100, 4, QImage.Format.Format_RGB32)
    image.fill(colour("surface"))
    painter = QPainter(image)
    paint_progress(painter, QRectF(0, 0, 100, 4), 0.5, 0.25)
    painter.end()
    at = {x: image.pixelColor(x, 2) for x in (25, 62, 90)}
    assert at[25] == colour("accent") and at[90] == colour("sunken")
    assert at[25].lightness() < at[62].lightness() < at[90].lightness()


def test_spacing_icons_and_links_grow_with_the_scale_though_nothing_else_holds_them(qtbot: QtBot) -> None:
    banner, field = Banner("warning"), SearchField("Search")
    banner.set_message("Read-only", "Details")
    for widget in (banner, field):
        qtbot.addWidget(widget)
    gc.collect()
    layout = banner.layout()
    assert layout is not None
    before = (layout.spacing(), banner.link.sizeHint().height(), _lens(field))
    theme.set_text_scale(200)
    after = (layout.spacing(), banner.link.sizeHint().height(), _lens(field))
    assert after[0] == 2 * before[0] and after[1] > 1.7 * before[1] and after[2] == 2 * before[2]


def _lens(field: SearchField) -> int:
    return max(size.width() for size in field.actions()[0].icon().availableSizes())


def test_following_the_theme_keeps_nothing_alive(qtbot: QtBot) -> None:
    chip = Chip("Gender", removable=True)
    gone = weakref.ref(chip)
    del chip
    gc.collect()
    assert gone() is None
    theme.prefer("dark")


def test_a_system_high_contrast_theme_brings_its_own_colours(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class HighContrast:
        def contrastPreference(self) -> Qt.ContrastPreference:
            return Qt.ContrastPreference.HighContrast

        def motionPreference(self) -> Qt.MotionPreference:
            return Qt.MotionPreference.ReducedMotion

    monkeypatch.setattr(theme, "_access", HighContrast())
    theme.prefer("system")
    system = QApplication.palette()
    assert theme.high_contrast and not theme.animated
    assert colour("draft") == colour("error") == system.color(QPalette.ColorRole.WindowText)
    assert colour("accent") == system.color(QPalette.ColorRole.Highlight)
    monkeypatch.undo()
    theme.prefer("light")
    assert colour("draft").name() == shared.colour("draft").lower()


def test_in_high_contrast_a_tint_is_a_line_around(qtbot: QtBot) -> None:
    theme.prefer("high_contrast")
    text = WrappedText()
    text.set_difference([("same", "a comparator is "), ("added", "—")])
    text.resize(300, 24)
    qtbot.addWidget(text)
    text.show()
    drawn = text.grab().toImage()
    green = shared.colour("added", "high_contrast").lower()
    columns = {
        x for x in range(drawn.width()) if sum(drawn.pixelColor(x, y).name() == green for y in range(24)) > 8
    }
    assert len(columns) >= 2, "the two upright sides of the outline"
