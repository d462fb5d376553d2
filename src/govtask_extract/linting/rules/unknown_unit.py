"""A unit that the project's registry does not know.

Why: `known_units` in the configuration lists every unit there is, so another name is a slip or news.
Example: 责任单位：区民正局 where known_units has 区民政局. 区发改委 is known where 区发展和改革委员会 is.
Instead: 责任单位：区民政局, or add the unit to the registry.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.name_findings import find_unknown
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    known = subject.settings.known_units
    return find_unknown(subject.units, known, said("unit"), subject.ids_of(known))


RULE = LintRule("GT223", "unknown-unit", "warning", check)
