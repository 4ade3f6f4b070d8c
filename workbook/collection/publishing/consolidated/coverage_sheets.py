"""Who answered how much: countries by sections at a glance, and every count in a table of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.collection.answers import ANSWER_STATES
from workbook.collection.facts import Submission
from workbook.collection.publishing.consolidated.book import Column
from workbook.collection.publishing.consolidated.cells import known_cells, known_columns
from workbook.collection.publishing.consolidated.row_file import Cell
from workbook.collection.publishing.coverage import Coverage, Covered
from workbook.collection.publishing.lands import land
from workbook.collection.publishing.wording import Wording, label
from workbook.collection.wording import ANSWER_WORDS
from workbook.languages import N_
from workbook.questionnaire.model import Item, LocalText, Questionnaire

COVERAGE_COLUMNS = (
    (N_("Edition"), 20.0), (N_("Questionnaire"), 22.0), (N_("Code"), 8.0), (N_("Section"), 38.0),
    (N_("Questions"), 10.0),
)  # fmt: skip
OF = N_("of {n}")


def glance_columns(coverage: Coverage, wording: Wording) -> list[Column]:
    """A column a section, with the number of its questions; of a table the rows are counted."""
    known = known_columns(wording, (N_("Edition"), 20.0))
    return [*known, *(_section(coverage, wording, *one) for one in coverage.columns)]


def _section(coverage: Coverage, wording: Wording, form: str, section: Item, questions: int) -> Column:
    asked = coverage.forms[form]
    of = wording.words.pair(OF, n=questions) if questions else wording.words.pair(N_("rows"))
    short = asked.short_title or asked.title
    head = LocalText(f"{short.get('fr')}, {of.fr}", f"{short.get('en')}, {of.en}")
    return Column(head, 12.0, section.code or section.title("fr"))


def glance_row(submission: Submission, covered: Iterable[Covered]) -> list[Cell]:
    """How many questions of each section are answered; a dash where all are left open for a reason."""
    return [*known_cells(land(submission.country)), (submission.edition, "known"), *map(_glance, covered)]


def _glance(one: Covered) -> Cell:
    answered, total = one.counts["answered"], one.total
    if one.counts["not_asked"] == total:
        return "", "not asked"
    if answered and one.is_table:
        return one.rows, "number #,##0"
    if answered:
        return answered, "all" if answered == total else "number #,##0"
    return (0, "silent number") if one.counts["silent"] else ("–", "reason")


def coverage_columns(wording: Wording) -> list[Column]:
    states = [Column(wording.words.pair(ANSWER_WORDS[state]), 12.5) for state in ANSWER_STATES]
    return [*known_columns(wording, *COVERAGE_COLUMNS), *states, Column(wording.words.pair(N_("Rows")), 9.0)]


def coverage_row(one: Covered, forms: Mapping[str, Questionnaire]) -> list[Cell]:
    """A section and a submission."""
    counts = [one.total, *(one.counts[state] for state in ANSWER_STATES)]
    return [
        *known_cells(land(one.submission.country)),
        (one.submission.edition, "known"),
        (label(forms[one.form].short_title or forms[one.form].title), "known"),
        (one.code, "code"),
        (label(one.title), "text"),
        *((count, "number #,##0") for count in counts),
        (one.rows, "number #,##0") if one.rows is not None else None,
    ]
