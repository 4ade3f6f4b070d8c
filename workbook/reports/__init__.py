"""Reports: a workbook and a language become a tree of content, which is then set as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbook.document.snapshot import Snapshot
from workbook.errors import N_, UsageError
from workbook.languages import LANGUAGES, Catalogue
from workbook.progress import NO_PROGRESS, Progress
from workbook.reports.content import Report
from workbook.reports.options import REPORTS, Options

__all__ = ["REPORTS", "Options", "build", "write_report"]


def build(
    report: str,
    snapshot: Snapshot,
    catalogues: Mapping[str, Catalogue] | None = None,
    options: Options | None = None,
) -> Report:
    """The tree of a report. Raises UsageError where there is no such report or no such ministry."""
    from workbook.reports.builders import BUILDERS

    if report not in BUILDERS:
        raise UsageError(
            N_("There is no report called {name}. There are: {known}."), name=report, known=", ".join(REPORTS)
        )
    known = catalogues or {code: Catalogue.load(code) for code in LANGUAGES}
    return BUILDERS[report](snapshot, known, options or Options())


def write_report(
    report: str,
    snapshot: Snapshot,
    path: Path,
    options: Options | None = None,
    progress: Progress = NO_PROGRESS,
    catalogues: Mapping[str, Catalogue] | None = None,
) -> int:
    """Build a report and write it as PDF; the number of its pages. Raises UsageError, CannotWrite."""
    from workbook.reports.pdf import write_pdf

    progress.step(0, 1, N_("Reading the answers"))
    return write_pdf(build(report, snapshot, catalogues, options), path, progress)
