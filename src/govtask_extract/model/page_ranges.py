"""Pages as people ask for them: `1-5,8,10-`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from govtask_extract.model.options import PageRange
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

# Chinese keyboards type other commas and dashes.
_COMMAS = str.maketrans("，、；;", ",,,,")
_DASHES = str.maketrans("－–—~～至", "------")
_RANGE = lazy_re(r"(?P<first>[0-9]{1,9})(?:(?P<dash>-)(?P<last>[0-9]{1,9})?)?")


def page_ranges(written: str) -> tuple[PageRange, ...]:
    """What is asked for. Raises a `ValueError` that says in a sentence what is wrong."""
    return tuple(_range(part.strip()) for part in written.translate(_COMMAS).translate(_DASHES).split(","))


def _range(part: str) -> PageRange:
    match = _RANGE.fullmatch(part.replace(" ", ""))
    if match is None:
        raise ValueError(said('"{part}" is no page; pages are written as 1-5,8,10-', part=part))
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else None if match["dash"] else first
    if first == 0:
        raise ValueError(said('"{part}" is no page: pages count from 1', part=part))
    if last is not None and last < first:
        raise ValueError(said('"{part}" runs backwards: write {last}-{first}', part=part, last=last, first=first))
    return first, last


def pages_beyond(ranges: Iterable[PageRange], total: int) -> Iterator[PageRange]:
    """What is asked for and is not there; whoever asks for all to the end asks for nothing beyond it."""
    for first, last in ranges:
        if first > total or (last is not None and last > total):
            yield max(first, total + 1), last


def as_ranges(numbers: Iterable[int]) -> Iterator[PageRange]:
    """Numbers that rise, those that follow each other together."""
    kept = list(numbers)
    breaks = [at for at, (one, other) in enumerate(pairwise(kept), start=1) if other > one + 1]
    for start, end in pairwise([0, *breaks, len(kept)] if kept else []):
        yield kept[start], kept[end - 1]


def written_range(one: PageRange) -> str:
    """5, 5-8 or 5-."""
    first, last = one
    return str(first) if last == first else f"{first}-{'' if last is None else last}"
