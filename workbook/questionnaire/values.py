"""What an answer of each question type is: read from what a person typed, checked, and shown.

A value is JSON: text a string, integer an int, decimal a number, date `YYYY-MM-DD`, select_one the choice's
name, select_multiple a list of names in the order of the list, file `{"sha256", "name", "size"}`.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from workbook.errors import N_, InvalidValue
from workbook.languages import Catalogue
from workbook.questionnaire.model import Choice, Question

RowTitles = Mapping[str, str]
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_YES = {"x", "1", "oui", "yes", "true", "vrai"}


def canonical(value: Any) -> str:
    """The one way to write a value as JSON."""
    return _CANONICAL.encode(value)


def clean_text(text: str) -> str:
    """The text without control characters and lone surrogates, with line feeds for line ends."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def fold(text: str) -> str:
    """For comparing what people type: without case, accents, ligatures and doubled blanks."""
    spread = (
        text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae").replace("’", "'")
    )
    plain = "".join(c for c in unicodedata.normalize("NFKD", spread) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def is_right_to_left(text: str) -> bool:
    """Whether the first strong letter is Arabic, Hebrew or the like."""
    strong = (unicodedata.bidirectional(letter) for letter in text[:500])
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def parse(question: Question, raw: str, language: str, choices: tuple[Choice, ...] = ()) -> Any:
    """The value that a person meant; None for nothing.

    Raises InvalidValue, worded for the field that holds the text.
    """
    text = clean_text(raw)
    if not text.strip():
        return None
    if question.type == "text":
        return text if question.is_long else " ".join(text.split("\n"))
    return _PARSERS[question.type](question, text.strip(), language, choices)


def parse_number(text: str, language: str) -> Decimal:
    """A number written in French or English, with any of the blanks that programs put between thousands.

    Raises ValueError.
    """
    figure = _SPACES.sub("", text).replace("\u2212", "-").replace("–", "-")
    comma, point = figure.rfind(","), figure.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        figure = figure.replace(thousands, "")
    elif language == "en" and re.fullmatch(r"-?\d{1,3}(,\d{3})+", figure):
        figure = figure.replace(",", "")
    figure = figure.replace(",", ".")
    if not re.fullmatch(r"[-+]?\d{1,30}(\.\d{0,15})?|[-+]?\.\d{1,15}", figure):
        raise ValueError(text)
    return Decimal(figure)


def _parse_integer(question: Question, text: str, language: str, choices: tuple[Choice, ...]) -> int:
    try:
        number = parse_number(text.removesuffix("%"), language)
    except ValueError:
        raise InvalidValue(
            N_("“{text}” is not a number. Write it in figures, such as 1200."), text=text
        ) from None
    if number != number.to_integral_value():
        raise InvalidValue(N_("“{text}” is not a whole number. Write it without decimals."), text=text)
    return int(number)


def _parse_decimal(question: Question, text: str, language: str, choices: tuple[Choice, ...]) -> int | float:
    try:
        number = parse_number(text.removesuffix("%"), language)
    except ValueError:
        raise InvalidValue(
            N_("“{text}” is not a number. Write it in figures, such as {example}."),
            text=text,
            example="1234,5" if language == "fr" else "1234.5",
        ) from None
    return int(number) if number == number.to_integral_value() else float(number)


def _parse_date(question: Question, text: str, language: str, choices: tuple[Choice, ...]) -> str:
    try:
        return parse_date(text).isoformat()
    except ValueError:
        raise InvalidValue(
            N_("The date “{text}” does not exist. Write it day first, such as 12/11/2018."), text=text
        ) from None


def parse_date(text: str) -> date:
    """`2018-11-12`, `12/11/2018` (day first), `12.11.2018`, `12 novembre 2018` or `12 November 2018`.

    Raises ValueError.
    """
    words = fold(text).replace("1er", "1")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    if found := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", words):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if found := re.fullmatch(r"(\d{1,2}) ([a-z.]+) (\d{4})", words):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    raise ValueError(text)


def _month(name: str) -> int:
    from babel.dates import get_month_names

    for locale in ("fr", "en"):
        for width in ("wide", "abbreviated"):
            for number, month in get_month_names(width, locale=locale).items():
                if fold(month).rstrip(".") == name.rstrip("."):
                    return int(number)
    raise ValueError(name)


def find_choice(text: str, choices: tuple[Choice, ...]) -> Choice | None:
    """The choice of that name, or of that label in either language or in both (`En partie / Partly`)."""
    wanted = fold(text)
    for choice in choices:
        labels = (choice.label.fr, choice.label.en, f"{choice.label.fr} / {choice.label.en}")
        if text == choice.name or wanted in {fold(label) for label in labels}:
            return choice
    return next((choice for choice in choices if fold(choice.name) == wanted), None)


def _parse_one(question: Question, text: str, language: str, choices: tuple[Choice, ...]) -> str:
    if question.chosen_row_of:
        return text
    choice = find_choice(text, choices)
    if choice is None and wanted_yes(text, choices):
        choice = find_choice("yes", choices)
    if choice is None:
        known = ", ".join(known.label.get(language) for known in choices[:8])
        raise InvalidValue(N_("“{text}” is not one of the choices: {choices}."), text=text, choices=known)
    return choice.name


def wanted_yes(text: str, choices: tuple[Choice, ...]) -> bool:
    """Whether a cross, a 1 or the like can stand for the choice "yes" of this list."""
    return fold(text) in _YES and any(choice.name == "yes" for choice in choices)


def _parse_several(question: Question, text: str, language: str, choices: tuple[Choice, ...]) -> list[str]:
    whole = find_choice(text, choices)
    parts = [text] if whole else [part for part in re.split(r"[;,\n]", text) if part.strip()]
    if not whole and len(parts) == 1 and find_choice(parts[0], choices) is None:
        parts = text.split()
    chosen = {_parse_one(question, part.strip(), language, choices) for part in parts}
    return [choice.name for choice in choices if choice.name in chosen]


def _parse_file(question: Question, text: str, language: str, choices: tuple[Choice, ...]) -> dict[str, Any]:
    raise InvalidValue(N_("A file is attached, not typed."))


_PARSERS: dict[str, Callable[[Question, str, str, tuple[Choice, ...]], Any]] = {
    "integer": _parse_integer,
    "decimal": _parse_decimal,
    "date": _parse_date,
    "select_one": _parse_one,
    "select_multiple": _parse_several,
    "file": _parse_file,
}


def well_formed(question: Question, value: Any, choices: tuple[Choice, ...] = ()) -> bool:
    """Whether a JSON value is of the question's type (constraints and required are not looked at)."""
    names = {choice.name for choice in choices}
    match question.type:
        case "text":
            return isinstance(value, str) and value == clean_text(value)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "decimal":
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        case "date":
            return isinstance(value, str) and _is_iso_date(value)
        case "select_one":
            return isinstance(value, str) and (bool(question.chosen_row_of) or value in names)
        case "select_multiple":
            return (
                isinstance(value, list)
                and len(set(map(str, value))) == len(value)
                and names >= set(map(str, value))
            )
        case "file":
            return isinstance(value, dict) and value.keys() == {"sha256", "name", "size"}
    return False


def _is_iso_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def show(
    question: Question,
    value: Any,
    catalogue: Catalogue,
    choices: tuple[Choice, ...] = (),
    rows: RowTitles | None = None,
) -> str:
    """A value as a person reads it; `rows` names the rows that a `select_one ${…}` chooses among."""
    if value is None:
        return ""
    match question.type:
        case "integer" | "decimal" | "calculate" if isinstance(value, int | float):
            return _show_number(question, value, catalogue)
        case "date":
            return catalogue.date(date.fromisoformat(value), "short")
        case "select_one" if question.chosen_row_of:
            return (rows or {}).get(value, "")
        case "select_one":
            return _label(value, choices, catalogue)
        case "select_multiple":
            return ", ".join(_label(name, choices, catalogue) for name in value)
        case "file":
            return str(value.get("name", ""))
    return str(value)


def _show_number(question: Question, value: float, catalogue: Catalogue) -> str:
    if question.is_year:
        return str(int(value))
    figure = catalogue.number(value)
    if question.unit != "%":
        return figure
    return f"{figure}\u00a0%" if catalogue.code == "fr" else f"{figure}%"


def _label(name: str, choices: tuple[Choice, ...], catalogue: Catalogue) -> str:
    return next((c.label.get(catalogue.code) for c in choices if c.name == name), name)
