"""Rows read off the pages of an SQLite file one by one, for files that SQLite itself can no longer walk.

Every page that looks like one with rows is read for itself, so a broken page takes nothing with it but its own rows.
What comes out is not to be trusted before its checksum has been looked at. The format: sqlite.org/fileformat2.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from typing import Any, NamedTuple

_INTERIOR_INDEX, _LEAF_INDEX, _LEAF_TABLE = 2, 10, 13
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LARGEST_RECORD = 64_000_000
_MOST_COLUMNS = 12


class StoredRow(NamedTuple):
    """A row as its page has it: `rowid` for the rows of a table, None for those of an index; `place` is where it begins."""

    page: int
    place: int
    rowid: int | None
    columns: tuple[Any, ...]
    local: bool = True  # whether all of it is on that page


@dataclass(frozen=True)
class Pages:
    """The bytes of a file, cut into pages. A page size that cannot be is taken to be SQLite's usual one."""

    content: bytes | mmap

    @property
    def size(self) -> int:
        said = int.from_bytes(self.content[16:18], "big")
        said = 65536 if said == 1 else said
        return said if said in {1 << power for power in range(9, 17)} else 4096

    @property
    def usable(self) -> int:
        reserved = self.content[20] if len(self.content) > 20 else 0
        return self.size - (reserved if reserved <= 32 else 0)

    def page(self, number: int) -> bytes:
        return self.content[(number - 1) * self.size : number * self.size]

    @property
    def count(self) -> int:
        return -(-len(self.content) // self.size)


def stored_rows(content: bytes | mmap) -> Iterator[StoredRow]:
    """Every row that can be decoded, in the order of the pages; wrong ones may be among them."""
    pages = Pages(content)
    size, usable = pages.size, pages.usable
    for number in range(1, -(-len(content) // size) + 1):
        page = pages.page(number)
        start = 100 if number == 1 else 0
        kind = page[start] if len(page) > start + 12 else 0
        if kind in (_INTERIOR_INDEX, _LEAF_INDEX, _LEAF_TABLE):
            for pointer in _pointers(page, start, kind):
                try:
                    yield _row(pages, usable, number, page, pointer, kind)
                except (IndexError, ValueError):
                    continue


def row_at(content: bytes | mmap, page: int, place: int) -> StoredRow:
    """A row that `stored_rows` gave, read once more."""
    pages = Pages(content)
    start = 100 if page == 1 else 0
    found = pages.page(page)
    return _row(pages, pages.usable, page, found, place, found[start])


def _pointers(page: bytes, start: int, kind: int) -> Iterator[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind == _INTERIOR_INDEX else 8)
    for place in range(first, min(first + 2 * count, len(page) - 1), 2):
        pointer = int.from_bytes(page[place : place + 2], "big")
        if first <= pointer < len(page):
            yield pointer


def _row(pages: Pages, usable: int, number: int, page: bytes, begin: int, kind: int) -> StoredRow:
    rowid, place = None, begin
    if kind == _INTERIOR_INDEX:
        place += 4
    length, place = _varint(page, place)
    if kind == _LEAF_TABLE:
        rowid, place = _varint(page, place)
    if length > min(_LARGEST_RECORD, len(pages.content)):
        raise ValueError(length)
    here = _local(length, usable, kind)
    payload = page[place : place + here]
    if here < length:
        following = int.from_bytes(page[place + here : place + here + 4], "big")
        payload += _overflow(pages, usable, following, length - here)
    return StoredRow(number, begin, rowid, _record(payload), here == length)


def _local(length: int, usable: int, kind: int) -> int:
    """How much of a payload is on the page itself."""
    most = usable - 35 if kind == _LEAF_TABLE else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    wanted = least + (length - least) % (usable - 4)
    return wanted if wanted <= most else least


def _overflow(pages: Pages, usable: int, number: int, left: int) -> bytes:
    parts = []
    while left > 0:
        page = pages.page(number) if number > 1 else b""
        if len(page) < 5:
            raise ValueError(number)
        part = page[4 : min(usable, 4 + left)]
        parts.append(part)
        left -= len(part)
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _record(payload: bytes) -> tuple[Any, ...]:
    head, place = _varint(payload, 0)
    if not 0 < head <= len(payload) or head > 9 * _MOST_COLUMNS:
        raise ValueError(head)
    columns = []
    body = head
    while place < head:
        serial, place = _varint(payload, place)
        value, body = _value(payload, serial, body)
        columns.append(value)
    return tuple(columns)


def _value(payload: bytes, serial: int, body: int) -> tuple[Any, int]:
    if serial in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(serial)], body
    length = _SIZES.get(serial, 8 if serial == 7 else (serial - 12) // 2)
    raw = payload[body : body + length]
    if serial in (10, 11) or len(raw) < length:
        raise ValueError(serial)
    if serial in _SIZES:
        return int.from_bytes(raw, "big", signed=True), body + length
    if serial == 7 or serial % 2 == 0:
        return raw, body + length
    return raw.decode("utf-8", "surrogateescape"), body + length


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = content[place + step]
        if step == 8:
            return (value << 8) | byte, place + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, place + step + 1
    raise ValueError(value)
