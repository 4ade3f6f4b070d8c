"""What every page of the collection's window has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.page import Context, Page

if TYPE_CHECKING:
    from workbook.collection.collection import Collection
    from workbook.collection.view import CollectionView


@dataclass(slots=True)
class CollectionContext(Context):
    """A page's context with the collection.

    `view()` is the collection as it stands; what it reads is read in jobs, never on the drawing thread. `admit_wanted`
    asks the person for files to be admitted.
    """

    collection: Collection = field(kw_only=True)
    admit_wanted: Callable[[], object] = field(kw_only=True)

    def view(self) -> CollectionView:
        return self.collection.view()


class CollectionPage(Page):
    """One page in the centre of the collection's window.

    `side_panel` is what stands at its right, in the window's own column; None where there is nothing.
    """

    context: CollectionContext

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)

    @property
    def side_panel(self) -> QWidget | None:
        return None
