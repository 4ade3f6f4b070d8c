"""The command that writes files: answers as JSON, reports as PDF, the submission as Excel."""

from __future__ import annotations

import argparse
import json

from workbook.cli.opening import opened
from workbook.cli.output import Output
from workbook.cli.reading import workbook_document
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite, UsageError
from workbook.files import replacing


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
