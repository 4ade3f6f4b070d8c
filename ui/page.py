"""What every page of the workbook window has in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.preferences import Preferences
from workbook.screens.places import Place

if TYPE_CHECKING:
    from ui.background import Jobs
    from ui.messages import Messages
    from workbook.screens.merge import MergeDesk


class Navigator(Protocol):
    """Takes a person to a place."""

    def go(self, place: Place) -> None: ...

    def next(self) -> None: ...

    def previous(self) -> None: ...

    def open_file(self, path: Path) -> None: ...


@dataclass(slots=True)
class Context:
    """What a page is given: the workbook, and the ways to move, to run long work and to tell something.

    `desk` is what came back from ministries and waits for a decision."""

    session: Session
    preferences: Preferences
    navigator: Navigator
    jobs: Jobs
    messages: Messages
    desk: MergeDesk | None = None


class Page(QWidget):
    """One page in the centre of the window. Pages are made once and shown again for other places.

    A page that `takes_the_room` brings a list of its own, and the contents fold while it is shown."""

    @property
    def takes_the_room(self) -> bool:
        return False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_place(self, place: Place) -> None:
        """Show what is at a place; what is being typed elsewhere has been handed over before."""
        raise NotImplementedError

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Follow a change of the workbook; None means that anything may have changed (undo, language)."""
        raise NotImplementedError

    def hand_over(self) -> None:
        """Give what is being typed to the session now: called before leaving, closing, undoing and exporting."""

    def step(self, by: int) -> bool:
        """Go on (1) or back (-1) within the page; False where that leads to another page."""
        return False

    def find_in_page(self) -> bool:
        """Put the keyboard into the page's own filter; False where it has none."""
        return False

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""
        self.setFocus()
