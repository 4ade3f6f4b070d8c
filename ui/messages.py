"""What the window tells a person: toasts, banners, and questions without which nothing can go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import interface, keep_translated, tr
from ui.theme import theme
from workbook.errors import KnownError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from ui.widgets.banner import Banner, BannerKind
    from ui.widgets.links import LinkButton
    from ui.widgets.toast import Toast

Act = Callable[[], object]
ERROR_KEY, PAGE_KEY = "error", "page"
LARGE_TEXT = 1.25


class BannerArea(QWidget):
    """Where banners stand, one under the other; no higher than what it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(1)


class Messages:
    """One a window. Texts given as functions follow the interface language."""

    def __init__(self, window: QWidget, area: BannerArea) -> None:
        self._window = window
        self._area = area
        self._banners: dict[str, Banner] = {}

    def toast(
        self, text: str, action_text: str = "", action: Act | None = None, mark: str = "final"
    ) -> Toast:
        """Say that something is done."""
        from ui.widgets.toast import show_toast

        return show_toast(self._window, text, action_text, action, mark)

    def banner(
        self,
        kind: BannerKind,
        text: str | Callable[[], str],
        link_text: str = "",
        action: Act | None = None,
        key: str = PAGE_KEY,
        more: Sequence[tuple[str, Act]] = (),
        closable: bool = False,
    ) -> Banner:
        """Show a condition until `clear_banner(key)`. `link_text` and the texts of `more` are msgids or words."""
        from ui.widgets.banner import Banner

        self.clear_banner(key)
        made = Banner(kind, closable=closable)
        made.setObjectName(f"banner_{key}")
        keep_translated(made, lambda: made.set_message(text() if callable(text) else text, tr(link_text)))
        if action is not None:
            made.link_activated.connect(action)
        for words, act in more:
            made.add_link(_extra_link(made, words, act))
        made.closed.connect(lambda: self.clear_banner(key))
        self._area.column.addWidget(made)
        self._banners[key] = made
        return made

    def clear_banner(self, key: str = PAGE_KEY) -> None:
        """Take a banner away, because its condition is over."""
        gone = self._banners.pop(key, None)
        if gone is not None:
            gone.hide()
            gone.deleteLater()

    def clear_all(self) -> None:
        for key in tuple(self._banners):
            self.clear_banner(key)

    def banner_text(self, key: str = PAGE_KEY) -> str:
        """What a banner says now, or nothing."""
        return self._banners[key].text() if key in self._banners else ""

    def shown(self, key: str = PAGE_KEY) -> Banner | None:
        return self._banners.get(key)

    def error(self, error: KnownError, link_text: str = "", action: Act | None = None) -> Banner:
        """Say what went wrong, in one sentence, until it is closed or something else goes wrong."""
        return self.banner(
            "error",
            lambda: error.text(interface.catalogue),
            link_text,
            action,
            key=ERROR_KEY,
            closable=True,
        )

    def clear_error(self) -> None:
        self.clear_banner(ERROR_KEY)

    def ask(self, text: str, detail: str, verbs: Sequence[tuple[str, str]], safe: str) -> str:
        """Ask what nothing can go on without. `verbs` are (key, words); closing the dialog answers `safe`."""
        from PySide6.QtWidgets import QMessageBox, QPushButton

        box = QMessageBox(self._window)
        box.setObjectName("question_dialog")
        box.setWindowTitle("Passerelle")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(detail)
        buttons: dict[QPushButton, str] = {}
        for key, words in verbs:
            role = QMessageBox.ButtonRole.RejectRole if key == safe else QMessageBox.ButtonRole.AcceptRole
            button = box.addButton(words, role)
            button.setObjectName(f"verb_{key}")
            buttons[button] = key
            if key == safe:
                box.setDefaultButton(button)
                box.setEscapeButton(button)
        stack_buttons(box)
        box.exec()
        pressed = box.clickedButton()
        return next((key for button, key in buttons.items() if button is pressed), safe)


def stack_buttons(box: QMessageBox) -> None:
    """Put the buttons one under the other where large text would not fit beside each other."""
    from PySide6.QtWidgets import QDialogButtonBox

    buttons = box.findChild(QDialogButtonBox)
    if buttons is not None and theme.scale > LARGE_TEXT:
        buttons.setOrientation(Qt.Orientation.Vertical)


def _extra_link(banner: Banner, words: str, act: Act) -> LinkButton:
    from ui.widgets.links import LinkButton

    link = LinkButton(parent=banner)
    keep_translated(link, lambda: link.setText(tr(words)))
    link.clicked.connect(act)
    return link
