"""The steps from one schema to the next, each named and atomic. They import nothing of today's models."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from workbook.document.kinds import COLLECTION, Kind
from workbook.document.schema import INDEXES, TABLES

workbook_migrations = Migrations("passerelle.workbook")
collection_migrations = Migrations("passerelle.collection")


@workbook_migrations()
def create_workbook(db: Database) -> None:
    for statement in (*TABLES.values(), *INDEXES.values()):
        db.conn.execute(statement)


@collection_migrations()
def create_collection(db: Database) -> None:
    from workbook.document.collection_schema import statements

    for statement in statements():
        db.conn.execute(statement)


def migrate(connection: sqlite3.Connection, kind: Kind) -> None:
    """Bring a file to today's schema and mark it as a file of that kind and version."""
    (collection_migrations if kind == COLLECTION else workbook_migrations).apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {kind.application_id}")
    connection.execute(f"PRAGMA user_version = {kind.version}")
