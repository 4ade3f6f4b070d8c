"""The command that sends a part of the workbook to a ministry, and remembers that it did."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from workbook.cli.output import Output
from workbook.editing.contributions import Contribution, contributions, send
from workbook.editing.creation import now
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite, KnownError, UsageError
from workbook.exchange.selection import Request
from workbook.questionnaire.values import fold

THREE_WEEKS = timedelta(days=21)


def send_form(options: argparse.Namespace, output: Output) -> None:
    """Write the form of a ministry, an Excel file or a workbook, and the step that remembers it."""
    from workbook.exchange.sending import ENDINGS, write_form

    if options.out.suffix.lower() not in ENDINGS:
        raise UsageError(N_("{file} has to end in .xlsx or .passerelle."), file=options.out.name)
    if not options.out.parent.is_dir():
        raise CannotWrite(
            N_("There is no folder {folder}. Nothing was written."), folder=str(options.out.parent)
        )
    with Session.open(options.file) as session:
        snapshot = session.snapshot()
        languages = ("fr", "en") if options.language == "both" else (options.language,)
        request = Request(
            options.to,
            tuple(dict.fromkeys(options.section)),
            languages if options.language else snapshot.answer_languages,
            _day(options.due),
            not options.without_answers,
            options.contact,
        )
        sent = write_form(snapshot, request, options.out, session.by, now(), output)
        try:
            session.apply(send(snapshot, sent))
        except KnownError:
            options.out.unlink(missing_ok=True)
            raise
    _tell(sent, output)


def send_forms(session: Session, sections: Mapping[str, tuple[str, ...]], folder: Path) -> list[Path]:
    """Send a form to each of these ministries that has none yet, due in three weeks; the files written."""
    from workbook.exchange.sending import write_form

    written: list[Path] = []
    asked = {one.ministry for one in contributions(session.snapshot())}
    for ministry in (one for one in sections if one not in asked):
        snapshot = session.snapshot()
        due = date.today() + THREE_WEEKS
        request = Request(ministry, sections[ministry], snapshot.answer_languages, due)
        out = folder / f"contribution-{fold(ministry)}.xlsx"
        session.apply(send(snapshot, write_form(snapshot, request, out, session.by, now())))
        written.append(out)
    return written


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(N_("“{date}” is not a date; write it as 2018-09-14."), date=text) from error


def _tell(sent: Contribution, output: Output) -> None:
    output.json(
        {
            "instance": sent.instance_id,
            "ministry": sent.ministry,
            "sections": list(sent.sections),
            "languages": list(sent.languages),
            "step": sent.step,
            "due": sent.due or None,
            "medium": sent.medium,
            "file": sent.file,
        }
    )
    output.say(N_("Written: {file}"), file=sent.file)
    output.say(N_("The form for {ministry} is noted as sent."), ministry=sent.ministry)
