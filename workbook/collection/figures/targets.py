"""Measures by target and region: in each field a bar of the states of all measures of all its countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import even_pages, segment, wrapped
from workbook.collection.figures.checklist import Checklist, checklist, in_force_of
from workbook.collection.figures.counting import Part
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, FigureTable, Filters, Room, Sheet
from workbook.collection.figures.grouping import Group
from workbook.collection.figures.signs import MEASURES, key_of_signs
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MM, Line, Words
from workbook.reports.figures.words import fitted

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LABEL, CODE, GAP, ALL = 42 * MM, 30.0, 2.6 * MM, 2.1
ROW, BAR, HEAD, FOOT = 29.0, 10.5, 30.0, 34.0


def targets(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """A row for each target, a column for each region and one for all."""
    read = checklist(view, filters, catalogue)
    if read is None or not read.targets:
        yield nothing("targets", view, catalogue, width)
        return
    for start, shown in even_pages(read.targets, ROW, HEAD + FOOT, room):
        yield _Targets(view, catalogue, width, read).figure(shown, start > 0)


class _Targets:
    def __init__(self, view: CollectionView, catalogue: Catalogue, width: float, read: Checklist) -> None:
        self.view, self.catalogue, self.read = view, catalogue, read
        everywhere = Group("all", catalogue.gettext("All regions"), read.submissions)
        self.groups = (*read.groups, everywhere) if len(read.groups) > 1 else read.groups
        self.sheet = Sheet(width)
        self.field = (width - LABEL) / (len(self.groups) - 1 + ALL)

    def figure(self, shown: Sequence[Part], continued: bool) -> Figure:
        sheet = self.sheet
        self._head()
        y = HEAD
        for target in shown:
            self._row(target, y)
            y += ROW
            sheet.add(Line(0, y, sheet.width, y, "line", 0.35))
        y = self._key(shown, y + 8)
        return Figure(
            "targets",
            sheet.drawing(y),
            self._title(),
            self.catalogue.gettext(
                "Every measure counts once for each country; under each bar, those in force, fully or partly, of those that apply"
            ),
            self._table(shown),
            tuple(sheet.spots),
            continued,
            self.view,
            sheet.places,
        )

    def _head(self) -> None:
        sheet = self.sheet
        sheet.add(Line(0, 0.5, sheet.width, 0.5, "text", 1))
        sheet.add(Words(0, 11, self.catalogue.gettext("Target"), 7, True))
        for number, group in enumerate(self.groups):
            x = LABEL + number * self.field
            sheet.add(Words(x, 11, fitted(group.name, 7, self.field - 4, True), 7, True))
            n = len(group.submissions)
            words = self.catalogue.ngettext("one country", "{n} countries", n)
            sheet.add(Words(x, 21, words.format(n=self.catalogue.number(n)), 6.5, False, "muted"))
        sheet.add(Line(0, HEAD - 3, sheet.width, HEAD - 3, "text", 0.5))

    def _row(self, target: Part, y: float) -> None:
        sheet, code = self.sheet, target.section.code
        title = target.section.title(self.catalogue.code)
        sheet.add(Words(0, y + 12, code, 7.5, True, "accent"))
        for number, line in enumerate(wrapped(title, 7, LABEL - CODE - 6, 2)):
            sheet.add(Words(CODE, y + 12 + 9 * number, line, 7))
        for number, group in enumerate(self.groups):
            self._field(target, group, LABEL + number * self.field, y)

    def _field(self, target: Part, group: Group, x: float, y: float) -> None:
        counts = self.read.count(group.submissions, target.questions)
        places = self.read.places(group.submissions, target.questions)
        last = group is self.groups[-1]
        room = self.field * ALL if last else self.field - GAP
        scale = room / max(1, sum(counts.values()))
        left = x
        for name, sign in MEASURES.items():
            if counts[name]:
                place = (left, y + 5, counts[name] * scale, BAR)
                segment(self.sheet, sign, counts[name], place, self.catalogue, last)
                key = f"{target.section.name}/{group.region}/{name}"
                words = f"{target.section.code}, {group.name}, {self.catalogue.gettext(sign.words)}: "
                self.sheet.spot(place, key, words + self.catalogue.number(counts[name]))
                self.sheet.count(key, places[name])
                left += counts[name] * scale
        self.sheet.add(Words(x, y + 24, in_force_of(counts, self.catalogue), 6.5, False, "muted"))

    def _key(self, shown: Sequence[Part], y: float) -> float:
        questions = [question for target in shown for question in target.questions]
        counts = self.read.count(self.read.submissions, questions)
        places = self.read.places(self.read.submissions, questions)
        used = [name for name in MEASURES if counts[name]]
        pairs = [(MEASURES[name], self.catalogue.number(counts[name])) for name in used]
        shapes, height, boxes = key_of_signs(pairs, self.sheet.width, y, self.catalogue)
        self.sheet.add(*shapes)
        for name, place in zip(used, boxes, strict=True):
            self.sheet.spot(place, f"state/{name}", self.catalogue.gettext(MEASURES[name].words))
            self.sheet.count(f"state/{name}", places[name])
        return y + height

    def _title(self) -> str:
        questions = [question for target in self.read.targets for question in target.questions]
        counts = self.read.count(self.read.submissions, questions)
        total = sum(counts.values()) - counts["not_asked"] - counts["not_applicable"]
        return self.catalogue.gettext("{form}: {n} of {total} measures in force, fully or partly").format(
            form=self.read.form.short_title.get(self.catalogue.code),
            n=self.catalogue.number(counts["in_force"] + counts["partly"]),
            total=self.catalogue.number(total),
        )

    def _table(self, shown: Sequence[Part]) -> FigureTable:
        tr = self.catalogue.gettext
        heads = (tr("Target"), tr("Region"), *(tr(sign.words) for sign in MEASURES.values()))
        rows, keys = [], []
        for target in shown:
            name = f"{target.section.code} {target.section.title(self.catalogue.code)}".strip()
            for group in self.groups:
                counts = self.read.count(group.submissions, target.questions)
                numbers = (self.catalogue.number(counts[state]) for state in MEASURES)
                rows.append((name, group.name, *numbers))
                key = f"{target.section.name}/{group.region}"
                keys.append(key)
                found = self.read.places(group.submissions, target.questions)
                self.sheet.count(key, (one for places in found.values() for one in places))
        return FigureTable(heads, tuple(rows), tuple(keys))
