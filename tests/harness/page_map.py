"""Where in an SQLite file the content of rows is: for harm that is done on purpose."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from workbook.document.btree import _INTERIOR_INDEX, _LEAF_TABLE, Pages, _local, _pointers, _varint


def content_bytes(path: Path) -> list[int]:
    """The offset of every byte that belongs to a row, its length and headers included.

    Left out are the list of migrations that were made, which nobody wrote, and the byte that says that a step's number
    is not kept in its record: SQLite takes the number from elsewhere and never looks at it.
    """
    pages = Pages(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE tbl_name = '_sqlite_migrations'"
        others = {page for (page,) in connection.execute(query)}
    found: list[int] = []
    for number in range(2, pages.count + 1):
        page = pages.page(number)
        kind = page[0]
        if kind not in (2, 10, 13) or number in others:
            continue
        for pointer in _pointers(page, 0, kind):
            place = pointer + (4 if kind == _INTERIOR_INDEX else 0)
            length, after = _varint(page, place)
            if kind == _LEAF_TABLE:
                _, after = _varint(page, after)
            here = _local(length, pages.usable, kind)
            start = (number - 1) * pages.size
            unused = {start + after + 1} if kind == _LEAF_TABLE and page[after + 1] == 0 else set()
            found += [byte for byte in range(start + place, start + after + here) if byte not in unused]
            if here < length:
                following = int.from_bytes(page[after + here : after + here + 4], "big")
                found += overflow_bytes(pages, following, length - here)
    return found


def overflow_bytes(pages: Pages, number: int, left: int) -> list[int]:
    found: list[int] = []
    while left > 0:
        start = (number - 1) * pages.size
        part = min(pages.usable - 4, left)
        found += range(start + 4, start + 4 + part)
        left -= part
        number = int.from_bytes(pages.page(number)[:4], "big")
    return found
