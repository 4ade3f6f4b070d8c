"""A passage of an answer: which characters of its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbook.collection.answers import Answer
from workbook.collection.coding.relocate import find_again
from workbook.questionnaire.rich_text import plain


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters `start` up to `end` of the words (see `words_of`) of an answer's facet; `submission` is the
    SHA-256 of the file, `quote` the characters themselves."""

    submission: str
    form: str
    row: str
    question: str
    facet: str
    start: int
    end: int
    quote: str

    @property
    def answer(self) -> tuple[str, str, str, str]:
        """The answer that it is a passage of: file, questionnaire, row and question."""
        return self.submission, self.form, self.row, self.question


def words_of(value: Any, rich: bool) -> str:
    """The words of a text as passages are counted: those of paragraphs (`rich`) without their marks, a block a line."""
    text = str(value or "")
    return plain(text) if rich else text


def passage(answer: Answer, facet: str, start: int, end: int, rich: bool) -> Passage:
    """The passage from `start` to `end` of the words of a facet."""
    quote = words_of(answer.values.get(facet), rich)[start:end]
    return Passage(
        answer.submission.sha256, answer.form, answer.row, answer.question, facet, start, end, quote
    )


def again(old: Passage, answer: Answer, facet: str, rich: bool) -> Passage | None:
    """The passage in another answer, where its words are found there again."""
    span = find_again(old.quote, words_of(answer.values.get(facet), rich), old.start)
    return passage(answer, facet, *span, rich) if span else None
