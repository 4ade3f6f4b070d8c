"""The check before a submission: everything that is missing, with a link to it; the file can be made all the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.language import Translated, interface, tr, trn
from ui.marks import mark_icon
from ui.page import Context, Page
from ui.painting import item_focus
from ui.theme import set_ground
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.editing.checks import Issue
from workbook.editing.completion import completion
from workbook.progress import Progress
from workbook.screens.places import REPORTS, Place, place_of
from workbook.screens.reports import issue_groups, submission_name, with_ending

MARKS = {"required": "empty", "pending": "draft", "invalid": "error", "unparsed": "error"}
PLACE = Qt.ItemDataRole.UserRole


class _Lines(QStyledItemDelegate):
    """A line with the keyboard shows that it has it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            item_focus(painter, QRectF(option.rect))


class CheckPage(Translated, Page):
    """Enter or a double click on a line goes to what is missing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("check_page")
        set_ground(self, "surface")
        self._title, self._summary = Text(role="title"), Text(ink="muted", wrap=True)
        self._bar = ProgressBar(width=240)
        self._make, self._back = PrimaryButton(), QuietButton(icon="chevron-left")
        self._list = QTreeWidget()
        self._list.setObjectName("check_list")
        self._list.setHeaderHidden(True)
        self._list.setUniformRowHeights(True)
        self._list.setItemDelegate(_Lines(self._list))
        self._list.setFrameShape(QTreeWidget.Shape.NoFrame)
        self._list.itemActivated.connect(self._go)
        self._list.itemClicked.connect(self._go)
        self._make.setObjectName("make_submission")
        self._make.clicked.connect(self.make_submission)
        self._back.clicked.connect(lambda: context.navigator.go(REPORTS))
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr("Check the submission"))
        self._back.setText(tr("Reports"))
        self._make.setText(tr("Make the Excel submission…"))
        self._list.setAccessibleName(tr("What is left to do"))
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, 12, (40, 24, 36, 20))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._bar)
        fix(self._bar, height=6)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._make)
        column.addLayout(foot)

    def show_place(self, place: Place) -> None:
        self._fill()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self._fill()

    def focus_first(self) -> None:
        group = self._list.topLevelItem(0)
        first = group.child(0) if group is not None else None
        if first is not None and self._list.currentItem() is None:
            self._list.setCurrentItem(first)
        self._list.setFocus()

    def _fill(self) -> None:
        snapshot = self.context.session.snapshot()
        groups = issue_groups(snapshot)
        left = sum(len(found) for _, found in groups)
        self._summary.setText(self._words(left))
        count = completion(snapshot).overall
        self._bar.set_share(count.share, count.begun_share, interface.catalogue.percent(count.share))
        self._list.clear()
        for form, found in groups:
            title = snapshot.forms[form].short_title.get(interface.code)
            group = QTreeWidgetItem([f"{title} – {interface.catalogue.number(len(found))}"])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self._list.addTopLevelItem(group)
            for issue in found:
                item = QTreeWidgetItem([issue.text(interface.catalogue)])
                item.setIcon(0, mark_icon(MARKS[issue.kind]))
                item.setToolTip(0, _with_source(item.text(0), snapshot, issue))
                item.setData(0, PLACE, tuple(place_of(snapshot, form, issue.question, issue.row)))
                group.addChild(item)
            group.setExpanded(True)

    def _words(self, left: int) -> str:
        if not left:
            return tr("Nothing is missing. The submission can be made.")
        words = trn(
            "{n} point is left. The submission can be made in spite of it; it will say so.",
            "{n} points are left. The submission can be made in spite of them; it will say so.",
            left,
        )
        return words.format(n=interface.catalogue.number(left))

    def _go(self, item: QTreeWidgetItem) -> None:
        found = item.data(0, PLACE)
        if found:
            self.context.navigator.go(Place(*found))
        else:
            item.setExpanded(not item.isExpanded())

    def make_submission(self) -> None:
        """Save the submission where the person wants it."""
        session = self.context.session
        snapshot = session.snapshot()
        proposed = str(session.path.parent / submission_name(snapshot, interface.catalogue))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Make the Excel submission"), proposed, "Excel (*.xlsx)"
        )
        if chosen:
            path = with_ending(Path(chosen), ".xlsx")
            self.context.jobs.run(
                lambda progress: _write(snapshot, path, progress),
                lambda _: self._made(path),
                self.context.messages.error,
            )

    def _made(self, path: Path) -> None:
        def open_it() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self.context.messages.toast(tr("Submission made: {file}").format(file=path.name), tr("Open"), open_it)


def _with_source(words: str, snapshot: Snapshot, issue: Issue) -> str:
    """The sentence, and under it where the question comes from."""
    asked = snapshot.forms[issue.form]
    citation = asked.citation(asked.item(issue.question), interface.code)
    return f"{words}\n{citation}" if citation else words


def _write(snapshot: Snapshot, path: Path, progress: Progress) -> str:
    from workbook.exchange.submission import write_submission

    return write_submission(snapshot, path, progress=progress)
