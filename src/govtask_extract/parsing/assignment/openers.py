"""Openers: what stands before a name and is no part of it, 由, 会同, 省级层面由, 1."""

from __future__ import annotations

from govtask_extract.language.words.around_bodies import LINKS, NO_LINKS, OPENERS
from govtask_extract.parsing.assignment.item_events import ItemText
from govtask_extract.patterns import Match, lazy_re, lazy_regex

# 省级层面由省财政厅, but not 缘由, 自由, 事由 and 案由.
_OPENER = lazy_regex(r"\L<openers>|[^，、；。：（由的了应须需可如将]{1,8}(?<![自缘理事案])由", openers=OPENERS)
OPENER_FIRST = frozenset(opener[0] for opener in OPENERS)
# 1. ② (3) before a name in a cell.
_NUMBER = lazy_re("(?:[0-9]{1,2}[.、）]|[①-⑳]|（[0-9]{1,2}）)")
_NUMBER_FIRST = frozenset("0123456789（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# 和 at the head of a list joins nothing: 和县教育局.
_NOT_AT_HEAD = ("和", "及", "与")
NO_LINK = lazy_re("|".join(NO_LINKS))


def opens(flat: str, at: int, end: int) -> Match | None:
    """An opener's words here, be they one or the beginning of a name, 商 of 商务局."""
    return _OPENER.match(flat, at, end)


def number_at(text: str, at: int, end: int) -> Match | None:
    """A number printed before a name."""
    return _NUMBER.match(text, at, end) if text[at : at + 1] in _NUMBER_FIRST else None


def skip_openers(item: ItemText, at: int) -> int:
    """Where a name begins from here on."""
    while not _is_closed_by(item, at) and (match := _opener(item, at)):
        at = match.end()
    return at


def _is_closed_by(item: ItemText, at: int) -> bool:
    """Whether a predicate takes up all the rest: 协同推进 opens no name."""
    run = item.predicate_from(at)
    return run is not None and run.start == at and run.end >= item.idle


def _opener(item: ItemText, at: int) -> Match | None:
    match = opens(item.folded.flat, at, item.end)
    if match is None:
        return number_at(item.folded.text, at, item.end)
    return None if _heads_list(item, at, match[0]) or _is_in_name(item, at, match[0]) else match


def _heads_list(item: ItemText, at: int, word: str) -> bool:
    return word in _NOT_AT_HEAD and at == item.start and not item.mark


def _is_in_name(item: ItemText, at: int, word: str) -> bool:
    """商 of 商务局"""
    longer = NO_LINK.match(item.folded.flat, at, item.end) if word in LINKS else None
    return longer is not None and longer[0] != word
