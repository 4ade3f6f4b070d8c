"""What a secretariat would write today to collect submissions: pandas with openpyxl into SQLite.

Straightforward, and nothing slowed down on purpose: a file is read with `pd.read_excel`, its codes are looked up, dates,
numbers and choices are checked, and the answers, the bytes received and an index of the texts are kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from workbook.document.cells import Cell
from workbook.exchange.layout import cell_of, main_items
from workbook.exchange.sheets import sheets_of, with_distinct_names
from workbook.exchange.values import choice_label
from workbook.exchange.words import Words
from workbook.questionnaire.library import available
from workbook.questionnaire.model import Question, Questionnaire

TABLES = """
CREATE TABLE files (sha256 TEXT PRIMARY KEY, name TEXT, country TEXT, edition TEXT, instance TEXT, content BLOB);
CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
"""
COLUMNS = ["country", "form", "row", "question", "facet", "value", "place"]
FIRST_ROW = 4


@dataclass(frozen=True)
class CodeBook:
    """Of one sheet: the answer behind a code and a column, or (in a table) behind a column; types and choices."""

    form: str
    is_table: bool
    cells: Mapping[tuple[str, int], Cell]
    types: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]


def code_books(languages: tuple[str, ...]) -> dict[str, CodeBook]:
    """Those of a file's sheets, by name; made once for each set of languages."""
    words = Words.load()
    layouts = with_distinct_names(one for asked in available() for one in sheets_of(asked, words, languages))
    forms = {asked.form_id: asked for asked in available()}
    return {layout.name: _code_book(layout, forms[layout.form]) for layout in layouts}


def _code_book(layout, asked: Questionnaire) -> CodeBook:  # type: ignore[no-untyped-def]
    codes = [""]
    if layout.kind != "table":
        asks = [item for item in main_items(asked) if isinstance(item, Question) and item.type != "note"]
        codes = [item.code or item.name for item in asks]
    found = {
        (code, place): cell
        for code in codes
        for place, column in enumerate(layout.columns)
        if (cell := cell_of(layout, asked, code, column))
    }
    choices = {
        question.name: {choice_label(choice): choice.name for choice in asked.choices_of(question)}
        for question in asked.questions
        if question.type.startswith("select") and not question.chosen_row_of
    }
    types = {question.name: question.type for question in asked.questions}
    return CodeBook(layout.form, layout.kind == "table", found, types, choices)


def collect(files: Sequence[Path], database: Path) -> int:
    """Read all the files into a new database; gives how many could not be read."""
    books: dict[tuple[str, ...], dict[str, CodeBook]] = {}
    refused = 0
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(TABLES)
        for file in files:
            content = file.read_bytes()
            try:
                sheets = pd.read_excel(file, sheet_name=None, header=None, dtype=object, engine="openpyxl")
                facts = _facts(sheets["_meta"])
            except Exception:
                refused += 1
                continue
            languages = tuple(facts["languages"].split())
            if languages not in books:
                books[languages] = code_books(languages)
            _keep(connection, file, content, facts, _answers(sheets, books[languages], facts["country"]))
    return refused


def _facts(meta: pd.DataFrame) -> dict[str, str]:
    rows = meta[meta[0] == "file"]
    return dict(zip(rows[3], rows[5].fillna(""), strict=True))


def _answers(sheets: Mapping[str, pd.DataFrame], books: Mapping[str, CodeBook], country: str) -> pd.DataFrame:
    """A long table of the answers of a file."""
    parts = [_of_sheet(frame, books[name], name) for name, frame in sheets.items() if name in books]
    answers = pd.concat(parts, ignore_index=True)
    answers.insert(0, "country", country)
    return answers


def _of_sheet(frame: pd.DataFrame, book: CodeBook, name: str) -> pd.DataFrame:
    body = frame.iloc[FIRST_ROW:].reset_index(names="line").rename(columns={0: "code"})
    long = body.dropna(subset=["code"]).melt(["line", "code"], var_name="column").dropna(subset=["value"])
    codes = long["code"].astype(str)
    keys = zip([""] * len(codes) if book.is_table else codes, long["column"], strict=True)
    long["cell"] = [book.cells.get(key) for key in keys]
    long = long.dropna(subset=["cell"])
    long["form"], long["row"] = book.form, long["code"].astype(str) if book.is_table else ""
    long["question"] = [cell.question for cell in long["cell"]]
    long["facet"] = [cell.facet for cell in long["cell"]]
    long["place"] = name + "!" + long["column"].astype(str) + ":" + (long["line"] + 1).astype(str)
    return _checked(long, book)[COLUMNS[1:]]


def _checked(long: pd.DataFrame, book: CodeBook) -> pd.DataFrame:
    """Dates, numbers and choices as such; what is none of them stays as it is, and is marked."""
    types = long["question"].map(book.types)
    answers = long["facet"] == "value"
    days, numbers = (answers & types.isin(kinds) for kinds in (["date"], ["integer", "decimal"]))
    read_days = pd.to_datetime(long.loc[days, "value"], errors="coerce", format="%d/%m/%Y")
    read_numbers = pd.to_numeric(long.loc[numbers, "value"], errors="coerce")
    long["wrong"] = False
    long.loc[read_days.index[read_days.isna()], "wrong"] = True
    long.loc[read_numbers.index[read_numbers.isna()], "wrong"] = True
    long.loc[read_days.dropna().index, "value"] = read_days.dropna().dt.strftime("%Y-%m-%d")
    for question, labels in book.choices.items():
        asked = answers & (long["question"] == question)
        if asked.any():
            names = [_names(value, labels) for value in long.loc[asked, "value"]]
            long.loc[asked, "wrong"] = [name is None for name in names]
            long.loc[asked, "value"] = [
                value if name is None else name
                for name, value in zip(names, long.loc[asked, "value"], strict=True)
            ]
    return long


def _names(value: object, labels: Mapping[str, str]) -> str | None:
    found = [labels.get(line.strip()) for line in str(value).split("\n")]
    return None if None in found else " ".join(one for one in found if one)


def _keep(
    connection: sqlite3.Connection,
    file: Path,
    content: bytes,
    facts: Mapping[str, str],
    answers: pd.DataFrame,
) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    row = (sha256, file.name, facts["country"], facts["edition"], facts["instanceID"], content)
    with connection:
        connection.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?, ?)", row)
        answers.assign(value=answers["value"].astype(str)).to_sql(
            "answers", connection, if_exists="append", index=False
        )
        texts = answers.loc[answers["facet"].isin(["value.fr", "value.en"]), "value"].astype(str)
        connection.executemany("INSERT INTO texts VALUES (?)", ((text,) for text in texts))
