"""From what a report says to blocks of a known width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbook.questionnaire import rich_text
from workbook.reports import content as say
from workbook.reports import special_pages as special
from workbook.reports.pdf import cover, forms, letter
from workbook.reports.pdf.blocks import (
    Block,
    ParagraphBlock,
    RuleBlock,
    SideBlock,
    SpaceBlock,
    balanced,
    paragraph,
)
from workbook.reports.pdf.contents import contents_lines, key_block
from workbook.reports.pdf.facing import FacingColumns
from workbook.reports.pdf.figure_blocks import figure, key_figures
from workbook.reports.pdf.lines import TextStyle
from workbook.reports.pdf.stacks import stack
from workbook.reports.pdf.styles import (
    CODE,
    HEADINGS,
    KICKER,
    SIDE,
    SIDE_TEXT,
    SIDE_TITLE,
    TARGET_CODE,
    TARGET_HEADING,
    Paper,
    ParagraphSpec,
    paragraph_specs,
)
from workbook.reports.pdf.tables import table
from workbook.reports.pdf.text import break_lines, clipped
from workbook.reports.text_runs import Run


@dataclass(frozen=True)
class Turn:
    """What is no block but changes the page: a break, new heads, the languages' names on top."""

    to: str = ""
    running: say.Running | None = None
    top: Block | None = None
    ends_top: bool = False


Flow = Block | Turn
BOOKMARK_ONLY = 5
MOST_SIDE_LINES = 24
CITING = ("source", "citation")


