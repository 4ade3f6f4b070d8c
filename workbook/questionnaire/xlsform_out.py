"""A questionnaire as an XLSForm (sheets survey, choices, settings), as pyxform, ODK and KoboToolbox read it.

What XLSForm has no column for stands in columns of our own, which other programs pass over, so that reading
the file back loses nothing; the sheets `passerelle`, `documents` and `rows` hold the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbook.files import replacing
from workbook.questionnaire.model import Item, LocalText, Question, Questionnaire, Repeat, Section

LANGUAGE_NAMES = {"fr": "French (fr)", "en": "English (en)"}
TEXT_COLUMNS = {
    "label": "label",
    "hint": "hint",
    "guidance": "guidance_hint",
    "constraint_message": "constraint_message",
    "short": "short",
}
PLAIN_COLUMNS = ("relevant", "constraint", "calculation", "appearance", "default")
OWN_TEXTS = ("code", "unit", "role", "details", "detail_of", "row_label")
OWN_LISTS = ("unofficial", "themes", "sdg", "echoes")
SOURCE_COLUMNS = (
    "source_document",
    "source_also",
    "source_section_fr",
    "source_section_en",
    "source_paragraph",
)
SURVEY_COLUMNS = (
    "type",
    "name",
    *(f"{column}::{name}" for column in TEXT_COLUMNS.values() for name in LANGUAGE_NAMES.values()),
    "required",
    *PLAIN_COLUMNS,
    *OWN_TEXTS,
    "multilingual",
    "retired",
    *OWN_LISTS,
    *SOURCE_COLUMNS,
)
SETTINGS_TEXTS = ("title", "short_title", "description")


def write_xlsform(form: Questionnaire, path: Path) -> None:
    """Write the XLSForm, whole or not at all. Raises CannotWrite."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _sheet(book, "survey", SURVEY_COLUMNS, survey_rows(form))
    _sheet(book, "choices", ("list_name", "name", *_both("label"), "retired", "codes"), _choice_rows(form))
    _sheet(book, "settings", tuple(_settings(form)), [_settings(form)])
    _sheet(book, "passerelle", ("key", "fr", "en"), _own_settings(form))
    _sheet(book, "documents", ("key", "title::fr", "title::en", "symbol", "year"), _document_rows(form))
    _sheet(book, "rows", ("repeat", "name", "values"), _preset_rows(form))
    with replacing(path) as fresh:
        book.save(fresh)


def _sheet(book: Any, title: str, columns: tuple[str, ...], rows: Any) -> None:
    from openpyxl.cell import WriteOnlyCell

    sheet = book.create_sheet(title)
    sheet.append(columns)
    for row in rows:
        cells = []
        for column in columns:
            cell = WriteOnlyCell(sheet, row.get(column) or None)
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)


def _both(column: str) -> tuple[str, str]:
    return tuple(f"{column}::{name}" for name in LANGUAGE_NAMES.values())  # type: ignore[return-value]


def _texts(column: str, text: LocalText) -> dict[str, str]:
    return dict(zip(_both(column), (text.fr, text.en), strict=True))


def survey_rows(form: Questionnaire) -> Iterator[Mapping[str, Any]]:
    """The rows of the sheet survey, groups and repeats opened and closed."""
    yield from _rows_of(form.items)


def _rows_of(items: tuple[Item, ...]) -> Iterator[Mapping[str, Any]]:
    for item in items:
        if isinstance(item, Section):
            kind = "repeat" if isinstance(item, Repeat) else "group"
            row_label = item.row_label if isinstance(item, Repeat) else ""
            yield _common(item) | {"type": f"begin {kind}", "row_label": row_label}
            yield from _rows_of(item.items)
            yield {"type": f"end {kind}"}
        elif isinstance(item, Question):
            yield _question_row(item)
            for detail in item.details:
                yield _question_row(detail)


def _common(item: Item) -> dict[str, Any]:
    row: dict[str, Any] = {"name": item.name, "code": item.code, "relevant": item.relevant}
    for attribute, column in TEXT_COLUMNS.items():
        row |= _texts(column, getattr(item, attribute, LocalText()))
    for name in OWN_LISTS:
        row[name] = " ".join(sorted(item.unofficial) if name == "unofficial" else getattr(item, name))
    if item.source:
        section = (item.source.section.fr, item.source.section.en)
        values = (item.source.document, item.source.also, *section, item.source.paragraph)
        row |= dict(zip(SOURCE_COLUMNS, values, strict=True))
    return row


def _question_row(question: Question) -> dict[str, Any]:
    row = _common(question)
    row["type"] = f"{question.type} {question.list_name}".strip()
    for name in (*PLAIN_COLUMNS[1:], "unit", "role", "detail_of"):
        row[name] = getattr(question, name)
    for name in ("required", "multilingual", "retired"):
        row[name] = "yes" if getattr(question, name) else ""
    return row


def _choice_rows(form: Questionnaire) -> Iterator[Mapping[str, Any]]:
    for list_name, choices in form.choices.items():
        for choice in choices:
            codes = json.dumps(dict(choice.codes)) if choice.codes else ""
            labels = _texts("label", choice.label)
            retired = "yes" if choice.retired else ""
            yield {"list_name": list_name, "name": choice.name, **labels, "retired": retired, "codes": codes}


def _settings(form: Questionnaire) -> dict[str, str]:
    row = {"form_title": form.title.en, "form_id": form.form_id, "version": form.version}
    return row | {"default_language": LANGUAGE_NAMES["fr"]}


def _own_settings(form: Questionnaire) -> Iterator[Mapping[str, Any]]:
    yield {"key": "kind", "fr": form.kind, "en": form.kind}
    for name in SETTINGS_TEXTS:
        text: LocalText = getattr(form, name)
        yield {"key": name, "fr": text.fr, "en": text.en}
    yield {"key": "counts"} | {language: " | ".join(nouns) for language, nouns in form.counts.items()}


def _document_rows(form: Questionnaire) -> Iterator[Mapping[str, Any]]:
    for key, one in form.documents.items():
        titles = {"title::fr": one.title.fr, "title::en": one.title.en}
        yield {"key": key, **titles, "symbol": one.symbol, "year": one.year}


def _preset_rows(form: Questionnaire) -> Iterator[Mapping[str, Any]]:
    for repeat in form.repeats:
        for row in repeat.rows:
            values = json.dumps(row.values, ensure_ascii=False)
            yield {"repeat": repeat.name, "name": row.name, "values": values}
