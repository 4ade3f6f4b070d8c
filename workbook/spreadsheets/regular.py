"""The short way through what well-known programs write, several times as fast as one call for each element.

Expat has the first word: it checks the whole part, and says whether there are comments, instructions or other things in
which a tag is no tag. Then a pattern cuts the text at its rows and cells. If anything is left between them, or anything
is unusual, the answer is None, and the part is read element by element: that way alone decides what is refused.
"""

from __future__ import annotations

import re
from typing import Any

from workbook.spreadsheets.book import Value
from workbook.spreadsheets.texts import decoded
from workbook.spreadsheets.values import COLUMNS, LAST_ROW, CellValues
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts, new_parser

_LONGEST = 3_000_000
_OPEN = r'<t(?: xml:space="preserve")?>'
_PLAIN = rf"{_OPEN}([^<]*)</t>"
_LOOKS = rf"(?:<rPr>(?:<[^<>]*/>)*</rPr>)?(?:{_OPEN}[^<]*</t>|<t ?/>)"
_RUNS = rf"((?:<r>{_LOOKS}</r>)+)"  # a text in several looks
_CELL = re.compile(
    r'<row r="([1-9][0-9]{0,6})"[^<>]*>'
    r'|<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]+)")?'
    rf'(?: t="inlineStr"><is>(?:{_PLAIN}|{_RUNS})</is></c>'
    r'|(?: t="([A-Za-z]+)")?(?: ?/>|><v>([^<]*)</v></c>))'
)
_TEXT = re.compile(rf"<si>(?:{_PLAIN}|{_RUNS})</si>")
_RUN = re.compile(_PLAIN)
_ENTITY = re.compile(r"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|[a-z]+);")
_ENTITIES = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&amp;": "&",
}  # & last: `&amp;lt;` is no <


def regular_cells(xml: XmlParts, name: str, values: CellValues) -> dict[tuple[int, int], Value] | None:
    """The cells of a worksheet that is written as usual, without formulas; else None. Raises RefusedFile."""
    content = _content(xml, name, "sheetData", depth=1)
    if content is None:
        return None
    pieces = _CELL.split(content)
    if any(gap.replace("</row>", "").strip() for gap in set(pieces[::9])):
        return None
    try:
        return _cells(pieces, values)
    except (ValueError, LookupError):
        return None


def regular_texts(xml: XmlParts, name: str) -> list[str] | None:
    """The texts that cells share, if all are plain and written as usual; else None. Raises RefusedFile."""
    content = _content(xml, name, "sst", depth=0)
    if content is None:
        return None
    pieces = _TEXT.split(content)
    if any(gap.strip() for gap in set(pieces[::3])):
        return None
    return [
        _plain(text) if runs is None else _joined(runs)
        for text, runs in zip(pieces[1::3], pieces[2::3], strict=True)
    ]


def _cells(pieces: list[Any], values: CellValues) -> dict[tuple[int, int], Value] | None:
    cells: dict[tuple[int, int], Value] = {}
    row, row_written, found = 0, "", 0
    fields = [pieces[place::9] for place in range(1, 9)]
    columns = {letters: COLUMNS[letters] for letters in set(fields[1]) if letters}
    shared, known = values.shared, dict[tuple[str, str, str], Any]()
    for new_row, letters, digits, style, inline, runs, kind, written in zip(*fields, strict=True):
        if digits != row_written:
            if new_row is None or int(new_row) > LAST_ROW:
                return None
            row, row_written = int(new_row), new_row
            continue
        if inline:
            value: Any = inline if "&" not in inline and "_x" not in inline else _plain(inline)
        elif runs:
            value = _joined(runs)
        elif not written:
            continue
        elif kind == "s" and written.isdecimal():
            value = shared[int(written)]
        else:
            as_written = kind, style, written
            value = known.get(as_written)
            if value is None:
                known[as_written] = value = values.of(kind or "n", style or "0", _unescaped(written))
        if value is not None and value != "":
            cells[row, columns[letters]] = value
            found += 1
    return cells if found == len(cells) else None


def _joined(runs: str) -> str:
    return _plain("".join(_RUN.findall(runs)))


def _plain(written: str) -> str:
    return decoded(_unescaped(written))


def _unescaped(written: str) -> str:
    if "&" not in written:
        return written
    if "&#" in written:
        return _ENTITY.sub(_entity, written)
    for name, sign in _ENTITIES.items():
        written = written.replace(name, sign)
    return written


def _entity(found: re.Match[str]) -> str:
    decimal, hexadecimal = found.groups()
    if not (decimal or hexadecimal):
        return _ENTITIES[found[0]]
    return chr(int(decimal) if decimal else int(hexadecimal, 16))


def _content(xml: XmlParts, name: str, element: str, depth: int) -> str | None:
    """What stands between the start of an element without attributes, so deep in the part, and its end."""
    if xml.container.size(name) > _LONGEST:
        return None
    judge = _Judge(element, depth)
    whole = b"".join(xml.feed(name, judge.parser, judge.names, told=False))
    if not judge.regular or judge.place < 0 or b"\r" in whole:
        return None
    start = whole.index(b">", judge.place) + 1
    end = whole.find(b"</%s>" % element.encode(), start)
    if end < 0 or whole.find(b"<" + element.encode(), end) >= 0:
        return None
    try:
        return whole[start:end].decode()
    except UnicodeDecodeError:
        return None


class _Judge:
    """Lets expat check a part. `place` is where the element starts, in bytes; `regular` whether a tag is always a tag."""

    def __init__(self, element: str, depth: int) -> None:
        self.regular, self.place = True, -1
        self.names: dict[str, str] = {}
        self.parser = new_parser(self.names)
        self._element, self._depth = element, depth
        self._open = 0
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.XmlDeclHandler = self._declaration
        self.parser.CommentHandler = self._unusual
        self.parser.ProcessingInstructionHandler = self._unusual
        self.parser.StartCdataSectionHandler = self._unusual

    def _start(self, tag: str, _: Attributes) -> None:
        namespace, _space, name = tag.rpartition(" ")
        if self._open == 0 and namespace not in MAIN:
            self.regular = False
        if self._open == self._depth and name == self._element and namespace in MAIN:
            self.place = self.parser.CurrentByteIndex
            self.parser.StartElementHandler = self.parser.EndElementHandler = None
        self._open += 1

    def _end(self, _: str) -> None:
        self._open -= 1

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.regular &= encoding is None or encoding.lower() == "utf-8"

    def _unusual(self, *_: object) -> None:
        self.regular = False
