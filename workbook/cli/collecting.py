"""The command that admits submissions into the secretariat's collection."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workbook.cli.issues import listed_rows, repair_rows
from workbook.cli.opening import opened_collection
from workbook.cli.output import Output
from workbook.collection.admission import Outcome, admit_files, files_among
from workbook.collection.collection import Collection
from workbook.collection.facts import Submission, one_line, shown_name
from workbook.collection.projections import Issues
from workbook.collection.wording import STATES, why
from workbook.document.kinds import COLLECTION
from workbook.errors import N_, UsageError
from workbook.exchange.received import Doubt
from workbook.exchange.repairs import DOUBTS
from workbook.languages import Catalogue

ISSUES = 1


def collect(options: argparse.Namespace, output: Output) -> int:
    """Admit files and folders into a collection, which is made where there is none."""
    path, files = options.collection, files_among(options.files)
    with opened_collection(path, output) if path.exists() else _created(path) as collection:
        try:
            outcomes = admit_files(collection, files, output.step)
        except KeyboardInterrupt:
            output.complain(
                output.catalogue.gettext(
                    N_(
                        "Stopped. The files that were read by then are kept; the same command adds the others."
                    )
                )
            )
            return ISSUES
        view = collection.view()
        found = {one.sha256: one for one in view.submissions}
        issues = view.issues(list(found.values()))
    output.json([_row(one, found.get(one.facts.sha256), issues, output.catalogue) for one in outcomes])
    for one in outcomes:
        doubts = issues.get(one.facts.sha256, Issues()).doubts
        _tell(one, found.get(one.facts.sha256), doubts, output)
    output.line(_sum(len(outcomes), len(view.current()), output.catalogue))
    states = {state_of(found.get(one.facts.sha256)) for one in outcomes}
    return ISSUES if states & {"received", "issues", "rejected"} else 0


def _created(path: Path) -> Collection:
    """A new collection. Raises UsageError for a name that is not one of a collection, such as a submission's."""
    if path.suffix != COLLECTION.suffix:
        raise UsageError(
            N_(
                "There is no collection {file}; the name of a new one has to end in {ending}. Nothing was added."
            ),
            file=path.name,
            ending=COLLECTION.suffix,
        )
    return Collection.create(path)


def state_of(submission: Submission | None) -> str:
    """The state of a file; one that could not be kept at all is rejected."""
    return submission.state if submission else "rejected"


def _sum(files: int, current: int, catalogue: Catalogue) -> str:
    read = catalogue.ngettext("{n} file", "{n} files", files).format(n=catalogue.number(files))
    counting = catalogue.ngettext(
        "{n} country’s submission counts", "{n} countries’ submissions count", current
    ).format(n=catalogue.number(current))
    return f"{read} · {counting}"


def _tell(outcome: Outcome, submission: Submission | None, doubts: Iterable[Doubt], output: Output) -> None:
    t = output.catalogue.gettext
    words = [t(STATES[submission.state]) if submission else t(STATES["rejected"])]
    facts = outcome.facts
    if submission and submission.country:
        words.append(" ".join((submission.country, submission.edition)).strip())
    if facts.repairs:
        text = output.catalogue.ngettext("{n} repair", "{n} repairs", facts.repairs)
        words.append(text.format(n=facts.repairs))
    if facts.listed:
        text = output.catalogue.ngettext("{n} cell not understood", "{n} cells not understood", facts.listed)
        words.append(text.format(n=facts.listed))
    if outcome.unchanged:
        words.append(t(N_("unchanged")))
    output.line(f"{shown_name(outcome.path)}: {', '.join(words)}")
    reason = why(submission, output.catalogue) if submission else facts.why_refused(output.catalogue)
    for text in (reason, *(_words(one, output.catalogue) for one in doubts)):
        if text:
            output.line(f"  {text}")


def _words(doubt: Doubt, catalogue: Catalogue) -> str:
    said = {name: one_line(value) for name, value in doubt.params.items()}
    return catalogue.gettext(DOUBTS[doubt.kind]).format_map(said)


def _row(
    outcome: Outcome, submission: Submission | None, issues: Mapping[str, Issues], catalogue: Catalogue
) -> dict[str, Any]:
    """A row of `collect --json`."""
    noted = issues.get(outcome.facts.sha256, Issues())
    return {
        **file_row(outcome.facts.sha256, shown_name(outcome.path), submission, catalogue),
        "reason": why(submission, catalogue) if submission else outcome.facts.why_refused(catalogue),
        "unchanged": outcome.unchanged,
        "repairs": repair_rows(noted.repairs, catalogue),
        "listed": listed_rows(noted.listed, catalogue),
        "doubts": [{"kind": one.kind, "message": _words(one, catalogue)} for one in noted.doubts],
    }


def file_row(sha256: str, name: str, submission: Submission | None, catalogue: Catalogue) -> dict[str, Any]:
    """What is told of a file: the same from `collect` and from `collection show`."""
    row: dict[str, Any] = {"file": name, "sha256": sha256, "state": state_of(submission)}
    if submission is None:
        return row | {"country": "", "instance": "", "version": {}, "cells_stored": 0, "cells_listed": 0}
    facts = submission.facts
    return row | {
        "country": submission.country,
        "edition": submission.edition,
        "instance": facts.instance,
        "deprecated": facts.deprecated,
        "document": facts.document,
        "version": dict(facts.forms),
        "languages": list(facts.languages),
        "received_at": facts.received_at,
        "cells_filled": facts.filled,
        "cells_stored": facts.stored,
        "cells_listed": facts.listed,
        "repaired": facts.repairs,
        "superseded_by": submission.by,
        "rivals": list(submission.rivals),
    }
