"""A unit written in two ways.

Why: Whoever counts or sends by name meets two bodies where there is one.
Example: 区科学技术和信息化局 once, 区科学技术和经济信息化局 everywhere else; 区供销社 beside 区供销联社.
Instead: One writing, the full or the usual one. If both bodies exist, list them as known_units.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.name_findings import variant_finding
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.slips import is_variant, look_alikes
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    known = subject.settings.known_units
    # The usual ones first, each of equals in the order of the text.
    names = sorted(subject.units.items(), key=lambda item: -len(item[1]))
    told: set[int] = set()
    for rare, usual in look_alikes([name for name, _ in names]):
        (one, mentions), (other, others) = names[rare], names[usual]
        if rare not in told and one not in known and is_variant(one, other, (len(mentions), len(others))):
            told.add(rare)
            yield variant_finding(mentions, others)


RULE = LintRule("GT211", "unit-name-variant", "warning", check)
