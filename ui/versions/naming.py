"""Naming the state that the workbook has now: everything is saved already, a version gets a name."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QDialog, QWidget

from ui.language import interface, tr
from ui.messages import Messages
from ui.name_dialog import VERSION, NameDialog
from workbook.editing.session import Session
from workbook.errors import N_
from workbook.screens.commands import version_name

NAMED = N_("Version named: {name}")


def name_version(session: Session, messages: Messages, parent: QWidget) -> None:
    """Ask for a name and keep it."""
    if session.read_only:
        return
    dialog = NameDialog(VERSION, version_name(datetime.now(UTC), interface.catalogue), parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted and dialog.name:
        session.name_version(dialog.name)
        messages.toast(tr(NAMED).format(name=interface.catalogue.quote(dialog.name)))
