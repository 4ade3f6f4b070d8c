"""The undo and redo stacks, read off the list of steps; so they survive closing the file."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.document.cells import Step

NOT_UNDOABLE = ("create", "create_collection", "version", "unknown")
BARRIER = "salvage"  # before it there may be gaps


class UndoStacks:
    """Which step an undo, or a redo, would take back. Holds step ids."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self._undo: list[int] = []
        self._redo: list[int] = []
        for step in steps:
            self.record(step)

    def record(self, step: Step) -> None:
        """Follow a step that was made."""
        if step.kind == BARRIER:
            self._undo.clear()
            self._redo.clear()
        elif step.kind == "undo" and step.reverts is not None:
            self._forget(step.reverts)
            self._redo.append(step.reverts)
        elif step.kind == "redo" and step.reverts is not None:
            self._forget(step.reverts)
            self._undo.append(step.reverts)
        elif step.kind not in NOT_UNDOABLE:
            self._undo.append(step.id)
            self._redo.clear()

    def _forget(self, step_id: int) -> None:
        for stack in (self._undo, self._redo):
            if step_id in stack:
                stack.remove(step_id)

    @property
    def next_undo(self) -> int | None:
        return self._undo[-1] if self._undo else None

    @property
    def next_redo(self) -> int | None:
        return self._redo[-1] if self._redo else None
