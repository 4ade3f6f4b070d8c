"""What was saved since a workbook was opened, so that a file that went away and came back can be trusted again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from workbook.document.cells import Step
from workbook.document.document import Document
from workbook.document.writing import step_hash
from workbook.errors import N_, CannotWrite

KEPT = 20_000_000  # bytes of attached or received files


class Record:
    """The last step of the file when it was opened, and the steps that were saved since. Used by the saver's thread.

    Of hundreds of files received only the last ones are kept here: a file that lacks more of them than that cannot be
    completed from memory, and is treated as one that went another way.
    """

    def __init__(self, document: Document) -> None:
        steps = document.heads()
        self._first = max(steps, default=0)
        self._heads = {self._first: steps.get(self._first, "")}
        self._steps: deque[Step] = deque()
        self._bytes = 0

    def add(self, steps: Iterable[Step]) -> None:
        """Note what is on the disk now."""
        for step in steps:
            self._steps.append(replace(step, derived={}))  # they can be made anew
            self._heads[step.id] = step_hash(step)
            self._bytes += _size(step)
        while self._bytes > KEPT and len(self._steps) > 1:
            self._forget()

    def _forget(self) -> None:
        gone = self._steps.popleft()
        self._bytes -= _size(gone)
        del self._heads[self._first]
        self._first = gone.id

    def reaches_back_to(self, step_id: int) -> bool:
        """Whether everything after a step is known."""
        return step_id in self._heads

    def missing_in(self, document: Document, more: Iterable[Step]) -> list[Step]:
        """The steps that a file lacks of all that was done, `more` included. Raises CannotWrite where it went another way.

        A save that failed at its very end may be in the file nevertheless.
        """
        known = [*self._steps, *more]
        heads = self._heads | {step.id: step_hash(step) for step in more}
        found = document.heads(self._first)
        last = max(found, default=-1)
        if any(heads.get(step) != head for step, head in found.items()) or last < self._first:
            raise CannotWrite(
                N_(
                    "{file} was changed elsewhere while it was out of reach. The last changes are only in this window: save a copy elsewhere, then compare the two."
                ),
                file=document.path.name,
            )
        return [step for step in known if step.id > last]


def _size(step: Step) -> int:
    return sum(len(one.content) for one in step.attachments)
