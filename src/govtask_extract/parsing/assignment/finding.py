"""The groups of a paragraph: brackets that are assignments, and in some documents those that only name bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govtask_extract.language.brackets import CLOSING, OPENING, match_brackets
from govtask_extract.language.folding import fold_widths
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.group import Group, Position
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.patterns import RePattern, lazy_re

_MARKS = "。．.；;，, 　"
# The longest real group names some fifty bodies; behind that a bracket is a paragraph of its own.
_LONGEST = 2_000
# A group inside an ordinary bracket stands directly in it.
_DEEPEST = 2


FoundGroup = tuple[int, int, Group]
"""Where a group's bracket begins and ends, and what it says."""


def find_groups(text: str, profile: Profile = DEFAULT, places: frozenset[str] = frozenset()) -> tuple[FoundGroup, ...]:
    """Start, end and reading of each bracketed group, in printed order; one never closed ends with the text."""
    return tuple(_groups(text, match_brackets(text), profile, places)) if _hints(text, profile) else ()


def _hints(text: str, profile: Profile) -> bool:
    return _hint(profile).search(fold_widths(text)) is not None


@cache
def _hint(profile: Profile) -> RePattern:
    """What every group holds: a verb, or a label's colon."""
    return lazy_re("|".join(["单\\s*位", "部\\s*门", "领\\s*导", "[时期]\\s*限", "责\\s*任", *_spaced_verbs(profile)]))


def _spaced_verbs(profile: Profile) -> list[str]:
    return [r"\s*".join(map(re.escape, verb)) for verb, _ in profile.verbs]


def _groups(text: str, pairs: dict[int, int], profile: Profile, places: frozenset[str]) -> Iterator[FoundGroup]:
    done = 0
    enclosing: list[int] = []
    for opening, closing in sorted(pairs.items()):
        enclosing = [end for end in enclosing if end > opening]
        if opening < done or text[opening] not in OPENING or len(enclosing) >= _DEEPEST:
            continue
        enclosing.append(closing)
        end = min(closing + 1, len(text))
        closes = not text[end:].strip(_MARKS)
        group = _read(text[opening:end], profile, places, closes) if end - opening <= _LONGEST else None
        if group is not None:
            yield opening, end, group
            done = end


def _read(bracket: str, profile: Profile, places: frozenset[str], closes: bool) -> Group | None:
    if not _hints(bracket, profile):
        return None
    return read_group(bracket, Position.BRACKET, profile, places=places, closes=closes)


_CLOSING = tuple(CLOSING)
# Fewer may be remarks: 新建服务站（街道办）。
_FEWEST = 3
# So many more groups of other kinds, and the rest of a long document need not be looked at.
_ENOUGH = 10


def are_the_habit(blocks: Sequence[Block], profile: Profile) -> bool:
    """Whether paragraphs end in such brackets again and again, and at least as often as in other groups."""
    bare = assigning = 0
    for block in blocks:
        named = None if block.kind is BlockKind.LABELLED else find_bare_bracket(block.text, profile)
        if block.kind is BlockKind.LABELLED or (named and named[2].labels):
            assigning += 1
        elif named:
            bare += 1
        if assigning > bare + _ENOUGH:
            return False
    return bare >= max(_FEWEST, assigning)


def find_bare_bracket(text: str, profile: Profile, places: frozenset[str] = frozenset()) -> FoundGroup | None:
    """The bracket that ends the paragraph, if it names bodies, with or without more."""
    bracket = _last_bracket(text)
    if bracket is None:
        return None
    group = read_group(text[slice(*bracket)], Position.BRACKET, profile, bare=True, places=places)
    return None if group is None else (*bracket, group)


def _last_bracket(text: str) -> tuple[int, int] | None:
    """Where the bracket begins and ends that nothing but marks follow; one that is all of the text is none."""
    end = len(text.rstrip(_MARKS))
    if not text.endswith(_CLOSING, 0, end):
        return None
    start = min((opening for opening, closing in match_brackets(text).items() if closing == end - 1), default=0)
    return (start, end) if start else None
