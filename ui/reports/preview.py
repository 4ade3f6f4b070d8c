"""The preview: the true pages of the PDF, on a sunken desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.painting import item_focus
from ui.theme import colour, px, set_ground
from ui.widgets.buttons import IconButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import ElidedText, Text

ZOOM_STEP, SMALLEST, LARGEST = 1.25, 0.25, 4.0
WHOLE_PAGE, PAGE_WIDTH = 0, 1
MARGIN = 20


class _Pages(QPdfView):
    """Scrolls by keyboard, and shows when it has it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            item_focus(QPainter(self.viewport()), QRectF(self.viewport().rect()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class Preview(Translated, QWidget):
    """Shows one PDF; the earlier one stays until the next is ready."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "sunken")
        self._document: QPdfDocument | None = None
        self._fitted: int | None = WHOLE_PAGE
        self._state = ElidedText(ink="muted")
        self._page = Text()
        self._percent = Text()
        self._view = _Pages(self)
        self._build_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(Hairline())
        column.addWidget(self._view, 1)
        self.translate_now()

    def retranslate(self) -> None:
        self._back.set_tooltip(tr("Previous page"))
        self._forward.set_tooltip(tr("Next page"))
        self._closer.set_tooltip(tr("Larger"))
        self._farther.set_tooltip(tr("Smaller"))
        self._view.setAccessibleName(tr("Preview of the PDF"))
        self._fit.setAccessibleName(tr("Zoom"))
        for at, words in enumerate((tr("Whole page"), tr("Page width"))):
            self._fit.setItemText(at, words)
        self._show_page()

    def _build_view(self) -> None:
        self._view.setObjectName("report_preview")
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setFrameShape(QPdfView.Shape.NoFrame)
        self._view.pageNavigator().currentPageChanged.connect(self._show_page)
        themed(self._view, self._renew)

    def _renew(self) -> None:
        palette = self._view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, colour("sunken"))
        self._view.setPalette(palette)
        margin = px(MARGIN)
        self._view.setDocumentMargins(QMargins(margin, margin, margin, margin))

    def _bar(self) -> QWidget:
        bar = QWidget()
        set_ground(bar, "background")
        fix(bar, height=40)
        row = QHBoxLayout(bar)
        space(row, 6, (12, 0, 12, 0))
        self._back = IconButton("chevron-left")
        self._forward = IconButton("chevron-right")
        self._farther = IconButton("minus")
        self._closer = IconButton("plus")
        self._fit = QComboBox()
        self._fit.addItems(["", ""])
        self._fit.setProperty("compact", True)
        self._fit.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._back.clicked.connect(lambda: self.turn(-1))
        self._forward.clicked.connect(lambda: self.turn(1))
        self._closer.clicked.connect(lambda: self.zoom(ZOOM_STEP))
        self._farther.clicked.connect(lambda: self.zoom(1 / ZOOM_STEP))
        self._fit.activated.connect(self._on_fit)
        for left in (self._back, self._page, self._forward):
            row.addWidget(left)
        row.addStretch(1)
        row.addWidget(self._state)
        row.addStretch(1)
        ends: tuple[QWidget, ...] = (self._farther, self._percent, self._closer, self._fit)
        for right in ends:
            row.addWidget(right)
        return bar

    @property
    def document(self) -> QPdfDocument | None:
        """The PDF that is shown."""
        return self._document

    @property
    def pages(self) -> int:
        return self._document.pageCount() if self._document else 0

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._view.pageNavigator().currentPage()

    def show_file(self, path: Path) -> None:
        """Show a PDF, on the page that was shown before where it has one."""
        document = QPdfDocument(self)
        document.load(str(path))
        page = min(self.page, max(document.pageCount() - 1, 0))
        earlier, self._document = self._document, document
        self._view.setDocument(document)
        self._view.pageNavigator().jump(page, QPointF(), self._view.zoomFactor())
        if earlier is not None:
            earlier.close()
            earlier.deleteLater()
        self._show_page()

    def set_state(self, words: str) -> None:
        """What is happening: up to date, being made, or why there is nothing."""
        self._state.setText(words)

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        page = self.page + by
        if 0 <= page < self.pages:
            self._view.pageNavigator().jump(page, QPointF(), self._view.zoomFactor())

    def zoom(self, by: float) -> None:
        """Enlarge or reduce."""
        self._fitted = None
        self._view.setZoomFactor(min(max(self._view.zoomFactor() * by, SMALLEST), LARGEST))
        self._show_page()

    def _fit_page(self) -> None:
        """Make the page as large as its room allows, if that is what was chosen."""
        if self._document is None or not self.pages or self._fitted is None:
            return
        size = self._document.pagePointSize(self.page)
        dots = self.logicalDpiX() / 72
        room = self._view.viewport().size()
        wide = (room.width() - 2 * px(MARGIN)) / (size.width() * dots)
        high = (room.height() - 2 * px(MARGIN) - 2) / (size.height() * dots)
        self._view.setZoomFactor(max(wide if self._fitted == PAGE_WIDTH else min(wide, high), 0.05))

    def _on_fit(self, at: int) -> None:
        self._fitted = at
        self._show_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_page()

    def _show_page(self, *_: object) -> None:
        self._fit_page()
        words = tr("Page {page} of {pages}").format(page=self.page + 1, pages=self.pages)
        self._page.setText(words if self.pages else "")
        self._percent.setText(interface.catalogue.percent(self._view.zoomFactor()) if self.pages else "")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back.setEnabled(self.page > 0)
        self._forward.setEnabled(self.page < self.pages - 1)
        if self.pages:
            self.page_changed.emit(self.page)
