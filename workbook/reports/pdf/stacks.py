"""Blocks one under the other, and two such columns side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbook.reports.pdf.blocks import Anchor, Block, Painter


@dataclass
class Stack(Block):
    """Blocks one under the other that are kept together as far as possible."""

    blocks: Sequence[Block] = ()

    def draw(self, painter: Painter, x: float, y: float) -> None:
        for top, block in self.placed():
            block.draw(painter, x, y + top)

    def anchors(self) -> Iterator[Anchor]:
        for top, block in self.placed():
            yield from ((name, outline, top + y) for name, outline, y in block.anchors())

    def placed(self) -> list[tuple[float, Block]]:
        result: list[tuple[float, Block]] = []
        y = gap = 0.0
        for block in self.blocks:
            y += max(gap, block.before) if result else 0.0
            result.append((y, block))
            y += block.height
            gap = block.after
        return result

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part between two blocks, or inside the one that does not fit."""
        fitting: list[Block] = []
        for number, (top, block) in enumerate(self.placed()):
            if top + block.height <= room + 0.01:
                fitting.append(block)
                continue
            rest = list(self.blocks[number:])
            if parts := block.split(room - top):
                fitting.append(parts[0])
                rest[0] = parts[1]
            elif fitting and fitting[-1].keep_next:
                rest.insert(0, fitting.pop())
            return (self._of(fitting), self._of(rest)) if fitting else None
        return None

    def _of(self, blocks: Sequence[Block]) -> Stack:
        return replace(self, blocks=blocks, height=stack_height(blocks), anchor="", outline=None)


def stack_height(blocks: Sequence[Block]) -> float:
    placed = Stack(blocks=blocks).placed()
    return placed[-1][0] + placed[-1][1].height if placed else 0.0


def stack(blocks: Sequence[Block], **more: float | bool) -> Stack:
    return Stack(height=stack_height(blocks), blocks=blocks, **more)  # type: ignore[arg-type]


@dataclass
class FacingBlock(Block):
    """Two stacks side by side; each is parted for itself."""

    left: Stack = field(default_factory=Stack)
    right: Stack = field(default_factory=Stack)
    offset: float = 0.0

    def anchors(self) -> Iterator[Anchor]:
        yield from self.left.anchors()
        yield from self.right.anchors()

    def least(self, lines: int = 2) -> float:
        return max(
            (side.blocks[0].least(lines) for side in (self.left, self.right) if side.blocks), default=0.0
        )

    def split(self, room: float) -> tuple[Block, Block] | None:
        parts = []
        for side in (self.left, self.right):
            if side.height <= room + 0.01:
                parts.append((side, Stack()))
            elif cut := side.split(room):
                parts.append((cut[0], cut[1]))  # type: ignore[arg-type]
            else:
                return None
        return self._of(parts[0][0], parts[1][0], True), self._of(parts[0][1], parts[1][1], False)

    def _of(self, left: Stack, right: Stack, head: bool) -> FacingBlock:
        after = 0.0 if head else self.after
        height = max(left.height, right.height)
        return replace(self, left=left, right=right, height=height, after=after, before=0.0)

    def draw(self, painter: Painter, x: float, y: float) -> None:
        self.left.draw(painter, x, y)
        self.right.draw(painter, x + self.offset, y)
