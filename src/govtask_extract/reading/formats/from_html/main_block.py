"""Finds the notice in its page: by the names that content systems give its element, else by where the prose stands."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.elements import Identity, children, tag_of
from govtask_extract.reading.formats.from_html.measure import Measure
from govtask_extract.reading.formats.from_html.page_words import is_container

# The shortest covering notice has a sentence of this length (现将…印发给你们，请认真贯彻执行。); less is none of it.
_SHORTEST_PROSE = 25
_PASSED_THROUGH = frozenset((
    "html", "body", "div", "section", "article", "main", "form", "center", "td", "tr", "tbody", "table",
    "dl", "dd", "li", "ul", "span", "font", "blockquote", "fieldset",
))  # fmt: skip


def find_main(root: LexborNode, measure: Measure, whole: bool) -> frozenset[Identity]:
    """The elements that hold the notice. `whole` says that the page is complete; a fragment is all notice but for
    what stands beside a container."""
    named = _named(root, measure)
    inside = sum(measure.prose[identity] for identity in named)
    if named and measure.prose[root.mem_id] - inside < _SHORTEST_PROSE:
        return frozenset(named)
    return frozenset((_densest(root, measure) if whole else root.mem_id,))


def shows_notice(root: LexborNode, seen: Measure, whole: Measure) -> bool:
    """Whether what is seen of the page holds the notice; `whole` is the page as if nothing were hidden."""
    return bool(_named(root, seen)) or (not _named(root, whole) and seen.prose[root.mem_id] >= _SHORTEST_PROSE)


def _named(root: LexborNode, measure: Measure) -> list[Identity]:
    return [identity for identity in _containers(root, measure) if measure.prose[identity]]


def _containers(root: LexborNode, measure: Measure) -> Iterator[Identity]:
    """The outermost elements that are named as containers."""
    stack = [root]
    while stack:
        node = stack.pop()
        if is_container(node.attributes):
            yield node.mem_id
        else:
            stack += [child for child in children(node) if child.mem_id in measure.prose]


def _densest(root: LexborNode, measure: Measure) -> Identity:
    """The innermost element beside which no prose stands."""
    node: LexborNode | None = root
    while node is not None:
        root = node
        node = _heir(node, measure)
    return root.mem_id


def _heir(node: LexborNode, measure: Measure) -> LexborNode | None:
    """The child that holds all prose of `node`, if there is one and it could be the whole notice."""
    if node.mem_id in measure.data_tables or not measure.prose[node.mem_id]:
        return None
    inner = [child for child in children(node) if child.mem_id in measure.prose and child.mem_id not in measure.site]
    best = max(inner, key=lambda child: measure.prose[child.mem_id], default=None)
    # Beside a table stand its title and notes.
    if best is None or tag_of(best) not in _PASSED_THROUGH or best.mem_id in measure.data_tables:
        return None
    return best if measure.prose[node.mem_id] - measure.prose[best.mem_id] < _SHORTEST_PROSE else None
