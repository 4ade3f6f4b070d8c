"""The annexes: where each question comes from, and the registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.reports.builder import Builder
from workbook.reports.content import (
    Break,
    Column,
    Element,
    Heading,
    Paragraph,
    RichText,
    Side,
    Table,
    TableCell,
)
from workbook.reports.shown import shown
from workbook.reports.text_runs import Run

WIDEST_TABLE = 6
LONGEST_IN_TABLE = 260
SHORT_CELL = 60


class Annexes:
    """Annex A and B of the plan; A alone closes the full answers."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.snapshot = builder.snapshot
        self.language = builder.language
        self.tr = builder.tr

    def items(self, title: str) -> Iterator[Element]:
        yield Break("recto")
        yield self.builder.running(title, self.tr("Annexes"))
        yield self.builder.part(self.tr("Annexes"), "annexes")
        yield from self.sources(
            [name for name, form in self.snapshot.forms.items() if form.kind == "checklist"]
        )
        yield from self.registers()

    def sources(self, forms: Sequence[str], target: str = "measure-{form}-{name}") -> Iterator[Element]:
        """Every question with the document and paragraph that it comes from."""
        yield self.builder.chapter(self.tr("Sources of the questions and measures"), "sources", "A")
        told = False
        for name in forms:
            form = self.snapshot.forms[name]
            rows = tuple(self._source_rows(form, target))
            if not rows:
                continue
            told = True
            yield Heading(3, form.short_title.get(self.language))
            yield Table(
                (
                    Column(self.tr("Code"), 1.4),
                    Column(self.tr("Source"), 3.6),
                    Column(self.tr("What is asked"), 6.8),
                    Column(self.tr("Page"), 0.9, "right"),
                ),
                rows,
                source=self._documents(form),
            )
        if not told:
            yield Paragraph(
                self.builder.warning(self.tr("No questionnaire of this workbook cites its sources."))
            )

    def _source_rows(self, form: Questionnaire, target: str) -> Iterator[tuple[TableCell, ...]]:
        for question in form.guiding_questions:
            citation = form.citation(question, self.language)
            if not citation or question.retired:
                continue
            names = {"form": form.form_id, "name": question.name}
            anchor = self.builder.anchor("source-{form}-{name}".format(**names))
            back = target.format(**names)
            yield (
                TableCell(
                    (Run(question.code or "–", bold=True, anchor=self.builder.anchor(back)),), target=anchor
                ),
                TableCell(citation),
                TableCell(question.label.get(self.language)),
                TableCell((Run("", page_of=self.builder.anchor(back)),)),
            )

    def _documents(self, form: Questionnaire) -> str:
        named = [
            ", ".join(
                dict.fromkeys(part for part in (document.symbol, document.title.get(self.language)) if part)
            )
            for document in form.documents.values()
        ]
        return self.tr("Documents: {names}.", names="; ".join(named)) if named else ""

    def registers(self) -> Iterator[Element]:
        """Every register as a table, or as entries where its columns are too many."""
        letter = ord("B")
        for name, form in self.snapshot.forms.items():
            if form.kind != "registers":
                continue
            for repeat in form.repeats:
                yield self.builder.chapter(
                    repeat.label.get(self.language), f"register-{repeat.name}", chr(letter)
                )
                letter += 1
                if cited := form.citation(repeat, self.language):
                    yield Paragraph(
                        (Run(self.tr("Source") + self.builder.catalogue.colon() + " "), Run(cited)), "source"
                    )
                yield from self.register(name, repeat)

    def register(self, form: str, repeat: Repeat) -> Iterator[Element]:
        """The rows of a table: as a table where its columns are few and short, else one after the other."""
        presets = {preset.name for preset in repeat.rows}
        rows = [
            row
            for row in self.snapshot.rows(form, repeat.name)
            if row not in presets or len(self._filled(form, repeat, row)) > 0
        ]
        columns = [column for column in repeat.columns if any(self._shown(form, column, row) for row in rows)]
        if not rows or not columns:
            yield Paragraph(self.builder.warning(self.tr("Nothing has been entered in this register yet.")))
            return
        longest = max(len(self._shown(form, column, row)) for column in columns for row in rows)
        if longest <= LONGEST_IN_TABLE:
            own = [column for column in columns if self._deserves_a_column(form, column, rows)][:WIDEST_TABLE]
            rest = [column for column in columns if column not in own]
            yield self._as_table(form, own or columns[:1], rest, rows)
            return
        for row in rows:
            yield from self._as_entry(form, repeat, row)

    def _deserves_a_column(self, form: str, column: Question, rows: Sequence[str]) -> bool:
        """A short answer that most rows give."""
        given = sum(bool(self._shown(form, column, row)) for row in rows)
        return not column.is_long and given * 2 >= len(rows)

    def _filled(self, form: str, repeat: Repeat, row: str) -> list[Question]:
        return [column for column in repeat.columns if self._shown(form, column, row)]

    def _shown(self, form: str, column: Question, row: str) -> str:
        return shown(self.snapshot, form, column, row, self.builder.catalogue)

    def _as_table(
        self, form: str, columns: Sequence[Question], rest: Sequence[Question], rows: Sequence[str]
    ) -> Table:
        """A row a row; what has no column of its own stands under the first one."""

        def width(column: Question) -> float:
            texts = [self._shown(form, column, row) for row in rows]
            words = [word for text in (*texts, column.title(self.language)) for word in text.split()]
            longest_word = max((len(word) for word in words), default=1)
            return max(1.2, longest_word / 5, min(5.0, max(map(len, texts)) / 9))

        return Table(
            tuple(
                Column(
                    column.title(self.language),
                    width(column),
                    "right" if column.type in ("integer", "decimal", "calculate") else "left",
                )
                for column in columns
            ),
            tuple(
                tuple(
                    TableCell(
                        self._shown(form, column, row) or "–",
                        self._rest(form, rest, row) if column is columns[0] else "",
                    )
                    for column in columns
                )
                for row in rows
            ),
        )

    def _rest(self, form: str, rest: Sequence[Question], row: str) -> str:
        colon = self.builder.catalogue.colon()
        values = ((column, self._shown(form, column, row)) for column in rest)
        return "; ".join(
            f"{column.title(self.language)}{colon} {text.rstrip(chr(46))}" for column, text in values if text
        )

    def _as_entry(self, form: str, repeat: Repeat, row: str) -> Iterator[Element]:
        title = self.snapshot.row_title(form, repeat, row, self.language) or self.tr("Untitled")
        yield Side()
        yield Heading(3, title)
        for column in self._filled(form, repeat, row):
            text = self._shown(form, column, row)
            if text == title:
                continue
            label = column.title(self.language)
            if column.is_long:
                yield Paragraph(label, "label")
                yield RichText(text)
                continue
            yield Paragraph((Run(f"{label}{self.builder.catalogue.colon()} ", bold=True), Run(text)), "small")
