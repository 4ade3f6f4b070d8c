"""The sheets about the submissions themselves: which came, how much they cover, what was repaired or listed."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.collection.facts import Submission
from workbook.collection.publishing.anomalies import KINDS, Anomaly
from workbook.collection.publishing.consolidated.book import Column
from workbook.collection.publishing.consolidated.cells import known_cells, known_columns
from workbook.collection.publishing.consolidated.row_file import Cell
from workbook.collection.publishing.lands import land
from workbook.collection.publishing.wording import Wording, label, question_code
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Questionnaire

SUBMISSION_COLUMNS = (
    (N_("Edition"), 14.0), (N_("State"), 16.0), (N_("Why"), 26.0), (N_("File"), 24.0), (N_("Received"), 11.0),
    (N_("Languages"), 9.0), (N_("Cells filled"), 9.0), (N_("Stored"), 11.0), (N_("Listed"), 8.0),
    (N_("Repaired"), 9.0), (N_("Doubts"), 8.0), (N_("Signs"), 9.0), (N_("Superseded by"), 10.0),
)  # fmt: skip
TECHNICAL_COLUMNS = (
    (N_("Fingerprint (SHA-256)"), 30.0), (N_("Identity"), 30.0), (N_("Corrects"), 30.0), (N_("Questionnaires"), 30.0),
)  # fmt: skip
ANOMALY_COLUMNS = (
    (N_("Edition"), 18.0), (N_("Kind"), 14.0), (N_("What is said of it"), 36.0), (N_("Questionnaire"), 18.0),
    (N_("Question"), 14.0), (N_("Row"), 8.0), (N_("Sheet"), 20.0), (N_("Cell"), 8.0), (N_("Text of the cell"), 34.0),
    (N_("Read as"), 24.0), (N_("File"), 10.0),
)  # fmt: skip


def submission_columns(wording: Wording) -> list[Column]:
    technical = (Column(wording.words.pair(name), width, grouped=True) for name, width in TECHNICAL_COLUMNS)
    return [*known_columns(wording, *SUBMISSION_COLUMNS), *technical]


def submission_row(one: Submission, wording: Wording) -> list[Cell]:
    """A file received, whatever became of it."""
    facts = one.facts
    texts = (one.edition, wording.submission_state(one.state), wording.submission_reason(one), facts.name)
    counts = (facts.filled, facts.stored, facts.listed, facts.repairs, facts.doubts)
    forms = "\n".join(f"{form}@{version}" for form, version in facts.forms.items())
    signs = (one.short, one.by[:8], one.sha256, facts.instance, facts.deprecated, forms)
    return [
        *known_cells(land(one.country)),
        *((text, "text") for text in texts),
        (facts.received.astimezone().date(), "day"),
        (", ".join(facts.languages), "text"),
        *((count, "number #,##0") for count in counts),
        *((text, "trace") for text in signs),
    ]


def anomaly_columns(wording: Wording) -> list[Column]:
    return known_columns(wording, *ANOMALY_COLUMNS)


def anomaly_rows(found: Iterator[Anomaly], wording: Wording) -> Iterator[list[Cell]]:
    """What was repaired, listed or doubtful, cell by cell."""
    for one in found:
        texts = (
            one.submission.edition, wording.words.line(KINDS[one.kind]), label(one.words(wording.words)), one.form,
            one.code, one.row, one.sheet, one.address, one.text, one.after,
        )  # fmt: skip
        yield [
            *known_cells(land(one.submission.country)),
            *((text, "text") if text else None for text in texts),
            (one.submission.short, "trace"),
        ]


def question_columns(wording: Wording) -> list[Column]:
    pair = wording.words.pair
    return [
        Column(pair(head), width)
        for head, width in (
            (N_("Questionnaire"), 22.0),
            (N_("Code"), 21.0),
            (N_("In French"), 68.0),
            (N_("In English"), 68.0),
            (N_("Source"), 30.0),
        )
    ]


def question_rows(asked: Questionnaire) -> Iterator[list[Cell]]:
    """Every question word for word, with where it comes from."""
    form = label(asked.short_title or asked.title)
    for question in asked.questions:
        if question.is_answerable:
            source = LocalText(asked.citation(question, "fr"), asked.citation(question, "en"))
            texts = (question.label.fr, question.label.en, label(source))
            code = question_code(question, asked)
            yield [(form, "known"), (code, "code"), *((text, "text") if text else None for text in texts)]
