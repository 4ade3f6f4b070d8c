"""The table of what was sent: a line a form, its state as mark and word; what waits for a person stands first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.language import Translated, tr
from ui.marks import paint_mark
from ui.painting import item_focus
from ui.theme import colour, font, px, theme
from ui.widgets.sizes import themed
from workbook.errors import N_
from workbook.screens.contributions import FollowUp

Index = QModelIndex | QPersistentModelIndex
ROW, LEAST_ROWS, LEAST_ASKED, PADDING, NARROW = 31, 8, 180, 26, 760
INSTANCE, MARK = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
HEADERS = (
    N_("Ministry"),
    N_("What was asked"),
    N_("Sent"),
    N_("Due"),
    N_("Returned"),
    N_("Merged"),
    N_("State"),
)
MINISTRY, ASKED, SENT, DUE, RETURNED, MERGED, STATE = range(7)
ALWAYS = (MINISTRY, DUE, STATE)


class FollowUpTable(Translated, QTreeWidget):
    """One tab stop; up and down choose a line. Where there is little room, the rest of it stands below."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("follow_up")
        self.setColumnCount(len(HEADERS))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Lines(self))
        self.header().setStretchLastSection(False)
        self.header().setSectionsClickable(False)
        self.header().setSectionsMovable(False)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lines: tuple[FollowUp, ...] = ()
        self.itemSelectionChanged.connect(self.chosen)
        themed(self, self._renew)
        self.translate_now()

    def retranslate(self) -> None:
        self.setHeaderLabels([tr(words) for words in HEADERS])
        self.setAccessibleName(tr("Forms sent to ministries"))
        self._fit()

    @property
    def line(self) -> FollowUp | None:
        """The line that is chosen."""
        item = self.currentItem()
        wanted = item.data(0, INSTANCE) if item is not None else None
        return next((line for line in self._lines if line.instance_id == wanted), None)

    def show_lines(self, lines: Sequence[FollowUp], wanted: str = "") -> None:
        """Show these lines; the one of instance `wanted`, the one chosen before, or the first stays chosen."""
        before = self.line
        keep = wanted or (before.instance_id if before else "")
        self._lines = tuple(lines)
        self.blockSignals(True)
        self.clear()
        for line in self._lines:
            self.addTopLevelItem(_item(line))
        items = self._items()
        found = next((item for item in items if item.data(0, INSTANCE) == keep), items[0] if items else None)
        if found is not None:
            self.setCurrentItem(found)
        self.blockSignals(False)
        self._fit()
        self.chosen.emit()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _renew(self) -> None:
        self.setIconSize(QSize(px(14), px(14)))
        self.show_lines(self._lines)

    def _fit(self) -> None:
        """Days and states take what they need; ministry and what was asked share the rest."""
        narrow = self.viewport().width() < px(NARROW)
        metrics, header = QFontMetrics(font("ui")), QFontMetrics(font("caption"))
        taken = 0
        for column in range(len(HEADERS)):
            self.setColumnHidden(column, narrow and column not in ALWAYS)
        for column in (SENT, DUE, RETURNED, MERGED, STATE):
            widest = max((metrics.horizontalAdvance(item.text(column)) for item in self._items()), default=0)
            width = max(widest, header.horizontalAdvance(tr(HEADERS[column]))) + px(PADDING)
            width += px(20) if column == STATE else 0
            self.setColumnWidth(column, width)
            taken += 0 if self.isColumnHidden(column) else width
        frame = self.header().sizeHint().height() + 2
        self.setMaximumHeight(frame + len(self._lines) * px(ROW))
        self.setMinimumHeight(frame + min(len(self._lines), LEAST_ROWS) * px(ROW))
        room = max(self.viewport().width() - taken, px(LEAST_ASKED))
        self.setColumnWidth(MINISTRY, room if narrow else room * 2 // 5)
        self.setColumnWidth(ASKED, room - room * 2 // 5)


def _item(line: FollowUp) -> QTreeWidgetItem:
    dash = "–"
    texts = [
        line.ministry,
        line.what,
        line.sent,
        line.due or dash,
        line.returned or dash,
        line.merged or dash,
    ]
    item = QTreeWidgetItem([*texts, line.word])
    item.setData(0, INSTANCE, line.instance_id)
    item.setData(STATE, MARK, line.mark)
    item.setToolTip(ASKED, "\n".join(line.asked))
    item.setToolTip(MINISTRY, line.ministry)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{line.ministry}, {line.word}, {line.what}")
    if line.state in ("overdue", "returned"):
        loud = QFont(font("ui"))
        loud.setWeight(QFont.Weight.DemiBold)
        for column in (MINISTRY, STATE):
            item.setFont(column, loud)
    return item


class _Lines(QStyledItemDelegate):
    """Rows of 31 with a hairline under them; the line with the keyboard shows that it has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        self._paint_mark(painter, option, index)
        painter.fillRect(
            QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colour("line")
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            item_focus(painter, QRectF(option.rect))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The room of a mark is kept; a chosen line would wash its colour out, so it is drawn afterwards."""
        super().initStyleOption(option, index)
        if index.column() == STATE:
            option.icon = QIcon()
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        name = index.data(MARK)
        if index.column() == STATE and name:
            size = px(14)
            top = option.rect.top() + (option.rect.height() - size) / 2
            solid = theme.high_contrast and bool(option.state & QStyle.StateFlag.State_Selected)
            role, ground = ("accent-text", "accent") if solid else ("", "surface")
            paint_mark(painter, str(name), QRectF(option.rect.left() + px(4), top, size, size), role, ground)
