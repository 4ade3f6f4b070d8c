"""Where the contents of the brief come from, in few words: document and paragraphs, each document once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbook.reports.builder import Builder
from workbook.reports.figures.drawing import MM
from workbook.reports.figures.words import fitted
from workbook.reports.pdf.fonts import text_width
from workbook.reports.plan_data import Action, Plan, Series, Target

SIZE = 7
WHOLE_LINE, POINT_LINE, DECISION_LINE = 165 * MM, 122 * MM, 92 * MM
MOST_LINES = 4
FILLED = 0.94
Place = tuple[str, str]


class BriefSources:
    """Citations for the lists of a brief; those that find no room are counted."""

    def __init__(self, builder: Builder, plan: Plan) -> None:
        self.builder = builder
        self.plan = plan
        self.forms = builder.snapshot.forms

    def questions(self) -> str:
        """The questionnaires that are counted."""
        names = [
            self.forms[name].short_title.get(self.builder.language) for name in self.builder.asked_forms()
        ]
        if not names:
            return ""
        title = self.builder.tr("Questionnaires") + self.builder.catalogue.colon()
        return fitted(f"{title} {', '.join(names)}", SIZE, POINT_LINE)

    def targets(self, targets: Sequence[Target], room: float = POINT_LINE) -> str:
        """`A/RES/70/1, target 10.7, 3.c`."""
        return self._within(_grouped(self._parted(target.citation) for target in targets), room)

    def measures(self) -> str:
        """Every document that a measure of the plan's targets comes from, with its paragraphs."""
        places = [
            self._parted(self.builder.cite(measure.form, self.forms[measure.form].question(measure.name)))
            for target in self.plan.targets
            for measure in target.measures
        ]
        grouped = _grouped(places)
        title = self.builder.tr("Measures") + self.builder.catalogue.colon()
        words = self._within(grouped, MOST_LINES * FILLED * WHOLE_LINE - text_width(title, SIZE))
        return f"{title} {words}." if words else ""

    def series(self, series: Series) -> str:
        """The official indicator, then what the country names as its source."""
        cited = self.builder.cite_indicator(series.code)
        return fitted(self._joined((cited, series.source)), SIZE, POINT_LINE)

    def action(self, action: Action) -> str:
        """The target that an action is for, else where the plan's table comes from."""
        cited = (target.citation for target in self.plan.targets if target.code in action.targets[:1])
        return fitted(next(cited, "") or self.actions(), SIZE, DECISION_LINE)

    def actions(self) -> str:
        """Where the table of actions comes from."""
        form = self.forms.get(self.plan.form)
        title = form.role("title") if form else None
        repeat = form.repeat_of(title) if form and title else None
        if form is None or repeat is None:
            return ""
        return fitted(form.citation(repeat, self.builder.language), SIZE, POINT_LINE)

    def _parted(self, citation: str) -> Place:
        """A citation as its document and the place in it; whole where no questionnaire knows the document."""
        names = (
            document.name(self.builder.language)
            for form in self.forms.values()
            for document in form.documents.values()
        )
        known = max((name for name in names if name and citation.startswith(name)), key=len, default=citation)
        return known, citation.removeprefix(known).removeprefix(", ")

    def _within(self, cited: Sequence[str], room: float) -> str:
        """As many citations as there is room for, the others counted."""
        for shown in range(len(cited), 0, -1):
            words = [*cited[:shown]]
            if rest := len(cited) - shown:
                words.append(self.builder.trn("and one other document", "and {n} other documents", rest))
            text = self._joined(words)
            if text_width(text, SIZE) <= room:
                return text
        return fitted(cited[0], SIZE, room) if cited else ""

    def _joined(self, parts: Sequence[str]) -> str:
        """French sets a narrow space before a semicolon."""
        return ("\u202f; " if self.builder.language == "fr" else "; ").join(part for part in parts if part)


def _grouped(places: Iterable[Place]) -> list[str]:
    """`A/61/187, § 13, 32`: each document once, with its places, those of one kind after one word."""
    documents: dict[str, dict[str, dict[str, None]]] = {}
    for document, place in places:
        if not document:
            continue
        *kind, number = place.replace("\u00a0", " ").split(" ") if place else [""]
        documents.setdefault(document, {}).setdefault(" ".join(kind), {})[number] = None
    return [
        ", ".join([document, *(_numbered(kind, [*numbers]) for kind, numbers in kinds.items())]).rstrip(", ")
        for document, kinds in documents.items()
    ]


def _numbered(kind: str, numbers: list[str]) -> str:
    if all(part.isdigit() for number in numbers for part in number.split(".")):
        numbers = sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    return f"{kind}\u00a0{', '.join(numbers)}" if kind else ", ".join(numbers)
