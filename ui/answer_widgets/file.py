"""A file as an answer: chosen or dropped, opened, removed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.answer_widgets.base import AnswerWidget
from ui.courier import deliver
from ui.language import interface, tr
from ui.widgets.buttons import SecondaryButton
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText
from workbook.document.cells import Attachment
from workbook.editing.attachments import KNOWN, LARGEST, write_to_look_at
from workbook.errors import N_, InvalidValue, KnownError, UnusableFile

CHOOSE = N_("Choose a file…")
REPLACE = N_("Replace…")
OPEN = N_("Open")
REMOVE = N_("Remove")
NONE_YET = N_("No file yet. Choose one or drop it here.")
FILES = N_("Files")
UNREADABLE = N_("“{file}” cannot be read ({reason}). Nothing was attached.")


class FileAnswer(AnswerWidget):
    """One file, kept inside the workbook."""

    def build(self) -> None:
        self.name_label = ElidedText(ink="muted")
        self.name_label.setObjectName("file_name")
        self.choose_button = SecondaryButton(icon="attach", compact=True)
        self.choose_button.setObjectName("choose_file")
        self.choose_button.clicked.connect(self.choose)
        self.open_link = LinkButton()
        self.open_link.setObjectName("open_file")
        self.open_link.clicked.connect(self.open)
        self.remove_link = LinkButton()
        self.remove_link.setObjectName("remove_file")
        self.remove_link.clicked.connect(self.remove)
        row = QHBoxLayout()
        space(row, 12)
        for widget in (self.choose_button, self.name_label, self.open_link, self.remove_link):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setAcceptDrops(True)

    @property
    def field(self) -> QWidget:
        return self.choose_button

    def name_field(self, name: str) -> None:
        self.choose_button.setAccessibleName(f"{name}{interface.catalogue.colon()} {tr(CHOOSE)}")

    def retranslate(self) -> None:
        super().retranslate()
        self.open_link.setText(tr(OPEN))
        self.remove_link.setText(tr(REMOVE))
        self._say()

    def display(self) -> None:
        self._say()

    def _say(self) -> None:
        stored = self.answering.value if self.answering.form else None
        self.choose_button.setText(tr(REPLACE) if stored else tr(CHOOSE))
        self.open_link.setVisible(bool(stored))
        self.remove_link.setVisible(bool(stored) and not self.is_read_only)
        size = _size(int(stored["size"])) if stored else ""
        self.name_label.setText(f"{stored['name']} ({size})" if stored else tr(NONE_YET))
        self.name_label.set_ink("text" if stored else "muted")

    def choose(self) -> None:
        """Ask for a file."""
        endings = " ".join(f"*{ending}" for ending in KNOWN)
        folder = self.context.preferences.last_folder
        chosen, _ = QFileDialog.getOpenFileName(self, tr(CHOOSE), folder, f"{tr(FILES)} ({endings})")
        if chosen:
            self.attach(Path(chosen))

    def attach(self, path: Path) -> None:
        """Take a file into the workbook as the answer."""
        self._trouble = None
        self._writing = True
        try:
            content = _read(path)
            self.context.session.attach(
                self.answering.form, self.question.name, path.name, content, self.answering.row
            )
        except KnownError as error:
            self._trouble = error
        finally:
            self._writing = False
        self.display()
        self.show_complaint()
        if self._trouble is None:
            self.answered.emit()

    def open(self) -> None:
        """Show a copy of the file in the program that the system has for it."""
        stored = self.answering.value
        if stored:
            sha256 = stored["sha256"]
            deliver(
                self.context.session.saver.ask(lambda document: document.attachment(sha256)), self._open_copy
            )

    def _open_copy(self, attachment: Attachment | None) -> None:
        if attachment is None:
            return
        try:
            copy = write_to_look_at(attachment, Path(tempfile.mkdtemp(prefix="passerelle-")))
        except KnownError as error:
            self.context.messages.error(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def remove(self) -> None:
        """Take the file out of the answer."""
        self.write(None)
        self.display()
        self.choose_button.setFocus()

    def apply_read_only(self, read_only: bool) -> None:
        self.choose_button.setEnabled(not read_only)
        self.setAcceptDrops(not read_only)
        self._say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attach(Path(event.mimeData().urls()[0].toLocalFile()))
        event.acceptProposedAction()


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InvalidValue(
                N_(
                    "“{name}” was not attached: it is larger than {size} MB."
                    " Attach a smaller file or give its address."
                ),
                name=path.name,
                size=LARGEST // 1_000_000,
            )
        return path.read_bytes()
    except OSError as error:
        raise UnusableFile(UNREADABLE, file=path.name, reason=error.strerror or "?") from error


def _size(count: int) -> str:
    catalogue = interface.catalogue
    if count < 1_000_000:
        unit = "Ko" if catalogue.code == "fr" else "kB"
        return f"{catalogue.number(max(1, round(count / 1000)))}\u00a0{unit}"
    unit = "Mo" if catalogue.code == "fr" else "MB"
    return f"{catalogue.number(count / 1_000_000, 1)}\u00a0{unit}"
