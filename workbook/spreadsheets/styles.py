"""Which cell styles make a day or a time of a number."""

from __future__ import annotations

from workbook.spreadsheets.numbers import When, built_in_format, custom_format
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts

_ROOTS = tuple(f"{namespace} styleSheet" for namespace in MAIN)
_LONGEST_FORMAT, _LONGEST_NUMBER = 255, 10


def read_styles(xml: XmlParts, name: str) -> dict[str, When]:
    """What numbers are, by the number of the style as cells write it. Raises RefusedFile."""
    codes: dict[str, str] = {}
    used: list[str] = []

    def start(path: str, attributes: Attributes) -> None:
        if path == "/styleSheet/numFmts/numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif path == "/styleSheet/cellXfs/xf":
            used.append(attributes.get("numFmtId", "0"))
        if len(codes) > xml.limits.formats or len(used) > xml.limits.styles:
            raise RefusedFile("too-large", part=name)

    xml.walk(name, _ROOTS, start)
    kinds: dict[str, When] = {}
    for identifier in set(used):
        if not identifier.isdecimal() or len(identifier) > _LONGEST_NUMBER:
            raise RefusedFile("damaged", part=name)
        code = codes.get(identifier)
        kinds[identifier] = built_in_format(int(identifier)) if code is None else custom_format(code)
    return {str(place): kinds[identifier] for place, identifier in enumerate(used)}
