"""Which page shows which kind of place. Each is imported when it is first needed: the window opens sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.page import Context, Page
from workbook.screens.places import PlaceKind

if TYPE_CHECKING:
    from ui.question.about import AboutPanel


def make_page(kind: PlaceKind, context: Context) -> Page:
    """The page for places of that kind."""
    if kind == "question":
        from ui.question.page import QuestionPage

        return QuestionPage(context)
    if kind == "identification":
        from ui.identification.page import IdentificationPage

        return IdentificationPage(context)
    if kind == "section":
        from ui.section.page import SectionPage

        return SectionPage(context)
    if kind == "table":
        from ui.table.page import TablePage

        return TablePage(context)
    if kind == "overview":
        from ui.overview.page import OverviewPage

        return OverviewPage(context)
    if kind == "check":
        from ui.reports.check_page import CheckPage

        return CheckPage(context)
    if kind in ("versions", "copy", "damage"):
        return _page_of_versions(kind, context)
    if kind in ("contributions", "merge"):
        return _page_of_contributions(kind, context)
    from ui.reports.page import ReportsPage

    return ReportsPage(context)


def _page_of_versions(kind: PlaceKind, context: Context) -> Page:
    if kind == "versions":
        from ui.versions.page import VersionsPage

        return VersionsPage(context)
    if kind == "copy":
        from ui.versions.copy_page import CopyPage

        return CopyPage(context)
    from ui.versions.damage_page import DamagePage

    return DamagePage(context)


def _page_of_contributions(kind: PlaceKind, context: Context) -> Page:
    if kind == "merge":
        from ui.merge.page import MergePage

        return MergePage(context)
    from ui.contributions.page import ContributionsPage

    return ContributionsPage(context)


def make_about(context: Context) -> AboutPanel:
    """The panel at the right of a question."""
    from ui.question.about import AboutPanel

    return AboutPanel(context)
