"""The comments that people put on cells, which Excel also calls notes."""

from __future__ import annotations

from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.texts import check_texts, decoded
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts, new_parser, skipping


def read_comments(xml: XmlParts, name: str) -> dict[str, str]:
    """The texts of the comments in one part, by the address of their cell. Raises RefusedFile."""
    comments = _Comments(name)
    for _ in xml.feed(name, comments.parser, comments.names):
        check_texts([sum(map(len, comments.pieces))], xml.limits, name)
    check_texts(list(map(len, comments.texts.values())), xml.limits, name)
    return {address: text for address, text in comments.texts.items() if text.strip()}


class _Comments:
    def __init__(self, part: str) -> None:
        self.texts: dict[str, str] = {}
        self.pieces: list[str] = []
        self.names: dict[str, str] = {}
        self.parser = new_parser(self.names)
        self.parser.StartElementHandler = self._root
        self._part, self._address = part, ""

    def _root(self, tag: str, _: Attributes) -> None:
        namespace = tag.rpartition(" ")[0]
        if tag != f"{namespace} comments" or namespace not in MAIN:
            raise RefusedFile("damaged", part=self._part)
        self._comment, self._text, self._reading = (f"{namespace} {name}" for name in ("comment", "t", "rPh"))
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == self._comment:
            self._address = attributes.get("ref", "")[:20]
        elif tag == self._text:
            self.parser.CharacterDataHandler = self.pieces.append
        elif tag == self._reading:
            skipping(self.parser)

    def _end(self, tag: str) -> None:
        if tag == self._text:
            self.parser.CharacterDataHandler = None
        elif tag == self._comment:
            said = decoded("".join(self.pieces))
            before = self.texts.get(self._address)
            self.texts[self._address] = f"{before}\n{said}" if before else said
            self.pieces.clear()
