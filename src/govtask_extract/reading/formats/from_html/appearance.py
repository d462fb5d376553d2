"""Looks at every element of a page once: which a reader sees, and what style sheets add."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.elements import Identity, children, tag_of
from govtask_extract.reading.formats.from_html.page_looks import PageLook, look_of, shown_again
from govtask_extract.reading.formats.from_html.style_sheets import StyleSheets

_PAGE = ("html", "body")


class Appearance(Struct):
    """`unseen` are the elements whose own text nobody sees, `gone` those of them that have no place on the page,
    `struck` and `raised` those whose text a line strikes through and that stand higher. `shown` are those that a script
    will show."""

    sheets: StyleSheets = field(default_factory=StyleSheets)
    shown: frozenset[Identity] = frozenset()
    unseen: set[Identity] = field(default_factory=set)
    gone: set[Identity] = field(default_factory=set)
    struck: set[Identity] = field(default_factory=set)
    raised: set[Identity] = field(default_factory=set)

    def take(self, node: LexborNode, above: PageLook) -> PageLook:
        """Notes an element's look."""
        tag, attributes, values = tag_of(node), node.attributes, self.sheets.values(node)
        look = look_of(tag, attributes, values, above, self.sheets.elsewhere)
        if tag in _PAGE or node.mem_id in self.shown:
            look = shown_again(look, above)
        if look.hidden:
            self.unseen.add(node.mem_id)
            if look.gone and not above.gone:
                self.gone.add(node.mem_id)
        if look.struck:
            self.struck.add(node.mem_id)
        if values.get("vertical-align") in ("super", "text-top"):
            self.raised.add(node.mem_id)
        return look


def appearance_of(root: LexborNode, sheets: StyleSheets, shown: frozenset[Identity] = frozenset()) -> Appearance:
    """Walks by a stack of its own: pages nest deeper than Python calls."""
    found = Appearance(sheets, shown)
    stack: list[tuple[PageLook, Iterator[LexborNode]]] = [(found.take(root, PageLook()), children(root))]
    while stack:
        look, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
        elif child.is_element_node:
            stack.append((found.take(child, look), children(child)))
    return found
