"""A leader's name written in two ways.

Why: One person becomes two, and neither has all the tasks.
Example: 卢永楨 beside 卢永桢, 彭邦朋 beside 彭邦明
Instead: 卢永桢, 彭邦明. If both people exist, list them as known_leaders.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from govtask_extract.language.likeness import match_key, near_pairs, one_slip_apart, slip
from govtask_extract.linting.name_findings import variant_finding
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject

_VERY_OFTEN = 10


def check(subject: Subject) -> Iterator[Finding]:
    names = sorted(subject.leaders.values(), key=len, reverse=True)
    counts = [(mentions[0].name, len(mentions)) for mentions in names]
    for rare, usual in variants(counts, subject.settings.known_leaders):
        yield variant_finding(names[rare], names[usual])


def variants(names: Sequence[tuple[str, int]], known: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """The index of each that is another writing of one, and that one's. They come with their counts, descending."""
    keys = [match_key(name) for name, _ in names]
    told: set[int] = set()
    for rare, usual in sorted(near_pairs(keys)):
        (name, seldom), (_, often) = names[rare], names[usual]
        if rare not in told and name not in known and _is_variant(keys[rare], keys[usual], seldom, often):
            told.add(rare)
            yield rare, usual


def _is_variant(rare: str, usual: str, seldom: int, often: int) -> bool:
    """People may share a family name and half of their own: then the rare one must be rare indeed."""
    if rare == usual:
        return True
    if often < 2 or seldom > max(1, often // 4) or not one_slip_apart(rare, usual):
        return False
    at, mine, its = slip(rare, usual)
    if len(rare) != len(usual):
        return True
    if len(usual) > 2:
        return True
    # Of two characters the family name is half; who is named once among so many is hardly another person.
    return len(mine) == len(its) == 1 and often >= (3 if at > 0 else _VERY_OFTEN)


RULE = LintRule("GT210", "leader-name-variant", "warning", check)
