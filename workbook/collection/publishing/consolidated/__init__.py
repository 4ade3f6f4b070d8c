"""The consolidated Excel file: what every country answered, as sheets to read, filter and print."""

from workbook.collection.publishing.consolidated.write import write_consolidated

__all__ = ["write_consolidated"]
