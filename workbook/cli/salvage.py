"""The command that gives back what is sound in a damaged file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from workbook.cli.output import Output
from workbook.document.cells import Cell
from workbook.document.kinds import WORKBOOK
from workbook.document.salvage import Salvaged, salvage
from workbook.editing.session import Session
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Questionnaire


def run(options: argparse.Namespace, output: Output) -> int:
    result = salvage(options.file, options.out)
    with Session.open(options.out, read_only=True, kind=result.kind) as session:
        forms = session.snapshot().forms
        received = _received(session)
    lost = [
        received.get(damage.cell) or _place(damage.cell, forms, output)
        for damage in result.lost
        if damage.cell
    ]
    output.json(
        {
            "answers" if result.kind == WORKBOOK else "submissions": result.answers,
            "steps": result.steps,
            "lost": [damage.cell._asdict() for damage in result.lost if damage.cell],
            "lost_steps": result.lost_steps,
            "lost_files": result.lost_files,
            "lost_forms": list(result.lost_forms),
        }
    )
    _say(result, options, output)
    for place in dict.fromkeys(lost):
        output.line(f"  {place}")
    return 0 if result.whole else 1


def _say(result: Salvaged, options: argparse.Namespace, output: Output) -> None:
    output.line(_count(result, output.catalogue).format(count=result.answers, file=options.out.name))
    if result.whole:
        output.say(N_("Nothing was lost."))
    for form in result.lost_forms:
        output.say(
            N_("The questionnaire {form} could not be given back; the answers to it are kept in the file."),
            form=form,
        )
    if result.lost_files:
        output.say(N_("Attached files that were lost: {count}."), count=result.lost_files)
    if result.lost_steps:
        output.say(N_("Steps of the history that were lost: {count}."), count=result.lost_steps)
    if result.lost:
        answers = N_("Answers that were lost:")
        output.say(answers if result.kind == WORKBOOK else N_("What was lost; files can be added once more:"))


def _count(result: Salvaged, catalogue: Catalogue) -> str:
    if result.kind == WORKBOOK:
        return catalogue.ngettext(
            "{count} answer given back in {file}.", "{count} answers given back in {file}.", result.answers
        )
    return catalogue.ngettext(
        "{count} file received given back in {file}.",
        "{count} files received given back in {file}.",
        result.answers,
    )


def _received(session: Session) -> dict[Cell, str]:
    """What the files were called that were received in a collection and are gone, by their cells."""
    last = session.snapshot().step
    changes = session.saver.ask(lambda document: document.changes(last)).result()
    return {
        change.cell: " · ".join(
            str(change.before[key]) for key in ("country", "edition", "name") if change.before.get(key)
        )
        for change in changes
        if change.cell.facet == "submission" and isinstance(change.before, dict)
    }


def _place(cell: tuple[str, ...], forms: Mapping[str, Questionnaire], output: Output) -> str:
    """What a person calls the place of a cell: questionnaire, code, question."""
    form, row, question, facet = cell
    asked = forms.get(form)
    known = {one.name: one for one in asked.questions} if asked else {}
    title = known[question].title(output.catalogue.code)[:80] if question in known else question
    code = known[question].code if question in known else ""
    where = asked.short_title.get(output.catalogue.code) if asked else form
    return " · ".join(part for part in (where, row, code, title, facet.partition(".")[2]) if part)
