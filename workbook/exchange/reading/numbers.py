"""Numbers as people write them: blanks or signs between thousands, a comma or a point, units, brackets."""

from __future__ import annotations

import re
from decimal import Decimal

from workbook.exchange.reading.outcomes import Meant, Outcome, Unclear
from workbook.questionnaire.values import fold

_CURRENCY = re.compile(r"US\s?\$|[€$£¥]|[A-Z]{3}")
_PERCENT = {"%", "pour cent", "pourcent", "p. cent", "percent", "per cent", "pct"}
_SCALES = {
    "mille": 10**3, "milliers": 10**3, "thousand": 10**3,
    "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
_SPACED = re.compile(r"(\d{1,3}(?:[ ']\d{3})+|\d+)?(?:[.,](\d*))?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d{1,17})?E[+-]?\d{1,2}", re.IGNORECASE)
_LONGEST = 40


def read_number(value: float | str, whole: bool, unit: str = "") -> Outcome:
    """An int, or a float where the question takes decimals."""
    if isinstance(value, str):
        return _read_text(value, whole, unit)
    if type(value) is int:
        return Meant(value)
    return _settled(Decimal(repr(value)), whole, unit, "")


def _settled(number: Decimal, whole: bool, unit: str, repair: str) -> Outcome:
    nearest = number.to_integral_value()
    if number == nearest:
        return Meant(int(number), repair)
    if not whole:
        return Meant(float(number), repair)
    if abs(number - nearest) < Decimal("1e-9"):
        return Meant(int(nearest), repair or "number")
    share = number * 100
    if unit == "%" and abs(number) < 1 and abs(share - share.to_integral_value()) < Decimal("1e-9"):
        return Meant(int(share.to_integral_value()), "percent")
    return Unclear("not_whole")


def _read_text(text: str, whole: bool, unit: str) -> Outcome:
    bare = " ".join(text.replace("’", "'").replace("\u2212", "-").replace("–", "-").split())
    if len(bare) > _LONGEST:
        return Unclear("not_number")
    figure, repair, factor = _without_units(bare, unit)
    negative = False
    if figure.startswith("(") and figure.endswith(")"):
        figure, negative, repair = figure[1:-1].strip(), True, "negative"
    elif figure[:1] in ("-", "+"):
        figure, negative = figure[1:].strip(), figure[0] == "-"
    readings = [(-one if negative else one) * factor for one in _figures(figure)]
    if whole and len(readings) > 1:
        readings = [one for one in readings if one == one.to_integral_value()] or readings
    if not readings:
        return Unclear("not_number")
    if len(readings) > 1:
        return Unclear("ambiguous_number", tuple(_plain(one) for one in readings))
    return _settled(readings[0], whole, "", repair or "number")


def _without_units(text: str, unit: str) -> tuple[str, str, int]:
    """The figure alone, the kind of repair that this is, and what to multiply it with."""
    found = re.fullmatch(r"(?P<before>[^\d(+.,-]*)(?P<figure>[(+\d.,-].*?)(?P<after>[^\d).,]*)", text)
    if found is None:
        return text, "", 1
    scientific = _SCIENTIFIC.fullmatch(text)
    before, figure, after = (found[name].strip() for name in ("before", "figure", "after"))
    if scientific:
        return text, "", 1
    if not before and fold(after) in _PERCENT and unit in ("", "%"):
        return figure, "percent", 1
    if unit:
        known = not before and fold(after).replace(" ", "") in ("", fold(unit).replace(" ", ""))
        return (figure, "", 1) if known else (text, "", 1)
    money = _CURRENCY.sub("", after).strip()
    scale = _SCALES.get(fold(money), 0) if money else 1
    if scale and not _CURRENCY.sub("", before).strip():
        return figure, "scale" if scale > 1 else "", scale
    return text, "", 1


def _figures(text: str) -> list[Decimal]:
    """What a figure can mean: nothing, one number, or `1,234` in two ways."""
    if _SCIENTIFIC.fullmatch(text):
        return [Decimal(text.replace(",", "."))]
    found: dict[Decimal, None] = {}
    spaced = _SPACED.fullmatch(text)
    if spaced and (spaced[1] or spaced[2]):
        units = re.sub(r"[ ']", "", spaced[1] or "0")
        found[Decimal(f"{units}.{spaced[2] or 0}")] = None
    if _ENGLISH.fullmatch(text):
        found[Decimal(text.replace(",", ""))] = None
    if _GERMAN.fullmatch(text):
        found[Decimal(text.replace(".", "").replace(",", "."))] = None
    if len(found) > 1 and text.startswith("0"):
        return list(found)[:1]
    return list(found)


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
