"""How much a file that is read may hold. What a ministry sends back stays far below."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, texts in characters; `marks` are starts and ends of elements in all parts that are read."""

    file: int = 60_000_000
    directory: int = 1_000_000
    entries: int = 3_000
    unpacked: int = 120_000_000
    ratio: int = 250
    part: int = 20_000_000
    parsed: int = 32_000_000
    token: int = 1_000_000
    names: int = 5_000
    name: int = 300
    depth: int = 60
    marks: int = 700_000
    sheets: int = 300
    relations: int = 20_000
    formats: int = 5_000
    styles: int = 66_000
    cells: int = 100_000
    text: int = 200_000
    texts: int = 20_000_000


LIMITS = Limits()
"""What holds unless a caller says otherwise."""
