"""A unit written in two ways.

Why: Whoever counts or sends by name meets two bodies where there is one.
Example: 区科学技术和信息化局 once, 区科学技术和经济信息化局 everywhere else; 区供销社 beside 区供销联社.
Instead: One writing, the full or the usual one. If both bodies exist, list them as known_units.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from govtask_extract.linting.name_findings import variant_finding
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.slips import is_variant, look_alikes
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    # The usual ones first, each of equals in the order of the text.
    names = sorted(subject.units.values(), key=len, reverse=True)
    counts = [(mentions[0].name, len(mentions)) for mentions in names]
    for rare, usual in variants(counts, subject.settings.known_units):
        yield variant_finding(names[rare], names[usual])


def variants(names: Sequence[tuple[str, int]], known: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """The index of each that is another writing of one, and that one's. They come with their counts, descending."""
    told: set[int] = set()
    for rare, usual in look_alikes([name for name, _ in names]):
        (one, seldom), (other, often) = names[rare], names[usual]
        if rare not in told and one not in known and is_variant(one, other, (seldom, often)):
            told.add(rare)
            yield rare, usual


RULE = LintRule("GT211", "unit-name-variant", "warning", check)
