"""What the builders of all reports share: the words of the report's language, its date, its heads and feet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item
from workbook.reports.content import Heading, Report, Running
from workbook.reports.options import Options
from workbook.reports.text_runs import Run, Text

STATE_MARKS = ("empty", "draft", "review", "final", "missing")


class Builder:
    """One report in one language. `prefix` keeps the anchors of two languages in one file apart."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue, options: Options, prefix: str = "") -> None:
        self.snapshot = snapshot
        self.catalogue = catalogue
        self.options = options
        self.prefix = prefix
        self.language = catalogue.code
        self.tables = 0
        self.figures = 0

    def tr(self, message: str, **words: object) -> str:
        """A message in the report's language, its names filled in."""
        return self.catalogue.gettext(message).format(**words)

    def trn(self, singular: str, plural: str, n: int, **words: object) -> str:
        return self.catalogue.ngettext(singular, plural, n).format(n=self.catalogue.number(n), **words)

    @property
    def day(self) -> date:
        return report_day(self.snapshot, self.options)

    @property
    def state(self) -> str:
        """The country, or that it is not named."""
        return self.snapshot.country_name(self.language) or self.tr("Country not named")

    @property
    def edition(self) -> str:
        return self.snapshot.edition

    @property
    def institution(self) -> str:
        return self.snapshot.institution(self.language)

    def anchor(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def table_title(self, words: str) -> str:
        """The words with the table's number."""
        self.tables += 1
        return self.tr("Table {n}. {title}", n=self.tables, title=words)

    def figure_title(self, words: str) -> str:
        self.figures += 1
        return self.tr("Figure {n}. {title}", n=self.figures, title=words)

    def version(self) -> str:
        """`Version 7, 21 November 2026`: the last step of the workbook and the date."""
        return self.tr("Version {n}, {date}", n=self.snapshot.step, date=self.catalogue.date(self.day))

    def running(self, title: str, section: str) -> Running:
        """Report and country on left-hand pages, part and section on right-hand ones."""
        left, right = (self.state, section) if not self.options.single_sided else (title, section)
        return Running((title, self.state), (left if self.options.single_sided else title, right))

    def part(self, title: str, name: str, label: str = "") -> Heading:
        """A heading that opens a part and stands in the contents."""
        return Heading(1, title, self.anchor(name), label, contents=1, bookmark=0)

    def chapter(self, title: str, name: str, code: str = "") -> Heading:
        """A heading of the second level that stands in the contents."""
        return Heading(2, title, self.anchor(name), code=code, contents=2, bookmark=1)

    def state_words(self, state: str) -> str:
        words = {
            "empty": self.tr("Empty"),
            "draft": self.tr("Draft"),
            "review": self.tr("For review"),
            "final": self.tr("Final"),
            "missing": self.tr("Unanswered on purpose"),
        }
        return words[state]

    def warning(self, words: str) -> Text:
        """What is missing, with its mark."""
        return (Run(words, ink="text", mark="warning"),)

    def report(self, title: str, items: tuple[object, ...], **more: object) -> Report:
        """The tree with what every report has."""
        return Report(
            title=title,
            author=self.institution or self.state,
            subject=", ".join(part for part in (self.state, self.edition) if part),
            language=self.language,
            day=self.day,
            items=items,  # type: ignore[arg-type]
            foot=more.pop("foot", self.version()),  # type: ignore[arg-type]
            paper=self.options.paper,
            watermark=self.options.watermark,
            single_sided=self.options.single_sided,
            continued=self.tr("(continued)"),
            keywords=tuple(part for part in ("Passerelle", self.snapshot.country, self.edition) if part),
            **more,  # type: ignore[arg-type]
        )

    def cite(self, form: str, item: Item) -> str:
        return self.snapshot.forms[form].citation(item, self.language)

    def cite_indicator(self, code: str) -> str:
        """Where an official indicator comes from, or nothing where no checklist asks for it."""
        cited = (
            form.citation(question, self.language)
            for form in self.snapshot.forms.values()
            if form.kind == "checklist"
            for question in form.questions
            if question.code == code
        )
        return next(cited, "")

    def asked_forms(self, *kinds: str) -> list[str]:
        """The questionnaires of these kinds, or those that the options name."""
        return [
            name
            for name, form in self.snapshot.forms.items()
            if name != IDENTIFICATION
            and (not kinds or form.kind in kinds)
            and (not self.options.forms or name in self.options.forms)
        ]


def report_day(snapshot: Snapshot, options: Options) -> date:
    """The date that was asked for, else that of the last change."""
    if options.day:
        return options.day
    try:
        return datetime.fromisoformat(snapshot.taken_at).astimezone(UTC).date()
    except ValueError:
        return date(2000, 1, 1)
