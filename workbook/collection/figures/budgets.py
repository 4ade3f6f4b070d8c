"""Budgets of the countries' actions, a line a currency: amounts in different currencies are never added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import even_pages
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, FigureTable, Filters, Room, Sheet
from workbook.collection.figures.rows_read import Table, TableRow, read_table
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MM, Line, Rect, Words
from workbook.reports.figures.scale import unit_for

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LABEL, NUMBER, ROW, BAR, HEAD, FOOT = 43 * MM, 31 * MM, 18.0, 8.6, 18.0, 24.0


@dataclass(frozen=True, slots=True)
class Budget:
    """What the actions in one currency cost, and what of it is funded; `currency` may be unnamed."""

    currency: str
    rows: tuple[TableRow, ...]

    @property
    def amount(self) -> float:
        return sum(_number(row.get("budget")) for row in self.rows)

    @property
    def funded(self) -> float:
        return sum(min(_number(row.get("funded")), _number(row.get("budget"))) for row in self.rows)

    @property
    def gap(self) -> float:
        return max(0.0, self.amount - self.funded)

    @property
    def countries(self) -> int:
        return len({row.submission.sha256 for row in self.rows})


def by_currency(rows: Sequence[TableRow]) -> tuple[Budget, ...]:
    """Alphabetical by the currency's code, the unnamed currency last; actions without a budget are left out."""
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        if _number(row.get("budget")):
            found.setdefault(str(row.get("currency") or ""), []).append(row)
    return tuple(Budget(code, tuple(found[code])) for code in sorted(found, key=lambda one: (not one, one)))


def budgets(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """For each currency the part that is funded and the part that is to be found."""
    table = read_table(view, filters, "budget", ("title", "currency", "funded"))
    known = by_currency(table.rows) if table else ()
    if table is None or not known:
        yield nothing("budgets", view, catalogue, width)
        return
    for start, shown in even_pages(known, ROW, HEAD + FOOT, room):
        yield _Budgets(view, catalogue, width, table).figure(shown, len(known), start > 0)


class _Budgets:
    def __init__(self, view: CollectionView, catalogue: Catalogue, width: float, table: Table) -> None:
        self.view, self.catalogue, self.table = view, catalogue, table
        self.sheet = Sheet(width)
        self.plot = width - LABEL - 2 * NUMBER - 2 * MM

    def figure(self, known: Sequence[Budget], currencies: int, continued: bool) -> Figure:
        sheet, tr = self.sheet, self.catalogue.gettext
        sheet.add(
            Line(0, 0.5, sheet.width, 0.5, "text", 1),
            Words(0, 11, tr("Currency"), 7, True),
            Words(sheet.width - NUMBER, 11, tr("budget"), 7, True, "text", "end"),
            Words(sheet.width, 11, tr("to be found"), 7, True, "text", "end"),
            Line(0, HEAD - 1, sheet.width, HEAD - 1, "text", 0.5),
        )
        y = HEAD
        for budget in known:
            self._row(budget, y)
            y += ROW
            sheet.add(Line(0, y, sheet.width, y, "line", 0.35))
        self._key(y + 8)
        title = self.catalogue.ngettext(
            "Budgets in one currency", "Budgets in {n} currencies, not added", currencies
        ).format(n=self.catalogue.number(currencies))
        drawing, spots = sheet.drawing(y + 20), tuple(sheet.spots)
        return Figure(
            "budgets",
            drawing,
            title,
            self._note(),
            self._table(known),
            spots,
            continued,
            self.view,
            sheet.places,
        )

    def _row(self, budget: Budget, y: float) -> None:
        sheet, number = self.sheet, self.catalogue.number
        middle, top = y + ROW / 2, y + (ROW - BAR) / 2
        sheet.add(
            Words(0, middle + 2.7, budget.currency or "–", 7.5, True, "accent"),
            Words(30, middle + 2.7, self._counts(budget), 7, False, "muted"),
        )
        share = budget.funded / budget.amount
        solid = share * self.plot
        sheet.add(Rect(LABEL, top, solid, BAR, "accent"))
        if self.plot - solid > 0.5:
            sheet.add(Rect(LABEL + solid, top, self.plot - solid, BAR, "", "accent", 0.6, hatch="accent"))
        if solid > 26:
            sheet.add(Words(LABEL + 4, middle + 2.4, self.catalogue.percent(share), 6.6, True, "surface"))
        unit = unit_for(budget.amount, budget.currency)
        right = sheet.width - NUMBER
        sheet.add(
            Words(right, middle + 2.6, unit.amount(budget.amount, self.catalogue), 7, True, "text", "end")
        )
        gap = unit.amount(budget.gap, self.catalogue) if budget.gap else number(0)
        sheet.add(Words(sheet.width, middle + 2.6, gap, 7, False, "text", "end"))
        key = f"currency/{budget.currency}"
        sheet.spot((0, y, sheet.width, ROW), key, f"{budget.currency}: {self._counts(budget)}")
        sheet.count(key, self.table.places(budget.rows, "budget"))

    def _counts(self, budget: Budget) -> str:
        actions = self.catalogue.ngettext("one action", "{n} actions", len(budget.rows))
        countries = self.catalogue.ngettext("one country", "{n} countries", budget.countries)
        number = self.catalogue.number
        return ", ".join(
            (actions.format(n=number(len(budget.rows))), countries.format(n=number(budget.countries)))
        )

    def _key(self, y: float) -> None:
        tr = self.catalogue.gettext
        self.sheet.add(
            Rect(0, y, 18, 7, "accent"),
            Words(22, y + 6.2, tr("funded"), 6.8),
            Rect(80, y, 18, 7, "", "accent", 0.6, hatch="accent"),
            Words(102, y + 6.2, tr("to be found"), 6.8),
        )

    def _note(self) -> str:
        without = sum(not _number(row.get("budget")) for row in self.table.rows)
        note = self.catalogue.gettext(
            "Each bar is the whole budget in its currency, its parts in per cent of it"
        )
        if not without:
            return note
        more = self.catalogue.ngettext(
            "one action without a budget is not counted",
            "{n} actions without a budget are not counted",
            without,
        )
        return f"{note}; {more.format(n=self.catalogue.number(without))}"

    def _table(self, known: Sequence[Budget]) -> FigureTable:
        tr, number = self.catalogue.gettext, self.catalogue.number
        heads = (
            tr("Currency"),
            tr("Actions"),
            tr("Countries"),
            tr("Budget"),
            tr("Funded"),
            tr("To be found"),
        )
        rows = tuple(
            (
                one.currency or tr("Not given"),
                number(len(one.rows)),
                number(one.countries),
                number(one.amount),
                number(one.funded),
                number(one.gap),
            )
            for one in known
        )
        return FigureTable(heads, rows, tuple(f"currency/{one.currency}" for one in known))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
