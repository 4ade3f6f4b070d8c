"""Words that have to fit a place in a figure."""

from __future__ import annotations

from workbook.reports.pdf.fonts import text_width


def fitted(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `room` points."""
    if text_width(text, size, bold) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and text_width(" ".join(words) + "…", size, bold) > room:
        words.pop()
    cut = " ".join(words).rstrip(" ,;:–-")
    while len(cut) > 1 and text_width(cut + "…", size, bold) > room:
        cut = cut[:-1]
    return cut + "…"
