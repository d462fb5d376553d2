"""A leader that the project's registry does not know.

Why: `known_leaders` in the configuration lists every leader there is, so another name is a slip or news.
Example: 分管领导：周景名 where known_leaders has 周景明.
Instead: 分管领导：周景明, or add the leader to the registry.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.chinese.likeness import match_key, one_slip_apart
from govtask_extract.linting.rule import Finding, Rule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    known = subject.settings.known_leaders
    keys = {match_key(name) for name in known}
    for name, mentions in subject.leaders.items() if known else ():
        if match_key(name) not in keys:
            near = next(
                (usual for one, usual in known.items() if one_slip_apart(match_key(name), match_key(one))), None
            )
            meant = f"; {near} is" if near else ""
            places = tuple(place for mention in mentions for place in mention.places)
            yield Finding(f"{name} is no known leader{meant}", places, mentions[0].task.id)


RULE = Rule("GT224", "unknown-leader", "warning", check)
