"""The tables of a collection: those of a workbook, and what was read from the files received, made anew at need.

`projections` says of a file what was read, `answers` holds one row a submission and question, with the JSON
`{row: {facet: [value, sheet, address]}}`, and `search` the words of that row, folded and stemmed.
"""

from __future__ import annotations

import sqlite3

from workbook.document import schema

APPLICATION_ID = 0x50535243
SCHEMA_VERSION = 1

DERIVED_TABLES = {
    "projections": """CREATE TABLE projections (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  states TEXT NOT NULL,
  issues TEXT NOT NULL,
  hash TEXT NOT NULL
)""",
    "answers": """CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL,
  form TEXT NOT NULL,
  question TEXT NOT NULL,
  content TEXT NOT NULL,
  hash TEXT NOT NULL
)""",
    "search": """CREATE VIRTUAL TABLE search USING fts5 (
  words,
  content = '',
  tokenize = 'unicode61 remove_diacritics 0'
)""",
}
DERIVED_INDEXES = {"answers_by_question": "CREATE INDEX answers_by_question ON answers (form, question)"}

# what a row of each is inserted into, in the order of its values
DERIVED_COLUMNS = {
    "projections": "projections (id, sha256, first, last, states, issues, hash)",
    "answers": "answers (id, submission, form, question, content, hash)",
    "search": "search (rowid, words)",
}


def statements() -> tuple[str, ...]:
    """What makes the tables of a new collection."""
    return (
        *schema.TABLES.values(),
        *schema.INDEXES.values(),
        *DERIVED_TABLES.values(),
        *DERIVED_INDEXES.values(),
    )


def _derived() -> list[tuple[str, str, str, str]]:
    """The derived tables as SQLite writes them down, with those that it keeps an index of words in."""
    connection = sqlite3.connect(":memory:")
    for statement in (*DERIVED_TABLES.values(), *DERIVED_INDEXES.values()):
        connection.execute(statement)
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    found = connection.execute(query).fetchall()
    connection.close()
    return found


SCHEMA = sorted([*schema.SCHEMA, *_derived()])
SCHEMAS = {1: SCHEMA}
