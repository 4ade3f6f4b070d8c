"""Which sheets a form has, with their columns and widths (in characters, at most 215 a printed page)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from workbook.exchange.layout import LISTS_SHEET, META_SHEET, Column, Sheet, main_items
from workbook.exchange.words import Words
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire, Repeat

PAGE_WIDTH = 215.0
MAIN_PLAN_ROLES = (
    "title", "target", "lead", "start", "end", "status", "progress", "budget", "currency", "funded", "result",
)  # fmt: skip
_ROLE_WIDTHS = {
    "title": 34.0, "target": 9.0, "lead": 20.0, "start": 11.0, "end": 11.0, "status": 16.0, "progress": 12.0,
    "budget": 12.0, "currency": 9.0, "funded": 12.0, "result": 30.0,
}  # fmt: skip
_DETAIL_WIDTHS = {"description": 44.0, "since": 9.0, "evidence": 28.0}
_TYPE_WIDTHS = {"date": 11.0, "integer": 14.0, "decimal": 14.0, "calculate": 14.0, "select_multiple": 24.0}
_ANSWER_IN = {"fr": N_("Answer in French"), "en": N_("Answer in English")}
_LANGUAGE = {"fr": N_("in French"), "en": N_("in English")}
_TABS = {"identification": "control", "checklist": "final", "plan": "warning", "registers": "control"}
HELP = {
    "identification": N_("Check every line, and complete what is tinted."),
    "questions": N_("Write in the tinted cells: they turn white once filled."),
    "checklist": N_("Choose a state on every line; “None” is an answer, a blank is not."),
    "table": N_("One row each. Write new ones in the empty rows; leave the code as it is."),
}


def sheets_of(
    asked: Questionnaire, words: Words, languages: tuple[str, ...], stored: Iterable[str] = ()
) -> tuple[Sheet, ...]:
    """A form's own sheet and one for each of its tables.

    `languages` are those answered in; answers `stored` in another language have a column that is closed.
    """
    shown = tuple(language for language in ("fr", "en") if language in languages or language in stored)
    found = []
    answered = [item for item in main_items(asked) if isinstance(item, Question) and item.type != "note"]
    if answered:
        found.append(_main_sheet(asked, words, shown, languages))
    found += [_table_sheet(asked, repeat, words, shown, languages) for repeat in asked.repeats]
    return tuple(found)


def with_distinct_names(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets under names that a workbook can hold together."""
    taken = {META_SHEET, LISTS_SHEET}
    distinct = []
    for sheet in sheets:
        name, number = sheet.name, 1
        if name.casefold() in taken:
            name = sheet_name(sheet.title)
        while name.casefold() in taken:
            number += 1
            name = f"{sheet.name[:26]} ({number})"
        taken.add(name.casefold())
        distinct.append(replace(sheet, name=name))
    return tuple(distinct)


def sheet_name(title: LocalText) -> str:
    """A tab's name, in both languages where 31 characters are enough."""
    fr, en = (re.sub(r"[\\/?*\[\]:\x00-\x1f]", "-", text).strip(" '") for text in (title.fr, title.en))
    name = fr if fr == en or not en else f"{fr} – {en}"
    return (name if len(name) <= 31 else fr or en)[:31].strip(" '") or "Passerelle"


def _main_sheet(asked: Questionnaire, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]) -> Sheet:
    kind = asked.kind if asked.kind in ("identification", "checklist") else "questions"
    columns = {
        "identification": _identification_columns,
        "checklist": _checklist_columns,
        "questions": _question_columns,
    }[kind](asked, words, shown, open_)
    return Sheet(
        sheet_name(asked.short_title or asked.title),
        asked.form_id,
        kind,  # type: ignore[arg-type]
        asked.title,
        words.pair(HELP[kind]),
        columns,
        tab=_TABS.get(asked.kind, "accent"),
    )


def _answers(
    words: Words, shown: tuple[str, ...], open_: tuple[str, ...], width: float, question: str = ""
) -> list[Column]:
    wide = width if len(shown) > 1 else width * 1.4
    return [
        Column("answer", words.pair(_ANSWER_IN[language]), wide, language, question, language in open_)
        for language in shown
    ]


def _question_columns(
    asked: Questionnaire, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]
) -> tuple[Column, ...]:
    return (
        Column("code", words.pair(N_("Code")), 9, open=False),
        Column("part", words.pair(N_("Part")), 7, open=False),
        Column("label", words.pair(N_("Question")), 36, open=False),
        *_answers(words, shown, open_, 46),
        Column("state", words.pair(N_("State")), 16),
        Column("ministry", words.pair(N_("Ministry")), 18),
        Column("sources", words.pair(N_("Sources")), 20),
        *_cited(asked, words),
    )


def _cited(asked: Questionnaire, words: Words) -> tuple[Column, ...]:
    """Where each question comes from, in questionnaires that say so."""
    cites = any(asked.citation(question, "fr") for question in asked.guiding_questions)
    return (Column("citation", words.pair(N_("Source of the question")), 17, open=False),) if cites else ()


def _table_help(asked: Questionnaire, repeat: Repeat, words: Words) -> LocalText:
    """How the table is filled in, and where it comes from."""
    about, source = words.pair(HELP["table"]), words.pair(N_("Source"))
    if not asked.citation(repeat, "fr"):
        return about
    fr, en = (
        f"{about.get(spoken.code)} {source.get(spoken.code)}{spoken.colon()} {asked.citation(repeat, spoken.code)}."
        for spoken in (words.fr, words.en)
    )
    return LocalText(fr, en)


