"""What the number in a cell is: a number, or a day or a time where the cell's format says so."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

When = Literal["", "day", "moment", "time"]
_WHOLE = re.compile(r"-?[0-9]{1,300}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,5})?", re.ASCII)
# what stands in a format without being part of it: "texts", \letters, _blanks and *fillings, [colours and conditions]
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BUILT_IN: dict[int, When] = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "day"),
    22: "moment",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "time"),
}
_LAST_DAY = 2_958_465
_DAY = 86_400_000
_BEFORE = date(1899, 12, 30).toordinal()


def number(text: str) -> int | float | None:
    """The number that a text is; None if it is none. Whole numbers are exact."""
    if (text.isdecimal() and len(text) < 16 and text.isascii()) or _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        value = float(text)
        return value if abs(value) < float("inf") else None
    return None


def built_in_format(identifier: int) -> When:
    """What the numbers of a format that the file need not describe are."""
    return _BUILT_IN.get(identifier, "")


def custom_format(code: str) -> When:
    """What the numbers of a described format are. Spans of time (`[h]:mm`) stay numbers of days."""
    plain = _ASIDE.sub("", code).partition(";")[0].lower()
    if _ELAPSED.search(plain) or "general" in plain:
        return ""
    letters = set(plain)
    days = bool(letters & set("dy")) or ("m" in letters and not letters & set("hs"))
    hours = bool(letters & set("hs"))
    if "0" in letters or "#" in letters or "?" in letters:
        days, hours = days and "y" in letters and "d" in letters, hours and "s" in letters
    return "moment" if days and hours else "day" if days else "time" if hours else ""


def moment(serial: float, when: When, from_1904: bool) -> date | datetime | time | int | float:
    """The day or the time that a serial number stands for; the number itself where it stands for none.

    Days are counted as Excel does, which knows a 29 February 1900 that never was; times are exact to a millisecond.
    """
    if when == "day" and type(serial) is int and 61 <= serial <= _LAST_DAY and not from_1904:
        return date.fromordinal(serial + _BEFORE)
    whole, part = divmod(serial, 1)
    thousandths = round(part * _DAY)
    if serial < 0 or serial > _LAST_DAY + 1:
        return serial
    if when == "time" and serial < 1 and thousandths < _DAY:
        return (datetime.min + timedelta(milliseconds=thousandths)).time()
    if from_1904:
        start = date(1904, 1, 1)
    elif whole == 60 or whole < 1:
        return serial
    else:
        start = date(1899, 12, 31) if whole < 60 else date(1899, 12, 30)
    try:
        day = start + timedelta(days=whole)
        if when == "day" and not thousandths:
            return day
        return datetime.combine(day, time()) + timedelta(milliseconds=thousandths)
    except OverflowError:
        return serial


def iso_moment(text: str) -> date | datetime | time | str:
    """What a cell that holds its date in ISO 8601 says; the text itself if it is none."""
    for read in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            found = read(text)
        except ValueError:
            continue
        return text if getattr(found, "tzinfo", None) else found
    return text
