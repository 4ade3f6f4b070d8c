"""What the reading of files noted, one entry a cell: repaired, kept aside word for word, or doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbook.collection.facts import Submission
from workbook.collection.projections import Issues
from workbook.document.cells import Cell
from workbook.errors import UsageError
from workbook.exchange.received import Where
from workbook.exchange.repairs import DOUBTS, REASONS, REPAIRS
from workbook.exchange.words import Words
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire

Kind = Literal["repaired", "listed", "doubt"]
Forms = Mapping[str, Questionnaire]
KINDS: dict[Kind, str] = {"repaired": N_("Repaired"), "listed": N_("Listed"), "doubt": N_("Doubtful")}


@dataclass(frozen=True, slots=True)
class Anomaly:
    """`reason` is a key of repairs.REPAIRS, REASONS or DOUBTS; `text` what stands in the cell, `after` what it was
    read as. `code` is the question's number."""

    submission: Submission
    kind: Kind
    reason: str
    sheet: str = ""
    address: str = ""
    text: str = ""
    after: str = ""
    form: str = ""
    question: str = ""
    code: str = ""
    row: str = ""
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        known = {"repaired": REPAIRS, "listed": REASONS, "doubt": DOUBTS}[self.kind]
        return known.get(self.reason, self.reason)

    def words(self, words: Words) -> LocalText:
        """What is said of it, in both languages."""
        return words.pair(self.message, **self.params)


def anomalies(submission: Submission, issues: Issues, forms: Forms) -> Iterator[Anomaly]:
    """Those of one file, in the order in which they were noted."""
    for repair in issues.repairs:
        yield _at(
            submission, "repaired", repair.kind, repair.where, repair.before, repair.after, repair.cell, forms
        )
    for listed in issues.listed:
        yield _at(submission, "listed", listed.reason, listed.where, listed.text, "", listed.cell, forms)
    for doubt in issues.doubts:
        yield Anomaly(submission, "doubt", doubt.kind, params=doubt.params)


def _at(
    submission: Submission,
    kind: Kind,
    reason: str,
    where: Where,
    text: str,
    after: str,
    cell: Cell | None,
    forms: Forms,
) -> Anomaly:
    found = Anomaly(submission, kind, reason, where.sheet, where.address, text, after)
    if cell is None:
        return found
    code = _code(cell, forms)
    return Anomaly(
        submission,
        kind,
        reason,
        where.sheet,
        where.address,
        text,
        after,
        cell.form,
        cell.question,
        code,
        cell.row,
    )


def _code(cell: Cell, forms: Forms) -> str:
    """The number of the question that a cell belongs to; its name where it has none or is not known any more."""
    from workbook.collection.publishing.wording import question_code

    try:
        item = forms[cell.form].item(cell.question) if cell.form in forms else None
    except UsageError:
        item = None
    return question_code(item, forms[cell.form]) if isinstance(item, Question) else cell.question
