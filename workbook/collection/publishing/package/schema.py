"""Tables and their columns as the data package describes them (tabular data package, version 1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbook.exchange.words import Words, both
from workbook.languages import N_
from workbook.questionnaire.model import LocalText

Row = Sequence[Any]
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `title` is a message, or words in both languages; `about` a sentence in English for who reads data."""

    name: str
    title: str | LocalText
    type: str = "string"
    required: bool = False
    enum: tuple[str, ...] = ()
    minimum: int | None = None
    pattern: str = ""
    about: str = ""

    def plain(self, words: Words) -> dict[str, Any]:
        title = words.pair(self.title) if isinstance(self.title, str) else self.title
        found: dict[str, Any] = {"name": self.name, "type": self.type, "title": both(title)}
        if self.about:
            found["description"] = self.about
        limits = {
            "required": self.required or None,
            "enum": list(self.enum) or None,
            "minimum": self.minimum,
            "pattern": self.pattern or None,
        }
        constraints = {name: limit for name, limit in limits.items() if limit is not None}
        return found | ({"constraints": constraints} if constraints else {})


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that name a row of another table by its columns."""

    fields: tuple[str, ...]
    table: str
    reference: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        return {
            "fields": list(self.fields),
            "reference": {"resource": self.table, "fields": list(self.reference)},
        }


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package, written to `<name>.csv`."""

    name: str
    title: str | LocalText
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    foreign: tuple[ForeignKey, ...] = ()
    about: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    def plain(self, words: Words, size: int, sha256: str) -> dict[str, Any]:
        """The resource's descriptor."""
        title = words.pair(self.title) if isinstance(self.title, str) else self.title
        schema: dict[str, Any] = {
            "fields": [one.plain(words) for one in self.fields],
            "missingValues": [""],
        }
        if self.key:
            schema["primaryKey"] = list(self.key)
        if self.foreign:
            schema["foreignKeys"] = [one.plain() for one in self.foreign]
        return {
            "name": self.name,
            "path": self.file,
            "profile": "tabular-data-resource",
            "title": both(title),
            **({"description": self.about} if self.about else {}),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": DIALECT,
            "bytes": size,
            "hash": f"sha256:{sha256}",
            "schema": schema,
        }


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows, which are made when they are written."""

    table: Table
    rows: Iterable[Row]


OF_SUBMISSION = ForeignKey(("submission",), "submissions", ("sha256",))
SUBMISSION = Field("submission", N_("Submission"), required=True, about="SHA-256 of the file received")
COUNTRY = Field("country", N_("Country"), about="ISO 3166-1 alpha-3")
EDITION = Field("edition", N_("Edition"))
FORM = Field("form", N_("Questionnaire"), required=True)


@dataclass(frozen=True, slots=True)
class Names:
    """Gives tables and columns names that differ, in the signs that such names may have."""

    taken: set[str] = field(default_factory=set)

    def of(self, wanted: str, other: str = "") -> str:
        name = _plain_name(wanted)
        if name in self.taken and other:
            name = _plain_name(f"{other}_{wanted}")
        number, base = 1, name
        while name in self.taken:
            number += 1
            name = f"{base}_{number}"
        self.taken.add(name)
        return name


def _plain_name(text: str) -> str:
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-._") else "_" for sign in text.lower()
    )
