"""What is asked of a numbered item again and again, found once: its groups, those below it, whether it is a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.markers import counts_on
from govtask_extract.model.blocks import Block, MarkerKind
from govtask_extract.model.drafts import Assigned
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.stretches import Groups, Stretch
from govtask_extract.parsing.items.heading_lines import is_heading, is_title
from govtask_extract.parsing.items.outline import Node


class Item(Struct, frozen=True, dict=True):
    """A numbered block of the outline with its facts.

    `stretches` are those of its block and body, without its sub-items; `below` counts the items below it that have a
    group of their own; `last_owns` tells whether the very last item below it, or itself, has one.
    """

    node: Node
    children: tuple[Item, ...]
    stretches: tuple[Stretch, ...]
    below: int
    last_owns: bool

    @property
    def kind(self) -> MarkerKind:
        return self.node.marker.kind

    @cached_property
    def owns(self) -> bool:
        """Whether a group stands in its block or body."""
        return _are_assigned(self.stretches)

    @cached_property
    def is_titled(self) -> bool:
        """Whether the numbered line is a title, with nothing of a task on it."""
        block = self.node.block
        return is_title(block.words.text) and not any(isinstance(piece, Assigned) for piece in block.pieces)

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

    @cached_property
    def only_child_owns(self) -> bool:
        """Whether its one sub-item alone is assigned."""
        return len(self.children) == 1 and self.children[0].owns and self.below == 1

    @cached_property
    def holds_a_list(self) -> bool:
        """Whether its one sub-item is a paragraph that counts, 1.… 2.… 3.…, and is closed by a group."""
        if not self.only_child_owns:
            return False
        child = self.children[0].node
        return child.marker.number == 1 and counts_on(child.block.text, child.marker)

    @property
    def heads_paragraphs(self) -> bool:
        """Whether several of the unnumbered paragraphs below its title are tasks."""
        return self.is_titled and len(self.closing) > 1

    @cached_property
    def leaders(self) -> tuple[Traced, ...]:
        """Those of a heading that names nobody else, over items with groups: 一、城市建设（牵头领导：周景明）."""
        groups = [assigned for stretch in self.closing for assigned in stretch.assigned]
        if not self.below or len(groups) != 1:
            return ()
        match self.node.block.pieces:
            case (Traced() as title, Assigned() as assigned) if is_heading(title.text):
                return _leaders_alone(assigned)
        return ()

    def whole(self) -> Iterator[Block]:
        """The item's blocks with those of its sub-items, whose numbers are part of its text."""
        yield self.node.block
        for block in self.node.below():
            yield replace(block, marker=None)


def items_of(nodes: Iterable[Node], groups: Groups) -> tuple[Item, ...]:
    """The nodes with their facts, and all below them: twelve kinds of number are the deepest that an outline goes."""
    return tuple(_item(node, groups) for node in nodes)


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """The items and all below them, in printed order."""
    for item in items:
        yield item
        yield from walk(item.children)


def _item(node: Node, groups: Groups) -> Item:
    children = items_of(node.children, groups)
    stretches = tuple(groups.stretches(node.blocks))
    below = sum(child.owns + child.below for child in children)
    last_owns = children[-1].last_owns if children else _are_assigned(stretches)
    return Item(node, children, stretches, below, last_owns)


def _are_assigned(stretches: Iterable[Stretch]) -> bool:
    return any(stretch.assigned for stretch in stretches)


def _leaders_alone(assigned: Assigned) -> tuple[Traced, ...]:
    """The leaders of a group that holds nothing else."""
    names = assigned.group.names
    if assigned.group.deadlines or not {name.role for name in names} <= {Role.LEADER}:
        return ()
    return tuple(assigned.content.cut(name.start, name.end) for name in names)
