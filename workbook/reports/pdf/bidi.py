"""Right-to-left writing: Arabic letters are joined word by word, and each line is put in the order of the eye."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINING = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")


def has_right_to_left(text: str) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Whether the first strong letter is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"delete_harakat": False, "support_ligatures": True})


def join_letters(word: str) -> str:
    """A word with its Arabic letters in the forms that they take side by side."""
    return str(_reshaper().reshape(word)) if _JOINING.search(word) else word


def visual_order(text: str, right_to_left: bool) -> list[tuple[str, int]]:
    """The letters of a line from left to right, each with its place in the text; brackets are mirrored."""
    from bidi import algorithm  # type: ignore[import-untyped]

    base = "R" if right_to_left else "L"
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.PARAGRAPH_LEVELS[base]
    storage["base_dir"] = base
    algorithm.get_embedding_levels(text, storage)
    for place, letter in enumerate(storage["chars"]):
        letter["place"] = place
    for resolve in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
        algorithm.apply_mirroring,
    ):
        resolve(storage, False)
    return [(letter["ch"], letter["place"]) for letter in storage["chars"]]
