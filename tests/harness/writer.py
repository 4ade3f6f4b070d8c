"""A person at work, as a process of its own: acts on a workbook and says on standard output what was acknowledged.

    python writer.py WORKBOOK TEMPLATE SEED [PAUSE]

A line `STEP DIGEST` is written once a step is said to be on the disk; DIGEST is of all cells as they then stand.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.harness.states import digest
from workbook.document.document import Document
from workbook.editing.session import Session
from workbook.questionnaire.definition import build

FORM = "every-type"
KNOWN = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
WORDS = [
    "migration",
    "développement",
    "données",
    "régulière",
    "protection",
    "retour",
    "🌍",
    "مهاجر",
    "移民",
    "diaspora",
    "“cadre”",
    "l’État",
]


def acknowledge(session: Session) -> None:
    snapshot = session.snapshot()
    os.write(1, f"{snapshot.step} {digest(snapshot.cells)}\n".encode())


def prose(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.choice((1, 3, 20, 60, 400)))) + f" {chance.random()}"


def remove_a_row(session: Session, chance: random.Random) -> None:
    rows = session.snapshot().rows(FORM, "rows")
    if rows:
        session.remove_row(FORM, "rows", chance.choice(rows))


def act(session: Session, chance: random.Random) -> None:
    """One thing that a person may do."""
    acts: list[tuple[int, Callable[[], object]]] = [
        (60, lambda: session.answer(FORM, "long", prose(chance), language=chance.choice(("fr", "en")))),
        (10, lambda: session.answer(FORM, "line", prose(chance)[:200].strip(), language="fr")),
        (6, lambda: session.answer(FORM, "whole", chance.randint(0, 10**9))),
        (8, lambda: session.add_row(FORM, "rows", {"name": prose(chance)[:500], "amount": chance.random()})),
        (4, lambda: remove_a_row(session, chance)),
        (4, session.undo),
        (3, session.redo),
        (2, lambda: session.set_missing(FORM, "number", "no_data", prose(chance))),
        (
            2,
            lambda: session.attach(
                FORM, "proof", "note.txt", prose(chance).encode() * chance.choice((1, 40))
            ),
        ),
    ]
    chance.choices([each for _, each in acts], [weight for weight, _ in acts])[0]()


def open_or_create(path: Path, template: Path, synchronous: bool) -> Session:
    if path.exists():
        return Session.open(path, by="Amina", synchronous=synchronous)
    pattern = Document.open(template, read_only=True)
    forms = [build(plain) for plain in pattern.definitions().values()]
    pattern.close()
    return Session.create(path, forms, KNOWN, by="Amina", synchronous=synchronous)


def work(path: Path, template: Path, seed: int, pause: float) -> None:
    """Act until killed; now and then the workbook is closed and opened again."""
    chance = random.Random(seed)
    while True:
        synchronous = pause > 0 or chance.random() < 0.7
        session = open_or_create(path, template, synchronous)
        acknowledge(session)
        for _ in range(chance.choice((3, 40, 400))):
            act(session, chance)
            if not synchronous and chance.random() < 0.3:
                session.flush()
            if synchronous or not session.saver.unsaved:
                acknowledge(session)
            time.sleep(pause * chance.random())
        session.close()


if __name__ == "__main__":
    pause_given = float(sys.argv[4]) if len(sys.argv) > 4 else 0.0
    work(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), pause_given)
