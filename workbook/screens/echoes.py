"""What was answered on the same subject elsewhere, and where an answer was taken from."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.document.snapshot import Snapshot
from workbook.editing.echo import brings_something, echoed, name_of, origin_of, origin_words, use_echo
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show
from workbook.screens.places import Place, place_of

FIRST_WORDS = 160


@dataclass(frozen=True, slots=True)
class Echo:
    """An answered question on the same subject: what it is called, and how its answer begins.

    `usable` says whether taking its answer over would change anything.
    """

    text: str
    place: Place
    form: str
    name: str
    words: str = ""
    usable: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Where an answer was taken from, in words: the whole sentence, and the place."""

    text: str
    place: Place | None


def links_to(snapshot: Snapshot, question: Question, language: str) -> tuple[Echo, ...]:
    """The answered questions on the same subject, without their answers."""
    return tuple(
        Echo(
            name_of(snapshot, form, other.name, language),
            place_of(snapshot, form, other),
            form,
            other.name,
        )
        for form, other in echoed(snapshot, question)
    )


def echoes_of(snapshot: Snapshot, form: str, question: Question, catalogue: Catalogue) -> tuple[Echo, ...]:
    """The answered questions on the same subject, each with how its answer begins."""
    return tuple(
        Echo(
            link.text,
            link.place,
            link.form,
            link.name,
            first_words(snapshot, link.form, link.name, catalogue),
            brings_something(use_echo(snapshot, form, question.name, link.form, link.name, catalogue.code)),
        )
        for link in links_to(snapshot, question, catalogue.code)
    )


def first_words(snapshot: Snapshot, form: str, name: str, catalogue: Catalogue) -> str:
    """How an answer begins, in one line: the state of a measure and what it is about."""
    asked = snapshot.forms[form]
    question = asked.question(name)
    parts = []
    for one in (question, *question.details[:1]):
        if one.type == "text":
            text = snapshot.text(form, one.name, language=catalogue.code)
            parts.append(" ".join((plain(text) if one.is_long else text).split()))
        else:
            value = snapshot.value(form, one.name)
            parts.append(show(one, value, catalogue, asked.choices_of(one)))
    words = " – ".join(part for part in parts if part)
    return words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"


def taken_from(snapshot: Snapshot, form: str, question: Question, catalogue: Catalogue) -> Taken | None:
    """`Taken from Dakar 2008, 2-1, adapted since`; None where the answer was given here."""
    origin = origin_of(snapshot, form, question)
    if origin is None:
        return None
    asked = snapshot.forms.get(origin.form)
    known = asked is not None and any(item.name == origin.question for item in asked.flat)
    place = place_of(snapshot, origin.form, origin.question) if known else None
    return Taken(origin_words(snapshot, form, question, catalogue), place)
