"""What the reading of hostile files took, told at the end of the run."""

from __future__ import annotations

import pytest

FIGURE = "hostile-spreadsheet"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    figures = [
        value
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
        for name, value in report.user_properties
        if name == FIGURE
    ]
    if figures:
        refused, seconds, megabytes = zip(*figures, strict=True)
        terminalreporter.section("reading")
        terminalreporter.write_line(
            f"hostile or broken Excel files: {len(figures)}, {sum(refused)} refused and the others read rightly, "
            f"at most {max(seconds):.2f} s of processor and {max(megabytes)} MB"
        )
