"""Ways to damage XML that leave it well-formed, so that readers get to what it says."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

_VALUES = ("", "0", "-1", "1", "3", "65536", "2147483648", "99999999999999999999", "1e308", "nan", "true", "none")
_TEXTS = (
    "",
    " ",
    "\n",
    "\t",
    "（",
    "）",
    "：",
    "责任单位：",
    "一、",
    "1.",
    "\u202e",
    "\ufeff",
    "1e308",
    "=1",
    "x" * 3_000,
)
_TIMES = (2, 2, 2, 10, 300)
_DEEPEST = 300
_MOST_TEXT = 300_000


def in_tree(content: bytes, random: Random) -> bytes | None:
    """One to eight damages to the elements; None if it is no XML."""
    try:
        root = fromstring(content)
    except (ParseError, ValueError, LookupError):
        return None
    try:
        for _ in range(random.randint(1, 8)):
            random.choice(_WAYS)(root, random)
        changed = tostring(root, "utf-8")
    except RecursionError:  # deeper than what copies and writes it goes
        return content
    return changed if len(changed) <= _MOST_TEXT else content


def _any(root: Element, random: Random) -> Element:
    return random.choice(list(root.iter()))


def _attribute(root: Element, random: Random) -> None:
    """Takes a value that its reader knows, or one that nobody would give it."""
    filled = [element for element in root.iter() if element.attrib]
    if not filled:
        return
    element, giver = random.choice(filled), random.choice(filled)
    name = random.choice(list(element.attrib))
    if random.random() < 0.1:
        del element.attrib[name]
    else:
        element.attrib[name] = random.choice((*_VALUES, *giver.attrib.values()))


def _text(root: Element, random: Random) -> None:
    element = _any(root, random)
    element.text = random.choice((*_TEXTS, element.text or "", _any(root, random).text or "")) * random.choice(
        (1, 1, 9)
    )


def _repeat(root: Element, random: Random) -> None:
    parent = _any(root, random)
    if len(parent):
        at = random.randrange(len(parent))
        if len(list(parent[at].iter())) < 100:
            parent[at:at] = [deepcopy(parent[at]) for _ in range(random.choice(_TIMES))]


def _remove(root: Element, random: Random) -> None:
    parent = _any(root, random)
    if len(parent):
        del parent[random.randrange(len(parent))]


def _move(root: Element, random: Random) -> None:
    """A copy of one element comes into another, and so perhaps into itself."""
    element = _any(root, random)
    if len(list(element.iter())) < 300:
        target = _any(root, random)
        target.insert(random.randint(0, len(target)), deepcopy(element))


def _rename(root: Element, random: Random) -> None:
    _any(root, random).tag = _any(root, random).tag


def _nest(root: Element, random: Random) -> None:
    """An element around itself, many times."""
    parent = _any(root, random)
    if not len(parent):
        return
    at = random.randrange(len(parent))
    inner, outer = parent[at], random.choice((parent[at], _any(root, random)))
    for _ in range(random.choice((1, 2, 10, _DEEPEST))):
        around = Element(outer.tag, dict(outer.attrib))
        around.append(inner)
        inner = around
    parent[at] = inner


_WAYS: tuple[Callable[[Element, Random], None], ...] = (
    *(_attribute, _attribute, _text, _repeat, _remove, _move, _rename, _nest),
)