class Composer:
    """Makes the blocks of one report."""

    def __init__(self, report: say.Report, paper: Paper) -> None:
        self.report = report
        self.paper = paper
        self.specs = paragraph_specs(report.body_size)
        self.facing = FacingColumns(paper, self.texts)

    def flow(self) -> Iterator[Flow]:
        """Everything in order; a paragraph stays with the sources that follow it."""
        before: Flow | None = None
        for item in self.report.items:
            cites = isinstance(item, say.Paragraph | say.Point) and item.style in CITING
            if cites and isinstance(before, ParagraphBlock):
                before.keep_next = True
            for made in self.blocks(item):
                if before is not None:
                    yield before
                before = made
        if before is not None:
            yield before

    def blocks(self, item: say.Element) -> Iterator[Flow]:
        """The blocks of one element in the measure, or over the whole width."""
        paper = self.paper
        match item:
            case say.Break():
                yield Turn(to=item.to)
            case say.Running():
                yield Turn(running=item)
            case say.FacingHead():
                yield Turn(top=self.facing.head(item)) if item.left or item.right else Turn(ends_top=True)
            case special.Contents():
                yield from self._contents(item)
            case special.Cover():
                yield cover.CoverBlock(paper.text_height, wide=True, cover=item, width=paper.text_width)
                yield Turn(to="page")
            case say.Facing():
                yield from self.facing.rows(item)
            case say.Side():
                yield self._side(item)
            case say.Heading():
                yield from self._heading(item)
            case say.FacingCode():
                yield self.facing.code(item)
            case _:
                yield from self._plain(item)

    def _plain(self, item: say.Element) -> Iterator[Block]:
        paper = self.paper
        match item:
            case say.Paragraph() | say.Point() | say.RichText():
                wide = isinstance(item, say.Paragraph) and item.wide
                yield from self.texts(item, paper.text_width if wide else paper.measure, wide=wide)
            case say.Table():
                yield table(item, paper.text_width if item.wide else paper.measure)
            case say.Figure():
                width = paper.text_width if item.wide else paper.measure
                made = figure(item.drawing, item.title, item.subtitle, item.source, width, item.wide)
                made.alternative = item.alternative
                yield made
            case say.KeyFigures():
                pairs = [(one.figure, one.caption) for one in item.figures]
                yield key_figures(pairs, paper.text_width, item.large)
            case say.Space():
                yield SpaceBlock(item.height)
            case say.Rule():
                yield RuleBlock(0.7, 14, 7, True, True, width=paper.text_width, strong=item.strong)
            case special.Letterhead():
                yield cover.letterhead(item, paper.text_width)
            case special.Address():
                yield letter.address(item)
            case special.Title():
                yield cover.finding(item, paper.text_width)
            case special.SubTitle():
                yield cover.sub_title(item, paper.text_width)
            case special.Decision():
                yield cover.decision(item, paper.text_width)
            case special.Deadlines():
                yield cover.deadlines(item, paper.text_width)
            case special.FormHead():
                yield forms.form_head(item, paper.text_width)
            case special.FormQuestion():
                yield forms.form_question(item, paper.text_width)

    def texts(
        self,
        item: say.Paragraph | say.Point | say.RichText,
        width: float,
        facing: str = "",
        wide: bool = False,
    ) -> Iterator[ParagraphBlock]:
        """Paragraphs for a column; `facing` is the language of a column beside another one."""
        if isinstance(item, say.RichText):
            for block in rich_text.parse(item.source):
                runs = tuple(Run(run.text, run.bold, run.italic, link=run.link) for run in block.runs)
                label = f"{block.number}." if block.kind == "number" else "–"
                point: say.Paragraph | say.Point = say.Paragraph(runs)
                if block.kind != "paragraph":
                    point = say.Point(runs, label)
                for made in self.texts(point, width, facing, wide):
                    made.keep_next = block.text.rstrip().endswith(":")
                    yield made
            return
        is_point = isinstance(item, say.Point)
        name: str = item.style
        if is_point:
            name = "point-source" if item.style == "source" else "point"
        if facing:
            name = {"body": "facing", "question": "facing-question", "point": "facing-point"}.get(name, name)
        spec = self.specs[name]
        if facing and name in ("facing", "facing-point"):
            spec = replace(spec, text=replace(spec.text, hyphens=facing))
        label = (item.label or "–") if isinstance(item, say.Point) and item.style != "source" else ""
        if len(label) > 2:
            spec = replace(spec, shift=max(spec.shift, break_lines(label, spec.text, 999)[0].width + 4))
        made = paragraph(item.text, spec, width, label, self.specs["arabic"])
        made.wide = wide
        yield made

    def _heading(self, item: say.Heading) -> Iterator[Flow]:
        if item.level == BOOKMARK_ONLY:
            outline = (item.bookmark, item.text) if item.bookmark >= 0 else None
            yield SpaceBlock(keep_next=True, anchor=item.anchor, outline=outline)
            return
        spec = (
            TARGET_HEADING
            if item.large
            else (self.specs["question"] if item.level == 4 else HEADINGS[item.level])
        )
        width = self.paper.measure
        set_ = break_lines if item.level == 4 else balanced
        lines = set_(item.text, spec.text, width)
        block = ParagraphBlock(
            len(lines) * spec.text.leading,
            spec.before,
            spec.after,
            True,
            lines=lines,
            spec=replace(spec, splits=False),
            width=width,
            wide=item.wide,
        )
        first: ParagraphBlock = block
        if item.label:
            kicker = ParagraphSpec(KICKER, spec.before, 0, keep_next=True, splits=False)
            first = paragraph(item.label, kicker, width)
            block.before = 0.0
            yield first
        first.anchor = item.anchor
        if item.bookmark >= 0:
            named = f"{item.code} {item.contents_text or item.text}".strip()
            first.outline = (
                item.bookmark,
                f"{item.label}{self._colon}{named}" if item.level == 1 and item.label else named,
            )
        yield block

    @property
    def _colon(self) -> str:
        return "\u00a0: " if self.report.language == "fr" else ": "

    def _side(self, item: say.Side) -> SideBlock:
        code_style = TARGET_CODE if item.large else CODE
        parts: list[tuple[TextStyle, Sequence[object]]] = []
        if item.code:
            parts.append((code_style, break_lines(item.code, code_style, SIDE + 6)))
        if item.title:
            parts.append((SIDE_TITLE, break_lines(item.title, SIDE_TITLE, SIDE)))
        for number, line in enumerate(item.lines):
            if number == 0 and item.large:
                parts.append((TextStyle(7.5, 12), [break_lines("", SIDE_TEXT, SIDE)[0]]))
            parts.append((SIDE_TEXT, clipped(break_lines(line, SIDE_TEXT, SIDE), SIDE_TEXT, MOST_SIDE_LINES)))
        again = []
        if item.again:
            words = (
                Run(item.again, bold=True, ink="accent"),
                Run(f" {self.report.continued}", italic=True),
            )
            again = [(SIDE_TEXT, break_lines(words, SIDE_TEXT, SIDE))]
        return SideBlock(wide=True, parts=parts, again=again)  # type: ignore[arg-type]

    def _contents(self, item: special.Contents) -> Iterator[Flow]:
        spec = HEADINGS[1]
        title = paragraph(item.title, spec, self.paper.measure)
        title.outline, title.anchor = (0, item.title), f"{item.prefix}contents"
        yield title
        key = [key_block(item, self.paper.text_width)] if item.key else []
        for padding in (5.0, 4.0, 3.0, 2.2):
            lines = list(contents_lines(self.report.items, self.paper.text_width, item.prefix, padding))
            if stack([title, *lines, *key]).height <= self.paper.text_height:
                break
        yield from (*lines, *key)
