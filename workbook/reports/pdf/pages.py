"""Blocks put on pages in one pass: what stays together, what is parted, what comes back on the next page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbook.errors import N_
from workbook.progress import NO_PROGRESS, Progress
from workbook.reports.content import Running
from workbook.reports.pdf.blocks import Block, ParagraphBlock, RuleBlock, SideBlock
from workbook.reports.pdf.compose import Flow, Turn
from workbook.reports.pdf.cover import CoverBlock
from workbook.reports.pdf.styles import GUTTER, SIDE, Paper

LAYING_OUT = N_("Laying out the pages")
LOOK_AHEAD = 12
SIDE_GAP = 8.0


@dataclass
class Page:
    """Blocks with their place from the text's top left corner; a blank page has neither head nor foot."""

    number: int
    running: Running | None
    placed: list[tuple[float, float, Block]] = field(default_factory=list)
    blank: bool = False

    @property
    def is_cover(self) -> bool:
        return any(isinstance(block, CoverBlock) for _, _, block in self.placed)


class Paginator:
    """Fills pages from the top; `y` is where the next block may begin."""

    def __init__(self, paper: Paper, single_sided: bool, progress: Progress = NO_PROGRESS) -> None:
        self.paper = paper
        self.single_sided = single_sided
        self.progress = progress
        self.pages: list[Page] = []
        self.running: Running | None = None
        self.top: Block | None = None
        self.again: SideBlock | None = None
        self._new_page()

    def run(self, flow: Iterable[Flow]) -> list[Page]:
        """All pages."""
        queue: list[Flow] = []
        for item in flow:
            if len(queue) % 50 == 0:
                self.progress.step(1, 4, LAYING_OUT)
            queue.append(item)
        for number, item in enumerate(queue):
            if number % 50 == 0:
                self.progress.step(len(queue) + number, 4 * len(queue), LAYING_OUT)
            if isinstance(item, Turn):
                self._turn(item, queue[number + 1 : number + 1 + LOOK_AHEAD])
            elif isinstance(item, SideBlock):
                self._side(item, queue[number + 1 : number + 1 + LOOK_AHEAD])
            else:
                self._put(item, queue[number + 1 : number + 1 + LOOK_AHEAD])
        if len(self.pages) > 1 and not self.pages[-1].placed:
            self.pages.pop()
        return self.pages

    def _new_page(self) -> None:
        self.pages.append(Page(len(self.pages) + 1, self.running))
        self.y = self.gap = self.floor = 0.0
        self.fresh = True
        if self.top is not None:
            self.pages[-1].placed.append((0.0, 0.0, self.top))
            self.y, self.gap = self.top.height, self.top.after

    def _turn(self, turn: Turn, following: Sequence[Flow]) -> None:
        if turn.running:
            self.running = turn.running
            if self.fresh:
                self.pages[-1].running = turn.running
        if turn.ends_top:
            self.top = None
        if turn.top is not None:
            self._put(turn.top, following)
            self.top = turn.top
        if turn.to:
            self.again = None
            self._break(turn.to)

    def _break(self, to: str) -> None:
        if not self.fresh:
            self._new_page()
        wanted = {"recto": 1, "verso": 0}.get(to)
        if wanted is not None and not self.single_sided and self.pages[-1].number % 2 != wanted:
            self.pages[-1].blank = True
            self._new_page()

    def _gap_before(self, block: Block) -> float:
        return 0.0 if self.fresh and self.top is None else max(self.gap, block.before)

    def _top_of(self, block: Block) -> float:
        top = self.y + self._gap_before(block)
        return max(top, self.floor + SIDE_GAP) if block.wide and self.floor else top

    def _needed(self, block: Block, following: Sequence[Flow]) -> float:
        """The height of a block with all that must stay with it, and the first lines after that."""
        if not block.keep_next:
            return block.least()
        needed, gap = block.height, block.after
        beside = 0.0
        for item in following:
            if isinstance(item, Turn):
                if item.to:
                    break
                if item.top is None:
                    continue
                item = item.top
            if isinstance(item, SideBlock):
                beside = needed + gap + item.side_height
                continue
            needed += max(gap, item.before)
            if not item.keep_next:
                return max(beside, needed + item.least(3))
            needed += item.height
            gap = item.after
        return max(beside, needed)

    def _side(self, side: SideBlock, following: Sequence[Flow]) -> None:
        after = next((item for item in following if isinstance(item, Block)), None)
        self.again = None
        if after is None:
            after = side
        needed = max(self._needed(after, following[1:]), side.side_height)
        top = max(self._top_of(after), self.floor + SIDE_GAP if self.floor else 0.0)
        if top + needed > self.paper.text_height and not self.fresh:
            self._new_page()
            top = self._top_of(after)
        self.y = top - self._gap_before(after)
        self.pages[-1].placed.append((0.0, top, side))
        self.floor = top + side.side_height
        if side.again:
            self.again = SideBlock(wide=True, parts=side.again)

    def _put(self, block: Block, following: Sequence[Flow]) -> None:
        rest: Block | None = block
        while rest is not None:
            if isinstance(rest, RuleBlock) and self.fresh:
                return
            rest = self._put_part(rest, following)

    def _put_part(self, block: Block, following: Sequence[Flow]) -> Block | None:
        top = self._top_of(block)
        room = self.paper.text_height - top
        if block.height <= room + 0.01 and (self.fresh or self._needed(block, following) <= room + 0.01):
            self._place(block, top)
            return None
        if block.least() <= room and not block.keep_next and (parts := block.split(room)):
            self._place(parts[0], top)
            self._continue(parts[1])
            return parts[1]
        is_text = isinstance(block, ParagraphBlock) and block.keep_next and block.height <= room
        if is_text and (parts := block.split(block.height - 1)):
            self._place(parts[0], top)
            self._continue(parts[1])
            return parts[1]
        if not self.fresh:
            self._continue(block)
            return block
        if parts := block.split(room):
            self._place(parts[0], top)
            self._continue(parts[1])
            return parts[1]
        self._place(block, top)
        return None

    def _continue(self, block: Block) -> None:
        self._new_page()
        if self.again is not None and not block.wide:
            self.pages[-1].placed.append((0.0, self.y, self.again))
            self.floor = self.y + self.again.side_height

    def _place(self, block: Block, top: float) -> None:
        if block.wide and not block.keep_next:
            self.again = None
        x = 0.0 if block.wide else SIDE + GUTTER
        self.pages[-1].placed.append((x, top, block))
        self.y = top + block.height
        self.gap = block.after
        self.fresh = False
