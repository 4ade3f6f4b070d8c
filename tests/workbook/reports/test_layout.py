"""What no page may do: run over its foot, leave a heading alone, put two side texts on each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.workbook.reports.made_up import MadeUp, plan_country
from workbook.document.snapshot import Snapshot
from workbook.reports import REPORTS, Options, build
from workbook.reports.pdf.blocks import SideBlock
from workbook.reports.pdf.compose import Composer
from workbook.reports.pdf.pages import Page, Paginator
from workbook.reports.pdf.styles import PAPERS

WORD = "Anticonstitutionnellement"


def monstrous() -> Snapshot:
    """Everything is far too long."""
    made = plan_country()
    long = f"{WORD} " * 120
    made.put("identification", "institution", long, "value.fr")
    made.put("identification", "focal_point", WORD * 40)
    made.put("action-plan", "foreword", long * 20, "value.fr")
    for number in range(8):
        made.row(
            "action-plan",
            "actions",
            f"z{number}",
            action_title__fr=long,
            lead=long,
            target=["3.c"],
            budget=10**12,
            funded=0,
            currency="MAD",
            description__fr=long * 12,
            risks__fr=f"- {long}\n" * 9,
            partners_private=long * 3,
        )
    for question in made.forms["berlin-2017"].guiding_questions[:4]:
        made.put("berlin-2017", question.name, long, "ministry")
        made.put("berlin-2017", question.name, long, "sources")
        made.put("berlin-2017", question.name, f"1. {long}\n" * 40, "value.en")
    for question in made.forms["sdg-migration"].questions[:40]:
        if question.name.endswith("_description"):
            made.put("sdg-migration", question.name, long * 4, "value.fr")
    return made.snapshot()


SNAPSHOTS: dict[str, Callable[[], Snapshot]] = {
    "full": lambda: plan_country().snapshot(),
    "empty": lambda: MadeUp().snapshot(),
    "monstrous": monstrous,
}
CASES: list[tuple[str, str, dict[str, Any]]] = [
    (report, data, {"language": language, "guidance": True})
    for report in REPORTS
    for data in SNAPSHOTS
    for language in ("fr", "both")
]


def laid_out(report: str, data: str, **options: Any) -> tuple[list[Page], float]:
    tree = build(report, SNAPSHOTS[data](), None, Options(ministry="Finances", **options))
    paper = PAPERS[tree.paper]
    return Paginator(paper, tree.single_sided).run(Composer(tree, paper).flow()), paper.text_height


@pytest.mark.parametrize(("report", "data", "options"), [*CASES, ("plan", "full", {"paper": "letter"})])
def test_pages_hold_what_is_put_on_them(report: str, data: str, options: dict[str, Any]) -> None:
    pages, height = laid_out(report, data, **options)
    for page in pages:
        side_foot = 0.0
        for _, top, block in page.placed:
            tall = block.side_height if isinstance(block, SideBlock) else block.height
            assert top + tall <= height + 0.5, f"{block} runs over the foot of page {page.number}"
            if isinstance(block, SideBlock):
                assert top >= side_foot - 0.01, f"side texts meet on page {page.number}"
                side_foot = top + block.side_height
        last = page.placed[-1][2] if page.placed and page is not pages[-1] else None
        assert last is None or not last.keep_next, f"a heading stays alone at the foot of page {page.number}"


@pytest.mark.parametrize("report", ["plan", "answers"])
def test_blocks_do_not_overlap(report: str) -> None:
    pages, _ = laid_out(report, "full")
    for page in pages:
        foot = 0.0
        for _, top, block in page.placed:
            if not isinstance(block, SideBlock):
                assert top >= foot - 0.01
                foot = top + block.height
