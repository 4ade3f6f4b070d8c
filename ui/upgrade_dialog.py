"""What newer versions of a workbook's questionnaires change, before anything is changed."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import interface, tr, trn
from ui.theme import px, set_ground
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.document.snapshot import Snapshot
from workbook.editing.upgrade import Upgrade
from workbook.errors import N_
from workbook.screens.upgrade import UpgradeGroup, UpgradeLine, upgrade_groups

TITLE = N_("Newer versions of questionnaires")
LEAD = N_(
    "Your answers stay. What no longer fits is kept as a draft beside its question; one undo takes all back."
)
MOVE, LATER = N_("Move the workbook over"), N_("Not now")
NOTHING = N_("No question changes.")


class UpgradeDialog(QDialog):
    """Accepted where the person wants to move the workbook over."""

    def __init__(self, snapshot: Snapshot, upgrade: Upgrade, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("upgrade_dialog")
        self.setWindowTitle(tr(TITLE))
        self.move_over, later = PrimaryButton(tr(MOVE)), SecondaryButton(tr(LATER))
        self.move_over.setObjectName("upgrade_apply")
        self.move_over.clicked.connect(self.accept)
        self.move_over.setDefault(True)
        later.setObjectName("upgrade_later")
        later.clicked.connect(self.reject)
        foot = QHBoxLayout()
        space(foot, 12)
        foot.addStretch(1)
        foot.addWidget(later)
        foot.addWidget(self.move_over)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr(TITLE))
        self.area.setWidget(_list(upgrade_groups(snapshot, upgrade, interface.catalogue)))
        column = QVBoxLayout(self)
        space(column, 12, (24, 20, 24, 20))
        column.addWidget(Text(tr(TITLE), role="heading"))
        column.addWidget(Text(tr(LEAD), ink="muted", wrap=True))
        column.addWidget(Hairline())
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        themed(self, lambda: self.resize(px(760), px(600)))


def _list(groups: tuple[UpgradeGroup, ...]) -> QWidget:
    sheet = QWidget()
    set_ground(sheet, "surface")
    column = QVBoxLayout(sheet)
    space(column, 6, (16, 12, 16, 16))
    for group in groups:
        column.addWidget(Text(group.title, role="heading"))
        changes = trn("{n} change", "{n} changes", len(group.lines)).format(n=len(group.lines))
        column.addWidget(Text(changes if group.lines else tr(NOTHING), "caption", "muted"))
        for line in group.lines:
            column.addWidget(_line(line))
        column.addSpacing(px(16))
    column.addStretch(1)
    return sheet


def _line(line: UpgradeLine) -> QWidget:
    """What changes, and under it the words before and after as one difference."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, 2, (0, 4, 0, 4))
    column.addWidget(Text(line.text, weight=600, wrap=True))
    if line.parts:
        words = WrappedText(ink="muted")
        words.set_difference(line.parts)
        column.addWidget(words)
    return holder
