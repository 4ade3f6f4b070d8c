"""The tables of a workbook file, version by version of the schema; a collection has them, too.

The text is compared with what a file says of itself: a file with one table, trigger or view more, or one
written otherwise, is not a workbook. Whoever changes a table keeps its text of before under its version in `SCHEMAS`,
adds a migration, and keeps a sample file.
"""

from __future__ import annotations

APPLICATION_ID = 0x50535257
SCHEMA_VERSION = 1

TABLES = {
    "meta": """CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  hash TEXT NOT NULL
) WITHOUT ROWID""",
    "definitions": """CREATE TABLE definitions (
  form TEXT NOT NULL,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (form, version)
) WITHOUT ROWID""",
    "cells": """CREATE TABLE cells (
  form TEXT NOT NULL,
  row TEXT NOT NULL,
  question TEXT NOT NULL,
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  step INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (form, row, question, facet)
) WITHOUT ROWID""",
    "steps": """CREATE TABLE steps (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  args TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  reverts INTEGER,
  hash TEXT NOT NULL
)""",
    "changes": """CREATE TABLE changes (
  step INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  form TEXT NOT NULL,
  row TEXT NOT NULL,
  question TEXT NOT NULL,
  facet TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hash TEXT NOT NULL,
  PRIMARY KEY (step, seq)
) WITHOUT ROWID""",
    "attachments": """CREATE TABLE attachments (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  hash TEXT NOT NULL
)""",
}

INDEXES = {
    "changes_by_cell": "CREATE INDEX changes_by_cell ON changes (form, question, row)",
}

# as sqlite-utils writes down which migrations were made
MIGRATION_RECORDS = {
    "_sqlite_migrations": """CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    "idx__sqlite_migrations_migration_set_name": """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
}

SCHEMA = sorted(
    [("table", name, name, sql) for name, sql in TABLES.items()]
    + [("index", name, "changes", sql) for name, sql in INDEXES.items()]
    + [
        ("index" if "INDEX" in sql else "table", name, "_sqlite_migrations", sql)
        for name, sql in MIGRATION_RECORDS.items()
    ]
)

# by version: a file is what one of them says, and is brought to the last
SCHEMAS = {1: SCHEMA}
