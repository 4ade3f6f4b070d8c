"""XLSForm expressions: `relevant`, `constraint` and `calculation`, evaluated by elementpath as XPath 1.0.

As in XLSForm, `${name}` is another question of the form and `.` the value at hand. An empty answer is "" as
text and not a number in figures, so `${budget} > 0` is false where no budget is given.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree

from elementpath import ElementPathError, XPathContext
from elementpath.xpath1 import XPath1Parser

from workbook.errors import N_, InvalidValue

_REFERENCE = re.compile(r"\$\{([A-Za-z_][\w.-]*)\}")
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XLSFormParser(XPath1Parser):
    """XPath 1.0 with the functions that XLSForm adds."""


def _first(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else ""
    return getattr(value, "string_value", value)


def _number(value: Any) -> float:
    value = _first(value)
    if isinstance(value, bool):
        return float(value)
    try:
        return float(value)
    except (TypeError, ValueError):
        return _days(str(value))


def _days(text: str) -> float:
    """A date compares as a number of days, as in OpenRosa."""
    try:
        return float(date.fromisoformat(text).toordinal())
    except ValueError:
        return math.nan


def _string(value: Any) -> str:
    value = _first(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _truth(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value)
    return bool(value) and value == value


def _register_function(name: str, arguments: Any, compute: Callable[..., Any]) -> None:
    def evaluate(self: Any, context: Any = None) -> Any:
        return compute(*(argument.evaluate(context) for argument in self))

    XLSFormParser.method(XLSFormParser.function(name, nargs=arguments))(evaluate)


def _register_comparison(symbol: str, compare: Callable[[float, float], bool]) -> None:
    def evaluate(self: Any, context: Any = None) -> bool:
        return compare(_number(self[0].evaluate(context)), _number(self[1].evaluate(context)))

    XLSFormParser.method(symbol)(evaluate)


def _coalesce(first: Any, second: Any) -> Any:
    return first if _string(first) else second


def _sum(values: Any) -> float:
    numbers = [_number(value) for value in (values if isinstance(values, list) else [values])]
    return sum(number for number in numbers if not math.isnan(number))


def _extreme(pick: Callable[[list[float]], float]) -> Callable[..., float]:
    def compute(*arguments: Any) -> float:
        flat = [v for a in arguments for v in (a if isinstance(a, list) else [a])]
        numbers = [n for n in map(_number, flat) if not math.isnan(n)]
        return pick(numbers) if numbers else math.nan

    return compute


_register_function("selected", 2, lambda values, name: _string(name) in _string(values).split())
_register_function("count-selected", 1, lambda values: float(len(_string(values).split())))
_register_function("if", 3, lambda test, yes, no: yes if _truth(test) else no)
_register_function("coalesce", 2, _coalesce)
_register_function("regex", 2, lambda text, pattern: bool(re.fullmatch(_string(pattern), _string(text))))
_register_function("today", 0, lambda: date.today().isoformat())
_register_function("int", 1, lambda value: float(math.trunc(_number(value))))
_register_function("min", (1, None), _extreme(min))
_register_function("max", (1, None), _extreme(max))
_register_function("sum", 1, _sum)
for _symbol, _compare in (("<", operator.lt), (">", operator.gt), ("<=", operator.le), (">=", operator.ge)):
    _register_comparison(_symbol, _compare)
XLSFormParser.build()


@cache
def _compiled(expression: str) -> Any:
    xpath = _REFERENCE.sub(lambda found: f"/data/{found[1]}", expression)
    try:
        return XLSFormParser().parse(xpath)
    except ElementPathError as error:
        raise InvalidValue(
            N_("The expression “{expression}” is not an XLSForm expression: {reason}."),
            expression=expression,
            reason=str(error).rsplit("] ", 1)[-1],
        ) from error


def check_expression(expression: str) -> frozenset[str]:
    """The names that an expression refers to. Raises InvalidValue where it cannot be understood."""
    _compiled(expression)
    return frozenset(_REFERENCE.findall(expression))


def names_in(expression: str) -> frozenset[str]:
    """The names that an expression refers to."""
    return frozenset(_REFERENCE.findall(expression))


def evaluate(expression: str, answers: Mapping[str, Any], this: Any = None) -> Any:
    """The value of an expression: a bool, a float or a string.

    `answers` holds the answers that it refers to, by name; a list of lists stands for the rows of a repeat.
    """
    data = ElementTree.Element("data")
    for name in names_in(expression):
        _append(data, name, answers.get(name))
    own = ElementTree.SubElement(data, "_this")
    own.text = _text(this)
    token = _compiled(expression)
    context = XPathContext(data)
    nodes = context.root.iter() if context.root is not None else ()
    context.item = next(node for node in nodes if getattr(node, "elem", None) is own)
    try:
        result = token.evaluate(context)
    except (ElementPathError, ArithmeticError, ValueError):
        return ""
    return _first(result)


def holds(expression: str, answers: Mapping[str, Any], this: Any = None) -> bool:
    """Whether an expression is true."""
    return _truth(evaluate(expression, answers, this))


class EveryRow(list[Any]):
    """The answers to one question in all rows of its repeat."""


def _append(data: ElementTree.Element, name: str, value: Any) -> None:
    for one in value if isinstance(value, EveryRow) else (value,):
        ElementTree.SubElement(data, name).text = _text(one)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _NOT_IN_XML.sub("", str(value))
