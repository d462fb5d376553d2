"""A label with nothing after it.

Why: The name that belongs there was lost, or somebody meant to fill it in later.
Example: 责任单位： and then the next task.
Instead: Name the unit, or leave the label out.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.labels import LABEL_ENDS
from govtask_extract.language.script import without_blanks
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said

_NOTHING = frozenset(")]}〕】、,;。/")


def check(subject: Subject) -> Iterator[Finding]:
    nothing = {len(subject.text), *subject.starts, *(start for start, _ in subject.labels)}
    for start, end in subject.labels:
        after = subject.next_ink(end)
        if after in nothing or subject.folded[after] in _NOTHING:
            label = without_blanks(subject.folded[start:end]).strip(f"【[({LABEL_ENDS}")
            message = said("nothing stands after {label}", label=label)
            yield Finding(message, subject.places(start, end), subject.task_at(start))


RULE = LintRule("GT204", "empty-label", "warning", check)
