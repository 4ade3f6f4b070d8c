"""Choosing files and folders, and where to begin looking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.language import tr
from workbook.document.kinds import COLLECTION, KINDS, WORKBOOK, Kind
from workbook.preferences import Preferences

SUFFIXES = tuple(kind.suffix for kind in KINDS.values())


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
    return _chosen(parent, preferences, title, _filter(WORKBOOK))


def choose_file(parent: QWidget, preferences: Preferences, title: str) -> Path | None:
    """Ask for a workbook or a collection to open; None if the person changed their mind."""
    words, endings = tr("Workbooks and collections"), " ".join(f"*{suffix}" for suffix in SUFFIXES)
    return _chosen(parent, preferences, title, f"{words} ({endings})")


def choose_new_file(
    parent: QWidget, preferences: Preferences, title: str, proposed: Path | str, replace: bool = True
) -> Path | None:
    """Ask where a file is to be written, of the kind that is proposed; the ending is added where it is missing.

    Without `replace` a name that is taken is refused later, so the dialog does not offer to overwrite.
    """
    kind = COLLECTION if Path(proposed).suffix == COLLECTION.suffix else WORKBOOK
    start = first_folder(preferences) / proposed
    options = QFileDialog.Option(0) if replace else QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(
        parent, title, str(start), _with_all(_filter(kind)), options=options
    )
    if name and not name.endswith(kind.suffix):
        name += kind.suffix
    return _remembered(name, preferences)


def is_openable(path: Path) -> bool:
    """Whether a file is, by its name, a workbook or a collection."""
    return path.suffix.lower() in SUFFIXES


def _chosen(parent: QWidget, preferences: Preferences, title: str, kinds: str) -> Path | None:
    folder = str(first_folder(preferences))
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, _with_all(kinds))
    return _remembered(name, preferences)


def _filter(kind: Kind) -> str:
    words = tr("Passerelle collections") if kind is COLLECTION else tr("Passerelle workbooks")
    return f"{words} (*{kind.suffix})"


def _with_all(kinds: str) -> str:
    return f"{kinds};;{tr('All files')} (*)"


def _remembered(name: str, preferences: Preferences) -> Path | None:
    if not name:
        return None
    preferences.last_folder = str(Path(name).parent)
    return Path(name)
