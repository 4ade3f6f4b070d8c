"""Texts exactly as they were typed: escapes decoded, runs joined, readings above Asian signs left out."""

from __future__ import annotations

import re

from workbook.spreadsheets.limits import Limits
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts, new_parser, skipping

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decoded(text: str) -> str:
    """What a stored text says: `_x000D_` is a sign in UTF-16. Half a sign without its other half stays as it is written."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if not _SURROGATES.search(plain):
        return plain
    whole = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _SURROGATES.sub(lambda found: f"_x{ord(found[0]):04X}_", whole)


def check_texts(lengths: list[int], limits: Limits, part: str) -> None:
    """Raises RefusedFile if a text, or all of them together, are longer than any form's."""
    if lengths and (max(lengths) > limits.text or sum(lengths) > limits.texts):
        raise RefusedFile("too-large", part=part)


def shared_texts(xml: XmlParts, name: str) -> list[str]:
    """The texts that cells share, in their order. Raises RefusedFile."""
    table = _SharedTexts(name)
    for _ in xml.feed(name, table.parser, table.names):
        check_texts([sum(map(len, table.pieces))], xml.limits, name)
    check_texts(list(map(len, table.texts)), xml.limits, name)
    return table.texts


class _SharedTexts:
    def __init__(self, name: str) -> None:
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self.names: dict[str, str] = {}
        self.parser = new_parser(self.names)
        self.parser.StartElementHandler = self._root
        self._part = name
        self._inside = False

    def _root(self, tag: str, _: Attributes) -> None:
        namespace = tag.rpartition(" ")[0]
        if tag != f"{namespace} sst" or namespace not in MAIN:
            raise RefusedFile("damaged", part=self._part)
        self._entry, self._text, self._run = (f"{namespace} {name}" for name in ("si", "t", "r"))
        self._table = tag
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, _: Attributes) -> None:
        if tag == self._text:
            self.parser.CharacterDataHandler = self.pieces.append
        elif tag == self._entry:
            if self._inside:
                raise RefusedFile("damaged", part=self._part)
            self._inside = True
        elif tag != self._run:
            skipping(self.parser)

    def _end(self, tag: str) -> None:
        if tag == self._text:
            self.parser.CharacterDataHandler = None
        elif tag == self._entry:
            self._inside = False
            self.texts.append(decoded("".join(self.pieces)))
            self.pieces.clear()
