"""What the menus say: undo and redo by name, the version that is named, where copies go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workbook.document.cells import Step
from workbook.editing.labels import step_label
from workbook.errors import N_
from workbook.languages import Catalogue


def undo_words(step: Step | None, catalogue: Catalogue) -> str:
    """`Undo: answer to 1.2-3`, or `Undo` alone."""
    return _named(step, catalogue, N_("Undo"), N_("Undo: {what}"))


def redo_words(step: Step | None, catalogue: Catalogue) -> str:
    return _named(step, catalogue, N_("Redo"), N_("Redo: {what}"))


def version_name(now: datetime, catalogue: Catalogue) -> str:
    """The name proposed for a version."""
    return catalogue.gettext(N_("Version of {date}")).format(date=catalogue.date_time(now))


def copy_path(path: Path, catalogue: Catalogue) -> Path:
    """The path proposed for a copy: the same folder, a name that is not taken."""
    return free_name(path, catalogue.gettext(N_("copy")))


def free_name(path: Path, words: str) -> Path:
    """The path in the same folder with words after its name, and a number where that is taken."""
    proposed = path.with_name(f"{path.stem} – {words}{path.suffix}")
    number = 2
    while proposed.exists():
        proposed = path.with_name(f"{path.stem} – {words} {number}{path.suffix}")
        number += 1
    return proposed


def _named(step: Step | None, catalogue: Catalogue, plain: str, named: str) -> str:
    if step is None:
        return catalogue.gettext(plain)
    return catalogue.gettext(named).format(what=step_label(step, catalogue))
