"""Texts in one table that the sheets point into, as Excel saves them."""

from __future__ import annotations

import re

_INLINE = re.compile(r' t="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


class SharedStrings:
    """The table, without a text twice."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, inner: str) -> int:
        """The number of what stands inside an `<si>`, which is added if it is new."""
        return self._places.setdefault(inner, len(self._places))

    def xml(self) -> str:
        return _HEAD + "".join(f"<si>{inner}</si>" for inner in self._places) + "</sst>"


def with_shared_texts(xml: str, strings: SharedStrings) -> str:
    """The sheet's XML with its inline texts put into the table."""
    return _INLINE.sub(lambda found: f' t="s"><v>{strings.place(found[1])}</v></c>', xml)
