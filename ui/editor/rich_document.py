"""Between a long answer's blocks and a QTextDocument: paragraphs, bullets, numbers, bold, italic, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from ui.theme import colour, font, line_height, px
from workbook.questionnaire.rich_text import Block, BlockKind, Run, tidy

LINE_BREAK = "\u2028"
INDENT = 20
_STYLES = {
    "bullet": QTextListFormat.Style.ListDisc,
    "number": QTextListFormat.Style.ListDecimal,
}


def fill(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Show blocks in place of what the document holds; there is nothing to undo afterwards."""
    document.setUndoRedoEnabled(False)
    document.clear()
    set_type(document)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(block_format())
    cursor.setBlockCharFormat(QTextCharFormat())
    insert_blocks(cursor, blocks)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def set_type(document: QTextDocument) -> None:
    """Fonts and measures of the answer role, at the present text scale."""
    document.setDefaultFont(font("answer"))
    document.setIndentWidth(px(INDENT))
    document.setDocumentMargin(0)


def restyle_document(document: QTextDocument) -> None:
    """Line heights and link colours anew, after a change of theme or text scale."""
    set_type(document)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(block_format())
    for block in _each(document):
        for start, length, run in _fragments(block):
            if run.link:
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(char_format(run))


def block_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    height = line_height("answer")
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(px(4))
    return made


def char_format(run: Run) -> QTextCharFormat:
    """How a run is set."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
        made.setForeground(colour("accent"))
        made.setFontUnderline(True)
    return made


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put blocks in at the cursor; the first paragraph joins the one that the cursor is in."""
    current: QTextList | None = cursor.currentList()
    empty = not cursor.block().text()
    for place, block in enumerate(blocks):
        if place:
            cursor.insertBlock(block_format(), QTextCharFormat())
            current = _enlist(cursor, block, current if blocks[place - 1].kind == block.kind else None)
        elif empty and block.kind != "paragraph":
            current = _enlist(cursor, block, current)
        for run in block.runs:
            cursor.insertText(run.text.replace("\n", LINE_BREAK), char_format(run))


def _enlist(cursor: QTextCursor, block: Block, current: QTextList | None) -> QTextList | None:
    if block.kind == "paragraph":
        leave_list(cursor)
        return None
    if current is None:
        return cursor.createList(list_format(block.kind, block.number))
    current.add(cursor.block())
    return current


def list_format(kind: BlockKind, start: int = 1) -> QTextListFormat:
    """The format of a list of bullets or numbers."""
    made = QTextListFormat()
    made.setStyle(_STYLES[kind])
    made.setIndent(1)
    if kind == "number":
        made.setStart(start)
    return made


def leave_list(cursor: QTextCursor) -> None:
    """Make the cursor's block a paragraph."""
    present = cursor.currentList()
    if present is not None:
        present.remove(cursor.block())
    plain = block_format()
    plain.setIndent(0)
    cursor.setBlockFormat(plain)


def kind_of(block: QTextBlock) -> BlockKind:
    """What a block of the document is."""
    present = block.textList()
    if present is None:
        return "paragraph"
    numbered = present.format().style() in (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
    return "number" if numbered else "bullet"


def read(document: QTextDocument) -> tuple[Block, ...]:
    """The blocks that the document shows, fit to be stored."""
    return tidy([_read_block(block) for block in _each(document)])


def _read_block(block: QTextBlock) -> Block:
    runs = tuple(run for _, _, run in _fragments(block))
    present = block.textList()
    number = present.format().start() + present.itemNumber(block) if present is not None else 0
    return Block(kind_of(block), runs, number)


def _each(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[tuple[int, int, Run]]:
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        made = fragment.charFormat()
        link = made.anchorHref() if made.isAnchor() else ""
        bold = made.fontWeight() >= QFont.Weight.DemiBold.value
        run = Run(fragment.text().replace(LINE_BREAK, "\n"), bold, made.fontItalic(), link)
        yield fragment.position(), fragment.length(), run
        iterator += 1
