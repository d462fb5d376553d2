"""The style sheets of a page: which declarations hold for which element, on a screen (CSS Cascade 4, 6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.cascade import ElementStyles, Values
from govtask_extract.reading.formats.from_html.css import Declared, declarations, declared, is_variable
from govtask_extract.reading.formats.from_html.elements import Identity, style_of, tag_of
from govtask_extract.reading.formats.from_html.matching import Tree
from govtask_extract.reading.formats.from_html.screens import is_for_screens
from govtask_extract.reading.formats.from_html.selectors import Selector, selectors

if TYPE_CHECKING:
    from tinycss2.ast import Node

_NOTHING: Values = {}
_VARIABLE = lazy_re(r"var\(\s*(--[^\s,()]+)\s*(?:,([^()]*))?\)")
_DEEPEST = 4
# In characters: no value that is looked at is longer, with variables or when they are put in.
_LONGEST = 500
# At rules whose rules hold as if they stood outside: what they ask for, browsers of today have.
_TRANSPARENT = frozenset(("layer", "supports", "container", "scope"))


class StyleSheets(Struct):
    """`elsewhere` says that the page names sheets that are not in the file, `counts` that its own count elements.

    `variables` are the properties that the page makes up, for all of it.
    """

    elsewhere: bool = False
    counts: bool = False
    variables: dict[str, str] = field(default_factory=dict)
    _selectors: int = 0
    _unsaid: ElementStyles = field(default_factory=ElementStyles)
    _of_elements: dict[Identity, ElementStyles] = field(default_factory=dict)
    _generated: dict[str, dict[Identity, ElementStyles]] = field(default_factory=dict)

    def values(self, node: LexborNode) -> Values:
        """What sheets and the element's own `style` say."""
        return self._resolved(self._said(node))

    def take_variables(self, node: LexborNode) -> None:
        """Note what the element, in which all others stand, says of properties that the page makes up."""
        self.variables |= {name: value for name, value in self._said(node).items() if is_variable(name)}

    def _said(self, node: LexborNode) -> Values:
        said, own = self._of_elements.get(node.mem_id), style_of(node.attributes)
        return (said or self._unsaid).values(declarations(own)) if said or own else _NOTHING

    def generated(self, node: LexborNode, place: str) -> Values:
        """What sheets say of what stands `before` or `after` the element's content."""
        said = self._generated.get(place, {}).get(node.mem_id)
        return self._resolved(said.values({})) if said else _NOTHING

    def _resolved(self, values: Values) -> Values:
        """With what variables stand for; one that stands for others, a few deep."""
        for _ in range(_DEEPEST):
            if not any("var(" in value for value in values.values()):
                return values
            values = {
                name: _VARIABLE.sub(self._value_of, _sensible(value)).strip()
                for name, value in values.items()
                if not is_variable(name)
            }
        return values

    def _value_of(self, variable: re.Match[str]) -> str:
        otherwise = variable[2]
        return _sensible(self.variables.get(variable[1].lower(), otherwise if otherwise is not None else "unset"))

    def take(self, selected: Iterable[Identity], selector: Selector, order: int, said: Mapping[str, Declared]) -> None:
        """Note what a rule says with each element that it selects."""
        ranked = ((selector.specificity, order), said)
        self.counts = self.counts or "counter-increment" in said
        self._selectors += 1
        noted = self._generated.setdefault(selector.place, {}) if selector.place else self._of_elements
        for identity in selected:
            noted[identity] = noted.get(identity, self._unsaid).with_rule(self._selectors, ranked)


def style_sheets(root: LexborNode, linked: Sequence[str], count: Callable[[int], None]) -> StyleSheets:
    """The sheets in a page, after those that it links to, as far as they came with it.

    `count` is told of how many elements rules are held against, each time; it may raise.
    """
    found = StyleSheets(elsewhere=not linked and bool(root.css('link[rel~="stylesheet"]')))
    sheets = [*linked, *(_text(node) for node in root.css("style") if _holds(node))]
    rules = (rule for sheet in sheets for rule in _rules_of(sheet))
    tree = Tree(root, count)
    for order, (prelude, said) in enumerate(rules):
        for selector in selectors(prelude):
            selected = tree.selected(selector)
            count(len(selected))
            found.take(selected, selector, order, said)
    for whole in (root, root.css_first("body")):
        if whole:
            found.take_variables(whole)
    return found


def _sensible(value: str) -> str:
    """Variables that double from one to the next make values without end."""
    return value if len(value) <= _LONGEST else "unset"


def _text(style: LexborNode) -> str:
    return style.text() or ""


def _holds(style: LexborNode) -> bool:
    """Whether scripts and screens leave it standing."""
    parent = style.parent
    return is_for_screens(style.attributes.get("media") or "") and (parent is None or tag_of(parent) != "noscript")


def _rules_of(sheet: str) -> Iterator[tuple[Sequence[Node], Mapping[str, Declared]]]:
    from tinycss2 import parse_stylesheet

    return _rules(parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _rules(nodes: Iterable[Node]) -> Iterator[tuple[Sequence[Node], Mapping[str, Declared]]]:
    from tinycss2 import parse_blocks_contents, parse_rule_list, serialize

    for node in nodes:
        if node.type == "qualified-rule":
            said = declared(parse_blocks_contents(node.content))
            if said:
                yield node.prelude, said
        elif node.type == "at-rule" and node.content is not None:
            media = node.lower_at_keyword == "media" and is_for_screens(serialize(node.prelude))
            if media or node.lower_at_keyword in _TRANSPARENT:
                yield from _rules(parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
