"""What is said of a name that is written in two ways."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.linting.rule import Finding
from govtask_extract.linting.subject import Mention, position


def variant_finding(rare: Sequence[Mention], usual: Sequence[Mention]) -> Finding:
    """Both writings with their counts, both places, and which is the usual one."""
    one, other = (f"{found[0].name} ({len(found)} ×, first {position(found[0].places)})" for found in (rare, usual))
    verdict = f"; {usual[0].name} is usual" if len(usual) > len(rare) else ""
    places = tuple(place for mention in rare for place in mention.places)
    return Finding(f"{one} and {other} seem to be one name{verdict}", (*places, *usual[0].places), rare[0].task.id)
