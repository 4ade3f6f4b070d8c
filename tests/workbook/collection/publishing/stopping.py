"""A person who stops long work after some steps."""

from __future__ import annotations

from workbook.progress import Cancelled


class Stopping:
    def __init__(self, after: int) -> None:
        self.left = after

    def step(self, done: int, total: int, what: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled
