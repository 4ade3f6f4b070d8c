"""What people do to a form before they send it back: each edit, and what a careful reader must make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.collection_example.template import Template
from tests.collection_example.writing import Filled, Value
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.layout import FIRST_ROW, address, letter, new_row
from workbook.exchange.received import Where
from workbook.questionnaire.model import Question


@dataclass
class Expected:
    """What must be stored, listed and repaired of a file, and how many cells are filled."""

    cells: dict[Cell, Any]
    filled: int
    listed: set[Where] = field(default_factory=set)
    repaired: set[Where] = field(default_factory=set)

    @classmethod
    def of(cls, filled: Filled) -> Expected:
        """Of a file as it was made."""
        held = [pair for answers in filled.answers.values() for pair in answers.items()]
        return cls({cell: stored for cell, (stored, _) in held}, sum(len(at) for _, (_, at) in held))


@dataclass
class Person:
    """Someone who edits a form; every edit takes a cell of its own."""

    template: Template
    snapshot: Snapshot
    filled: Filled
    expected: Expected
    rng: Random
    taken: set[Where] = field(default_factory=set)

    def edit(self) -> None:
        """Make every edit that the form has a place for."""
        for one in (_choice, _number, _day, _unreadable_day, _unknown_choice, _text, _emptied, _reason):
            one(self)
        for other in (_new_row, _note, _sorted):
            other(self)

    def pick(self, wanted: Callable[[Question, Cell], bool]) -> tuple[str, Cell, str, Question] | None:
        """A cell that holds a plain answer: sheet, cell, address, question; None where there is none left."""
        found = [one for one in self._answers() if wanted(one[3], one[1])]
        if not found:
            return None
        chosen = self.rng.choice(found)
        self.taken.add(Where(chosen[0], chosen[2]))
        return chosen

    def _answers(self) -> Iterator[tuple[str, Cell, str, Question]]:
        for name, answers in self.filled.answers.items():
            asked = self.snapshot.forms[self.template.sheets[name].layout.form]
            if asked.form_id == "identification":
                continue
            for cell, (_, places) in answers.items():
                free = len(places) == 1 and Where(name, places[0]) not in self.taken
                if free and cell.facet.startswith("value"):
                    yield name, cell, places[0], asked.question(cell.question)

    def type(self, sheet: str, place: str, value: Value) -> Where:
        """Type over a cell."""
        self.filled.cells[sheet][place] = value
        return Where(sheet, place)


def _typed(person: Person, kinds: tuple[str, ...], written: Value, meant: Any) -> None:
    """An answer written in another way than the program would; where `meant` is None it cannot be understood."""
    found = person.pick(lambda question, cell: question.type in kinds and bool(cell.row))
    if found:
        sheet, cell, place, _ = found
        where = person.type(sheet, place, written)
        if meant is None:
            del person.expected.cells[cell]
            person.expected.listed.add(where)
        else:
            person.expected.cells[cell] = meant
            person.expected.repaired.add(where)


def _number(person: Person) -> None:
    _typed(person, ("decimal",), "1\u202f234,5", 1234.5)


def _day(person: Person) -> None:
    _typed(person, ("date",), "12 mars 2015", "2015-03-12")


def _unreadable_day(person: Person) -> None:
    _typed(person, ("date",), "vers la rentrée", None)


def _unknown_choice(person: Person) -> None:
    _typed(person, ("select_one",), "à voir avec la direction", None)


def _choice(person: Person) -> None:
    """One language only where the program writes both; “oui” where it is a matter of yes and no."""
    found = person.pick(
        lambda question, cell: (
            question.type == "select_one" and cell.question in ("status", "practice_publish")
        )
    )
    if found:
        sheet, cell, place, question = found
        asked = person.snapshot.forms[cell.form]
        known = (one for one in asked.choices_of(question) if not one.retired)
        choice = next(one for one in known if one.name != person.expected.cells[cell])
        person.expected.repaired.add(person.type(sheet, place, choice.label.fr.lower()))
        person.expected.cells[cell] = choice.name


def _text(person: Person) -> None:
    found = person.pick(lambda question, cell: question.multilingual)
    if found:
        sheet, cell, place, _ = found
        text = f"Corrigé à la main : « œuvre & suivi » n° {person.rng.randint(1, 999)}"
        person.type(sheet, place, text)
        person.expected.cells[cell] = text


def _emptied(person: Person) -> None:
    found = person.pick(
        lambda question, cell: bool(cell.row) and question.type == "text" and not question.required
    )
    if found:
        sheet, cell, place, _ = found
        person.type(sheet, place, None)
        del person.expected.cells[cell]
        person.expected.filled -= 1


def _reason(person: Person) -> None:
    found = person.pick(lambda question, cell: bool(cell.row) and question.type == "decimal")
    if found:
        sheet, cell, place, _ = found
        person.expected.repaired.add(person.type(sheet, place, "n.d."))
        del person.expected.cells[cell]
        person.expected.cells[cell._replace(facet="missing")] = {"reason": "no_data", "why": ""}


def _new_row(person: Person) -> None:
    """A title in the first empty row of each table."""
    for name, sheet in person.template.sheets.items():
        if sheet.layout.kind != "table" or new_row(1) not in person.filled.rows[name]:
            continue
        asked = person.snapshot.forms[sheet.layout.form]
        repeat = asked.repeat(sheet.layout.repeat)
        title = asked.question(repeat.row_label or repeat.columns[0].name)
        columns = enumerate(sheet.layout.columns)
        place, column = next((p, c) for p, c in columns if c.role == "answer" and c.question == title.name)
        if title.type != "text":
            continue
        facet = f"value.{column.language}" if title.multilingual else "value"
        row = person.filled.rows[name][new_row(1)]
        person.type(name, address(place, row), "Une ligne de plus")
        person.expected.cells[Cell(asked.form_id, new_row(1), title.name, facet)] = "Une ligne de plus"
        person.expected.filled += 1


def _note(person: Person) -> None:
    """A remark beside the table, where no column is."""
    name, sheet = next((n, s) for n, s in person.template.sheets.items() if s.layout.form != "identification")
    row = sheet.rows[0]
    person.filled.beside.setdefault(name, {})[row] = "À vérifier avec la direction générale"
    person.expected.listed.add(Where(name, address(len(sheet.layout.columns), row)))
    person.expected.filled += 1


def _sorted(person: Person) -> None:
    """The rows of the first table in another order: codes go along, so nothing changes but where it stands."""
    tables = ((n, s) for n, s in person.template.sheets.items() if s.layout.kind == "table")
    name, sheet = next(tables, ("", None))
    if sheet is None:
        return
    rows = [row for code, row in person.filled.rows[name].items() if not code.startswith("n-")]
    mixed = person.rng.sample(rows, len(rows))
    moved = dict(zip(rows, mixed, strict=True))
    letters = [letter(place) for place in range(len(sheet.layout.columns))]
    cells = person.filled.cells[name]
    old = {(one, row): cells.get(f"{one}{row}") for one in letters for row in rows}
    cells.update({f"{one}{moved[row]}": value for (one, row), value in old.items()})
    for known in (person.expected.listed, person.expected.repaired):
        there = {where for where in known if where.sheet == name}
        known -= there
        known |= {Where(name, _moved(where.address, moved)) for where in there}


def _moved(place: str, moved: dict[int, int]) -> str:
    column = place.rstrip("0123456789")
    row = int(place[len(column) :])
    assert row >= FIRST_ROW
    return f"{column}{moved.get(row, row)}"
