"""The strict check of a definition: every error at once, with its line and what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.errors import N_, InvalidValue, Problem
from workbook.languages import LANGUAGES
from workbook.questionnaire.definition_keys import (
    BOOLEANS,
    DOCUMENT_KEYS,
    QUESTION_KEYS,
    REPEAT_KEYS,
    SECTION_KEYS,
    SOURCE_KEYS,
    TEXT_LISTS,
    TOP_KEYS,
)
from workbook.questionnaire.model import KINDS, TYPES

Path = tuple[str | int, ...]
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_FORM_ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass
class Where:
    """The file, the lines of its parts, and the problems found so far."""

    file: str
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def found(self, path: Path, message: str, **params: object) -> None:
        while path and path not in self.lines:
            path = path[:-1]
        self.problems.append(Problem(self.file, self.lines.get(path, 0), message, params))


def check_definition(plain: Any, where: Where) -> list[Problem]:
    """All problems of a definition, in the order of its lines; none means that it can be built."""
    if not isinstance(plain, dict):
        where.found((), N_("A definition is a mapping that begins with form_id, version, title and items."))
        return where.problems
    _Check(plain, where).run()
    return sorted(where.problems, key=lambda problem: problem.line)


class _Check:
    def __init__(self, plain: Mapping[str, Any], where: Where) -> None:
        self.plain = plain
        self.where = where
        self.names: dict[str, Path] = {}
        self.codes: dict[str, Path] = {}
        self.types: dict[str, str] = {}
        self.expressions: list[tuple[Path, str]] = []

    def run(self) -> None:
        self._keys((), self.plain, TOP_KEYS, ("form_id", "version", "title", "items"))
        self._head()
        for name, document in self._mapping(("documents",), self.plain.get("documents")):
            self._document(("documents", name), document)
        for name, rows in self._mapping(("choices",), self.plain.get("choices")):
            self._choices(("choices", name), rows)
        for name, rows in self._mapping(("details",), self.plain.get("details")):
            self._detail_list(("details", name), rows)
        self._items(("items",), self.plain.get("items"))
        self._references()

    def _head(self) -> None:
        form_id, version = self.plain.get("form_id"), self.plain.get("version")
        if "form_id" in self.plain and not (isinstance(form_id, str) and _FORM_ID.fullmatch(form_id)):
            self.where.found(("form_id",), N_("form_id is made of small letters, digits and hyphens."))
        if "version" in self.plain and not (isinstance(version, str) and re.fullmatch(r"\d{10}", version)):
            message = N_(
                'version is ten digits in quotes: year, month, day and a number, such as "2026112101".'
            )
            self.where.found(("version",), message)
        if self.plain.get("kind", "questions") not in KINDS:
            self._not_one_of(("kind",), self.plain.get("kind"), KINDS)
        for key in ("title", "short_title", "description"):
            self._local((key,), self.plain.get(key), required=key == "title")
        for language, nouns in self._mapping(("counts",), self.plain.get("counts")):
            if not (isinstance(nouns, list) and len(nouns) == 2 and all(isinstance(n, str) for n in nouns)):
                self.where.found(("counts", language), N_("Write the noun twice: [singular, plural]."))

    def _mapping(self, path: Path, value: Any) -> Iterable[tuple[str, Any]]:
        if value is not None and not isinstance(value, dict):
            self.where.found(path, N_("“{key}” has to be a mapping of names."), key=path[-1])
        return value.items() if isinstance(value, dict) else ()

    def _list(self, path: Path, value: Any) -> Iterable[tuple[Path, Mapping[str, Any]]]:
        if not isinstance(value, list):
            self.where.found(path, N_("“{key}” has to be a list."), key=path[-1])
            return
        for index, row in enumerate(value):
            if isinstance(row, dict):
                yield (*path, index), row
            else:
                self.where.found((*path, index), N_("Each entry of “{key}” is a mapping."), key=path[-1])

    def _keys(self, path: Path, row: Mapping[str, Any], known: frozenset[str], needed: Iterable[str]) -> None:
        for key in row.keys() - known:
            close = difflib.get_close_matches(key, known, 1)
            if close:
                message = N_("“{key}” is not known here. Did you mean “{close}”?")
                self.where.found((*path, key), message, key=key, close=close[0])
            else:
                self.where.found((*path, key), N_("“{key}” is not known here; take it out."), key=key)
        for key in needed:
            if row.get(key) is None:
                self.where.found(path, N_("“{key}” is missing here."), key=key)

    def _local(self, path: Path, value: Any, required: bool = False) -> None:
        if (value is None and not required) or (isinstance(value, str) and value):
            return
        if not isinstance(value, dict):
            if value is not None:
                self.where.found(
                    path, N_("“{key}” needs words in both languages: {{fr: …, en: …}}."), key=path[-1]
                )
            return
        for language in LANGUAGES:
            words = value.get(language)
            if not isinstance(words, str) or not words.strip():
                message = N_("“{key}” has no words in “{language}”.")
                self.where.found(path, message, key=path[-1], language=language)
        for key in value.keys() - set(LANGUAGES):
            self.where.found((*path, key), N_("“{key}” is not known here; take it out."), key=key)

    def _not_one_of(self, path: Path, value: Any, known: Iterable[str]) -> None:
        message = N_("“{value}” is not one of: {known}.")
        self.where.found(path, message, value=value, known=", ".join(known))

    def _document(self, path: Path, row: Any) -> None:
        if not isinstance(row, dict):
            self.where.found(path, N_("A document is a mapping with title, symbol and year."))
            return
        self._keys(path, row, DOCUMENT_KEYS, ("title",))
        self._local((*path, "title"), row.get("title"), required=True)

    def _choices(self, path: Path, rows: Any) -> None:
        seen: set[str] = set()
        for here, row in self._list(path, rows):
            name = row.get("name")
            if not isinstance(name, str) or not re.fullmatch(r"[\w.-]+", name):
                self.where.found(
                    here, N_("A choice needs a name without blanks, in quotes if it is a number.")
                )
            elif name in seen:
                self.where.found(
                    here, N_("The name “{name}” stands here twice; names are unique."), name=name
                )
            seen.add(str(name))
            if row.get("label") is None:
                self.where.found(here, N_("“{key}” is missing here."), key="label")
            self._local((*here, "label"), row.get("label"), required=True)

    def _detail_list(self, path: Path, rows: Any) -> None:
        for here, row in self._list(path, rows):
            self._item(here, row, register=False)

    def _items(self, path: Path, rows: Any) -> None:
        for here, row in self._list(path, rows):
            self._item(here, row, register=True)

    def _item(self, path: Path, row: Mapping[str, Any], register: bool) -> None:
        kind = str(row.get("type") or "")
        word = kind.partition(" ")[0]
        if kind in ("begin group", "begin repeat"):
            known = SECTION_KEYS if kind == "begin group" else REPEAT_KEYS
            needed: tuple[str, ...] = ("items", "label")
        else:
            known, needed = QUESTION_KEYS, ("label",)
            if word not in TYPES:
                self._not_one_of((*path, "type"), kind, (*TYPES, "begin group", "begin repeat"))
        self._keys(path, row, known, ("type", "name", *needed))
        self._words(path, row)
        self._source((*path, "source"), row.get("source"))
        if register:
            self._register(path, row, kind)
        if kind.startswith("begin "):
            if row.get("items") is not None:
                self._items((*path, "items"), row["items"])
            if row.get("rows") is not None:
                self._preset_rows((*path, "rows"), row["rows"])
        else:
            self._question(path, row, kind)

    def _preset_rows(self, path: Path, rows: Any) -> None:
        for here, row in self._list(path, rows):
            self._keys(here, row, frozenset({"name", "values"}), ("name",))

    def _words(self, path: Path, row: Mapping[str, Any]) -> None:
        for key in ("label", "short", "hint", "guidance", "constraint_message"):
            self._local((*path, key), row.get(key))
        for key in BOOLEANS:
            if key in row and not isinstance(row[key], bool):
                self.where.found((*path, key), N_("“{key}” is true or false."), key=key)
        for key in TEXT_LISTS:
            values = row.get(key, [])
            if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
                message = N_("“{key}” is a list of texts; put numbers such as 10.7 in quotes.")
                self.where.found((*path, key), message, key=key)

    def _source(self, path: Path, source: Any) -> None:
        if source is None:
            return
        if not isinstance(source, dict):
            self.where.found(path, N_("A source is a mapping with document, section and paragraph."))
            return
        self._keys(path, source, SOURCE_KEYS, ("document",))
        for key in ("document", "also"):
            document = source.get(key)
            if document and document not in (self.plain.get("documents") or {}):
                self.where.found(
                    (*path, key), N_("The document {document} is not among “documents”."), document=document
                )
        self._local((*path, "section"), source.get("section") or None)

    def _register(self, path: Path, row: Mapping[str, Any], kind: str) -> None:
        name = row.get("name")
        if name is not None and not (isinstance(name, str) and _NAME.fullmatch(name)):
            message = N_(
                "The name “{name}” has to begin with a letter and hold letters, digits, _ and - only."
            )
            self.where.found((*path, "name"), message, name=name)
            return
        if name is not None:
            self._once(self.names, str(name), (*path, "name"))
            self.types[str(name)] = kind
            for detail in self._details_of(row):
                self._once(self.names, f"{name}_{detail}", (*path, "name"))
        code = row.get("code")
        if code is not None and not isinstance(code, str):
            self.where.found((*path, "code"), N_("A code is a text; put it in quotes."))
        elif code:
            self._once(self.codes, code, (*path, "code"))

    def _details_of(self, row: Mapping[str, Any]) -> list[str]:
        lists = self.plain.get("details")
        rows = lists.get(row.get("details"), []) if isinstance(lists, dict) else []
        return [str(one.get("name")) for one in rows if isinstance(one, dict)]

    def _once(self, seen: dict[str, Path], word: str, path: Path) -> None:
        if word in seen:
            line = self.where.lines.get(seen[word], 0)
            message = N_("“{name}” is used already in line {line}; names and codes are unique.")
            self.where.found(path, message, name=word, line=line)
        seen.setdefault(word, path)

    def _question(self, path: Path, row: Mapping[str, Any], kind: str) -> None:
        word, _, list_name = kind.partition(" ")
        if word.startswith("select_"):
            self._list_of(path, list_name, row)
        if row.get("details") and row["details"] not in (self.plain.get("details") or {}):
            self.where.found(
                (*path, "details"), N_("There are no details called “{name}”."), name=row["details"]
            )
        if word == "calculate" and not row.get("calculation"):
            self.where.found(path, N_("“{key}” is missing here."), key="calculation")
        for key in ("relevant", "constraint", "calculation"):
            if row.get(key):
                self._expression((*path, key), row[key])

    def _list_of(self, path: Path, list_name: str, row: Mapping[str, Any]) -> None:
        lists = self.plain.get("choices") or {}
        if list_name.startswith("${") and list_name.endswith("}"):
            self.expressions.append(((*path, "type"), list_name))
        elif list_name not in lists:
            message = N_("There is no list of choices called “{name}”.")
            self.where.found((*path, "type"), message, name=list_name)

    def _expression(self, path: Path, expression: Any) -> None:
        from workbook.questionnaire.expressions import check_expression

        try:
            check_expression(str(expression))
        except InvalidValue as error:
            self.where.found(path, error.message, **error.params)
            return
        self.expressions.append((path, str(expression)))

    def _references(self) -> None:
        from workbook.questionnaire.expressions import names_in

        for path, expression in self.expressions:
            for name in sorted(names_in(expression) - self.names.keys()):
                close = difflib.get_close_matches(name, self.names, 1)
                message = (
                    N_("There is no question called “{name}”. Did you mean “{close}”?")
                    if close
                    else N_("There is no question called “{name}”.")
                )
                self.where.found(path, message, name=name, close=close[0] if close else "")
