"""The selectors of a rule, each with its specificity and the place of the content that it makes (Selectors 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.patterns import lazy_re

if TYPE_CHECKING:
    from tinycss2.ast import Node

_COMBINATORS = (">", "+", "~")
_PLACES = ("before", "after")
# :not(.menu > p)
_HOLDS_COMBINATOR = lazy_re(r"\([^)\"']*[^\s,(][\s>+~]+[^\s),]")
_OF_NO_WEIGHT = frozenset(("where",))
_AS_HEAVY_AS_WITHIN = frozenset(("not", "is", "has", "matches", "-webkit-any", "-moz-any"))


class Selector(Struct, frozen=True):
    """One selector without its pseudo-element; `place` is `before`, `after`, or empty: the element itself.

    Each of its `parts` is what one element must be, behind what joins it to the one before: a blank, >, + or ~.
    """

    parts: tuple[tuple[str, str], ...]
    specificity: tuple[int, int, int]
    place: str = ""


def selectors(prelude: Sequence[Node]) -> Iterator[Selector]:
    """Those parted by commas; what speaks of a part of an element (`::first-line`) is left out."""
    for tokens in _parted(prelude):
        tokens, place = _without_place(tokens)
        parts = tuple(_joined(tokens))
        if parts and all(map(_is_simple, parts)):
            yield Selector(parts, _specificity(tokens), place)


def _joined(tokens: Sequence[Node]) -> Iterator[tuple[str, str]]:
    from tinycss2 import serialize

    combinator = " "
    compound: list[Node] = []
    for token in [*tokens, None]:
        if token is not None and token.type != "whitespace" and token not in _COMBINATORS:
            compound.append(token)
            continue
        if compound:
            yield combinator, serialize(compound)
            combinator, compound = " ", []
        if token in _COMBINATORS:
            combinator = str(token.value)


def _is_simple(part: tuple[str, str]) -> bool:
    """Whether it asks for nothing but the element and its siblings: then it is matched in linear time."""
    return "::" not in part[1] and ":has(" not in part[1] and not _HOLDS_COMBINATOR.search(part[1])


def _parted(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    tokens: list[Node] = []
    for token in prelude:
        if token == ",":
            yield tokens
            tokens = []
        elif token.type != "comment":
            tokens.append(token)
    yield tokens


def _without_place(tokens: list[Node]) -> tuple[list[Node], str]:
    from tinycss2 import parse_component_value_list

    while tokens and tokens[-1].type == "whitespace":
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-2] == ":" and tokens[-1].type == "ident" and tokens[-1].lower_value in _PLACES:
        place = str(tokens[-1].lower_value)
        tokens = tokens[:-2]
        tokens = tokens[:-1] if tokens and tokens[-1] == ":" else tokens
        alone = not tokens or tokens[-1].type == "whitespace" or tokens[-1] in _COMBINATORS
        return [*tokens, *parse_component_value_list("*")] if alone else tokens, place
    return tokens, ""


def _specificity(tokens: Sequence[Node]) -> tuple[int, int, int]:
    """Ids; classes, attributes and pseudo-classes; elements (Selectors 4, 17)."""
    ids = classes = elements = 0
    before = ""
    for token in tokens:
        if token.type == "hash":
            ids += 1
        elif token.type == "[] block" or (token.type == "ident" and before in (".", ":")):
            classes += 1
        elif token.type == "function" and token.lower_name in _AS_HEAVY_AS_WITHIN:
            within = max(map(_specificity, _parted(token.arguments)))
            ids, classes, elements = ids + within[0], classes + within[1], elements + within[2]
        elif token.type == "function" and token.lower_name not in _OF_NO_WEIGHT:
            classes += 1
        elif token.type == "ident":
            elements += 1
        before = token.value if token.type == "literal" else ""
    return ids, classes, elements
