"""Commands that read a workbook and change nothing."""

from __future__ import annotations

import argparse
from typing import Any

from workbook.cli.opening import opened
from workbook.cli.output import Output
from workbook.document.cells import Step
from workbook.document.connection import kind_said
from workbook.document.snapshot import Snapshot
from workbook.editing.checks import issues
from workbook.editing.completion import Count, completion
from workbook.editing.labels import step_label
from workbook.editing.session import Session
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import show as show_value


def show(options: argparse.Namespace, output: Output) -> None:
    with opened(options.file, output, read_only=True) as session:
        snapshot = session.snapshot()
        asked = snapshot.forms_named(options.form) if options.form else None
        name = asked.item(options.question).name if asked and options.question else None
        document = workbook_document(session)
        document["cells"] = [
            cell
            for cell in document["cells"]
            if (not asked or cell["form"] == options.form) and (not name or cell["question"] == name)
        ]
        output.json(document)
        if not output.as_json:
            _print_answers(snapshot, options.form, name, output)


def workbook_document(session: Session) -> dict[str, Any]:
    """The shape of `show --json` and of an exported JSON file."""
    snapshot = session.snapshot()
    counts = completion(snapshot)
    stamped = session.saver.ask(lambda document: document.stamped_cells()).result()
    return {
        "document": {
            "id": snapshot.document_id,
            "created": session.document.created_at,
            "step": snapshot.step,
            "changed": snapshot.taken_at,
            "country": snapshot.country,
            "edition": snapshot.edition,
            "institution": {language: snapshot.institution(language) for language in ("fr", "en")},
            "focal_point": snapshot.focal_point,
            "due_date": snapshot.due_date.isoformat() if snapshot.due_date else None,
            "answers_in": list(snapshot.answer_languages),
            "forms": [{"form_id": form.form_id, "version": form.version} for form in snapshot.forms.values()],
        },
        "completion": {
            "overall": count_document(counts.overall),
            "forms": {form: count_document(count) for form, count in counts.by_form.items()},
            "ministries": {name: count_document(count) for name, count in counts.by_ministry.items()},
        },
        "cells": [
            {**one.cell._asdict(), "value": one.value, "step": one.step, "at": one.at, "by": one.by}
            for one in stamped
            if one.cell.facet != "form"
        ],
    }


def count_document(count: Count) -> dict[str, Any]:
    """Counts tell silence from what is missing on purpose."""
    missing = {
        reason: count.missing.get(reason, 0)
        for reason in ("not_applicable", "no_data", "confidential", "pending")
    }
    return {
        "total": count.total,
        "settled": count.settled,
        "begun": count.begun,
        "empty": count.empty,
        "missing": missing,
        "share": round(count.share, 4),
    }


def _print_answers(snapshot: Snapshot, form: str | None, name: str | None, output: Output) -> None:
    counts = completion(snapshot)
    language = output.catalogue.code
    if form is None:
        output.line(f"{snapshot.country_name(language) or '?'} · {snapshot.edition}")
        for form_id, asked in snapshot.forms.items():
            count = counts.by_form[form_id]
            output.line(f"  {asked.short_title.get(language):<36} {count.settled}/{count.total}")
        return
    asked = snapshot.forms[form]
    for question in asked.questions:
        if question.is_answerable and name in (None, question.name):
            repeat = asked.repeat_of(question)
            for row in snapshot.rows(form, repeat.name) if repeat else ("",):
                _print_answer(snapshot, form, question, row, output)


def _print_answer(snapshot: Snapshot, form: str, question: Question, row: str, output: Output) -> None:
    title = question.code or question.title(output.catalogue.code)
    place = f"{title} [{row}]" if row else title
    missing = snapshot.missing(form, question.name, row)
    if missing:
        output.line(f"{place}: ({missing.reason}) {missing.why}".rstrip())
    for facet in question.facets():
        value = snapshot.value(form, question.name, row, facet)
        if value is not None:
            choices = snapshot.forms[form].choices_of(question)
            words = show_value(question, value, output.catalogue, choices)
            output.line(f"{place}{facet[5:].replace('.', ' ')}: {words}")


def history(options: argparse.Namespace, output: Output) -> None:
    with opened(options.file, output, True, kind_said(options.file)) as session:
        if options.form and options.question:
            steps = session.history(options.form, options.question, options.row).result()
        else:
            steps = list(reversed(session.steps()))
        known = {step.id: step for step in session.steps()}
        output.json([_step_document(step, known, output) for step in steps])
        for step in steps:
            label = step_label(step, output.catalogue, known.get(step.reverts or 0))
            output.line(f"{step.id:>5}  {step.at[:19]}  {step.by:<16}  {label}")


def _step_document(step: Step, known: dict[int, Step], output: Output) -> dict[str, Any]:
    return {
        "step": step.id,
        "kind": step.kind,
        "label": step_label(step, output.catalogue, known.get(step.reverts or 0)),
        "at": step.at,
        "by": step.by,
        "reverts": step.reverts,
        "changes": [
            {**change.cell._asdict(), "before": change.before, "after": change.after}
            for change in step.changes
        ],
    }


def check(options: argparse.Namespace, output: Output) -> int:
    with opened(options.file, output, True, kind_said(options.file)) as session:
        damage = session.saver.ask(lambda document: document.check()).result()
        found = issues(session.snapshot())
    texts = [issue.text(output.catalogue) for issue in found]
    output.json(
        {
            "file": {"sound": not damage, "problems": damage},
            "issues": [
                {
                    "form": one.form,
                    "row": one.row,
                    "question": one.question,
                    "kind": one.kind,
                    "message": text,
                }
                for one, text in zip(found, texts, strict=True)
            ],
        }
    )
    output.say(
        N_("The file is damaged: {places}") if damage else N_("The file is sound."), places="; ".join(damage)
    )
    if found:
        count = output.catalogue.ngettext("{count} point is left:", "{count} points are left:", len(found))
        output.line(count.format(count=len(found)))
    for text in texts:
        output.line(f"  {text}")
    return 3 if damage else 1 if found else 0
