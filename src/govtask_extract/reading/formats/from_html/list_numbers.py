"""The numbers that a browser prints before the items of an `<ol>`."""

from __future__ import annotations

import re

from msgspec import Struct
from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.cascade import Values
from govtask_extract.reading.formats.from_html.elements import children, tag_of
from govtask_extract.reading.formats.from_html.page_words import Attributes
from govtask_extract.reading.list_numerals import alphabetic, chinese, roman

# Of list-style what says no type.
_OTHER_WORDS = ("url(", "inside", "outside", "inherit", "initial", "unset", "revert")
_STYLE_OF_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CHINESE = frozenset((
    "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "simp-chinese-formal",
    "trad-chinese-formal", "japanese-informal",
))  # fmt: skip
_UNNUMBERED = frozenset(("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"))
# Chrome and Firefox hold counters in 32 bits.
_MOST = 2**31 - 1


class ListCount(Struct):
    """Counts one list's items."""

    style: str
    following: int
    step: int

    def next_label(self, item: LexborNode, values: Values) -> str:
        """The item's number as printed, with the mark and blank behind it; empty if it has none.

        `values` is what style sheets say of it.
        """
        value = _integer(item.attributes.get("value"))
        number = self.following if value is None else value
        self.following = number + self.step
        return label(number, _style(item.attributes, values) or self.style)


def numbering(list_node: LexborNode, values: Values) -> ListCount:
    """The numbering of an `<ol>` before its first item."""
    attributes = list_node.attributes
    backwards = "reversed" in attributes
    start = _integer(attributes.get("start"))
    if start is None:
        start = sum(tag_of(child) == "li" for child in children(list_node)) if backwards else 1
    return ListCount(_style(attributes, values) or "decimal", start, -1 if backwards else 1)


def label(number: int, style: str) -> str:
    """`number` as a list of this style prints it: 3. · c. · 三、"""
    if style in _UNNUMBERED:
        return ""
    return numeral(number, style) + ("、" if style in _CHINESE else ". ")


def numeral(number: int, style: str) -> str:
    """`number` in the numerals of this style alone."""
    if style in _UNNUMBERED:
        return ""
    if style in _CHINESE:
        return chinese(number)
    if style.endswith(("-alpha", "-latin")):
        return alphabetic(number) if style.startswith("lower") else alphabetic(number).upper()
    if style.endswith("-roman"):
        return roman(number) if style.startswith("lower") else roman(number).upper()
    return f"{number:02}" if style == "decimal-leading-zero" else str(number)


def _style(attributes: Attributes, values: Values) -> str | None:
    """The list style that the element has of its own."""
    words = values.get("list-style-type", "").split()
    known = [word for word in words if not word.startswith(_OTHER_WORDS)]
    return known[-1] if known else _STYLE_OF_TYPE.get(attributes.get("type") or "")


def _integer(value: str | None) -> int | None:
    found = re.match(r"\s*([+-]?[0-9]{1,10})", value or "")
    return max(-_MOST, min(_MOST, int(found[1]))) if found else None
