"""The two kinds of file: the workbook of a country, and the collection of the secretariat. One engine serves both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from workbook.document import schema

SchemaRows = Sequence[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`largest` is in bytes, `effort` the steps that SQLite may take to read all of a file; `schema` names a module."""

    name: str
    suffix: str
    application_id: int
    largest: int
    effort: int
    schema: str

    @property
    def version(self) -> int:
        """The version of the schema that this program writes."""
        return int(self._module.SCHEMA_VERSION)

    @property
    def schemas(self) -> Mapping[int, SchemaRows]:
        """What SQLite says of a file of each version."""
        found: Mapping[int, SchemaRows] = self._module.SCHEMAS
        return found

    @property
    def _module(self) -> Any:
        return import_module(self.schema)  # that of a collection is read only where there is one


WORKBOOK = Kind(
    "workbook", ".passerelle", schema.APPLICATION_ID, 500_000_000, 50_000_000, "workbook.document.schema"
)
COLLECTION = Kind(
    "collection",
    ".passerelle-collection",
    0x50535243,
    20_000_000_000,
    2_000_000_000,
    "workbook.document.collection_schema",
)
KINDS = {kind.application_id: kind for kind in (WORKBOOK, COLLECTION)}
