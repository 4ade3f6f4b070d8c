"""The table of texts that cells share: runs joined, readings above Asian signs left out."""

from __future__ import annotations

from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.regular import regular_texts
from workbook.spreadsheets.texts import check_texts, decoded
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts, new_parser, skipping


def shared_texts(xml: XmlParts, name: str) -> list[str]:
    """The texts that cells share, in their order. Raises RefusedFile."""
    texts = regular_texts(xml, name)
    if texts is None:
        texts = _any_texts(xml, name)
    check_texts(list(map(len, texts)), xml.limits, name)
    return texts


def _any_texts(xml: XmlParts, name: str) -> list[str]:
    table = _SharedTexts(name)
    for _ in xml.feed(name, table.parser, table.names):
        check_texts([sum(map(len, table.pieces))], xml.limits, name)
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
