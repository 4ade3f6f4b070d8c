"""The reports page: which reports there are, what can be chosen about each, and what a file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from workbook.document.snapshot import Snapshot
from workbook.editing.checks import Issue, issues
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.values import fold
from workbook.reports.options import Options


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report that can be chosen: its key on the command line, what it is called, and what it is for."""

    key: str
    title: str
    hint: str
    file_name: str


REPORT_KINDS = (
    ReportKind("plan", N_("National action plan"), N_("to be bound"), N_("national-action-plan")),
    ReportKind("answers", N_("Full answers"), N_("with their sources"), N_("full-answers")),
    ReportKind("brief", N_("Brief for the minister"), N_("two pages"), N_("brief")),
    ReportKind("blank", N_("Blank questionnaire"), N_("to be filled in by hand"), N_("blank-questionnaire")),
    ReportKind("extract", N_("A ministry’s extract"), N_("choose the ministry"), N_("extract")),
)
WATERMARKS = {"fr": "PROJET", "en": "DRAFT", "both": "PROJET · DRAFT"}


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What is chosen on the page."""

    report: str = "plan"
    language: str = "fr"
    paper: str = "a4"
    watermark: bool = False
    guidance: bool = False
    ministry: str = ""

    @property
    def options(self) -> Options:
        """The choice as the options of a report."""
        language = self.language if self.language in ("fr", "en") else "both"
        return Options(
            language=language,  # type: ignore[arg-type]
            paper="letter" if self.paper == "letter" else "a4",
            watermark=WATERMARKS[language] if self.watermark else "",
            ministry=self.ministry if self.report == "extract" else "",
            guidance=self.guidance and self.report == "answers",
        )

    def with_ministries(self, known: tuple[str, ...]) -> ReportChoice:
        """The same choice with a ministry that the workbook has."""
        if self.ministry in known:
            return self
        return replace(self, ministry=known[0] if known else "")

    @property
    def can_be_made(self) -> bool:
        """An extract needs a ministry."""
        return self.report != "extract" or bool(self.ministry)


def offers(report: str) -> frozenset[str]:
    """Which options a report has besides its language and paper."""
    own = {"answers": {"guidance"}, "extract": {"ministry"}}
    return frozenset(own.get(report, set()) | ({"watermark"} if report != "blank" else set()))


def kind_of(report: str) -> ReportKind:
    return next(kind for kind in REPORT_KINDS if kind.key == report)


def pdf_name(snapshot: Snapshot, choice: ReportChoice, catalogue: Catalogue) -> str:
    """`mar-marrakech-2018-plan-d-action-national.pdf`."""
    kind = catalogue.gettext(kind_of(choice.report).file_name)
    language = "" if choice.language == catalogue.code else f"-{choice.language}"
    return f"{_stem(snapshot)}-{kind}{language}.pdf"


def submission_name(snapshot: Snapshot, catalogue: Catalogue) -> str:
    """`mar-marrakech-2018-soumission.xlsx`."""
    kind = catalogue.gettext(N_("submission"))
    return f"{_stem(snapshot)}-{kind}.xlsx"


def _stem(snapshot: Snapshot) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(f"{snapshot.country} {snapshot.edition}")).strip("-")
    return words or "passerelle"


def with_ending(path: Path, ending: str) -> Path:
    """The path that was chosen, with the ending of its kind of file; a point in the name is no ending."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def incomplete_rows(snapshot: Snapshot) -> dict[str, list[Issue]]:
    """What is missing in the rows of the action plan, by row, in order."""
    found: dict[str, list[Issue]] = {}
    for issue in issues(snapshot):
        if issue.row and snapshot.forms[issue.form].kind == "plan" and issue.kind in ("required", "invalid"):
            found.setdefault(issue.row, []).append(issue)
    return found


def row_number(snapshot: Snapshot, form: str, row: str) -> int:
    """The number of an action as the plan shows it, from 1."""
    for repeat in snapshot.forms[form].repeats:
        rows = snapshot.rows(form, repeat.name)
        if row in rows:
            return rows.index(row) + 1
    return 0


def issue_groups(snapshot: Snapshot) -> list[tuple[str, list[Issue]]]:
    """Everything that is left to do, by questionnaire in the order of the contents."""
    groups: dict[str, list[Issue]] = {}
    for issue in issues(snapshot):
        groups.setdefault(issue.form, []).append(issue)
    return list(groups.items())
