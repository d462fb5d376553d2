"""Looks at every element of a page once: which a reader sees, and what style sheets add."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.elements import Identity, children, tag_of
from govtask_extract.reading.formats.from_html.page_looks import PageLook, look_of, shown_again
from govtask_extract.reading.formats.from_html.page_words import is_container
from govtask_extract.reading.formats.from_html.style_sheets import StyleSheets

_PAGE = ("html", "body")


class Appearance(Struct):
    """`unseen` are the elements whose own text nobody sees, `gone` those of them that have no place on the page,
    `struck` and `raised` those whose text a line strikes through and that stand higher."""

    sheets: StyleSheets = field(default_factory=StyleSheets)
    unseen: set[Identity] = field(default_factory=set)
    gone: set[Identity] = field(default_factory=set)
    struck: set[Identity] = field(default_factory=set)
    raised: set[Identity] = field(default_factory=set)

    def take(self, node: LexborNode, above: PageLook, named: bool) -> tuple[PageLook, bool]:
        """Notes an element; its look, and whether it is a container of the notice or stands in one."""
        tag, attributes, values = tag_of(node), node.attributes, self.sheets.values(node)
        look = look_of(tag, attributes, values, above, self.sheets.elsewhere)
        container = is_container(attributes)
        # A page that hides the notice itself has a script that shows it.
        if tag in _PAGE or (container and not named):
            look = shown_again(look, above)
        if look.hidden:
            self.unseen.add(node.mem_id)
            if look.gone and not above.gone:
                self.gone.add(node.mem_id)
        if look.struck:
            self.struck.add(node.mem_id)
        if values.get("vertical-align") in ("super", "text-top"):
            self.raised.add(node.mem_id)
        return look, named or container


def appearance_of(root: LexborNode, sheets: StyleSheets) -> Appearance:
    """Walks by a stack of its own: pages nest deeper than Python calls."""
    found = Appearance(sheets)
    stack: list[tuple[PageLook, bool, Iterator[LexborNode]]] = [(*found.take(root, PageLook(), False), children(root))]
    while stack:
        look, named, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
        elif child.is_element_node:
            stack.append((*found.take(child, look, named), children(child)))
    return found
