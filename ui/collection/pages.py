"""Which page shows which kind of place of a collection. Each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.collection.page import CollectionContext
from ui.page import Page
from workbook.screens.places import PlaceKind

Maker = Callable[[CollectionContext], Page]


def make_page(kind: PlaceKind, context: CollectionContext) -> Page:
    """The page for places of that kind; versions, damage and copies are the workbook's pages."""
    if kind in PAGES:
        return PAGES[kind](context)
    from ui.pages import make_page as make_workbook_page

    return make_workbook_page(kind, context)


def _submissions(context: CollectionContext) -> Page:
    from ui.collection.submissions.page import SubmissionsPage

    return SubmissionsPage(context)


def _across(context: CollectionContext) -> Page:
    from ui.collection.question.page import AcrossPage

    return AcrossPage(context)


def _completeness(context: CollectionContext) -> Page:
    from ui.collection.completeness.page import CompletenessPage

    return CompletenessPage(context)


def _search(context: CollectionContext) -> Page:
    from ui.collection.search.page import SearchPage

    return SearchPage(context)


def _submission(context: CollectionContext) -> Page:
    from ui.collection.submission.page import SubmissionPage

    return SubmissionPage(context)


def _themes(context: CollectionContext) -> Page:
    from ui.collection.themes.page import ThemesPage

    return ThemesPage(context)


def _figures(context: CollectionContext) -> Page:
    from ui.collection.figures.page import FiguresPage

    return FiguresPage(context)


def _exports(context: CollectionContext) -> Page:
    from ui.collection.exports.page import ExportsPage

    return ExportsPage(context)


PAGES: Mapping[PlaceKind, Maker] = {
    "exports": _exports,
    "figures": _figures,
    "themes": _themes,
    "submission": _submission,
    "search": _search,
    "completeness": _completeness,
    "across": _across,
    "submissions": _submissions,
}
