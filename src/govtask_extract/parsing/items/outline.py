"""The outline of a plan: its numbered paragraphs as a tree, each with the unnumbered ones that follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from govtask_extract.model.blocks import Block, BlockKind, MarkerKind


class Node(Struct):
    """A numbered block, what stands below it, and the numbered blocks of deeper rank; the root has no block."""

    block: Block | None
    body: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> MarkerKind | None:
        return self.block.marker.kind if self.block is not None and self.block.marker is not None else None

    @property
    def blocks(self) -> list[Block]:
        """The numbered block and what stands below it, without its sub-items."""
        return [self.block, *self.body] if self.block is not None else self.body

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in printed order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def outline(blocks: Sequence[Block]) -> Node:
    """The tree that the numbers make. A number of a kind already open closes what is open below it."""
    root = Node(None)
    path = [root]
    for block in blocks:
        if block.kind is not BlockKind.MARKED or block.marker is None:
            path[-1].body.append(block)
            continue
        _close(path, block.marker.kind)
        node = Node(block)
        path[-1].children.append(node)
        path.append(node)
    return root


def _close(path: list[Node], kind: MarkerKind) -> None:
    """Leave what the new number does not stand below."""
    kinds = [node.kind for node in path]
    if kind in kinds:
        del path[kinds.index(kind) :]
        return
    while len(path) > 1 and _rank(path[-1].kind) > kind.value:
        path.pop()


def _rank(kind: MarkerKind | None) -> int:
    return kind.value if kind is not None else -1


def levels(root: Node, others: Iterable[MarkerKind] = ()) -> dict[MarkerKind, int]:
    """The rank of each kind of number among those of the plan and the `others`, 1 the outermost."""
    kinds = {node.kind for node in root.walk() if node.kind is not None} | set(others)
    return {kind: rank for rank, kind in enumerate(sorted(kinds, key=_rank), start=1)}
