"""Commands that change a workbook."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from workbook.cli.opening import opened
from workbook.cli.output import Output
from workbook.document.connection import kind_said
from workbook.editing.labels import step_label
from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.errors import N_, InvalidValue, UnusableFile, UsageError
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import parse


def new_workbook(options: argparse.Namespace, output: Output) -> None:
    from workbook.questionnaire.countries import country
    from workbook.questionnaire.library import IDENTIFICATION, available, load

    languages = [
        language for language in LANGUAGES if language in options.answers_in.replace(" ", "").split(",")
    ]
    if not languages or set(options.answers_in.replace(" ", "").split(",")) - set(LANGUAGES):
        raise UsageError(
            N_("Answers are given in fr or en, not in “{language}”."), language=options.answers_in
        )
    wanted = options.form or [form.form_id for form in available()]
    forms = [load(IDENTIFICATION), *(load(name) for name in dict.fromkeys(wanted) if name != IDENTIFICATION)]
    known = {"country": country(options.country).iso3, "edition": options.edition, "languages": languages}
    with Session.create(options.file, forms, known) as session:
        if options.last_cycle:
            from workbook.editing.carry_over import carry_over

            with opened(options.last_cycle, output, read_only=True) as earlier:
                session.apply(carry_over(session.snapshot(), earlier.snapshot(), options.last_cycle.name))
    output.say(N_("Workbook made: {file}"), file=options.file)


def give_answer(options: argparse.Namespace, output: Output) -> None:
    if (options.value is None) == (options.missing is None):
        raise UsageError(N_("Give either a value or --missing with a reason."))
    with opened(options.file, output) as session:
        question = session.snapshot().forms_named(options.form).question(options.question)
        if options.missing:
            session.set_missing(options.form, question.name, options.missing, options.why, options.row)
        elif question.type == "file" and options.value:
            path = Path(options.value)
            session.attach(options.form, question.name, path.name, _content(path), options.row)
        else:
            value = typed(session, options.form, question, options.value, output)
            session.answer(options.form, question.name, value, options.row, options.language, options.state)
        if options.state and (options.missing or question.type == "file"):
            session.set_state(options.form, question.name, options.state, options.row)
    output.say(N_("Saved: {question}"), question=question.code or question.name)


def typed(session: Session, form: str, question: Question, raw: str, output: Output) -> Any:
    """What a person typed as a value; the title of a row stands for the row. Raises InvalidValue."""
    snapshot = session.snapshot()
    asked = snapshot.forms[form]
    value = parse(question, raw, output.catalogue.code, asked.choices_of(question))
    if question.chosen_row_of and value is not None:
        repeat = asked.repeat_of(asked.question(question.chosen_row_of))
        rows = snapshot.rows(form, repeat.name) if repeat else ()
        titles = {
            snapshot.text(form, question.chosen_row_of, row, language): row
            for row in rows
            for language in LANGUAGES
        }
        value = value if value in rows else titles.get(value)
        if value is None:
            raise InvalidValue(N_("There is no row called “{row}”."), row=raw)
    return value


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableFile(
            N_("{file} cannot be read: {reason}. Nothing was changed."), file=path.name, reason=error.strerror
        ) from error


def add_row(options: argparse.Namespace, output: Output) -> None:
    with opened(options.file, output) as session:
        asked = session.snapshot().forms_named(options.form)
        repeat = asked.repeat(options.repeat)
        values: dict[str, Any] = {}
        for setting in options.set:
            name, sign, raw = setting.partition("=")
            if not sign:
                raise UsageError(N_("“{setting}” is not of the form NAME=VALUE."), setting=setting)
            column = asked.question(name)
            values[column.name] = typed(session, options.form, column, raw, output)
        row = session.add_row(options.form, repeat.name, values, language=options.language)
    output.line(row)


def undo(options: argparse.Namespace, output: Output) -> int:
    with opened(options.file, output, kind=kind_said(options.file)) as session:
        step = session.undo()
    if step is None:
        output.say(N_("There is nothing to undo."))
        return 1
    output.say(N_("Undone: {what}"), what=step_label(step, output.catalogue))
    return 0


def redo(options: argparse.Namespace, output: Output) -> int:
    with opened(options.file, output, kind=kind_said(options.file)) as session:
        step = session.redo()
    if step is None:
        output.say(N_("There is nothing to redo."))
        return 1
    output.say(N_("Redone: {what}"), what=step_label(step, output.catalogue))
    return 0


def load_answers(options: argparse.Namespace, output: Output) -> int:
    try:
        plain = json.loads(_content(options.answers))
    except (ValueError, RecursionError) as error:
        raise UnusableFile(
            N_("{file} is not JSON ({reason}). Nothing was changed."), file=options.answers.name, reason=error
        ) from error
    with opened(options.file, output) as session:
        planned, refused = plan_load(session.snapshot(), plain, options.answers.name)
        session.apply(planned)
    count = output.catalogue.ngettext(
        "{count} value taken in.", "{count} values taken in.", len(planned.changes)
    )
    output.line(count.format(count=len(planned.changes)))
    for one in refused:
        output.complain(f"{one.place}: {one.reason.text(output.catalogue)}")
    return 1 if refused else 0
