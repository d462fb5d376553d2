"""Weighs a page: how much text each element shows, how much of it is prose, and what its tables are for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.appearance import Appearance
from govtask_extract.reading.formats.from_html.elements import Identity, children, is_block, is_silent, tag_of
from govtask_extract.reading.formats.from_html.form_fields import filled_in
from govtask_extract.reading.formats.from_html.page_words import (
    is_site_element,
    opens_with_box_name,
    speaks_of_the_site,
)

_SENTENCE = lazy_re(f"[{CLAUSE_ENDS}]")
# A menu or footer has no prose to speak of: an element of such a name that has is no menu.
_MOST_PROSE_OF_SITE = 400
# However small, a table of data counts as a sentence.
_LEAST_OF_DATA_TABLE = 40
# A table of one row holds words; where it holds paragraphs, it sets two columns of the page side by side.
_LONGEST_CELL_OF_SINGLE_ROW = 100


class Weight(Struct):
    """Characters shown in an element: all, those in links, in inner tables, in sentences or tables of data."""

    inked: int = 0
    linked: int = 0
    tabled: int = 0
    prose: int = 0

    def add(self, other: Weight) -> None:
        self.inked += other.inked
        self.linked += other.linked
        self.tabled += other.tabled
        self.prose += other.prose


class Measure(Struct):
    """`prose` by element, the elements that belong to the site, and the tables that hold data or a box of metadata.

    What is hidden weighs nothing.
    """

    prose: dict[Identity, int] = field(default_factory=dict)
    site: set[Identity] = field(default_factory=set)
    data_tables: set[Identity] = field(default_factory=set)
    appearance: Appearance = field(default_factory=Appearance)
    _inked: dict[Identity, int] = field(default_factory=dict)
    _line: list[str] = field(default_factory=list)

    def ink_of(self, node: LexborNode) -> int:
        """How many characters show in it."""
        return self._inked.get(node.mem_id, 0)

    def take_text(self, text: str, weight: Weight, linked: bool) -> None:
        text = "".join(text.split())
        weight.inked += len(text)
        if linked:
            weight.linked += len(text)
        elif text:
            self._line.append(text)

    def end_line(self, weight: Weight) -> None:
        """Count the text since the last line's end as prose of the element that it stands in, if it is any."""
        text = "".join(self._line)
        self._line.clear()
        if _SENTENCE.search(text) and not speaks_of_the_site(text):
            weight.prose += len(text)

    def leave(self, node: LexborNode, weight: Weight) -> None:
        """Take in an element whose children are all weighed."""
        if tag_of(node) == "table":
            self._judge_table(node, weight)
        self._inked[node.mem_id] = weight.inked
        self.prose[node.mem_id] = weight.prose
        if is_site_element(tag_of(node), node.attributes) and weight.prose < _MOST_PROSE_OF_SITE:
            self.site.add(node.mem_id)
            weight.prose = 0

    def _judge_table(self, node: LexborNode, weight: Weight) -> None:
        if self._holds_data(node, weight):
            self.data_tables.add(node.mem_id)
            if not _is_box(node):
                weight.prose = max(weight.prose, weight.inked, _LEAST_OF_DATA_TABLE)
        weight.tabled = weight.inked

    def _holds_data(self, node: LexborNode, weight: Weight) -> bool:
        """A grid of two rows with two cells each, or one row of words; no frame around other tables, no menu."""
        if weight.tabled * 2 > weight.inked or weight.linked * 2 > weight.inked:
            return False
        filled = [[ink for cell in cells(row) if (ink := self._inked.get(cell.mem_id, 0))] for row in rows(node)]
        grid = [row for row in filled if len(row) > 1]
        return len(grid) > 1 or (len(grid) == 1 and max(grid[0]) <= _LONGEST_CELL_OF_SINGLE_ROW)


def measure(root: LexborNode, appearance: Appearance) -> Measure:
    """Weigh every element that shows. Walks by a stack of its own: pages nest deeper than Python calls."""
    found = Measure(appearance=appearance)
    links = 0
    stack: list[tuple[LexborNode, Weight, Iterator[LexborNode]]] = [(root, Weight(), children(root))]
    while stack:
        node, weight, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
            links -= tag_of(node) == "a"
            if is_block(tag_of(node), node.attributes):
                found.end_line(weight)
            found.leave(node, weight)
            if stack:
                stack[-1][1].add(weight)
        elif child.is_text_node:
            if node.mem_id not in appearance.unseen:
                found.take_text(child.text_content or "", weight, links > 0)
        elif child.mem_id in appearance.gone:
            continue
        elif is_silent(tag_of(child)):
            found.take_text(filled_in(child).text, weight, links > 0)
        else:
            links += tag_of(child) == "a"
            if is_block(tag_of(child), child.attributes):
                found.end_line(weight)
            stack.append((child, Weight(), children(child)))
    return found


def rows(table: LexborNode) -> list[LexborNode]:
    """The table's own rows in the order of the screen: the foot last, wherever it is written."""
    groups: dict[str, list[LexborNode]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in children(table):
        if tag_of(child) in groups:
            groups[tag_of(child)] += [row for row in children(child) if tag_of(row) == "tr"]
    return groups["thead"] + groups["tbody"] + groups["tfoot"]


def cells(row: LexborNode) -> list[LexborNode]:
    """The row's own cells."""
    return [child for child in children(row) if tag_of(child) in ("td", "th")]


def _is_box(table: LexborNode) -> bool:
    """Whether a third of its cells are names of metadata: half would be, were none of the values empty or long."""
    texts = [text for row in rows(table) for cell in cells(row) if (text := "".join(cell.text().split()))]
    return sum(map(opens_with_box_name, texts)) * 3 > len(texts)
