"""An XLSForm read as a questionnaire: the same strict check as for YAML, errors located by the sheet's row.

Only what Passerelle can ask is taken: a type or a language that it does not know is an error with its row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbook.errors import N_, DefinitionError, Problem, UnusableFile
from workbook.files import replacing
from workbook.questionnaire.definition import build
from workbook.questionnaire.definition_check import Where, check_definition
from workbook.questionnaire.model import Questionnaire
from workbook.questionnaire.xlsform_out import (
    OWN_LISTS,
    OWN_TEXTS,
    PLAIN_COLUMNS,
    SETTINGS_TEXTS,
    SOURCE_COLUMNS,
    TEXT_COLUMNS,
)

Row = Mapping[str, str]
LARGEST = 10_000_000
_BOTH = re.compile(
    r"^(?P<column>\w+)::?\s*(?:.*\((?P<code>fr|en)\)|(?P<bare>fr|en|French|English|Français))$"
)


def read_xlsform(path: Path) -> Questionnaire:
    """The questionnaire of an XLSForm. Raises DefinitionError with all errors, or UnusableFile."""
    plain, where = _plain(path)
    problems = check_definition(plain, where)
    if problems:
        raise DefinitionError(problems)
    return build(plain)


def write_definition(path: Path, out: Path) -> None:
    """Write the YAML definition of an XLSForm. Raises what `read_xlsform` and `replacing` raise."""
    import yaml

    form = read_xlsform(path)
    text = yaml.safe_dump(dict(form.plain), allow_unicode=True, sort_keys=False, width=110)
    with replacing(out) as fresh:
        fresh.write_text(text, encoding="utf-8")


def _sheets(path: Path) -> dict[str, list[tuple[int, Row]]]:
    import zipfile

    from openpyxl import load_workbook

    try:
        if path.stat().st_size > LARGEST:
            raise UnusableFile(N_("{file} is too large for a questionnaire."), file=path.name)
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UnusableFile(
            N_("{file} is not an Excel file that can be read. Save it as .xlsx and try again."),
            file=path.name,
        ) from error
    found: dict[str, list[tuple[int, Row]]] = {}
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True, max_row=5000, max_col=80)
        header = [str(name or "").strip() for name in next(rows, ())]
        table = [
            (number, dict(zip(header, (_cell(value) for value in row), strict=False)))
            for number, row in enumerate(rows, 2)
        ]
        found[sheet.title] = [(number, row) for number, row in table if any(row.values())]
    book.close()
    return found


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).replace("\r\n", "\n")


def _plain(path: Path) -> tuple[dict[str, Any], Where]:
    where = Where(path.name)
    sheets = _sheets(path)
    if "survey" not in sheets or not sheets.get("settings"):
        message = N_("An XLSForm needs the sheets “survey”, “choices” and “settings”.")
        raise DefinitionError([Problem(path.name, 0, message)])
    settings = sheets["settings"][0][1]
    plain: dict[str, Any] = {"form_id": settings.get("form_id", ""), "version": settings.get("version", "")}
    own = {row.get("key", ""): row for _, row in sheets.get("passerelle", [])}
    for name in SETTINGS_TEXTS:
        if name in own and own[name].get("fr"):
            plain[name] = {language: own[name].get(language, "") for language in ("fr", "en")}
    title = settings.get("form_title", "")
    plain.setdefault("title", {"fr": title, "en": title})
    if "kind" in own:
        plain["kind"] = own["kind"]["fr"]
    if "counts" in own:
        plain["counts"] = {
            language: own["counts"].get(language, "").split(" | ") for language in ("fr", "en")
        }
    plain["documents"] = {row["key"]: _document(row) for _, row in sheets.get("documents", [])}
    plain["choices"] = _choices(sheets.get("choices", []), where)
    details: dict[str, list[dict[str, Any]]] = {}
    presets = _presets(sheets.get("rows", []))
    plain["items"] = _Survey(sheets["survey"], where, presets, details).items()
    plain["details"] = details
    return {key: value for key, value in plain.items() if value not in ({}, [])}, where


def _local(row: Row, column: str) -> dict[str, str]:
    """The words of a column in both languages; a column without language stands for both."""
    found: dict[str, str] = {}
    for header, value in row.items():
        match = _BOTH.match(header)
        if match and match["column"] == column and value:
            code = match["code"] or match["bare"].lower()[:2]
            found[code] = value
    if not found and row.get(column):
        found = {"fr": row[column], "en": row[column]}
    return found


def _document(row: Row) -> dict[str, Any]:
    document: dict[str, Any] = {"title": _local(row, "title")}
    if row.get("symbol"):
        document["symbol"] = row["symbol"]
    if row.get("year", "").isdigit():
        document["year"] = int(row["year"])
    return document


def _choices(rows: list[tuple[int, Row]], where: Where) -> dict[str, list[dict[str, Any]]]:
    lists: dict[str, list[dict[str, Any]]] = {}
    for number, row in rows:
        name = row.get("list_name") or row.get("list name") or ""
        choice: dict[str, Any] = {"name": row.get("name", ""), "label": _local(row, "label")}
        if row.get("retired"):
            choice["retired"] = True
        if row.get("codes"):
            choice |= json.loads(row["codes"])
        listed = lists.setdefault(name, [])
        where.lines["choices", name, len(listed)] = number
        listed.append(choice)
    return lists


def _presets(rows: list[tuple[int, Row]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for _, row in rows:
        preset = {"name": row.get("name", ""), "values": json.loads(row.get("values") or "{}")}
        found.setdefault(row.get("repeat", ""), []).append(preset)
    return found


class _Survey:
    """The sheet survey as nested items."""

    def __init__(
        self,
        rows: list[tuple[int, Row]],
        where: Where,
        presets: Mapping[str, list[dict[str, Any]]],
        details: dict[str, list[dict[str, Any]]],
    ) -> None:
        self.rows: Iterator[tuple[int, Row]] = iter(rows)
        self.where, self.presets, self.details = where, presets, details
        self.by_name: dict[str, dict[str, Any]] = {}

    def items(self) -> list[dict[str, Any]]:
        found = self._until("", ("items",))
        self._share_details()
        return found

    def _until(self, end: str, path: tuple[str | int, ...]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for number, row in self.rows:
            kind = row.get("type", "").strip().replace("begin_", "begin ").replace("end_", "end ")
            if end and kind == end:
                return found
            if row.get("detail_of") in self.by_name:
                self._keep_detail(row, kind)
                continue
            here = (*path, len(found))
            self.where.lines[here] = number
            item = _item(row, kind)
            self.by_name[str(item["name"])] = item
            found.append(item)
            if kind.startswith("begin "):
                item["items"] = self._until(kind.replace("begin", "end"), (*here, "items"))
                if self.presets.get(str(item["name"])):
                    item["rows"] = self.presets[str(item["name"])]
        if end:
            self.where.found(path, N_("“{end}” is missing: a group or repeat is not closed."), end=end)
        return found

    def _keep_detail(self, row: Row, kind: str) -> None:
        owner = self.by_name[row["detail_of"]]
        detail = _item(row, kind)
        detail["name"] = str(detail["name"]).removeprefix(f"{owner['name']}_")
        owner.setdefault("_details", []).append(detail)

    def _share_details(self) -> None:
        """Questions with the same details share one list, as in a definition written by hand."""
        for item in self.by_name.values():
            own = item.pop("_details", None)
            if own:
                known = next((name for name, listed in self.details.items() if listed == own), None)
                item["details"] = known or f"details_{len(self.details) + 1}"
                self.details.setdefault(item["details"], own)


def _item(row: Row, kind: str) -> dict[str, Any]:
    item: dict[str, Any] = {"type": kind, "name": row.get("name", "")}
    for attribute, column in TEXT_COLUMNS.items():
        if text := _local(row, column):
            item[attribute] = text
    for name in (*PLAIN_COLUMNS, *OWN_TEXTS):
        if row.get(name) and name not in ("details", "detail_of"):
            item[name] = row[name]
    for name in OWN_LISTS:
        if row.get(name):
            item[name] = row[name].split()
    for name in ("required", "retired"):
        if row.get(name, "").lower() in ("yes", "true", "true()", "1"):
            item[name] = True
    if kind == "text":
        item["multilingual"] = row.get("multilingual") == "yes"
    if row.get("source_document"):
        item["source"] = _source(row)
    return item


def _source(row: Row) -> dict[str, Any]:
    document, also, fr, en, paragraph = (row.get(column, "") for column in SOURCE_COLUMNS)
    source: dict[str, Any] = {"document": document}
    if also:
        source["also"] = also
    if fr or en:
        source["section"] = {"fr": fr or en, "en": en or fr}
    if paragraph:
        source["paragraph"] = paragraph
    return source
