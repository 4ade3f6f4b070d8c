"""Reports as PDF: laid out in one pass on reportlab's canvas, with the bundled fonts only."""

from workbook.reports.pdf.render import write_pdf

__all__ = ["write_pdf"]
