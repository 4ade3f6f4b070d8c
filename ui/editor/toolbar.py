"""The tools of the editor: style, bullets, numbers, bold, italic, link."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.editor.link_dialog import LinkDialog
from ui.editor.rich_text_edit import RichTextEdit
from ui.language import Translated, interface, tr
from ui.theme import font
from ui.widgets.buttons import IconButton, MenuButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import fix, space, themed
from workbook.errors import N_
from workbook.questionnaire.rich_text import BlockKind

TOOL = 28
STYLE = N_("Paragraph style")
KINDS: dict[BlockKind, str] = {
    "paragraph": N_("Paragraph"),
    "bullet": N_("Bulleted list"),
    "number": N_("Numbered list"),
}
BULLETS, NUMBERS = N_("Bullets"), N_("Numbers")
BOLD, ITALIC, LINK = N_("Bold"), N_("Italic"), N_("Link")


class EditorToolbar(Translated, QWidget):
    """Serves the editor that was used last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: RichTextEdit | None = None
        self.style_button = MenuButton()
        self.style_button.setObjectName("style_menu")
        self.style_button.setProperty("compact", True)
        self.bullets = self._tool("bullets", lambda: self._toggle("bullet"), "bullets")
        self.numbers = self._tool("numbers", lambda: self._toggle("number"), "numbers")
        self.bold = self._tool("", self._bold, "bold")
        self.italic = self._tool("", self._italic, "italic")
        self.link = self._tool("link", self.ask_link, "link", checkable=False)
        self._make_menu()
        row = QHBoxLayout(self)
        space(row, 0)
        row.addWidget(self.style_button)
        row.addWidget(self._divider())
        row.addWidget(self.bullets)
        row.addWidget(self.numbers)
        row.addWidget(self._divider())
        for tool in (self.bold, self.italic, self.link):
            row.addWidget(tool)
        themed(self, self._renew)
        self.translate_now()

    def _tool(self, icon: str, act: object, name: str, checkable: bool = True) -> IconButton:
        tool = IconButton(icon, checkable=checkable)
        tool.setObjectName(f"tool_{name}")
        fix(tool, TOOL, TOOL)
        tool.clicked.connect(act)
        return tool

    def _divider(self) -> QWidget:
        line = Hairline(upright=True)
        fix(line, height=16)
        holder = QWidget()
        room = QHBoxLayout(holder)
        space(room, 0, (5, 0, 5, 0))
        room.addWidget(line)
        return holder

    def _make_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.kinds: dict[BlockKind, QAction] = {}
        for kind in KINDS:
            action = QAction(menu, checkable=True)
            action.triggered.connect(lambda _=False, kind=kind: self._set_kind(kind))
            group.addAction(action)
            menu.addAction(action)
            self.kinds[kind] = action
        self.style_button.set_menu(menu)

    def retranslate(self) -> None:
        for kind, action in self.kinds.items():
            action.setText(tr(KINDS[kind]))
        self.style_button.setAccessibleName(tr(STYLE))
        self.style_button.setToolTip(tr(STYLE))
        self.bullets.set_tooltip(tr(BULLETS))
        self.numbers.set_tooltip(tr(NUMBERS))
        self.bold.setText("G" if interface.code == "fr" else "B")
        self.bold.set_tooltip(tr(BOLD), "Ctrl+B")
        self.italic.setText("I")
        self.italic.set_tooltip(tr(ITALIC), "Ctrl+I")
        self.link.set_tooltip(tr(LINK), "Ctrl+K")
        self.follow()

    def _renew(self) -> None:
        self.bold.setFont(font("ui", 700))
        self.italic.setFont(font("ui", italic=True))
        QTimer.singleShot(0, self, self._fit_style)  # once the button itself has the new size of text

    def serve(self, editor: RichTextEdit) -> None:
        """Act on this editor from now on."""
        if self._editor is editor:
            return
        if self._editor is not None:
            self._editor.style_changed.disconnect(self.follow)
        self._editor = editor
        editor.style_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the style at the cursor."""
        bold, italic, _, kind = self._editor.style if self._editor else (False, False, "", "paragraph")
        self.bold.setChecked(bold)
        self.italic.setChecked(italic)
        self.bullets.setChecked(kind == "bullet")
        self.numbers.setChecked(kind == "number")
        self.kinds[kind].setChecked(True)
        self.style_button.setText(tr(KINDS[kind]))
        self._fit_style()

    def _fit_style(self) -> None:
        self.style_button.setMinimumWidth(0)
        self.style_button.setMinimumWidth(self.style_button.sizeHint().width())

    def _bold(self) -> None:
        if self._editor is not None:
            self._editor.toggle_bold()
            self._back()

    def _italic(self) -> None:
        if self._editor is not None:
            self._editor.toggle_italic()
            self._back()

    def _toggle(self, kind: BlockKind) -> None:
        if self._editor is not None:
            self._editor.toggle_kind(kind)
            self._back()

    def _set_kind(self, kind: BlockKind) -> None:
        if self._editor is not None:
            self._editor.set_kind(kind)
            self._back()

    def ask_link(self) -> None:
        """Ask for the address of a link, and set it."""
        editor = self._editor
        if editor is None or editor.isReadOnly():
            return
        dialog = LinkDialog(editor.style[2], self)
        before = dialog.address
        if dialog.exec() and dialog.address != before:
            editor.set_link(dialog.address)
        self._back()

    def _back(self) -> None:
        if self._editor is not None:
            self._editor.setFocus()
