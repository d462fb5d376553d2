"""What passes one by one, and is kept by nobody on the way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")


def emptied(held: list[Item]) -> Iterator[Item]:
    """What is held, in its order; each is let go when it is given."""
    held.reverse()
    while held:
        yield held.pop()


def begun(items: Iterator[Item]) -> Iterator[Item] | None:
    """The same, the first of them made; None if there is none."""
    held = list(islice(items, 1))
    return chain(emptied(held), items) if held else None
