"""What is pasted, reduced to what an answer can hold."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument

from ui.editor.rich_document import read
from workbook.questionnaire.rich_text import Block, Run, tidy

LARGEST_HTML = 5_000_000
_HIDDEN = re.compile(
    r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->|<img\b[^>]*>", re.DOTALL | re.IGNORECASE
)
_BULLET = re.compile(r"^\s*[•‣▪◦·–—*-]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")


def pasted_blocks(source: QMimeData) -> tuple[Block, ...]:
    """The blocks of what comes from the clipboard."""
    html = source.html() if source.hasHtml() else ""
    if html and len(html) <= LARGEST_HTML:
        document = QTextDocument()
        document.setHtml(_HIDDEN.sub("", html))
        if blocks := read(document):
            return _kept_blanks(blocks, source.text())
    return _plain_blocks(source.text())


def _plain_blocks(text: str) -> tuple[Block, ...]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) == 1:
        return _kept_blanks(tidy([Block("paragraph", (Run(text),))]), text)
    return tidy([_line_block(line) for line in lines])


def _line_block(line: str) -> Block:
    if found := _NUMBER.match(line):
        return Block("number", (Run(line[found.end() :]),), int(found[1]))
    if found := _BULLET.match(line):
        return Block("bullet", (Run(line[found.end() :]),))
    return Block("paragraph", (Run(line),))


def _kept_blanks(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """A word pasted with the blank before or after it keeps that blank."""
    if len(blocks) != 1 or "\n" in text.strip("\n"):
        return blocks
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " else ""
    (block,) = blocks
    runs = (*([Run(before)] if before else []), *block.runs, *([Run(after)] if after else []))
    return (Block(block.kind, runs, block.number),)
