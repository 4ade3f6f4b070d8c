"""Choosing the files, or the folder, to be admitted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.files import first_folder
from ui.language import tr
from workbook.errors import N_
from workbook.preferences import Preferences

FILES, FOLDER = N_("Add submissions"), N_("Add a folder of submissions")
KINDS, EVERYTHING = N_("Submissions"), N_("All files")


def choose_files(parent: QWidget, preferences: Preferences) -> list[Path]:
    """Ask for files; none if the person changed their mind."""
    kinds = f"{tr(KINDS)} (*.xlsx);;{tr(EVERYTHING)} (*)"
    names, _ = QFileDialog.getOpenFileNames(parent, tr(FILES), str(first_folder(preferences)), kinds)
    if names:
        preferences.last_folder = str(Path(names[0]).parent)
    return [Path(name) for name in names]


def choose_folder(parent: QWidget, preferences: Preferences) -> Path | None:
    """Ask for a folder; None if the person changed their mind."""
    name = QFileDialog.getExistingDirectory(parent, tr(FOLDER), str(first_folder(preferences)))
    if not name:
        return None
    preferences.last_folder = name
    return Path(name)
