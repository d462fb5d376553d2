"""What a browser knows of elements: which break the line, which hold no text, which stand in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.page_words import Attributes

Identity = int
"""A node's `mem_id`: nodes are made anew at each visit, their identity is not."""

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "ul", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
    # A line of a drawing (SVG 2, 11.2).
    "text",
))  # fmt: skip
_SILENT = frozenset((
    "audio", "canvas", "datalist", "embed", "frame", "frameset", "head", "iframe", "img", "input", "map",
    "noframes", "noscript", "object", "option", "optgroup", "rp", "script", "select", "style", "template",
    "textarea", "title", "video",
    # In formulas and drawings.
    "annotation", "annotation-xml", "defs", "desc", "metadata", "symbol",
))  # fmt: skip
_ALIGN = lazy_re(r"(?:^|;)\s*text-align\s*:\s*(?:-\w+-)?(\w+)\s*(?=!|;|$)", re.IGNORECASE)
_DISPLAY_BLOCK = lazy_re(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item)\s*(?:!|;|$)", re.IGNORECASE)
_PRESERVED = lazy_re(r"(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\s*(?:!|;|$)", re.IGNORECASE)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The elements and texts in `node`, in order."""
    child = node.child
    while child is not None:
        if child.is_text_node or child.is_element_node:
            yield child
        child = child.next


def tag_of(node: LexborNode) -> str:
    """The element's name in lower case."""
    return (node.tag or "").lower()


def is_silent(tag: str) -> bool:
    """Whether a browser shows no text that stands in the element as such."""
    return tag in _SILENT


def is_block(tag: str, attributes: Attributes) -> bool:
    """Whether the element stands on lines of its own."""
    return tag in BLOCKS or _DISPLAY_BLOCK.search(style_of(attributes)) is not None


def keeps_breaks(tag: str, attributes: Attributes) -> bool:
    """Whether line feeds in the source are shown as such."""
    return tag == "pre" or _PRESERVED.search(style_of(attributes)) is not None


def centres(tag: str, attributes: Attributes) -> bool | None:
    """Whether the element sets its text in the middle; None if it says nothing, so that its parent does."""
    if tag == "center":
        return True
    styled = _ALIGN.findall(style_of(attributes))
    align = styled[-1] if styled else (attributes.get("align") or "")
    return align.lower() in ("center", "middle") if align else None


def style_of(attributes: Attributes) -> str:
    """The `style` attribute, empty if there is none."""
    return attributes.get("style") or ""
