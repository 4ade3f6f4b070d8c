"""The text of a long answer: paragraphs, bullets, numbers, bold, italic and links, as restricted Markdown.

The string is what is stored, exported and compared; this module only says how it is shown. Everything that
is not one of these marks is shown as it stands, line breaks included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from workbook.questionnaire.rich_text_runs import LINK, Run, merged, parse_runs, serialize_runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["LINK", "Block", "BlockKind", "Run", "parse", "plain", "serialize", "tidy", "words"]

BlockKind = Literal["paragraph", "bullet", "number"]
DEEPEST_LIST = 60
_LINE_MARK = re.compile(r"^(\s*)([-+*>#]|\d+[.)])(?=\s|$)")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ufffc\ufffe\uffff]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or one point of a list; `number` is what stands before it in a numbered list."""

    kind: BlockKind
    runs: tuple[Run, ...]
    number: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"maxNesting": DEEPEST_LIST}).enable(["list"]).disable("inline")


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a stored text, in order."""
    return tuple(_blocks(_reader().parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[BlockKind] = []
    numbers: list[int] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append("bullet" if token.type.startswith("bullet") else "number")
            numbers.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            numbers.pop()
        elif token.type == "list_item_open":
            numbers[-1] += 1
        elif token.type == "inline":
            kind: BlockKind = lists[-1] if lists else "paragraph"
            lines = "\n".join(line.strip() for line in token.content.split("\n"))
            yield Block(kind, parse_runs(lines), numbers[-1] if kind == "number" else 0)


@lru_cache(maxsize=16)
def plain(text: str) -> str:
    """The words alone, one block a line; bullets keep a dash."""
    return "\n".join(_plain_line(block) for block in parse(text))


def _plain_line(block: Block) -> str:
    lead = {"paragraph": "", "bullet": "– ", "number": f"{block.number}. "}[block.kind]
    return lead + block.text


def serialize(blocks: Sequence[Block]) -> str:
    """The text to store for these blocks; for blocks that are `tidy`, `parse` gives the same blocks back."""
    parts: list[str] = []
    previous: Block | None = None
    for block in blocks:
        same_list = previous is not None and previous.kind == block.kind != "paragraph"
        if previous is not None:
            parts.append("\n" if same_list else "\n\n")
        parts.append(_serialize_block(block))
        previous = block
    return "".join(parts)


def _serialize_block(block: Block) -> str:
    lead = {"paragraph": "", "bullet": "- ", "number": f"{block.number}. "}[block.kind]
    lines = [_LINE_MARK.sub(_escape_mark, line) for line in serialize_runs(block.runs).split("\n")]
    return lead + ("\n" + " " * len(lead)).join(lines)


def _escape_mark(match: re.Match[str]) -> str:
    blank, mark = match.groups()
    return f"{blank}{mark[:-1]}\\{mark[-1]}"


def tidy(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as they can be stored: none empty, no blanks at the ends of lines, lists counted through."""
    kept: list[Block] = []
    for block in blocks:
        for runs in _tidy_runs(block):
            if runs:
                kept.append(_numbered(replace(block, runs=runs), kept[-1] if kept else None))
    return tuple(kept)


@lru_cache(maxsize=4096)
def _tidy_runs(block: Block) -> tuple[tuple[Run, ...], ...]:
    """Kept, because of a long text all blocks but one are as they were."""
    return tuple(_paragraphs(block))


def _paragraphs(block: Block) -> Iterator[tuple[Run, ...]]:
    """The block's runs, cleaned; an empty line inside a paragraph parts it in two."""
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        clean = _UNSTORABLE.sub("", re.sub("\r\n?|\u2028|\u2029", "\n", run.text))
        first, *others = clean.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    stripped = [_stripped(line) for line in lines]
    together: list[Run] = []
    for line in stripped:
        if line:
            together += [Run("\n"), *line] if together else line
        elif block.kind == "paragraph":
            yield merged(together)
            together = []
    yield merged(together)


def _stripped(line: list[Run]) -> list[Run]:
    """A line without blanks at its ends."""
    kept = [run for run in line if run.text]
    while kept and not (text := kept[0].text.lstrip()):
        kept.pop(0)
    if kept:
        kept[0] = replace(kept[0], text=text)
    while kept and not (text := kept[-1].text.rstrip()):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=text)
    return kept


def _numbered(block: Block, previous: Block | None) -> Block:
    if block.kind != "number":
        return replace(block, number=0)
    if previous is not None and previous.kind == "number":
        return replace(block, number=previous.number + 1)
    return replace(block, number=block.number if 0 <= block.number < 100_000_000 else 1)


def words(text: str) -> int:
    """The number of words of a text, marks not counted."""
    return sum(1 for word in plain(text).split() if any(letter.isalnum() for letter in word))
