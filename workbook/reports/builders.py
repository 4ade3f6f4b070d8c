"""Which builder makes which report, and how two languages go into one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.reports.build_answers import AnswerBuilder
from workbook.reports.build_blank import BlankBuilder
from workbook.reports.build_brief import BriefBuilder
from workbook.reports.build_extract import ExtractBuilder
from workbook.reports.build_facing import FacingBuilder
from workbook.reports.build_plan import PlanBuilder
from workbook.reports.content import Break, Element, Report
from workbook.reports.options import Options

Catalogues = Mapping[str, Catalogue]


def plan(snapshot: Snapshot, catalogues: Catalogues, options: Options) -> Report:
    """The national action plan; in both languages one after the other, each with its contents."""
    items: list[Element] = []
    builders = [PlanBuilder(snapshot, catalogues[code], options, f"{code}-") for code in options.languages]
    for builder in builders:
        items += [Break("recto"), *builder.items()]
    return builders[0].report(builders[0].title(), tuple(items))


def answers(snapshot: Snapshot, catalogues: Catalogues, options: Options) -> Report:
    """All answers; in both languages in facing columns."""
    if options.language == "both":
        facing = FacingBuilder(snapshot, catalogues["fr"], catalogues["en"], options)
        return facing.fr.report(facing.title(), facing.items())
    builder = AnswerBuilder(snapshot, catalogues[options.language], options)
    return builder.report(builder.title(), builder.items())


def extract(snapshot: Snapshot, catalogues: Catalogues, options: Options) -> Report:
    """A ministry's questions and actions."""
    return _one_after_the_other(ExtractBuilder, snapshot, catalogues, options)


def brief(snapshot: Snapshot, catalogues: Catalogues, options: Options) -> Report:
    """Two pages for the minister, in each language."""
    return _one_after_the_other(BriefBuilder, snapshot, catalogues, options, body_size=10.5)


def blank(snapshot: Snapshot, catalogues: Catalogues, options: Options) -> Report:
    """Sheets to fill by hand."""
    page_of = catalogues[options.languages[0]].gettext("{page} of {pages}")
    return _one_after_the_other(
        BlankBuilder, snapshot, catalogues, options, page_of=page_of, corner_marks=True
    )


def _one_after_the_other(
    kind: type[AnswerBuilder] | type[BriefBuilder] | type[BlankBuilder],
    snapshot: Snapshot,
    catalogues: Catalogues,
    options: Options,
    **more: object,
) -> Report:
    items: list[Element] = []
    builders = [kind(snapshot, catalogues[code], options, f"{code}-") for code in options.languages]
    for builder in builders:
        items += [Break("page"), *builder.items()]
    return builders[0].report(builders[0].title(), tuple(items), **more)


BUILDERS: dict[str, Callable[[Snapshot, Catalogues, Options], Report]] = {
    "plan": plan,
    "answers": answers,
    "brief": brief,
    "blank": blank,
    "extract": extract,
}
