"""The commands that show what a collection holds: its files, and every country's answer to a question."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from workbook.cli.collecting import file_row
from workbook.cli.opening import opened_collection
from workbook.cli.output import Output
from workbook.collection.answers import ANSWER_STATES, Answer
from workbook.collection.facts import Submission
from workbook.collection.view import CollectionView
from workbook.collection.wording import ANSWER_WORDS, STATES, why
from workbook.errors import N_, UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.countries import country
from workbook.questionnaire.values import fold


def show(options: argparse.Namespace, output: Output) -> None:
    """List the files of a collection with their states, and how much each country answered."""
    with opened_collection(options.collection, output, read_only=True) as collection:
        view = collection.view()
        states = view.states(view.submissions)
        submissions = sorted(view.submissions, key=lambda one: _place(one, output.catalogue))
        title = collection.title
    rows = [
        file_row(one.sha256, one.facts.name, one, output.catalogue)
        | {
            "name": country_name(one.country, output.catalogue),
            "reason": why(one, output.catalogue),
            "answers": {form: _counts(found) for form, found in states.get(one.sha256, {}).items()},
        }
        for one in submissions
    ]
    output.json({"title": title, "editions": list(view.editions), "submissions": rows})
    output.line(title)
    for submission, row in zip(submissions, rows, strict=True):
        output.line(_line(submission, row, output.catalogue))


def _counts(found: Any) -> dict[str, Any]:
    counted = Counter(found["questions"].values())
    return {
        "questions": {state: counted[state] for state in ANSWER_STATES if counted[state]},
        "rows": found["rows"],
    }


def _line(submission: Submission, row: dict[str, Any], catalogue: Catalogue) -> str:
    words = [
        submission.country or "–",
        row["name"],
        submission.edition,
        catalogue.gettext(STATES[submission.state]),
        submission.facts.name,
        submission.short,
    ]
    reason = f"\n    {row['reason']}" if row["reason"] else ""
    return " · ".join(word for word in words if word) + reason


def answers(options: argparse.Namespace, output: Output) -> None:
    """Print every country's answer to a question, also that there is none."""
    with opened_collection(options.collection, output, read_only=True) as collection:
        view = collection.view()
        question = view.question(options.form, options.question)
        check_edition(view, options.edition)
        told = view.answers(options.form, options.question, options.edition)
    found = sorted(told, key=lambda one: _place(one.submission, output.catalogue))
    output.json(
        {
            "form_id": options.form,
            "question": question.name,
            "code": question.code,
            "label": {"fr": question.title("fr"), "en": question.title("en")},
            "answers": [answer_row(one, output.catalogue) for one in found],
        }
    )
    output.line(f"{question.code or question.name}  {question.title(output.catalogue.code)}")
    for one in found:
        output.line("")
        output.line(_head(one, output.catalogue))
        if one.state == "answered":
            output.line(one.text(output.catalogue.code))
        elif one.why:
            output.line(one.why)


def check_edition(view: CollectionView, edition: str | None) -> None:
    """Raises UsageError for an edition of which nothing counts."""
    if edition is not None and not view.current(edition):
        raise UsageError(
            N_("No submission that counts is of the edition {edition}. There are: {known}."),
            edition=edition,
            known=", ".join(view.editions) or "–",
        )


def answer_row(answer: Answer, catalogue: Catalogue) -> dict[str, Any]:
    """An answer with the file, sheet and cell that it stands in."""
    place = answer.place
    return {
        "country": answer.submission.country,
        "name": country_name(answer.submission.country, catalogue),
        "edition": answer.submission.edition,
        "row": answer.row,
        "state": answer.state,
        "values": dict(answer.values),
        "file": answer.submission.facts.name,
        "sha256": answer.submission.sha256,
        "sheet": place.sheet if place else None,
        "cell": place.address if place else None,
        "places": {facet: where._asdict() for facet, where in answer.where.items()},
    }


def _head(answer: Answer, catalogue: Catalogue) -> str:
    name = country_name(answer.submission.country, catalogue)
    place = answer.place_in(catalogue.code)
    words = [
        name,
        answer.row,
        "" if answer.state == "answered" else catalogue.gettext(ANSWER_WORDS[answer.state]),
        f"{place.sheet}!{place.address}" if place else "",
    ]
    return " · ".join(word for word in words if word)


def _place(submission: Submission, catalogue: Catalogue) -> str:
    """Where a country stands in the alphabet of the messages."""
    return fold(country_name(submission.country, catalogue))


def country_name(code: str, catalogue: Catalogue) -> str:
    """A country's name in the language of the messages; the code itself where it is not known."""
    try:
        return country(code).name.get(catalogue.code) if code else ""
    except UsageError:
        return code
