"""A page in a window of its own, with a workbook under it, for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.background import Jobs
from ui.messages import BannerArea, Messages
from ui.page import Context, Page
from workbook.editing.session import Session
from workbook.preferences import Preferences
from workbook.screens.places import Place

Made = TypeVar("Made", bound=Page)


@dataclass
class Steps:
    """A navigator that remembers where one was taken."""

    gone: list[Place] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def go(self, place: Place) -> None:
        self.gone.append(place)

    def next(self) -> None:
        self.gone.append(Place("section", "next"))

    def previous(self) -> None:
        self.gone.append(Place("section", "previous"))

    def open_file(self, path: Path) -> None:
        self.opened.append(path)


@dataclass
class Stage:
    """The window, what it was told, and how the page left."""

    window: QWidget
    context: Context
    steps: Steps

    def banner(self, key: str = "page") -> str:
        return self.context.messages.banner_text(key)


def stage(
    qtbot: QtBot, session: Session, make: Callable[[Context], Made], size: tuple[int, int] = (1240, 710)
) -> tuple[Made, Stage]:
    """Show a page over a session; the page follows the session as in the workbook window."""
    window = QWidget()
    area = BannerArea()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    steps = Steps()
    context = Context(session, Preferences(), steps, Jobs(window), Messages(window, area))
    page = make(context)
    column.addWidget(page, 1)
    unsubscribe = session.subscribe(
        lambda change_set: page.refresh(None if change_set.kind in ("undo", "redo") else change_set)
    )
    window.destroyed.connect(unsubscribe)
    window.resize(*size)
    qtbot.addWidget(window, before_close_func=lambda _: (page.hand_over(), context.jobs.stop()))
    window.show()
    return page, Stage(window, context, steps)
