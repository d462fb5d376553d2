"""What is asked of a numbered item again and again, found once: its groups, those below it, whether it is a title."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.model.blocks import Block, MarkerKind
from govtask_extract.model.drafts import Assigned
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.stretches import Groups, Stretch
from govtask_extract.parsing.items.headings import is_heading, is_title
from govtask_extract.parsing.items.outline import Node


class Item(Struct, frozen=True, dict=True):
    """A node of the outline with its facts; the root has no block.

    `stretches` are those of its block and body, without its sub-items; `below` counts the items below it that have a
    group of their own; `last_owns` tells whether the very last item below it, or itself, has one.
    """

    block: Block | None
    body: tuple[Block, ...]
    children: tuple[Item, ...]
    stretches: tuple[Stretch, ...]
    below: int
    last_owns: bool

    @property
    def kind(self) -> MarkerKind | None:
        return self.block.marker.kind if self.block is not None and self.block.marker is not None else None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The numbered block and what stands below it, without its sub-items."""
        return (self.block, *self.body) if self.block is not None else self.body

    @cached_property
    def owns(self) -> bool:
        """Whether a group stands in its block or body."""
        return any(stretch.assigned for stretch in self.stretches)

    @cached_property
    def is_titled(self) -> bool:
        """Whether the numbered line is a title, with nothing of a task on it."""
        block = self.block
        return block is not None and is_title(block.words.text) and not any(_groups(block))

    @property
    def closing(self) -> list[Stretch]:
        """The stretches that a group closes."""
        return [stretch for stretch in self.stretches if stretch.assigned]

    @cached_property
    def only_last_owns(self) -> bool:
        """Whether of several sub-items only the very last carries a group: it then closes them all."""
        # ① with ② and ③ behind it in one paragraph are several sub-items, too.
        several = len(self.children) > 1 or any(child.kind is MarkerKind.CIRCLED for child in self.children)
        return several and self.below == 1 and self.last_owns

    @property
    def heads_paragraphs(self) -> bool:
        """Whether several of the unnumbered paragraphs below its title are tasks."""
        return self.is_titled and len(self.closing) > 1

    @cached_property
    def leaders(self) -> tuple[Traced, ...]:
        """Those of a heading that names nobody else, over items with groups: 一、城市建设（牵头领导：周景明）."""
        groups = [assigned for stretch in self.closing for assigned in stretch.assigned]
        if self.block is None or not self.below or len(groups) != 1:
            return ()
        match self.block.pieces:
            case (Traced() as title, Assigned() as assigned) if is_heading(title.text):
                return _leaders_alone(assigned)
        return ()

    def walk(self) -> Iterator[Item]:
        """The item and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def whole(self) -> Iterator[Block]:
        """The item's blocks with those of its sub-items, whose numbers are part of its text."""
        for item in self.walk():
            for block in item.blocks:
                yield block if item is self else replace(block, marker=None)


def item_of(node: Node, groups: Groups) -> Item:
    """The node with its facts, and all below it: twelve kinds of number are the deepest that an outline goes."""
    children = tuple(item_of(child, groups) for child in node.children)
    stretches = tuple(groups.stretches(node.blocks))
    below = sum(child.owns + child.below for child in children)
    last_owns = children[-1].last_owns if children else any(stretch.assigned for stretch in stretches)
    return Item(node.block, tuple(node.body), children, stretches, below, last_owns)


def _groups(block: Block) -> Iterator[Assigned]:
    return (piece for piece in block.pieces if isinstance(piece, Assigned))


def _leaders_alone(assigned: Assigned) -> tuple[Traced, ...]:
    """The leaders of a group that holds nothing else."""
    names = assigned.group.names
    if assigned.group.deadlines or not {name.role for name in names} <= {Role.LEADER}:
        return ()
    return tuple(assigned.content.cut(name.start, name.end) for name in names)
