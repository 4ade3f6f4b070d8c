"""The list of versions: day by day, each with its time, what it is and how much it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.painting import item_focus, item_ground
from ui.theme import colour, font, px, set_ground, theme
from ui.widgets.sizes import themed
from workbook.editing.versions import Version
from workbook.screens.versions import VersionDay, VersionLine

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
DAY_HEIGHT, LINE_HEIGHT, LEFT, TIME_WIDTH, EDGE = 34, 46, 16, 48, 3


class VersionsModel(QAbstractTableModel):
    """Days and their versions, one under the other; a day is a heading that cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[str | VersionLine] = []

    def show_days(self, days: Sequence[VersionDay]) -> None:
        self.beginResetModel()
        self._entries = []
        for day in days:
            self._entries += [day.title, *day.lines]
        self.endResetModel()

    def row_of(self, version: Version | None) -> int:
        """The row of a version, else of the first one; -1 where there is none."""
        lines = [at for at, entry in enumerate(self._entries) if isinstance(entry, VersionLine)]
        same = (at for at in lines if self._version(at) == version)
        return next(same, lines[0] if lines else -1)

    def _version(self, row: int) -> Version | None:
        entry = self._entries[row]
        return entry.version if isinstance(entry, VersionLine) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(index.data(ENTRY), VersionLine):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken if isinstance(entry, VersionLine) else entry
        return None


class VersionsList(QListView):
    """One tab stop; up and down choose, and what is chosen is shown at once."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions_list")
        self.lines = VersionsModel()
        self.setModel(self.lines)
        self.setItemDelegate(_Line(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        set_ground(self, "background")
        self.selectionModel().currentChanged.connect(self._choose)
        themed(self, self.scheduleDelayedItemsLayout)

    @property
    def version(self) -> Version | None:
        """The version that is chosen."""
        entry = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        return entry.version if isinstance(entry, VersionLine) else None

    def show_days(self, days: Sequence[VersionDay], wanted: Version | None) -> None:
        """Show the versions, and choose `wanted`, else the newest."""
        self.lines.show_days(days)
        row = self.lines.row_of(wanted)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))

    def _choose(self, current: QModelIndex) -> None:
        entry = current.data(ENTRY) if current.isValid() else None
        if isinstance(entry, VersionLine):
            self.chosen.emit(entry.version)


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(160), px(LINE_HEIGHT if isinstance(index.data(ENTRY), VersionLine) else DAY_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: str | VersionLine = index.data(ENTRY)
        painter.save()
        if isinstance(entry, VersionLine):
            self._paint_line(painter, option, entry)
        else:
            room = option.rect.adjusted(px(LEFT), px(10), -px(8), 0)
            self._words(painter, room, entry, font("caption"), "muted")
        painter.restore()

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: VersionLine) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        item_ground(painter, option)
        solid = selected and theme.high_contrast
        if selected:
            edge = QRectF(option.rect)
            edge.setWidth(px(EDGE))
            painter.fillRect(edge, colour("accent"))
        room = option.rect.adjusted(px(LEFT), px(5), -px(10), -px(5))
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        ink = "accent-text" if solid else "text"
        self._words(painter, upper, line.time, font("ui", 600), ink)
        beside, below = (where.adjusted(px(TIME_WIDTH), 0, 0, 0) for where in (upper, lower))
        self._words(painter, beside, line.title, font("ui", 600 if line.version.name else None), ink)
        self._words(painter, below, line.detail, font("caption"), "accent-text" if solid else "muted")
        if option.state & QStyle.StateFlag.State_HasFocus:
            item_focus(painter, QRectF(option.rect))

    def _words(self, painter: QPainter, room: QRect, words: str, face: QFont, ink: str) -> None:
        painter.setFont(face)
        painter.setPen(colour(ink))
        shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
