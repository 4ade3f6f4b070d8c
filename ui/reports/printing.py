"""Printing a PDF page by page, as it was set."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

SHARPEST = 300


def print_document(parent: QWidget, document: QPdfDocument, paper: str) -> bool:
    """Ask for a printer and print; whether it was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setFromTo(1, document.pageCount())
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setMinMax(1, document.pageCount())
    if not dialog.exec():
        return False
    print_pages(printer, document)
    return True


def print_pages(printer: QPrinter, document: QPdfDocument) -> None:
    """Print the pages that the printer was told to, at no more than 300 dots an inch."""
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or document.pageCount()
    painter = QPainter(printer)
    try:
        for page in range(first - 1, min(last, document.pageCount())):
            if page >= first:
                printer.newPage()
            area = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
            scale = min(SHARPEST / printer.resolution(), 1.0)
            image = document.render(page, QSize(int(area.width() * scale), int(area.height() * scale)))
            painter.drawImage(area, image)
    finally:
        painter.end()
