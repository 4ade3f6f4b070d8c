"""The steps from one schema to the next, each named and atomic. They import nothing of today's models."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from workbook.document import schema
from workbook.document.schema import APPLICATION_ID, INDEXES, TABLES

workbook_migrations = Migrations("passerelle.workbook")


@workbook_migrations()
def create_workbook(db: Database) -> None:
    for statement in (*TABLES.values(), *INDEXES.values()):
        db.conn.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to today's schema and mark it as a workbook of that version."""
    workbook_migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
