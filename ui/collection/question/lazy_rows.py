"""Rows of which only those in sight are made: a page of two hundred countries opens as soon as one of ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.widgets.sizes import themed

MOST_KEPT = 60


class LazyRow(QWidget):
    """A row: its height follows its width, and it says where the keyboard stops in it, or might."""

    stops_changed = Signal()

    def tab_stops(self) -> tuple[QWidget, ...]:
        return ()


class LazyRows(QWidget):
    """Stands in a scroll area, as tall as all of its rows; a row is made when it comes near what is in sight.

    A row that is not made yet has the height that `estimate` says; what is in sight stays where it is when the real
    height of a row above it turns out to be another. The tabulator comes to the rows from the widget `before`.
    """

    def __init__(self, area: QScrollArea, before: QWidget | None = None) -> None:
        super().__init__()
        self._area, self._before = area, before
        self._make: Callable[[int], LazyRow] | None = None
        self._estimate: Callable[[int, int], int] = lambda _at, _width: 1
        self._keys: tuple[Hashable, ...] = ()
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._built: dict[int, LazyRow] = {}
        self._measured_for = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._look(ahead=True))
        area.verticalScrollBar().valueChanged.connect(lambda _: self._look())
        area.viewport().installEventFilter(self)
        themed(self, self._measure_anew)

    @property
    def built(self) -> dict[int, LazyRow]:
        """The rows that are made, by their number."""
        return dict(self._built)

    def show_rows(
        self, keys: Sequence[Hashable], make: Callable[[int], LazyRow], estimate: Callable[[int, int], int]
    ) -> None:
        """Show a row for each key; those that are made already stay. `estimate` takes number and width, in pixels."""
        place = {key: at for at, key in enumerate(keys)}
        kept: dict[int, LazyRow] = {}
        for at in tuple(self._built):
            if (now := place.get(self._keys[at])) is None:
                self._drop(at)
            else:
                kept[now] = self._built[at]
        self._keys, self._built = tuple(keys), kept
        self._make, self._estimate = make, estimate
        self._heights = [0] * len(keys)
        self._measure_anew()
        self._look()

    def row(self, at: int) -> LazyRow:
        """A row; it is made if it was not."""
        if at not in self._built:
            self._build([at])
        return self._built[at]

    def top_of(self, at: int) -> int:
        return self._tops[at]

    def bring_into_sight(self, at: int) -> LazyRow:
        """Scroll so that a row begins at the top of what is seen."""
        row, sheet = self.row(at), self._area.widget()
        assert sheet is not None, "rows stand in the sheet of their area"
        for _ in range(2):  # the rows that come into sight may have other heights than was thought
            if (layout := sheet.layout()) is not None:
                layout.activate()
            sheet.adjustSize()
            self._area.verticalScrollBar().setValue(self.mapTo(sheet, QPoint(0, self._tops[at])).y())
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._measured_for:
            self._measure_anew()
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, LazyRow):
            at = next((at for at, row in self._built.items() if row is watched), None)
            if at is not None and self._height(at, max(self.width(), 1)) != self._heights[at]:
                self._settle([at])
        elif event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _measure_anew(self) -> None:
        """After another width or text scale: of many rows, those out of sight are made again when they are needed."""
        width = max(self.width(), 1)
        self._measured_for = width
        if not self._heights:
            self._fit()
            return
        first, last = self._in_sight()
        for at in tuple(self._built) if len(self._built) > MOST_KEPT else ():
            if not first <= at < last and not self._built[at].isAncestorOf(self.focus_within()):
                self._drop(at)
        self._heights = [self._height(at, width) for at in range(len(self._heights))]
        self._fit()
        self._place(self._built)

    def focus_within(self) -> QWidget:
        """What has the keyboard in these rows; else the rows themselves."""
        focused = self.focusWidget()
        return focused if focused is not None else self

    def _height(self, at: int, width: int) -> int:
        row = self._built.get(at)
        if row is None:
            return max(1, self._estimate(at, width))
        row.ensurePolished()
        if (layout := row.layout()) is not None:
            layout.activate()
        return max(1, row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height())

    def _in_sight(self, ahead: bool = False) -> tuple[int, int]:
        """The first row in sight, and the first after them; with `ahead`, as much again above and below."""
        viewport = self._area.viewport()
        if self.window() is not viewport.window() or not self._heights:
            return 0, 0
        top = self.mapFrom(viewport, QPoint(0, 0)).y()
        reach = viewport.height() if ahead else 0
        first = bisect_right(self._tops, top - reach) - 1
        last = bisect_right(self._tops, top + viewport.height() + reach)
        count = len(self._heights)
        return max(0, min(first, count)), max(0, min(last, count))

    def _look(self, ahead: bool = False) -> None:
        """Make what is in sight now; what comes next follows when there is time."""
        if self._make is None or not self._area.isVisible():
            return
        for _ in range(8):  # real heights bring other rows into sight
            first, last = self._in_sight(ahead)
            wanted = [at for at in range(first, last) if at not in self._built]
            if not wanted:
                break
            self._build(wanted)
        if not ahead:
            self._soon.start()

    def _build(self, wanted: Sequence[int]) -> None:
        assert self._make is not None
        for at in wanted:
            row = self._built[at] = self._make(at)
            row.setParent(self)
            row.installEventFilter(self)
            row.stops_changed.connect(self._chain)
            row.show()
        self._settle(wanted)
        self._chain()

    def _drop(self, at: int) -> None:
        row = self._built.pop(at)
        row.removeEventFilter(self)
        row.hide()
        row.deleteLater()

    def _settle(self, changed: Sequence[int]) -> None:
        """Take the real heights of rows on; what is in sight stays in its place."""
        width = max(self.width(), 1)
        viewport = self._area.viewport()
        above = self.mapFrom(viewport, QPoint(0, 0)).y()
        shift = 0
        for at in changed:
            height = self._height(at, width)
            if self._tops[at] + self._heights[at] <= above:
                shift += height - self._heights[at]
            self._heights[at] = height
        self._fit()
        self._place(self._built)
        if shift:
            bar = self._area.verticalScrollBar()
            bar.setMaximum(max(bar.maximum(), bar.value() + shift))
            bar.setValue(bar.value() + shift)

    def _fit(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
        if self.height() != self._tops[-1] or self.minimumHeight() != self._tops[-1]:
            self.setFixedHeight(self._tops[-1])

    def _place(self, rows: dict[int, LazyRow]) -> None:
        for at, row in rows.items():
            wanted = QRect(0, self._tops[at], self.width(), self._heights[at])
            if row.geometry() != wanted:
                row.setGeometry(wanted)

    def _chain(self) -> None:
        """The tabulator goes through the rows from top to bottom, in whatever order they were made."""
        rows = [stop for at in sorted(self._built) for stop in self._built[at].tab_stops()]
        stops = [self._before, *rows] if self._before is not None else rows
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
