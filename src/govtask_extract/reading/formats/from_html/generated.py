"""The text that style sheets put before or after an element's own (CSS Content 3, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.counters import Counters
from govtask_extract.reading.formats.from_html.page_looks import PageLook, look_of
from govtask_extract.reading.formats.from_html.style_sheets import StyleSheets

if TYPE_CHECKING:
    from tinycss2.ast import Node


def generated_text(node: LexborNode, place: str, sheets: StyleSheets, counters: Counters) -> str:
    """What stands `before` or `after`; empty if nothing of it shows, or ornaments alone, which say nothing."""
    values = sheets.generated(node, place)
    if values.get("content", "none") in ("none", "normal"):
        return ""
    from tinycss2 import parse_component_value_list

    counters.count(values)
    text = "".join(_written(token, node, counters) for token in parse_component_value_list(values["content"]))
    hidden = look_of("", {}, values, PageLook(), sheets.elsewhere).hidden
    return text if not hidden and any(map(str.isalnum, text)) else ""


def _written(token: Node, node: LexborNode, counters: Counters) -> str:
    """A string, an attribute's value, or a count."""
    if token.type == "string":
        return str(token.value)
    if token.type != "function":
        return ""
    given = [part.value if part.type in ("ident", "string") else "" for part in token.arguments]
    words = [str(word) for word in given if word]
    if token.lower_name == "attr" and words:
        return node.attributes.get(words[0]) or ""
    return counters.shown(token.lower_name, words) if words else ""
