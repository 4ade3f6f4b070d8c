"""The countries' actions: by target, by status, by gender marker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import Bars, Row, bar_figures
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, Filters, Room
from workbook.collection.figures.rows_read import Table, TableRow, read_table
from workbook.collection.figures.signs import Sign
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Choice
from workbook.reports.figures.drawing import MM

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LABEL, END = 58 * MM, 37 * MM
NOT_SAID = ""
LOOKS = (
    ("", "accent", "", (2.2, 1.6)),
    ("accent", "", "", ()),
    ("", "accent", "accent", ()),
    ("fill", "accent", "", ()),
    ("", "control", "", ()),
    ("sunken", "control", "", (1.0, 1.0)),
)


def actions_by_target(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """A bar for each target in the order of the plan, its parts the actions' status."""
    title = N_("Actions by target: {actions} of {countries}")
    yield from _Actions(view, catalogue, filters).figures("actions_target", "target", title, width, room)


def actions_by_status(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """A bar for each status."""
    title = N_("Actions by status: {actions} of {countries}")
    yield from _Actions(view, catalogue, filters).figures("actions_status", "status", title, width, room)


def actions_by_gender(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """A bar for each value of the gender equality policy marker."""
    title = N_("Actions by gender marker: {actions} of {countries}")
    yield from _Actions(view, catalogue, filters).figures(
        "actions_gender", "gender_marker", title, width, room
    )


class _Actions:
    def __init__(self, view: CollectionView, catalogue: Catalogue, filters: Filters) -> None:
        self.view, self.catalogue = view, catalogue
        self.table = read_table(view, filters, "target", ("title", "status", "gender_marker"))

    def figures(self, key: str, role: str, title: str, width: float, room: Room) -> Iterator[Figure]:
        table = self.table
        if table is None or not table.rows:
            yield nothing(key, self.view, self.catalogue, width)
            return
        signs = self._signs(table)
        rows = [self._row(table, role, choice) for choice in self._choices(table, role)]
        unsaid = self._row(table, role, None)
        rows = [row for row in (*rows, unsaid) if row.total or (role != "target" and row is not unsaid)]
        question = table.form.role(role)
        head = question.title(self.catalogue.code) if question else ""
        look = Bars(
            signs,
            (head, self.catalogue.gettext("actions · countries")),
            width,
            LABEL,
            END,
            lines=2,
        )
        words = self._title(table, title), self._note(table, role)
        yield from bar_figures(key, self.view, look, rows, words, room, self.catalogue)

    def _choices(self, table: Table, role: str) -> Sequence[Choice]:
        question = table.form.role(role)
        return table.form.choices_of(question) if question else ()

    def _signs(self, table: Table) -> Mapping[str, Sign]:
        """A look for each status, and for actions of which none is said."""
        signs: dict[str, Sign] = {}
        for number, choice in enumerate(self._choices(table, "status")):
            fill, stroke, hatch, dash = LOOKS[number % len(LOOKS)]
            signs[choice.name] = Sign(choice.label.get(self.catalogue.code), fill, stroke, hatch, "", dash)
        signs[NOT_SAID] = Sign(N_("Status not given"), "", "control", inside="dot")
        return signs

    def _row(self, table: Table, role: str, choice: Choice | None) -> Row:
        name = choice.name if choice else NOT_SAID
        rows = [row for row in table.rows if _first(row.get(role)) == name]
        by_status: dict[str, list[TableRow]] = {}
        for row in rows:
            by_status.setdefault(_first(row.get("status")), []).append(row)
        label = choice.label.get(self.catalogue.code) if choice else self.catalogue.gettext("Not given")
        code = name if role == "target" else ""
        return Row(
            f"{role}/{name}",
            code,
            label.removeprefix(code).strip() if code else label,
            {status: len(found) for status, found in by_status.items()},
            self._end(rows),
            {status: table.places(found, "title") for status, found in by_status.items()},
        )

    def _end(self, rows: Sequence[TableRow]) -> str:
        number = self.catalogue.number
        return f"{number(len(rows))} · {number(len({row.submission.sha256 for row in rows}))}"

    def _title(self, table: Table, title: str) -> str:
        count = len(table.rows)
        actions = self.catalogue.ngettext("one action", "{n} actions", count)
        return self.catalogue.gettext(title).format(
            actions=actions.format(n=self.catalogue.number(count)), countries=self._countries(table.giving)
        )

    def _note(self, table: Table, role: str) -> str:
        parts = []
        if role == "target":
            parts.append(self.catalogue.gettext("An action counts once, for its first target"))
        without = len(table.asked) - table.giving
        if without:
            words = self.catalogue.gettext("asked, but no action entered: {countries}")
            parts.append(words.format(countries=self._countries(without)))
        if table.not_asked:
            words = self.catalogue.gettext("not asked: {countries}")
            parts.append(words.format(countries=self._countries(len(table.not_asked))))
        note = "; ".join(parts)
        return note[:1].upper() + note[1:]

    def _countries(self, n: int) -> str:
        return self.catalogue.ngettext("one country", "{n} countries", n).format(n=self.catalogue.number(n))


def _first(value: object) -> str:
    """The first of several choices; nothing where none was chosen."""
    if isinstance(value, list | tuple):
        return str(value[0]) if value else NOT_SAID
    return str(value) if value else NOT_SAID
