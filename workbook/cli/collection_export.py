"""The commands that write what leaves a collection: workbook, synthesis, data package, JSON, return letters."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from workbook.cli.collection import check_edition
from workbook.cli.opening import opened_collection
from workbook.cli.output import Output
from workbook.collection.view import CollectionView
from workbook.errors import N_, CannotWrite, UsageError

Write = Callable[[CollectionView, argparse.Namespace, Output], None]


def export(options: argparse.Namespace, output: Output) -> None:
    """Write the consolidated workbook, the synthesis, everything as JSON, or (into a folder) the data package."""
    write = _writer(options.out)
    if options.edition is not None and write not in (_xlsx, _pdf):
        raise UsageError(N_("The data package and the JSON file hold every edition; leave --edition out."))
    _check_place(options.out)
    with opened_collection(options.collection, output, read_only=True) as collection:
        view = collection.view()
        check_edition(view, options.edition)
        write(view, options, output)
    output.say(N_("Written: {file}"), file=options.out)


def letters(options: argparse.Namespace, output: Output) -> None:
    """Write a return letter for each country; say which files nobody can be written to about."""
    from workbook.collection.publishing.letters import write_letters

    due = _day(options.due)
    _check_place(options.folder)
    with opened_collection(options.collection, output, read_only=True) as collection:
        made = write_letters(collection.view(), options.folder, due, output)
    output.json(
        {
            "folder": str(options.folder),
            "letters": [
                {"file": name, "country": one.country, "sha256": one.sha256, "state": one.state}
                for name, one in made.written
            ],
            "without": [{"name": one.facts.name, "sha256": one.sha256} for one in made.without],
        }
    )
    count = len(made.written)
    said = output.catalogue.ngettext("{n} letter was written.", "{n} letters were written.", count)
    output.line(said.format(n=output.catalogue.number(count)))
    for one in made.without:
        words = output.catalogue.gettext(
            N_("No letter for {file}: it is not known which country it is from.")
        )
        output.complain_of_issue(words.format(file=one.facts.name))
    if made.written:
        output.say(N_("Written: {file}"), file=options.folder)


def _writer(out: Path) -> Write:
    writers: Mapping[str, Write] = {".xlsx": _xlsx, ".pdf": _pdf, ".json": _json}
    suffix = out.suffix.lower()
    if suffix in writers:
        return writers[suffix]
    if suffix and not out.is_dir():
        raise UsageError(N_("{file} has to end in .xlsx, .pdf or .json, or be a folder."), file=out.name)
    return _package


def _check_place(out: Path) -> None:
    if not out.parent.is_dir():
        raise CannotWrite(N_("There is no folder {folder}. Nothing was written."), folder=str(out.parent))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(N_("{text} is no date; write it as 2018-09-14."), text=text) from error


def _xlsx(view: CollectionView, options: argparse.Namespace, output: Output) -> None:
    from workbook.collection.publishing.consolidated import write_consolidated

    language = options.language or output.catalogue.code
    write_consolidated(view, options.out, language, options.edition, output)


def _pdf(view: CollectionView, options: argparse.Namespace, output: Output) -> None:
    from workbook.collection.publishing.synthesis import write_synthesis

    language = options.language or output.catalogue.code
    write_synthesis(view, options.out, language, output, edition=options.edition)


def _json(view: CollectionView, options: argparse.Namespace, output: Output) -> None:
    from workbook.collection.publishing.plain_json import write_json

    write_json(view, options.out, output)


def _package(view: CollectionView, options: argparse.Namespace, output: Output) -> None:
    from workbook.collection.publishing.package import write_package

    write_package(view, options.out, output)
