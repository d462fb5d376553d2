"""The outline of a plan: its numbered paragraphs as a tree, each with the unnumbered ones that follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, field

from govtask_extract.model.blocks import Block, BlockKind, Marker, MarkerKind
from govtask_extract.model.traced import Traced


class Node(Struct):
    """A numbered block, what stands below it, and the numbered blocks of deeper rank."""

    block: Block
    marker: Marker
    body: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def label(self) -> Traced:
        """The number as printed."""
        return self.block.content.cut(0, self.marker.end).strip()

    @property
    def blocks(self) -> list[Block]:
        """The numbered block and what stands below it, without its sub-items."""
        return [self.block, *self.body]

    @property
    def holds_more(self) -> bool:
        """Whether anything stands below the numbered block."""
        return any(True for _ in self.below())

    def below(self) -> Iterator[Block]:
        """All blocks behind its own, in printed order."""
        yield from self.body
        for child in self.children:
            yield child.block
            yield from child.below()


class Outline(Struct):
    """What stands above the first number, and the numbered blocks of the outermost rank."""

    body: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


def outline(blocks: Sequence[Block]) -> Outline:
    """The tree that the numbers make. A number of a kind already open closes what is open below it."""
    root = Outline()
    path: list[Node] = []
    for block in blocks:
        holder = path[-1] if path else root
        if block.kind is not BlockKind.MARKED or block.marker is None:
            holder.body.append(block)
            continue
        _close(path, block.marker.kind)
        holder = path[-1] if path else root
        node = Node(block, block.marker)
        holder.children.append(node)
        path.append(node)
    return root


def _close(path: list[Node], kind: MarkerKind) -> None:
    """Leave what the new number does not stand below; on the path each kind ranks below the one before it."""
    path[:] = takewhile(lambda node: node.marker.kind.value < kind.value, path)


def levels(blocks: Iterable[Block], others: Iterable[MarkerKind] = ()) -> dict[MarkerKind, int]:
    """The rank of each kind of number that opens a block, among these and the `others`, 1 the outermost."""
    marked = (block.marker for block in blocks if block.kind is BlockKind.MARKED)
    kinds = {marker.kind for marker in marked if marker is not None} | set(others)
    return {kind: rank for rank, kind in enumerate(sorted(kinds, key=lambda kind: kind.value), start=1)}
