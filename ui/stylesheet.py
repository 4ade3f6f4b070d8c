"""The application's style sheet, made from the theme's roles. What a sheet cannot draw, `ui.style` draws."""

from __future__ import annotations

from string import Template

from ui.theme import points, px, theme
from workbook import theme as shared

# $name = colour role (dashes as underscores), $p<n> = n pixels, $t<role> = points of a type role.
_SHEET = """
QWidget[ground="background"] { background: $background; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="raised"] { background: $raised; }
QWidget[ground="sunken"] { background: $sunken; }
QMainWindow, QDialog { background: $background; }
QScrollArea, QScrollArea > QWidget > QWidget[ground=""] { border: none; background: transparent; }

QPushButton {
  color: $text; background: $surface; border: 1px solid $control; border-radius: $p4;
  padding: 0 $p14; min-height: $b32;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:open { background: $pressed; }
QPushButton:disabled { color: $disabled; background: transparent; border: 1px $dash $disabled_line; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[compact="true"] { min-height: $b26; padding: 0 $p10; }
QPushButton[kind="primary"] {
  color: $accent_text; background: $accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="primary"]:disabled {
  color: $disabled; background: transparent; border: 1px $dash $disabled_line;
}
QPushButton[kind="quiet"] { color: $accent; background: transparent; border-color: transparent; }
QPushButton[kind="quiet"][ink="text"] { color: $text; }
QPushButton[kind="quiet"] { padding: 0 $p10; }
QPushButton[menu="true"] { text-align: left; padding: 0 $p22 0 $p10; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:open { background: $pressed; }
QPushButton[kind="quiet"]:disabled { color: $disabled; border: 1px $dash_or_none $disabled; }

QToolButton {
  color: $text; background: transparent; border: 1px solid transparent; border-radius: $p4;
  min-width: $b28; min-height: $b28; padding: 0;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { background: $selected; color: $selected_text; border-color: $selected_line; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }

QLineEdit {
  color: $text; background: $surface; border: 1px solid $control; border-radius: $p4;
  padding: 0 $p10; min-height: $b32; placeholder-text-color: $muted; $selection
}
QLineEdit:focus { border: 2px solid $accent; padding: 0 $q10; min-height: $c32; }
QLineEdit:disabled, QLineEdit:read-only { background: $background; border-color: $line; }
QLineEdit[invalid="true"] { border: 2px solid $error; padding: 0 $q10; min-height: $c32; }
QTextEdit, QPlainTextEdit {
  color: $text; background: $surface; border: 1px solid $control; border-radius: $p4;
  padding: $p6 $p10; placeholder-text-color: $muted; $selection
}
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: $q6 $q10; }
QTextEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border: 2px solid $error; padding: $q6 $q10; }
QTextEdit:read-only, QPlainTextEdit:read-only { background: transparent; border-color: $line; }
QTextEdit[frame="none"], QPlainTextEdit[frame="none"] { border: none; padding: 0; background: transparent; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit,
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
  border: none; background: transparent; padding: 0 0 0 $p8; min-height: 0;
}
QLineEdit QToolButton, QLineEdit QToolButton:hover {
  border: none; background: transparent; padding: 0; min-width: 0; min-height: 0;
}

QMenuBar { background: $background; color: $text; border: none; spacing: 0; }
QMenuBar::item { padding: $p6 $p8; background: transparent; border-radius: $p4; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selected; color: $selected_text; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: $p4 0; }
QMenu::item { padding: $p6 $p24 $p6 $p12; border: 1px solid transparent; }
QMenu::item:selected { background: $selected; color: $selected_text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: $p4 0; }
QMenu::icon { padding-left: $p10; }
QToolTip {
  background: $raised; color: $text; border: 1px solid $line; padding: $p4 $p6; font-size: ${tcaption}pt;
}

QTabWidget::pane { border: none; border-top: 1px solid $line; }

QTreeView, QListView, QTableView, QComboBox QAbstractItemView {
  border: none; background: $surface; color: $text; outline: 0; gridline-color: $line;
  selection-background-color: $selected; selection-color: $selected_text;
}
QTreeView[ground="background"], QListView[ground="background"] { background: $background; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: 1px solid $control;
  padding: $p4 $p6 $p4 $p6; font-size: ${tcaption}pt; font-weight: 400;
}
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView QTableCornerButton::section { background: transparent; border: none; }
QStatusBar { background: $background; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QProgressBar {
  border: none; background: $sunken; border-radius: $p2; min-height: $p4; max-height: $p4; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: $p2; }

QLabel[type="caption"] { font-size: ${tcaption}pt; }
QLabel[type="answer"] { font-size: ${tanswer}pt; }
QLabel[type="answer-read"] { font-size: ${tanswer_read}pt; }
QLabel[type="question"] { font-size: ${tquestion}pt; }
QLabel[type="question-long"] { font-size: ${tquestion_long}pt; }
QLabel[type="heading"] { font-size: ${theading}pt; font-weight: 600; }
QLabel[type="title"] { font-size: ${ttitle}pt; font-weight: 600; }
QLabel[type="figure"] { font-size: ${tfigure}pt; font-weight: 600; }
QLabel[type="display"] { font-size: ${tdisplay}pt; font-weight: 600; }
QLabel[weight="600"] { font-weight: 600; }
QLabel[weight="700"] { font-weight: 700; }
QLabel[ink="muted"] { color: $muted; }
QLabel[ink="accent"] { color: $accent; }
QLabel[ink="accent-text"] { color: $accent_text; }
QLabel[ink="warning"] { color: $warning; }
QLabel[ink="error"] { color: $error; }
QLabel[ink="conflict"] { color: $conflict; }
QLabel[ink="final"] { color: $final; }
QLabel:disabled { color: $disabled; }
"""


class _Words(dict[str, str]):
    """Colours by role; `p8` is 8 px scaled, `q` one less (a thicker border), `b`, `c` a height within borders."""

    def __missing__(self, key: str) -> str:
        size = int(key[1:])
        if key[0] == "p":
            return f"{px(size)}px"
        less = {"q": 1, "b": 2, "c": 4}[key[0]]
        return f"{px(size) - less}px"


def style_sheet() -> str:
    """The sheet for the scheme and text scale in force."""
    return Template(_SHEET).substitute(_words())


def _words() -> _Words:
    names = {role: theme.colour(role).name() for role in shared.roles()}
    words = _Words({role.replace("-", "_"): value for role, value in names.items()})
    words |= {
        "t" + role.replace("-", "_"): f"{points(shared.type_style(role).size):.2f}"
        for role in shared.type_roles()
    }
    contrast = theme.high_contrast
    selection = ("accent", "accent-text") if contrast else ("fill", "text")
    words |= {
        "hover": names["surface"] if contrast else names["background"],
        "pressed": names["surface"] if contrast else names["sunken"],
        "accent_hover": theme.colour("accent").lighter(112).name(),
        "accent_pressed": theme.colour("accent").darker(112).name(),
        "selected": names["accent" if contrast else "accent-soft"],
        "selected_text": names["accent-text" if contrast else "text"],
        "selected_line": names["accent"],
        "disabled_line": names["disabled" if contrast else "line"],
        "dash": "dashed" if contrast else "solid",
        "dash_or_none": "dashed" if contrast else "none",
        "selection": f"selection-background-color: {names[selection[0]]}; selection-color: {names[selection[1]]};",
    }
    return words
