"""The text that style sheets put before or after an element's own (CSS Content 3, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.looks import Look, look_of
from govtask_extract.reading.formats.from_html.style_sheets import StyleSheets

if TYPE_CHECKING:
    from tinycss2.ast import Node


def generated_text(node: LexborNode, place: str, sheets: StyleSheets) -> str:
    """What stands `before` or `after`; empty if nothing of it shows, or ornaments alone, which say nothing."""
    values = sheets.generated(node, place)
    if "content" not in values or look_of("", {}, values, Look(), sheets.elsewhere).hidden:
        return ""
    from tinycss2 import parse_component_value_list

    text = "".join(_written(token, node) for token in parse_component_value_list(values["content"]))
    return text if any(map(str.isalnum, text)) else ""


def _written(token: Node, node: LexborNode) -> str:
    """A string, or an attribute's value."""
    if token.type == "string":
        return str(token.value)
    if token.type == "function" and token.lower_name == "attr" and token.arguments:
        return node.attributes.get(token.arguments[0].serialize()) or ""
    return ""
