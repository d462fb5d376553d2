"""Which elements a selector selects. Lexbor finds those of each part; the parts are joined here, in linear time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field
from selectolax.lexbor import LexborNode, SelectolaxError

from govtask_extract.reading.formats.from_html.elements import Identity, children
from govtask_extract.reading.formats.from_html.selectors import Selector

_UP = (" ", ">")
# So many elements are held against a part of a selector in the time that takes one here.
_QUICKER = 16


class Tree(Struct):
    """A page's elements; each knows the one that it stands in and the one before it.

    `count` is told of how many of them something is asked, and may raise.
    """

    root: LexborNode
    count: Callable[[int], None]
    _above: dict[Identity, Identity] = field(default_factory=dict)
    _before: dict[Identity, Identity] = field(default_factory=dict)
    _known: dict[str, frozenset[Identity]] = field(default_factory=dict)
    _selected: dict[tuple[tuple[str, str], ...], frozenset[Identity]] = field(default_factory=dict)

    def selected(self, selector: Selector) -> frozenset[Identity]:
        """The elements; none if it asks what cannot be told."""
        if selector.parts not in self._selected:
            self._selected[selector.parts] = self._found(selector.parts)
        return self._selected[selector.parts]

    def _found(self, parts: Sequence[tuple[str, str]]) -> frozenset[Identity]:
        (_, first), *others = parts
        found = self._of_part(first)
        for combinator, part in others:
            if not found:
                break
            candidates = self._of_part(part)
            self.count(len(candidates))
            found = frozenset(self._joined(found, combinator, candidates))
        return found

    def _of_part(self, part: str) -> frozenset[Identity]:
        if part not in self._known:
            self.count(len(self._steps(True)) // _QUICKER)
            try:
                self._known[part] = frozenset(node.mem_id for node in self.root.css(part))
            except SelectolaxError:
                self._known[part] = frozenset()
        return self._known[part]

    def _joined(self, left: frozenset[Identity], combinator: str, right: Iterable[Identity]) -> Iterator[Identity]:
        steps = self._steps(combinator in _UP)
        if combinator in (">", "+"):
            return (one for one in right if steps.get(one) in left)
        decided: dict[Identity, bool] = {}
        return (one for one in right if _leads_to(one, left, steps, decided))

    def _steps(self, up: bool) -> dict[Identity, Identity]:
        if not self._above:
            self._walk()
        return self._above if up else self._before

    def _walk(self) -> None:
        self._above[self.root.mem_id] = 0
        stack = [self.root]
        while stack:
            node = stack.pop()
            before = None
            for child in children(node):
                if child.is_element_node:
                    self._above[child.mem_id] = node.mem_id
                    if before is not None:
                        self._before[child.mem_id] = before
                    before = child.mem_id
                    stack.append(child)


def _leads_to(
    one: Identity, wanted: frozenset[Identity], steps: dict[Identity, Identity], decided: dict[Identity, bool]
) -> bool:
    """Whether one of those that the steps from `one` lead to is wanted; each is asked once."""
    path = []
    at = steps.get(one)
    while at is not None and at not in decided:
        path.append(at)
        if at in wanted:
            decided[at] = True
            break
        at = steps.get(at)
    verdict = decided.get(at, False) if at is not None else False
    decided.update(dict.fromkeys(path, verdict))
    return verdict
