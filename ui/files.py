"""Choosing files and folders, and where to begin looking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.language import tr
from workbook.preferences import Preferences
from workbook.screens.start import SUFFIX


def documents_folder() -> Path:
    """The person's folder for documents, or their home."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(named) if named else Path.home()
    return folder if folder.is_dir() else Path.home()


def first_folder(preferences: Preferences) -> Path:
    """Where the last file was chosen, if that is still there."""
    last = Path(preferences.last_folder) if preferences.last_folder else None
    return last if last and last.is_dir() else documents_folder()


def choose_workbook(parent: QWidget, preferences: Preferences, title: str) -> Path | None:
    """Ask for a workbook to read; None if the person changed their mind."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(first_folder(preferences)), _kinds())
    return _remembered(name, preferences)


def choose_new_workbook(
    parent: QWidget, preferences: Preferences, title: str, proposed: Path | str, replace: bool = True
) -> Path | None:
    """Ask where a workbook is to be written; the ending is added where it is missing.

    Without `replace` a name that is taken is refused later, so the dialog does not offer to overwrite.
    """
    start = first_folder(preferences) / proposed
    options = QFileDialog.Option(0) if replace else QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(parent, title, str(start), _kinds(), options=options)
    if name and not name.endswith(SUFFIX):
        name += SUFFIX
    return _remembered(name, preferences)


def is_workbook(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX


def _kinds() -> str:
    workbooks, everything = tr("Passerelle workbooks"), tr("All files")
    return f"{workbooks} (*{SUFFIX});;{everything} (*)"


def _remembered(name: str, preferences: Preferences) -> Path | None:
    if not name:
        return None
    preferences.last_folder = str(Path(name).parent)
    return Path(name)
