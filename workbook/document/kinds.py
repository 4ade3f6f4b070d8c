"""The two kinds of file: the workbook of a country, and the collection of the secretariat. One engine serves both."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from workbook.document import schema

SchemaRows = Sequence[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file may hold, in bytes: `largest` all of it, `value` one value (a file received among them), `texts` the
    long texts that are kept in memory; `effort` are the steps that SQLite may take to read all of it. `counted` is the
    facet, as SQL likes it, whose cells tell how much there is in a file; `schema` names a module."""

    name: str
    suffix: str
    application_id: int
    largest: int
    value: int
    texts: int
    effort: int
    counted: str
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
    name="workbook",
    suffix=".passerelle",
    application_id=schema.APPLICATION_ID,
    largest=500_000_000,
    value=21_000_000,
    texts=50_000_000,
    effort=50_000_000,
    counted="value%",
    schema="workbook.document.schema",
)
COLLECTION = Kind(
    name="collection",
    suffix=".passerelle-collection",
    application_id=0x50535243,
    largest=20_000_000_000,
    value=21_000_000,
    texts=150_000_000,
    effort=500_000_000,
    counted="submission",
    schema="workbook.document.collection_schema",
)
KINDS = {kind.application_id: kind for kind in (WORKBOOK, COLLECTION)}


def kind_of(connection: sqlite3.Connection) -> Kind:
    """The kind of a file that is open and whose head was checked."""
    return KINDS.get(int(connection.execute("PRAGMA application_id").fetchone()[0]), WORKBOOK)
