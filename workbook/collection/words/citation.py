"""A quotation with where it comes from, as plain text and as HTML, for pasting into a report."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.collection.coding.passages import words_of
from workbook.collection.coding.placing import is_rich
from workbook.collection.publishing.lands import land
from workbook.collection.publishing.wording import question_code, trace
from workbook.collection.wording import ANSWER_WORDS
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.values import is_right_to_left

if TYPE_CHECKING:
    from workbook.collection.answers import Answer
    from workbook.collection.view import CollectionView

# a quotation that is written from right to left stays apart from the sentence around it
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Citation:
    """The same in both forms of the clipboard."""

    text: str
    html: str


def cite(
    view: CollectionView,
    answer: Answer,
    catalogue: Catalogue,
    facet: str = "",
    quote: str = "",
    translation: str = "",
) -> Citation:
    """The words `quote` of an answer, or all of its words in `facet` or in the language of the catalogue; a reason where
    there is no answer. `translation` is the secretariat's. Marks and citation are in the language of the catalogue."""
    used = facet or answer.facet_in(catalogue.code)
    source = _source(view, answer, used, catalogue)
    rich = is_rich(view, answer.submission, answer.form, answer.question)
    words = (quote or words_of(answer.values.get(used), rich)).strip()
    if not words:
        reason = catalogue.gettext(ANSWER_WORDS[answer.state])
        said = f"{reason}{catalogue.colon()} {answer.why}" if answer.why else reason
        return Citation(f"{said} ({source})", f"<p>{_html(said)} ({_html(source)})</p>")
    own = catalogue.gettext(N_("translation by the secretariat"))
    text = f"{_quoted(words, catalogue)} ({source})"
    marked = f"<p>{_quoted_html(words, used[6:], catalogue)} ({_html(source)})</p>"
    if translation.strip():
        text += f"\n{_quoted(translation.strip(), catalogue)} ({own})"
        marked += f"<p>{_quoted_html(translation.strip(), '', catalogue)} ({_html(own)})</p>"
    return Citation(text, marked)


def cite_all(view: CollectionView, answers: Iterable[Answer], catalogue: Catalogue) -> Citation:
    """Several answers, one after the other, in the order given; what says nothing is left out."""
    told = [cite(view, one, catalogue) for one in answers if one.state not in ("silent", "not_asked")]
    return Citation("\n\n".join(one.text for one in told), "\n".join(one.html for one in told))


def _source(view: CollectionView, answer: Answer, facet: str, catalogue: Catalogue) -> str:
    """`Cameroon, Marrakech 2018, Berlin 2017, question 1.2-4, 14 September 2018; CMR · 1.2-4 · …`."""
    facts = answer.submission.facts
    asked = view.questionnaire(answer.form, facts.forms.get(answer.form, ""))
    code = question_code(asked.question(answer.question), asked)
    question = catalogue.gettext(N_("question {code}")).format(code=code)
    title = (asked.short_title or asked.title).get(catalogue.code)
    parts = (
        land(answer.submission.country).name.get(catalogue.code),
        facts.edition,
        title,
        question,
        _day(facts.written_at or facts.received_at, catalogue),
    )
    # a semicolon has a narrow space before it in French
    between = catalogue.gettext(N_("{source}; {trace}"))
    return between.format(source=", ".join(part for part in parts if part), trace=trace(answer, code, facet))


def _day(moment: str, catalogue: Catalogue) -> str:
    try:
        return catalogue.date(datetime.fromisoformat(moment).date())
    except ValueError:
        return ""


def _quoted(words: str, catalogue: Catalogue) -> str:
    return catalogue.quote(f"{_RIGHT_TO_LEFT}{words}{_END}" if is_right_to_left(words) else words)


def _quoted_html(words: str, language: str, catalogue: Catalogue) -> str:
    attributes = f' lang="{language}"' if language else ""
    if is_right_to_left(words):
        attributes = ' dir="rtl"'
    lines = "<br>".join(_html(line) for line in words.split("\n"))
    return catalogue.quote(f"<span{attributes}>{lines}</span>")


def _html(text: str) -> str:
    return html.escape(text, quote=False)
