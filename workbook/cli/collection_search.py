"""The command that searches all answers of a collection."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from typing import Any

from workbook.cli.collection import answer_row, check_edition, country_name
from workbook.cli.opening import opened_collection
from workbook.cli.output import Output
from workbook.collection.coding.themes import themes_of
from workbook.collection.publishing.wording import question_code
from workbook.collection.view import CollectionView
from workbook.collection.words.query import understood
from workbook.collection.words.search import Filters, Found, Hit, read_hits, search
from workbook.errors import N_, UsageError
from workbook.languages import LANGUAGES, Catalogue
from workbook.questionnaire.countries import regions
from workbook.questionnaire.values import fold

READ_AT_ONCE = 200


def search_answers(options: argparse.Namespace, output: Output) -> int:
    """Print every answer that holds the words; status 1 where none does."""
    typed = " ".join(options.words)
    if not understood(typed):
        raise UsageError(N_("“{words}” holds no word to search for."), words=typed)
    with opened_collection(options.collection, output, read_only=True) as collection:
        view = collection.view()
        check_edition(view, options.edition)
        hits = search(view, typed, _filters(view, options), output.catalogue.code)
        _print(view, hits, typed, output)
    return 0 if hits else 1


def _print(view: CollectionView, hits: tuple[Hit, ...], typed: str, output: Output) -> None:
    rows: list[dict[str, Any]] = []
    for found in _read(view, hits, typed):
        code = _code(view, found)
        if output.as_json:
            rows.append(_row(found, code, output.catalogue))
        else:
            output.line(_head(view, found, code, output.catalogue))
            output.line(f"    {found.excerpt.text}")
    countries = len({hit.submission.country for hit in hits})
    output.json({"words": typed, "count": len(hits), "countries": countries, "hits": rows})
    count = output.catalogue.ngettext("{count} answer found.", "{count} answers found.", len(hits))
    output.line(count.format(count=output.catalogue.number(len(hits))))


def _read(view: CollectionView, hits: tuple[Hit, ...], typed: str) -> Iterator[Found]:
    """A few at a time, so that the first ones are told at once and memory does not grow with the answers."""
    waiting = iter(hits)
    while some := tuple(islice(waiting, READ_AT_ONCE)):
        yield from read_hits(view, some, typed)


def _filters(view: CollectionView, options: argparse.Namespace) -> Filters:
    """Raises UsageError for a region, theme, questionnaire or question that there is not."""
    form = view.questionnaire(options.form).form_id if options.form else ""
    if options.question and not form:
        raise UsageError(N_("Give the questionnaire of the question with --form."))
    return Filters(
        region=_region(options.region) if options.region else "",
        theme=_theme(view, options.theme) if options.theme else "",
        tag=options.tag or "",
        language=options.answered_in or "",
        form=form,
        question=view.question(form, options.question).name if options.question else "",
        edition=options.edition,
    )


def _region(said: str) -> str:
    """A region or subregion by its M49 code or its name in either language."""
    for one in regions():
        if said == one.code or fold(said) in (fold(getattr(one.name, language)) for language in LANGUAGES):
            return one.code
    raise UsageError(
        N_("There is no region {name}. Give its name or its M49 code, such as 002 for Africa."), name=said
    )


def _theme(view: CollectionView, said: str) -> str:
    """A theme by its id or its name in either language."""
    themes = themes_of(view.snapshot)
    for one in themes:
        if said == one.id or fold(said) in (fold(getattr(one.name, language)) for language in LANGUAGES):
            return one.id
    known = ", ".join(one.name.get("en") for one in themes) or "–"
    raise UsageError(N_("There is no theme {name}. There are: {known}."), name=said, known=known)


def _code(view: CollectionView, found: Found) -> str:
    version = found.answer.submission.facts.forms.get(found.hit.form, "")
    asked = view.questionnaire(found.hit.form, version)
    return question_code(asked.question(found.hit.question), asked)


def _row(found: Found, code: str, catalogue: Catalogue) -> dict[str, Any]:
    """The answer as `collection answers` tells it, with the place where the words stand."""
    row = answer_row(found.answer, catalogue)
    place = found.answer.where.get(found.facet) or found.answer.place
    at = {"sheet": place.sheet if place else None, "cell": place.address if place else None}
    return {
        "form_id": found.hit.form,
        "question": found.hit.question,
        "code": code,
        **{key: value for key, value in row.items() if key != "values"},
        **at,
        "facet": found.facet,
        "excerpt": found.excerpt.text,
        "found": [list(span) for span in found.excerpt.spans],
        "more_rows": found.more,
    }


def _head(view: CollectionView, found: Found, code: str, catalogue: Catalogue) -> str:
    submission = found.hit.submission
    asked = view.questionnaire(found.hit.form, submission.facts.forms.get(found.hit.form, ""))
    place = found.answer.where.get(found.facet) or found.answer.place
    words = [
        country_name(submission.country, catalogue),
        submission.edition,
        f"{(asked.short_title or asked.title).get(catalogue.code)} {code}",
        f"{place.sheet}!{place.address}" if place else "",
        submission.short,
    ]
    return " · ".join(word for word in words if word)
