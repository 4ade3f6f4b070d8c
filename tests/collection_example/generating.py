"""Files made as they are ordered, several at once where there are many."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from tests.collection_example.answering import Answering
from tests.collection_example.damage import DAMAGES
from tests.collection_example.edits import Expected, Person
from tests.collection_example.made import Made
from tests.collection_example.orders import Order, orders
from tests.collection_example.sizes import template
from tests.collection_example.writing import fill, meta_rows, write
from workbook.questionnaire.countries import country

ONE_PROCESS = 40
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
