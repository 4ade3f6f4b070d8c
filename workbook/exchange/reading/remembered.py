"""What is the same for every file that is read with the same definitions, worked out once in a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar

MOST_KEPT = 512
Thing = TypeVar("Thing")
Known = TypeVar("Known")


class remembered(Generic[Thing, Known]):  # noqa: N801 - a decorator
    """A function of one object that never changes and has no hash, such as a questionnaire: called once for each."""

    def __init__(self, work_out: Callable[[Thing], Known]) -> None:
        self._work_out = work_out
        self._kept: dict[int, tuple[Thing, Known]] = {}
        update_wrapper(self, work_out)

    def __call__(self, thing: Thing) -> Known:
        kept = self._kept.get(id(thing))
        if kept is None or kept[0] is not thing:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[id(thing)] = thing, self._work_out(thing)
        return kept[1]
