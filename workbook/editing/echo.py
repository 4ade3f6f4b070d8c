"""An answer taken over from a question on the same subject, which then remembers where it comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, about, changed
from workbook.errors import N_, UsageError
from workbook.languages import LANGUAGES, Catalogue, Language
from workbook.questionnaire.model import Question, Questionnaire
from workbook.questionnaire.rich_text import Block, Run, serialize
from workbook.questionnaire.values import show, well_formed

TAKEN_FROM, ADAPTED = N_("Taken from {origin}"), N_("Taken from {origin}, adapted since")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer was taken from, and whether it was changed since."""

    form: str
    question: str
    adapted: bool


def echoed(snapshot: Snapshot, question: Question) -> tuple[tuple[str, Question], ...]:
    """The questions on the same subject that have an answer: questionnaire and question."""
    found = (_asked(snapshot, echo) for echo in question.echoes)
    return tuple((form, other) for form, other in filter(None, found) if snapshot.answered(form, other))


def _asked(snapshot: Snapshot, echo: str) -> tuple[str, Question] | None:
    form, _, name = echo.partition("/")
    asked = snapshot.forms.get(form)
    other = next((item for item in asked.flat if item.name == name), None) if asked else None
    return (form, other) if isinstance(other, Question) else None


def name_of(snapshot: Snapshot, form: str, name: str, language: str) -> str:
    """`Dakar 2008, 2-1`; the bare names of a question that the workbook has no longer."""
    asked = snapshot.forms.get(form)
    if asked is None:
        return f"{form}, {name}"
    item = next((item for item in asked.flat if item.name == name), None)
    title = asked.short_title.get(language) or asked.title.get(language)
    return f"{title}, {(item.code or item.title(language)) if item else name}"


def use_echo(
    snapshot: Snapshot, form: str, name: str, origin_form: str, origin_name: str, language: str = "fr"
) -> ChangeSet:
    """The step that takes another question's answer over; a text is a draft until somebody says more.

    Between two measures state and details are copied; a text goes into the first text among a measure's details;
    a measure becomes a text in each answer language. What the origin does not say is left as it is. Raises
    UsageError where the origin has no answer or the question is in a table.
    """
    asked, other = snapshot.forms_named(form), snapshot.forms_named(origin_form)
    question, origin = asked.question(name), other.question(origin_name)
    if not snapshot.answered(origin_form, origin) or asked.repeat_of(question) or other.repeat_of(origin):
        raise UsageError(
            N_("{name} has no answer that could be taken over."), name=origin.code or origin.name
        )
    wanted = _copied(snapshot, asked, question, other, origin)
    for touched in {question.name, *(cell.question for cell in wanted)}:
        wanted |= {Cell(form, "", touched, facet): None for facet in ("draft", "missing")}
    if question.type == "text":
        wanted[Cell(form, "", question.name, "status")] = "draft"
    memory = {"form": origin_form, "question": origin.name, "step": snapshot.step}
    digest = _digest(question, form, {**_answer_cells(snapshot, form, question), **wanted})
    wanted[Cell(form, "", question.name, "origin")] = memory | {"digest": digest}
    source = {"form": origin_form, "question": origin.name}
    args = about(form, question) | {
        "origin": name_of(snapshot, origin_form, origin.name, language), "from": source
    }  # fmt: skip
    return ChangeSet("echo", args, changed(snapshot, wanted))


def brings_something(change_set: ChangeSet) -> bool:
    """Whether taking the answer over would change what is answered."""
    return any(change.cell.facet.startswith("value") for change in change_set.changes)


def origin_of(snapshot: Snapshot, form: str, question: Question) -> Origin | None:
    """Where the answer to a question was taken from; None where it was not, or where there is none any more."""
    memory = snapshot.value(form, question.name, facet="origin")
    kept = any(snapshot.answered(form, one) for one in (question, *question.details))
    if not isinstance(memory, dict) or not kept:
        return None
    digest = _digest(question, form, _answer_cells(snapshot, form, question))
    adapted = memory.get("digest", digest) != digest
    return Origin(memory["form"], memory["question"], adapted)


