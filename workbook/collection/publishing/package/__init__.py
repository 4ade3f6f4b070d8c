"""The data package: everything as tables (CSV) that describe themselves, after the Frictionless specification."""

from workbook.collection.publishing.package.write import write_package

__all__ = ["write_package"]
