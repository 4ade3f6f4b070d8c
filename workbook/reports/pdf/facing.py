"""Two languages in facing columns: pairs of paragraphs, the languages' names, the code over both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbook.reports import content as say
from workbook.reports.pdf.blocks import Block, CodeBlock, ParagraphBlock, RuleBlock, paragraph
from workbook.reports.pdf.lines import TextStyle
from workbook.reports.pdf.stacks import FacingBlock, Stack, stack
from workbook.reports.pdf.styles import (
    CODE,
    FACING_GAP,
    HEADINGS,
    KICKER,
    SIDE,
    SIDE_TEXT,
    Paper,
    ParagraphSpec,
)
from workbook.reports.pdf.text import break_lines

Texts = Callable[[say.Paragraph | say.Point | say.RichText, float, str], Iterator[ParagraphBlock]]


@dataclass(frozen=True)
class FacingColumns:
    """`texts` sets paragraphs for a column of a width, in a language."""

    paper: Paper
    texts: Texts

    def code(self, item: say.FacingCode) -> CodeBlock:
        """The code at the left, what goes with it 20 mm further; without a code, a small line."""
        named = item.heading
        code_line = break_lines(item.code, CODE, SIDE)[0] if item.code else None
        style = SIDE_TEXT if code_line else KICKER
        return CodeBlock(
            16.0 if code_line else 12.0,
            0.0 if code_line else 18.0,
            2.0,
            True,
            True,
            named.anchor if named else item.anchor,
            (1, f"{named.code} {item.named}".strip()) if named else None,
            code=code_line,
            words=break_lines(item.words, style, self.paper.text_width)[0],
            style=style,
        )

    def rows(self, item: say.Facing) -> Iterator[FacingBlock]:
        """A row for each pair of paragraphs if both sides have as many, else one row."""
        column = (self.paper.text_width - FACING_GAP) / 2
        left = list(self._facing_texts(item.left, column, "fr"))
        right = list(self._facing_texts(item.right, column, "en"))
        offset = column + FACING_GAP
        if len(left) == len(right):
            for number, (one, other) in enumerate(zip(left, right, strict=True)):
                yield self._pair([one], [other], offset, number == 0)
        elif left or right:
            yield self._pair(left, right, offset, True)

    def _pair(self, left: Sequence[Block], right: Sequence[Block], offset: float, first: bool) -> FacingBlock:
        sides = stack(left), stack(right)
        every = (*left, *right)
        return FacingBlock(
            max(side.height for side in sides),
            max((block.before for block in every if first), default=0.0),
            max((block.after for block in (*left[-1:], *right[-1:])), default=0.0),
            bool(every) and all(block.keep_next for block in every),
            True,
            left=sides[0],
            right=sides[1],
            offset=offset,
        )

    def _facing_texts(self, items: Sequence[say.Element], column: float, language: str) -> Iterator[Block]:
        for item in items:
            if isinstance(item, say.Paragraph | say.Point | say.RichText):
                yield from self.texts(item, column, language)
            elif isinstance(item, say.Heading):
                spec = HEADINGS[item.level]
                lines = break_lines(item.text, spec.text, column)
                yield ParagraphBlock(
                    len(lines) * spec.text.leading,
                    0,
                    spec.after,
                    True,
                    lines=lines,
                    spec=spec,
                    width=column,
                    anchor=item.anchor,
                )

    def head(self, item: say.FacingHead) -> Stack:
        """The languages' names between two rules."""
        column = (self.paper.text_width - FACING_GAP) / 2
        style = ParagraphSpec(TextStyle(7.5, 10.5), 3, 3)
        pair = FacingBlock(
            10.5,
            3,
            3,
            False,
            True,
            left=stack([paragraph(item.left, style, column)]),
            right=stack([paragraph(item.right, style, column)]),
            offset=column + FACING_GAP,
        )
        rules = [RuleBlock(0.7, wide=True, width=self.paper.text_width, strong=True) for _ in range(2)]
        return stack([rules[0], pair, rules[1]], wide=True, keep_next=True, before=4.0, after=8.0)
