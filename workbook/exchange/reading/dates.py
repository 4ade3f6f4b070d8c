"""Days as people write them, in French and in English; a day that can be meant in two ways is not chosen."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from workbook.exchange.reading.outcomes import Meant, Outcome, Unclear
from workbook.questionnaire.values import clean_text, fold

Order = Literal["day", "month", "unknown"]
_NUMERIC = re.compile(r"(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})")
_TIME = re.compile(r"[t ]\s?\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?z?")
_NAMED = (
    re.compile(r"(?P<day>\d{1,2})[ -](?P<month>[a-z]+)\.?,?[ -](?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]+)\.?,?[ -](?P<year>\d{4})"),
)
_MONTH = (
    re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})"),
)
_SERIALS = range(18264, 73415)  # 1950 to 2100
_YEARS = range(1900, 2101)


def read_date(value: date | float | str, end: bool | None, order: Order = "day") -> Outcome:
    """An ISO date. `end` tells that a month or a year means its last day, or (False) its first; None that neither does."""
    if isinstance(value, datetime):
        return Meant(value.date().isoformat(), "date_time" if value.time() != value.time().min else "")
    if isinstance(value, date):
        return Meant(value.isoformat())
    if isinstance(value, int | float):
        return _of_number(value, end)
    text = re.sub(r"\b(\d{1,2})(?:er|st|nd|rd|th)\b", r"\1", fold(value))
    words = [word for word in text.split() if word.rstrip(",") not in _fillers()]
    bare = " ".join(words)
    without_time = _TIME.sub("", bare)
    found = _read_text(without_time, end, order)
    if without_time != bare and isinstance(found, Meant):
        return Meant(found.value, "date_time")
    return found


def order_of(texts: Iterable[str]) -> Order:
    """In which order a file writes its dates: month first where one of them cannot be meant otherwise."""
    order: Order = "day"
    for text in texts:
        found = _NUMERIC.fullmatch(clean_text(text).strip())
        if found and int(found[2]) > 12 >= int(found[1]):
            order = "unknown"
    return order


def _of_number(value: float, end: bool | None) -> Outcome:
    if float(value).is_integer() and int(value) in _YEARS:
        return _partial(int(value), 0, end)
    if int(value) in _SERIALS:
        return Meant((date(1899, 12, 30) + timedelta(days=int(value))).isoformat(), "date_serial")
    return Unclear("not_date")


def _read_text(text: str, end: bool | None, order: Order) -> Outcome:
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), "" if text == _iso(found) else "date")
    if found := _NUMERIC.fullmatch(text):
        return _numeric(int(found[1]), int(found[2]), found[3], order)
    for pattern in _NAMED:
        if found := pattern.fullmatch(text):
            month = _months().get(found["month"], 0)
            parts = found.groupdict()
            if not month:
                return Unclear("not_date")
            if "day" not in parts:
                return _partial(int(parts["year"]), month, end)
            return _day(int(parts["year"]), month, int(parts["day"]), "date")
    for pattern in _MONTH:
        if found := pattern.fullmatch(text):
            return _partial(int(found["year"]), int(found["month"]), end)
    if re.fullmatch(r"\d{4}", text) and int(text) in _YEARS:
        return _partial(int(text), 0, end)
    return Unclear("not_date")


def _iso(found: re.Match[str]) -> str:
    return f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}"


def _numeric(first: int, second: int, year: str, order: Order) -> Outcome:
    century = int(year) if len(year) == 4 else 2000 + int(year)
    readings = [_made(century, second, first), _made(century, first, second)]
    day_first, month_first = readings
    known = tuple(one.isoformat() for one in readings if one)
    if not known:
        return Unclear("not_date")
    if day_first is None or month_first is None or day_first == month_first:
        kind = (
            "date" if len(year) == 4 and day_first else "date_day_first" if day_first else "date_month_first"
        )
        return Meant(known[0], kind)
    return Unclear("ambiguous_date", known) if order == "unknown" else Meant(known[0], "date_day_first")


def _day(year: int, month: int, day: int, repair: str) -> Outcome:
    made = _made(year, month, day)
    return Meant(made.isoformat(), repair) if made else Unclear("not_date")


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _partial(year: int, month: int, end: bool | None) -> Outcome:
    first = _made(year, month or 1, 1)
    if first is None:
        return Unclear("not_date")
    last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    if end is None:
        return Unclear("partial_date", (first.isoformat(), last.isoformat()))
    return Meant((last if end else first).isoformat(), "date_partial")


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    found: dict[str, int] = {"sept": 9}
    for locale in ("fr", "en"):
        for width in ("abbreviated", "wide"):
            for number, name in get_month_names(width, locale=locale).items():
                found[fold(name).rstrip(".")] = int(number)
    return found


@cache
def _fillers() -> frozenset[str]:
    """Words before a date that say nothing more: weekdays, and articles."""
    from babel.dates import get_day_names

    days = {fold(name) for locale in ("fr", "en") for name in get_day_names("wide", locale=locale).values()}
    return frozenset(days | {"le", "the", "of", "on"})
