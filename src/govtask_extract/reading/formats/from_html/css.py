"""What a style says of an element: CSS declarations by name, without escapes, comments, upper case and shorthands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from govtask_extract.patterns import lazy_re

if TYPE_CHECKING:
    from tinycss2.ast import Node

Declared = tuple[str, bool]
"""A value and whether it is `!important`."""

# The properties that decide whether and how text shows, and what is added to it; nothing is kept of others.
_PROPERTIES = frozenset((
    "background", "background-clip", "background-color", "background-image", "bottom", "clip", "clip-path", "color",
    "content", "content-visibility", "counter-increment", "counter-reset", "counter-set", "display", "filter",
    "float", "font", "font-size", "height", "inset", "left", "list-style", "list-style-type",
    "margin", "margin-left", "max-height", "max-width", "opacity", "overflow", "overflow-x", "overflow-y", "position",
    "right", "scale", "text-decoration", "text-decoration-line", "text-indent", "text-shadow", "top", "transform",
    "translate", "vertical-align", "visibility", "width", "-webkit-background-clip", "-webkit-text-fill-color",
))  # fmt: skip
_SAYS_SOMETHING = lazy_re("|".join(sorted(_PROPERTIES)) + r"|--|\\")
_SIZE_IN_FONT = lazy_re(r"(?:^|\s)((?:x+-)?(?:small|large)|smaller|larger|medium|[\d.]+(?:%|[a-z]+)|0)(?=\s|/|$)")
_IMAGE = lazy_re(r"url\(|gradient\(|image\(")


@lru_cache(maxsize=4096)
def declarations(style: str) -> Mapping[str, Declared]:
    """The declarations of a `style` attribute or a rule's body; of a property said twice the one that holds."""
    if not _SAYS_SOMETHING.search(style.lower()):
        return {}
    from tinycss2 import parse_blocks_contents

    return declared(parse_blocks_contents(style))


def declared(nodes: Iterable[Node]) -> Mapping[str, Declared]:
    """Likewise of a body that is parsed; what browsers do not understand in it is passed over."""
    found: dict[str, Declared] = {}
    for node in nodes:
        if node.type == "declaration" and (node.lower_name in _PROPERTIES or is_variable(node.name)):
            for name, value in _longhands(node.lower_name, plain(node.value)):
                if node.important or not found.get(name, ("", False))[1]:
                    found[name] = (value, node.important)
    return found


def is_variable(name: str) -> bool:
    """Whether it is a property that a page makes up (CSS Custom Properties 1, 2); case is not told apart here."""
    return name.startswith("--")


def plain(tokens: Iterable[Node]) -> str:
    """A value as one would write it; strings keep their quotes and case."""
    return "".join(map(_plain, tokens)).strip()


def _plain(token: Node) -> str:
    if token.type in ("comment", "whitespace"):
        return " "
    if token.type == "ident":
        return str(token.lower_value)
    if token.type == "function":
        return f"{token.lower_name}({plain(token.arguments)})"
    written = str(token.serialize())
    return written if token.type in ("string", "url") else written.lower()


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What a shorthand sets, as far as it matters here."""
    if name == "font":
        size = _SIZE_IN_FONT.search(value)
        if size:
            yield "font-size", size[1]
    elif name == "background":
        yield "background-color", value if "var(" in value else _first_colour(value)
        yield "background-image", "url()" if _IMAGE.search(value) else "none"
        if "text" in value.split():
            yield "background-clip", "text"
    elif name == "list-style":
        yield "list-style-type", value
    elif name == "inset":
        yield from zip(("top", "right", "bottom", "left"), _four(value), strict=True)
    elif name == "margin":
        yield "margin-left", _four(value)[3]
    elif name == "overflow":
        both = value.split() or [""]
        yield "overflow-x", both[0]
        yield "overflow-y", both[-1]
    else:
        yield name.removeprefix("-webkit-") if name.endswith("clip") else name, value


def _four(value: str) -> list[str]:
    """The values for top, right, bottom and left (CSS Box Model 3, 4.2)."""
    top, *others = value.split()[:4] or [""]
    right = others[0] if others else top
    bottom = others[1] if len(others) > 1 else top
    return [top, right, bottom, others[2] if len(others) > 2 else right]


def _first_colour(value: str) -> str:
    from tinycss2 import parse_component_value_list
    from tinycss2.color4 import parse_color

    colours = (
        token for token in parse_component_value_list(value) if token.type != "whitespace" and parse_color(token)
    )
    return next((str(token.serialize()) for token in colours), "transparent")