def _identification_columns(
    asked: Questionnaire, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]
) -> tuple[Column, ...]:
    return (
        Column("code", words.pair(N_("Code")), 17, open=False),
        Column("label", words.pair(N_("Field")), 34, open=False),
        *_answers(words, shown, open_, 52 if len(shown) > 1 else 43),
        Column("help", words.pair(N_("Help")), 50, open=False),
    )


def _checklist_columns(
    asked: Questionnaire, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]
) -> tuple[Column, ...]:
    narrow = len(shown) > 1
    details = _details(asked)
    columns = [
        Column("code", words.pair(N_("Code")), 11, open=False),
        Column("label", words.pair(N_("Measure")), 40 if narrow else 44, open=False),
        Column("state", words.pair(N_("State")), 18 if narrow else 20),
    ]
    for ending, detail in details.items():
        columns += _detail_columns(ending, detail, words, shown, open_)
        if detail is next(iter(details.values())):
            columns.append(Column("ministry", words.pair(N_("Responsible ministry")), 17 if narrow else 20))
    if not details:
        columns += [*_answers(words, shown, open_, 40), Column("ministry", words.pair(N_("Ministry")), 18)]
    columns.append(Column("citation", words.pair(N_("Source")), 22 if narrow else 18, open=False))
    return tuple(columns)


def _details(asked: Questionnaire) -> dict[str, Question]:
    """The details of a checklist's lines, by the ending of their names."""
    found: dict[str, Question] = {}
    for question in asked.questions:
        if question.detail_of:
            found.setdefault(question.name.removeprefix(question.detail_of + "_"), question)
    return found


def _detail_columns(
    ending: str, detail: Question, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]
) -> list[Column]:
    width = _DETAIL_WIDTHS.get(ending, 20.0)
    if not detail.multilingual:
        return [Column("answer", detail.label, width, "", ending)]
    width = 35 if len(shown) > 1 else width
    return [
        Column(
            "answer", _in_language(detail.label, language, shown, words), width, language, ending,
            language in open_,
        )
        for language in shown
    ]  # fmt: skip


def _in_language(label: LocalText, language: str, shown: tuple[str, ...], words: Words) -> LocalText:
    if len(shown) < 2:
        return label
    spoken = words.pair(_LANGUAGE[language])
    return LocalText(f"{label.get('fr')} ({spoken.fr})", f"{label.get('en')} ({spoken.en})")


def _table_sheet(
    asked: Questionnaire, repeat: Repeat, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]
) -> Sheet:
    columns = [column for column in repeat.columns if column.type != "note"]
    if asked.kind == "plan" and any(column.role == "title" for column in columns):
        order = {role: place for place, role in enumerate(MAIN_PLAN_ROLES)}
        columns.sort(key=lambda column: order.get(column.role, len(order)))
    placed = [Column("code", words.pair(N_("Code")), 9, open=False)]
    later: list[Column] = []
    for question in columns:
        fields = _table_columns(question, repeat, words, shown, open_)
        is_later = asked.kind == "plan" and repeat.columns[0].role == "title"
        if is_later and question.role not in MAIN_PLAN_ROLES:
            later += [replace(field, grouped=True) for field in fields]
        elif is_later and question.role == "result":
            placed += fields[:1]
            later = [replace(field, grouped=True) for field in fields[1:]] + later
        else:
            placed += fields
    return Sheet(
        sheet_name(LocalText(repeat.title("fr"), repeat.title("en"))),
        asked.form_id,
        "table",
        repeat.label,
        _table_help(asked, repeat, words),
        (*placed, *later),
        repeat.name,
        _TABS.get(asked.kind, "accent"),
        asked.kind == "registers",
    )


def _table_columns(
    question: Question, repeat: Repeat, words: Words, shown: tuple[str, ...], open_: tuple[str, ...]
) -> list[Column]:
    label = question.label
    if question.unit:
        label = LocalText(f"{label.get('fr')} ({question.unit})", f"{label.get('en')} ({question.unit})")
    width = _width(question, repeat)
    if question.role == "title" and len(shown) > 1:
        width = 32
    if question.type == "calculate":
        return [Column("calculated", label, width, "", question.name, open=False)]
    if not question.multilingual:
        return [Column("answer", label, width, "", question.name, question.type != "file")]
    return [
        Column(
            "answer", _in_language(label, language, shown, words), width, language, question.name,
            language in open_,
        )
        for language in shown
    ]  # fmt: skip


def _width(question: Question, repeat: Repeat) -> float:
    if question.role in _ROLE_WIDTHS:
        return _ROLE_WIDTHS[question.role]
    if question.name == (repeat.row_label or repeat.columns[0].name) or question.chosen_row_of:
        return 34
    if question.type == "text":
        return 40 if question.is_long else 24
    return _TYPE_WIDTHS.get(question.type, 18)


def printed_pages(sheet: Sheet) -> tuple[tuple[int, int], ...]:
    """The columns of each printed page, first and last, the frozen ones being repeated on later pages."""
    repeated = sum(column.width for column in sheet.columns[: sheet.frozen_columns])
    pages: list[tuple[int, int]] = []
    first, width = 0, 0.0
    for place, column in enumerate(sheet.columns):
        starts_group = column.grouped and not sheet.columns[place - 1].grouped
        if place > first and (width + column.width > PAGE_WIDTH or starts_group):
            pages.append((first, place - 1))
            first, width = place, repeated
        width += column.width
    return (*pages, (first, len(sheet.columns) - 1))
