"""The theme holds what the design promises: every role, contrast by computation, whole marks, fonts that cover."""

from __future__ import annotations

import re

import pytest

from workbook import theme

MARKS = {*theme.ANSWER_MARKS, *theme.COUNTRY_MARKS, *theme.ATTENTION_MARKS}
GROUNDS = ("background", "surface", "raised")
# role: the worst ratio over the three grounds, light and dark, as the design gives them
PROMISED = {
    "text": (14.4, 11.6),
    "muted": (5.9, 6.4),
    "control": (3.3, 3.7),
    "accent": (6.7, 7.0),
    "empty": (4.8, 5.3),
    "draft": (5.6, 7.0),
    "review": (6.6, 6.5),
    "final": (5.7, 7.1),
}
PAIRS = {
    ("accent-text", "accent"): (7.4, 8.4),
    ("text", "accent-soft"): (13.5, 10.5),
    ("text", "fill"): (11.0, 7.5),
    ("added", "added-soft"): (6.3, 7.6),
    ("removed", "removed-soft"): (6.4, 7.0),
    ("conflict", "conflict-soft"): (6.5, 7.1),
    ("warning", "warning-soft"): (5.6, 6.5),
    ("error", "error-soft"): (5.7, 6.4),
}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_every_role_has_a_colour_in_every_scheme(scheme: theme.Scheme) -> None:
    assert all(re.fullmatch(r"#[0-9A-F]{6}", theme.colour(role, scheme)) for role in theme.roles())
    assert {*PROMISED, *GROUNDS, "sunken", "line", *(name for pair in PAIRS for name in pair)} <= {
        *theme.roles()
    }


@pytest.mark.parametrize("role", PROMISED)
def test_contrast_on_the_worst_ground_is_as_promised(role: str) -> None:
    for scheme, promised in zip(("light", "dark"), PROMISED[role], strict=True):
        worst = min(_ratio(theme.colour(role, scheme), theme.colour(ground, scheme)) for ground in GROUNDS)
        assert worst >= promised - 0.06, (scheme, worst)


@pytest.mark.parametrize("pair", PAIRS)
def test_contrast_of_pairs_is_as_promised(pair: tuple[str, str]) -> None:
    for scheme, promised in zip(("light", "dark"), PAIRS[pair], strict=True):
        assert _ratio(theme.colour(pair[0], scheme), theme.colour(pair[1], scheme)) >= promised - 0.06


def test_high_contrast_is_at_least_eight_to_one() -> None:
    inks = [role for role in theme.roles() if role not in GROUNDS and not role.endswith("-soft")]
    for role in set(inks) - {"sunken", "accent-text", "fill"}:
        assert _ratio(theme.colour(role, "high_contrast"), "#000000") >= 8, role
    assert _ratio(theme.colour("accent-text", "high_contrast"), theme.colour("accent", "high_contrast")) >= 8


def test_every_mark_is_drawn_inside_its_grid() -> None:
    assert {*theme.marks()} == MARKS
    for name in theme.marks():
        mark = theme.mark(name)
        assert mark.role in theme.roles() and mark.shapes
        for shape in mark.shapes:
            reach = shape.radius + shape.width / 2
            assert shape.fill or shape.stroke, name
            assert all(x - reach >= 0 and x + reach <= 16 for point in shape.points for x in point), name
            least = {"circle": 1, "arc": 1, "line": 2, "polygon": 3}[shape.kind]
            assert len(shape.points) >= least and (shape.radius > 0) == (least == 1), name
            assert shape.kind != "arc" or shape.sweep


def test_no_two_marks_differ_by_colour_alone() -> None:
    drawings = [theme.mark(name).shapes for name in theme.marks()]
    assert len(set(drawings)) == len(drawings)


def test_no_red_or_green_is_put_on_a_country() -> None:
    assert {theme.mark(name).role for name in theme.COUNTRY_MARKS} <= {"accent", "muted"}


def test_type_grows_from_caption_and_lines_leave_room() -> None:
    styles = {role: theme.type_style(role) for role in theme.type_roles()}
    assert min(style.size for style in styles.values()) == styles["caption"].size == 8.5
    assert all(1.1 <= style.leading / style.size <= 1.6 for style in styles.values())
    assert styles["title"].weight == 600 and styles["question"].weight == 400


@pytest.mark.parametrize(
    ("font", "sample"),
    [
        *[
            (name, "éœÉŒç«»’…–\u00a0\u202fÑßğłЯжЁΩλ")
            for name in ("regular", "semibold", "bold", "italic", "bold-italic")
        ],
        *[(name, "السلامعليكم٠٩") for name in ("arabic", "arabic-bold")],
        *[(name, "ሰላምኢትዮጵያ፩") for name in ("ethiopic", "ethiopic-bold")],
        ("emoji", "😀🌍✅🚧"),
    ],
)
def test_fonts_cover_what_countries_write(font: str, sample: str) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(theme.font_file(font)) as opened:
        covered = opened.getBestCmap()
        assert [letter for letter in sample if ord(letter) not in covered] == []
        assert "glyf" in opened, "only TrueType outlines can be embedded in a PDF"
        assert opened["OS/2"].fsType == 0, "embedding is permitted"
