"""XLSForm expressions as authors write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InvalidValue
from workbook.questionnaire.expressions import EveryRow, check_expression, evaluate, holds


@pytest.mark.parametrize(
    ("expression", "answers", "this", "value"),
    [
        ("${p} > 0", {"p": 5}, None, True),
        ("${p} > 0", {}, None, False),
        ("not(${p} > 0)", {}, None, True),
        ("${p} = ''", {}, None, True),
        ("${p} != ''", {"p": "x"}, None, True),
        (". >= 0 and . <= 100", {}, 50, True),
        (". >= 0 and . <= 100", {}, 150, False),
        ("selected(${m}, 'a')", {"m": ["b", "a"]}, None, True),
        ("count-selected(${m})", {"m": ["b", "a"]}, None, 2),
        ("if(${p} > 1, 'x', 'y')", {"p": 2}, None, "x"),
        ("sum(${b})", {"b": EveryRow([1, 2.5, None])}, None, 3.5),
        ("count(${b})", {"b": EveryRow([1, 1])}, None, 2),
        ("max(${b}) - min(${b})", {"b": EveryRow([3, 10])}, None, 7),
        (". > ${s}", {"s": "2018-01-01"}, "2018-02-01", True),
        ("regex(., '[^@ ]+@[^@ ]+')", {}, "jean@ministere.ci", True),
        ("coalesce(${b}, 0) - coalesce(${f}, 0)", {"b": 10}, None, 10),
        ("${a} div 4", {"a": 10}, None, 2.5),
        ("concat(${a}, '!')", {"a": "é<&"}, None, "é<&!"),
        ("string-length(.) < 5", {}, "abc", True),
        ("int(${a})", {"a": 2.9}, None, 2),
    ],
)
def test_expressions(expression: str, answers: dict[str, Any], this: Any, value: Any) -> None:
    assert evaluate(expression, answers, this) == value


@pytest.mark.parametrize("expression", ["${a} >", "unknown(1)", "${a", "1 +* 2", "'open"])
def test_what_is_no_expression_is_said(expression: str) -> None:
    with pytest.raises(InvalidValue):
        check_expression(expression)


@given(st.none() | st.text() | st.floats() | st.lists(st.text(max_size=3)))
def test_no_answer_breaks_an_expression(answer: Any) -> None:
    for expression in ("${a} > 1", "selected(${a}, 'x')", "sum(${a}) + ${a}", "regex(${a}, 'x*')"):
        holds(expression, {"a": answer}, answer)
