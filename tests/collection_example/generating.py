"""Files made as they are ordered, several at once where there are many."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import UUID

from tests.collection_example.answering import Answering
from tests.collection_example.damage import DAMAGES
from tests.collection_example.edits import Expected, Person
from tests.collection_example.made import Made
from tests.collection_example.orders import Order, orders
from tests.collection_example.sizes import template
from tests.collection_example.writing import fill, meta_rows, pack, parts_of, write
from workbook.exchange.grid import identity_line
from workbook.exchange.meta import digest
from workbook.exchange.words import Words
from workbook.questionnaire.countries import country

ONE_PROCESS = 40
REISSUED = "Réédition 2018"  # a name that no questionnaire says
_BATCH = 20


def generate(folder: Path, count: int, seed: int, small: bool = False) -> list[Made]:
    """So many submissions in a folder, the same every time: real ones of about 3,000 cells, or `small` ones for tests.

    From 30 on every story is among them: damaged, edited, corrected, contradictory files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = orders(count, seed, small)
    if small or count <= ONE_PROCESS:
        made = {order.number: make(order, folder) for order in wanted}
    else:
        made = dict(_in_processes(wanted, folder))
    return [made[order.number] for order in wanted]


def generate_many(folder: Path, count: int, seed: int, bodies: int = 100) -> None:
    """Very many files of real size, quickly: so many bodies, each under other identities and editions.

    They say the same as another of their body, and are sound; every one counts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in orders(bodies, seed, False) if one.story == "sound"]
    shares = [count // len(wanted) + (place < count % len(wanted)) for place in range(len(wanted))]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        list(pool.map(_reissue, wanted, [folder] * len(wanted), shares))


def _reissue(order: Order, folder: Path, times: int) -> None:
    """The same answers so many times, each time as if it were for another edition."""
    source, rng = template(order.size), Random(order.content)
    size, known = order.size, replace(order.identity, edition=REISSUED)
    snapshot = Answering(size.asked, size.languages, dict(size.rows), known, rng).snapshot()
    filled = fill(source, snapshot)
    meta = meta_rows(source, snapshot, filled, known)
    parts = parts_of(source, snapshot, filled, known, order.shared, meta)
    line = identity_line(snapshot, Words.load())
    own_digests = source.own_digests(line)
    for number in range(times):
        edition = f"{known.edition} ({number})"
        instance, document = UUID(int=rng.getrandbits(128)), UUID(int=rng.getrandbits(128))
        names = {known.edition: edition, known.instance: f"uuid:{instance}", known.document: document.hex}
        own = zip(own_digests, source.own_digests(line.replace(known.edition, edition)), strict=True)
        hashes = {old: new for old, new in own if old != new} | {digest(known.edition): digest(edition)}
        copies = {name: _replaced(xml, names) for name, xml in parts.items()}
        for name in copies.keys() & {source.meta_part, "xl/sharedStrings.xml"}:
            copies[name] = _replaced(copies[name], hashes)
        pack(copies, folder / f"{order.number:04d}-{number:04d}.xlsx", level=1)


def _replaced(text: str, new: Mapping[str, str]) -> str:
    for known, other in new.items():
        text = text.replace(known, other)
    return text


def _in_processes(wanted: list[Order], folder: Path) -> Iterator[tuple[int, Made]]:
    """Those of one size by one process, which takes the size apart once."""
    by_size = sorted(wanted, key=lambda order: (repr(order.size), order.number))
    batches = [by_size[start : start + _BATCH] for start in range(0, len(by_size), _BATCH)]
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        for batch, made in zip(batches, pool.map(_make_all, batches, [folder] * len(batches)), strict=True):
            yield from zip((order.number for order in batch), made, strict=True)


def _make_all(batch: list[Order], folder: Path) -> list[Made]:
    return [make(order, folder) for order in batch]


def make(order: Order, folder: Path) -> Made:
    """One file, and what must come of it."""
    path = folder / _name(order)
    source = template(order.size)
    rng = Random(order.content)
    size = order.size
    snapshot = Answering(size.asked, size.languages, dict(size.rows), order.identity, rng).snapshot()
    filled = fill(source, snapshot)
    expected = Expected.of(filled)
    meta = meta_rows(source, snapshot, filled, order.identity)
    if order.story == "edited":
        Person(source, snapshot, filled, expected, rng).edit()
    write(source, snapshot, filled, order.identity, path, order.shared, meta)
    if order.story in DAMAGES:
        path.write_bytes(DAMAGES[order.story](path.read_bytes()))
        return Made(path, _sha256(path), order.story, "rejected", refused=True)
    return Made(
        path, _sha256(path), order.story, order.state, order.identity, False, expected.cells,
        frozenset(expected.listed), frozenset(expected.repaired), expected.filled, order.twin,
    )  # fmt: skip


def _name(order: Order) -> str:
    """As people name files: with blanks and accents."""
    code = order.identity.country
    name = country(code).name.fr if code else "Sans nom"
    return f"{order.number:04d} Soumission {name} ({order.story}).xlsx"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