def origin_words(snapshot: Snapshot, form: str, question: Question, catalogue: Catalogue) -> str:
    """`Taken from Dakar 2008, 2-1, adapted since`; nothing where the answer was given here."""
    origin = origin_of(snapshot, form, question)
    if origin is None:
        return ""
    name = name_of(snapshot, origin.form, origin.question, catalogue.code)
    return catalogue.gettext(ADAPTED if origin.adapted else TAKEN_FROM).format(origin=name)


def _copied(
    snapshot: Snapshot, asked: Questionnaire, question: Question, other: Questionnaire, origin: Question
) -> dict[Cell, Any]:
    form = asked.form_id
    if question.type == origin.type:
        wanted = _same(snapshot, asked, question, other, origin)
        own = {_role(question, detail): detail for detail in question.details}
        for detail in origin.details:
            if (target := own.get(_role(origin, detail))) is not None and target.type == detail.type:
                wanted |= _same(snapshot, asked, target, other, detail)
        return wanted
    if question.type == "text":
        return _texts_in(form, question, _in_words(snapshot, other, origin))
    target = next((detail for detail in question.details if detail.type == "text"), None)
    if target is None or origin.type != "text":
        return {}
    return _texts_in(form, target, _texts_of(snapshot, other.form_id, origin))


def _role(question: Question, detail: Question) -> str:
    return detail.name.removeprefix(question.name)


def _same(
    snapshot: Snapshot, asked: Questionnaire, question: Question, other: Questionnaire, origin: Question
) -> dict[Cell, Any]:
    """An answer as an answer of the same type; nothing where it would be none."""
    if question.type == "text":
        return _texts_in(asked.form_id, question, _texts_of(snapshot, other.form_id, origin))
    value = snapshot.value(other.form_id, origin.name)
    if value in (None, []) or not well_formed(question, value, asked.choices_of(question)):
        return {}
    return {Cell(asked.form_id, "", question.name, "value"): value}


def _texts_of(snapshot: Snapshot, form: str, question: Question) -> dict[str, str]:
    if not question.multilingual:
        text = snapshot.text(form, question.name)
        return dict.fromkeys(LANGUAGES, text) if text else {}
    texts = {code: snapshot.text(form, question.name, "", code, fallback=False) for code in LANGUAGES}
    return {code: text for code, text in texts.items() if text}


def _texts_in(form: str, question: Question, texts: Mapping[str, str]) -> dict[Cell, Any]:
    if question.multilingual:
        return {Cell(form, "", question.name, f"value.{code}"): text for code, text in texts.items()}
    return {Cell(form, "", question.name, "value"): text for text in list(texts.values())[:1]}


def _in_words(snapshot: Snapshot, asked: Questionnaire, question: Question) -> dict[str, str]:
    """A measure as a text in each answer language: its state, then what its details say."""
    return {code: _words(snapshot, asked, question, code) for code in snapshot.answer_languages}  # type: ignore[arg-type]


def _words(snapshot: Snapshot, asked: Questionnaire, question: Question, code: Language) -> str:
    catalogue = Catalogue.load(code)

    def said(one: Question) -> str:
        if one.type == "text":
            return snapshot.text(asked.form_id, one.name, "", code, fallback=not one.multilingual)
        value = snapshot.value(asked.form_id, one.name)
        return show(one, value, catalogue, asked.choices_of(one)) if value is not None else ""

    paragraphs = [_paragraph(said(question))]
    for detail in question.details:
        text = said(detail)
        if text and detail.is_long:
            paragraphs.append(text)
        elif text:
            paragraphs.append(_paragraph(f"{detail.title(code)}{catalogue.colon()} {text}"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _paragraph(text: str) -> str:
    return serialize([Block("paragraph", (Run(text),))]).strip() if text else ""


def _answer_cells(snapshot: Snapshot, form: str, question: Question) -> dict[Cell, Any]:
    names = (
        Cell(form, "", one.name, facet) for one in (question, *question.details) for facet in one.facets()
    )
    return {cell: snapshot.cells.get(cell) for cell in names}


def _digest(question: Question, form: str, cells: Mapping[Cell, Any]) -> str:
    """A fingerprint of an answer with its details, by which a later change of it is noticed."""
    asked = (question, *question.details)
    said = [
        [one.name, facet, cells.get(Cell(form, "", one.name, facet))]
        for one in asked
        for facet in one.facets()
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]
