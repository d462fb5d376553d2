"""A label with nothing after it.

Why: The name that belongs there was lost, or somebody meant to fill it in later.
Example: 责任单位： and then the next task.
Instead: Name the unit, or leave the label out.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject

_NOTHING = frozenset(")]}〕】、,;。/")


def check(subject: Subject) -> Iterator[Finding]:
    nothing = {len(subject.text), *subject.starts, *(label.start for label in subject.labels)}
    for label in subject.labels:
        after = subject.next_ink(label.end)
        if after in nothing or subject.folded[after] in _NOTHING:
            places = subject.places(label.start, label.end)
            yield Finding(f"nothing stands after {label.word}", places, subject.task_at(label.start))


RULE = LintRule("GT204", "empty-label", "warning", check)
