"""What the cells of a collection can hold: what is known of a file received, and what was decided on it."""

from __future__ import annotations

from datetime import datetime
from string import Formatter
from typing import Any

_TEXTS = (
    "name",
    "received_at",
    "kind",
    "instance",
    "deprecated",
    "document",
    "written_at",
    "country",
    "edition",
)
_NUMBERS = ("size", "step", "filled", "stored", "listed", "repairs", "doubts")
_OF_A_DECISION = {"verdict", "why", "country", "by", "at"}
_VERDICTS = ("accepted", "rejected")


def is_submission(value: Any) -> bool:
    """Whether it can be what is known of a file that was received."""
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(key), str) for key in _TEXTS)
        and all(type(value.get(key)) is int for key in _NUMBERS)
        and _are_texts(value.get("languages"))
        and isinstance(value.get("forms"), dict)
        and _are_texts(list(value["forms"].values()))
        and _is_moment(value["received_at"])
        and (value.get("refusal") is None or _is_message(value["refusal"]))
    )


def is_decision(value: Any) -> bool:
    """Whether it can be a decision on a file."""
    return (
        isinstance(value, dict)
        and value.keys() <= _OF_A_DECISION
        and _are_texts(list(value.values()))
        and value.get("verdict") in _VERDICTS
    )


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(one, str) for one in values)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _is_message(value: Any) -> bool:
    """A message and what it is filled with; one that asks for more than names could take all the memory there is."""
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)):
        return False
    message, params = value
    if not (isinstance(params, dict) and all(isinstance(one, str | int | float) for one in params.values())):
        return False
    try:
        fields = [*Formatter().parse(message)]
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not specification and not conversion)
        for _, name, specification, conversion in fields
    )
