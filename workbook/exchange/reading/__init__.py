"""The tolerant reading of a form that came back: whatever a person wrote is understood, or listed where it stands."""

from workbook.exchange.reading.receiving import receive_file

__all__ = ["receive_file"]
