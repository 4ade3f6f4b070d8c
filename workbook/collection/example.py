"""The example collection: submissions of several countries, every value and every answer invented, as a secretariat
receives them: one that cannot be read, one corrected, some with cells not understood, some of an earlier edition."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.collection.admission import admit
from workbook.collection.coding.codings import give_theme, mark_quoted, translate
from workbook.collection.coding.passages import Passage, passage, words_of
from workbook.collection.coding.placing import is_rich
from workbook.collection.coding.themes import add_theme
from workbook.collection.collection import Collection
from workbook.collection.example_submissions import example_part, write_example_submissions
from workbook.collection.publishing.synthesis.words import write_words
from workbook.collection.view import CollectionView
from workbook.languages import Language
from workbook.progress import NO_PROGRESS, Progress, Share
from workbook.questionnaire.model import LocalText

WRITTEN = 60  # per cent of the work


def create_example_collection(
    path: Path, inbox: Path, progress: Progress = NO_PROGRESS, language: Language = "fr"
) -> Collection:
    """Write the countries' submissions into the folder `inbox`, admit them, and open the collection, coded in part.

    Its title is in the language. Raises what `Collection.create` raises, Cancelled.
    """
    about = example_part("collection.json")
    collection = Collection.create(
        path, about["title"][language], about["edition"], about["by"], example=True
    )
    try:
        files = write_example_submissions(inbox, Share(progress, 0, WRITTEN))
        admit(collection, files, Share(progress, WRITTEN, 100).step)
        _code(collection, about)
        collection.session.flush()
    except BaseException:
        collection.close()
        raise
    return collection


def _code(collection: Collection, about: Mapping[str, Any]) -> None:
    """The acts of the secretariat: its code book, and the themes that it gave to passages, what it says in the synthesis."""
    session, view = collection.session, collection.view()
    for theme in about["themes"]:
        name, words = LocalText(**theme["name"]), LocalText(**theme["description"])
        session.apply(add_theme(session.snapshot(), name, words, theme_id=theme["id"]))
    for coding in about["codings"]:
        country, at = coding["country"], _passage(view, coding)
        given = give_theme(session.snapshot(), coding["theme"], at, session.by, country)
        session.apply(given)
        coding_id = given.changes[0].cell.row
        if coding.get("quoted"):
            session.apply(mark_quoted(session.snapshot(), coding_id, True, country))
        for language, words in coding.get("translation", {}).items():
            session.apply(translate(session.snapshot(), coding_id, language, words, country))
    for key, said in about["synthesis"].items():
        session.apply(write_words(session.snapshot(), key, said))


def _passage(view: CollectionView, coding: Mapping[str, Any]) -> Passage:
    """The words of a country's answer that the example gives a theme to."""
    facet = f"value.{coding['language']}"
    answers = view.answers(coding["form"], coding["question"])
    answer = next(one for one in answers if one.submission.country == coding["country"])
    rich = is_rich(view, answer.submission, answer.form, answer.question)
    start = words_of(answer.values.get(facet), rich).index(coding["quote"])
    return passage(answer, facet, start, start + len(coding["quote"]), rich)
