"""Rows of words to be read in a table: what stands in each column, and what a screen reader says of a row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`head` is in words. One that `stretches` takes the room that is left; `least` and `most` are in pixels."""

    key: str
    head: str
    right: bool = False
    stretches: bool = False
    sortable: bool = False
    least: int = 40
    most: int = 220


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: its words, perhaps a mark before them, perhaps more to say in the tooltip."""

    text: str
    mark: str = ""
    quiet: bool = False
    strong: bool = False
    more: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `key` names it for the page."""

    key: str
    entries: tuple[Entry, ...]

    def spoken(self, columns: tuple[Column, ...]) -> str:
        """The whole row in words, each with its column's."""
        pairs = zip(columns, self.entries, strict=True)
        return ", ".join(f"{column.head}: {entry.text}" for column, entry in pairs if entry.text)
