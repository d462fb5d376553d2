"""Finding the groups in a paragraph: every bracket that is an assignment, the outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govtask_extract.language.brackets import OPENING, match_brackets
from govtask_extract.language.folding import fold_widths
from govtask_extract.model.group import Group, Position
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.patterns import RePattern, lazy_re

# The longest real group names some fifty bodies; behind that a bracket is a paragraph of its own.
_LONGEST = 2_000
# A group inside an ordinary bracket stands directly in it.
_DEEPEST = 2


def find_groups(text: str, profile: Profile = DEFAULT, bare: bool = False) -> tuple[tuple[int, int, Group], ...]:
    """Start, end and reading of each bracketed group, in printed order; one never closed ends with the text."""
    if not bare and not _hints(text, profile):
        return ()
    return tuple(_groups(text, match_brackets(text), profile, bare))


def _hints(text: str, profile: Profile) -> bool:
    return _hint(profile).search(fold_widths(text)) is not None


@cache
def _hint(profile: Profile) -> RePattern:
    """What every group holds: a verb, or a label's colon."""
    return lazy_re("|".join(["单\\s*位", "部\\s*门", "领\\s*导", "[时期]\\s*限", "责\\s*任", *_spaced_verbs(profile)]))


def _spaced_verbs(profile: Profile) -> list[str]:
    return [r"\s*".join(map(re.escape, verb)) for verb, _ in profile.verbs]


def _groups(text: str, pairs: dict[int, int], profile: Profile, bare: bool) -> Iterator[tuple[int, int, Group]]:
    done = 0
    enclosing: list[int] = []
    for opening, closing in sorted(pairs.items()):
        while enclosing and enclosing[-1] < opening:
            enclosing.pop()
        if opening < done or text[opening] not in OPENING or len(enclosing) >= _DEEPEST:
            continue
        enclosing.append(closing)
        end = min(closing + 1, len(text))
        group = _read(text[opening:end], profile, bare) if end - opening <= _LONGEST else None
        if group is not None:
            yield opening, end, group
            done = end


def _read(bracket: str, profile: Profile, bare: bool) -> Group | None:
    if not bare and not _hints(bracket, profile):
        return None
    return read_group(bracket, Position.BRACKET, profile, bare=bare)
