"""The command that takes in what ministries sent back, or shows what it would change."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.cli.issues import listed_rows, repair_rows
from workbook.cli.opening import opened
from workbook.cli.output import Output
from workbook.cli.receive_words import tell
from workbook.editing.contributions import contribution, mark_returned
from workbook.editing.creation import now
from workbook.editing.session import Session
from workbook.errors import N_, KnownError, UnusableFile
from workbook.exchange.compare import compare_with
from workbook.exchange.decisions import KEEP, Decisions, taking_theirs, ticked
from workbook.exchange.differences import Comparison, Difference
from workbook.exchange.receiving import receive
from workbook.exchange.resolve import Resolution, resolve
from workbook.languages import Catalogue

ISSUES = 1


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was refused, and why."""

    file: str
    error: KnownError


def receive_files(options: argparse.Namespace, output: Output) -> int:
    """Compare files that came back with a workbook and, where asked to, merge them as one step.

    Raises the error of the first file where none can be used.
    """
    applies = options.take != "none"
    with opened(options.file, output, read_only=not applies) as session:
        comparisons, unread = read_all(session, options.incoming, output)
        if unread and not comparisons:
            output.json(_document((), unread, {}, resolve((), {}), False, output.catalogue))
            raise unread[0].error
        decisions = _decisions(comparisons, options.take)
        resolution = resolve(comparisons, decisions)
        if applies:
            session.apply(resolution.change_set)
            _mark_returned(session, comparisons)
    output.json(_document(comparisons, unread, decisions, resolution, applies, output.catalogue))
    tell(comparisons, decisions, resolution, applies, output)
    for one in unread:
        output.complain(one.error.text(output.catalogue))
    left = any(one.refused or one.beside for one in comparisons) or (applies and resolution.left)
    return ISSUES if unread or left else 0


def _mark_returned(session: Session, comparisons: Iterable[Comparison]) -> None:
    """A form that changed nothing came back all the same."""
    for one in comparisons:
        known = contribution(session.snapshot(), one.instance)
        if known is not None and not known.returned:
            session.apply(mark_returned(session.snapshot(), one.instance, now()))


def read_all(
    session: Session, paths: Iterable[Path], output: Output
) -> tuple[list[Comparison], list[Unread]]:
    """Each file compared with the workbook, and those that cannot be."""
    definitions = list(session.saver.ask(lambda document: document.definitions()).result().values())
    compared: list[Comparison] = []
    unread: list[Unread] = []
    files = list(dict.fromkeys(paths))
    for number, path in enumerate(files):
        output.step(number, len(files), path.name)
        try:
            found = compare_with(session, receive(path, definitions), path.name)
            _check_country(session, found)
            _check_twice(compared, found)
            compared.append(found)
        except KnownError as error:
            unread.append(Unread(path.name, error))
    output.step(len(files), len(files))
    return compared, unread


def _check_country(session: Session, found: Comparison) -> None:
    theirs, ours = found.received.source.country, session.snapshot().country
    if found.foreign and theirs and ours and theirs != ours:
        raise UnusableFile(
            N_("{file} is about {theirs}, and this workbook about {ours}. Nothing of it was taken."),
            file=found.name,
            theirs=theirs,
            ours=ours,
        )


def _check_twice(compared: Sequence[Comparison], found: Comparison) -> None:
    same = next((one for one in compared if one.instance == found.instance and found.instance), None)
    if same is not None:
        raise UnusableFile(
            N_("{file} is the same form as {other}. Receive one of them at a time."),
            file=found.name,
            other=same.name,
        )


def _decisions(comparisons: Sequence[Comparison], take: str) -> Decisions:
    """Theirs against ours; or ours wherever both changed; to show, only what conflicts with nothing."""
    if take == "theirs":
        return taking_theirs(comparisons)
    kept = {one.key: KEEP for file in comparisons for one in file.conflicts} if take == "ours" else {}
    return {**kept, **ticked(comparisons)}


def _document(
    comparisons: Sequence[Comparison],
    unread: Sequence[Unread],
    decisions: Decisions,
    resolution: Resolution,
    applied: bool,
    catalogue: Catalogue,
) -> dict[str, Any]:
    """The shape of `receive --json`."""
    taken = {key for key, one in decisions.items() if one != KEEP} - set(resolution.left)
    return {
        "applied": applied,
        "taken": resolution.taken,
        "changes": len(resolution.change_set.changes),
        "left": list(resolution.left),
        "files": [
            *(_file(one, taken, catalogue) for one in comparisons),
            *({"file": one.file, "state": "refused", "reason": one.error.text(catalogue)} for one in unread),
        ],
    }


def _file(comparison: Comparison, taken: set[str], catalogue: Catalogue) -> dict[str, Any]:
    received, source = comparison.received, comparison.received.source
    kinds = [one.kind for one in comparison.differences]
    return {
        "file": comparison.name,
        "state": "read",
        "instance": source.instance_id,
        "ministry": comparison.ministry,
        "country": source.country,
        "step": source.step,
        "foreign": comparison.foreign,
        "doubts": [{"kind": one.kind, **one.params} for one in source.doubts],
        "cells_stored": received.balance.stored,
        "cells_listed": received.balance.listed,
        "counts": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "differences": [
            _difference(one, one.key in taken) for one in comparison.differences if one.kind != "unchanged"
        ],
        "repairs": repair_rows(received.repairs, catalogue),
        "listed": listed_rows(received.listed, catalogue),
    }


def _difference(one: Difference, taken: bool) -> dict[str, Any]:
    return {
        "key": one.key,
        "kind": one.kind,
        "word": one.word,
        "code": one.item.code,
        "title": {"fr": one.item.title("fr"), "en": one.item.title("en")},
        "row_title": {"fr": one.row_title.fr, "en": one.row_title.en},
        "sheet": one.where.sheet if one.where else None,
        "cell": one.where.address if one.where else None,
        "taken": taken,
        "known": one.known,
        "values": [
            {**each.cell._asdict(), "before": each.before, "ours": each.ours, "theirs": each.theirs}
            for each in one.values
        ],
        **({"text": one.refusal.text} if one.refusal else {}),
    }
