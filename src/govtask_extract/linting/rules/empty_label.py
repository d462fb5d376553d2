"""A label with nothing after it.

Why: The name that belongs there was lost, or somebody meant to fill it in later.
Example: 责任单位： and then the next task.
Instead: Name the unit, or leave the label out.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.labels import labels_before_colons, plain
from govtask_extract.linting.rule import Finding, Rule
from govtask_extract.linting.subject import Subject, within

_NOTHING = frozenset(")]}〕】、,;。/")


def check(subject: Subject) -> Iterator[Finding]:
    starts = set(subject.starts)
    for match in labels_before_colons().finditer(subject.folded):
        after = subject.next_ink(match.end())
        if within(subject.attachment_spans, match.start()):
            continue
        if after == len(subject.text) or after in starts or _is_nothing(subject.folded, after):
            label = plain(match["label"])
            yield Finding(
                f"nothing stands after {label}",
                subject.places(match.start("label"), match.end()),
                subject.task_at(match.start("label")),
            )


def _is_nothing(text: str, at: int) -> bool:
    return text[at] in _NOTHING or labels_before_colons().match(text, at) is not None


RULE = Rule("GT204", "empty-label", "warning", check)
