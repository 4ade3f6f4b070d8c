"""The command line: everything that the window does, without a display."""

from __future__ import annotations

from workbook.cli.main import main

__all__ = ["main"]
