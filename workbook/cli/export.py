"""Commands that write files: answers as JSON, reports as PDF, the submission as Excel, the example."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from workbook.cli.contributions import send_forms
from workbook.cli.opening import opened
from workbook.cli.output import Output
from workbook.cli.reading import workbook_document
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite, UsageError
from workbook.files import replacing

EXAMPLE_FORMS = {
    "Travail": ("berlin-2017/rt_3_1", "sdg-migration/target_8_8", "action-plan"),
    "Santé": ("sdg-migration/target_3c", "action-plan"),
}


def export(options: argparse.Namespace, output: Output) -> None:
    writers = {".json": _write_json, ".pdf": _write_pdf, ".xlsx": _write_xlsx}
    write = writers.get(options.out.suffix.lower())
    if write is None:
        raise UsageError(N_("{file} has to end in .json, .pdf or .xlsx."), file=options.out.name)
    if not options.out.parent.is_dir():
        raise CannotWrite(
            N_("There is no folder {folder}. Nothing was written."), folder=str(options.out.parent)
        )
    with opened(options.file, output, read_only=True) as session:
        write(session, options, output)
    output.say(N_("Written: {file}"), file=options.out)


def _write_json(session: Session, options: argparse.Namespace, output: Output) -> None:
    text = json.dumps(workbook_document(session), ensure_ascii=False, indent=1)
    with replacing(options.out) as fresh:
        fresh.write_text(text + "\n", encoding="utf-8")


def _write_pdf(session: Session, options: argparse.Namespace, output: Output) -> None:
    from workbook.reports import Options, write_report

    chosen = options.language or output.catalogue.code
    wanted = Options(language=chosen, paper=options.paper, ministry=options.ministry)
    write_report(options.report, session.snapshot(), options.out, wanted, progress=output)


def _write_xlsx(session: Session, options: argparse.Namespace, output: Output) -> None:
    from workbook.exchange.submission import write_submission

    write_submission(session.snapshot(), options.out, progress=output)


def demo(options: argparse.Namespace, output: Output) -> None:
    from workbook.editing.example import create_example
    from workbook.exchange.submission import write_submission
    from workbook.reports import Options, write_report

    folder: Path = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            N_("{file} cannot be reached: {reason}. Nothing was lost; try again or save a copy elsewhere."),
            file=str(folder),
            reason=error.strerror,
        ) from error
    workbook = folder / "exemple.passerelle"
    if not workbook.exists():
        create_example(workbook).close()
        output.say(N_("Written: {file}"), file=workbook)
    with Session.open(workbook) as session:
        send_forms(session, EXAMPLE_FORMS, folder, output)
    with Session.open(workbook, read_only=True) as session:
        snapshot = session.snapshot()
    for report, wanted, name in (
        ("plan", Options("fr"), "plan-d-action.pdf"),
        ("plan", Options("en"), "action-plan.pdf"),
        ("answers", Options("both"), "reponses-answers.pdf"),
        ("brief", Options("fr"), "note-au-ministre.pdf"),
        ("blank", Options("fr"), "questionnaire-vierge.pdf"),
    ):
        write_report(report, snapshot, folder / name, wanted, progress=output)
        output.say(N_("Written: {file}"), file=folder / name)
    write_submission(snapshot, folder / "soumission.xlsx", progress=output)
    output.say(N_("Written: {file}"), file=folder / "soumission.xlsx")
