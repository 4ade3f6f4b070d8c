"""Acts of the secretariat: each is a step of the collection, told with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.collection.page import CollectionContext
from ui.language import tr
from workbook.editing.changes import ChangeSet
from workbook.errors import N_, KnownError

UNDO = N_("Undo")


class Acts:
    """What cannot be done is told above the page; `parent` is the page that dialogs stand over."""

    def __init__(self, context: CollectionContext, parent: QWidget) -> None:
        self.context, self.parent = context, parent

    @property
    def writable(self) -> bool:
        return not self.context.session.read_only

    def make(self, plan: Callable[[], ChangeSet], words: str = "", nothing: str = "") -> bool:
        """Make what `plan` says and tell it in `words`; where nothing would change, say `nothing`."""
        try:
            made = plan()
            if made.changes:
                self.context.session.apply(made)
        except KnownError as error:
            self.context.messages.error(error)
            return False
        if made.changes and words:
            self.tell(words)
        elif nothing and not made.changes:
            self.context.messages.toast(nothing)
        return bool(made.changes)

    def tell(self, words: str) -> None:
        """Say what was done; the toast takes it back."""
        session = self.context.session
        step = session.undo_step

        def take_back() -> None:
            if session.undo_step is step:
                session.undo()

        self.context.messages.toast(words, tr(UNDO), take_back)
