"""What became of what a person wrote: it was meant like this, or it is not clear."""

from __future__ import annotations

from typing import Any, NamedTuple


class Meant(NamedTuple):
    """A value of the question's type; `repair` is a key of `repairs.REPAIRS` where it was written otherwise."""

    value: Any
    repair: str = ""


class Unclear(NamedTuple):
    """Not understood; `reason` is a key of `repairs.REASONS`, `readings` the values that it may mean."""

    reason: str
    readings: tuple[Any, ...] = ()


Outcome = Meant | Unclear
