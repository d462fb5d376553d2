"""A group's parts: what follows each of its labels, or stands under none, with notes cut out; and how each is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from govtask_extract.language.folding import Folded
from govtask_extract.language.labels import Label, find_labels, labels_without_colon, sorting_words, unmarked_labels
from govtask_extract.model.document import Span
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import UNIT_ROLES, Role
from govtask_extract.parsing.assignment.lists import read_list, says_nothing
from govtask_extract.parsing.decisions import DecisionRule, always


class GroupPart(Struct, frozen=True):
    """What follows one label, or stands under none; `stretches` are what is left of it without notes."""

    role: Role | None
    label: Label | None
    stretches: tuple[Span, ...]


def find_parts(
    folded: Folded, profile: Profile, column_role: Role | None, notes: Sequence[Span]
) -> tuple[GroupPart, ...]:
    """The parts in printed order; what stands before the first label has the column's role, or none."""
    labels = _labels(folded, profile, column_role)
    # What stands in a bracket is left to it.
    cuts = sorted(cut for cut in (*notes, *sorting_words(folded)) if folded.flat[cut[0]] != "□")
    edges = [*(label.start for label in labels), len(folded.text)]
    opening = [GroupPart(column_role, None, tuple(_without(0, edges[0], cuts)))] if edges[0] else []
    return (
        *opening,
        *(
            GroupPart(label.role, label, tuple(_without(label.end, end, cuts)))
            for label, end in zip(labels, edges[1:], strict=True)
        ),
    )


def _labels(folded: Folded, profile: Profile, column_role: Role | None) -> tuple[Label, ...]:
    """Labels with a colon or frame; where there are none, those without that bodies follow: 责任单位 市教育局."""
    labels = find_labels(folded, profile)
    if labels:
        lost = labels_without_colon(folded, labels, profile)
        return tuple(sorted((*labels, *lost), key=lambda label: label.start))
    if column_role is not None:
        return ()
    labels = unmarked_labels(folded, profile)
    edges = [*(label.start for label in labels), len(folded.text)]
    places = [(label.end, end) for label, end in zip(labels, edges[1:], strict=True) if label.role in UNIT_ROLES]
    return labels if places and all(_lists_bodies(folded, *place, profile) for place in places) else ()


def _lists_bodies(folded: Folded, start: int, end: int, profile: Profile) -> bool:
    lists = read_list(folded, [(start, end)], Role.RESPONSIBLE, profile)
    return not lists.doubtful


def _without(start: int, end: int, cuts: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch when the sorted `cuts` are taken out."""
    first = bisect_left(cuts, (start, start))
    for index in range(max(0, first - 1), len(cuts)):
        cut_start, cut_end = cuts[index]
        if cut_start >= end:
            break
        if cut_start > start:
            yield start, cut_start
        start = max(start, cut_end)
    if start < end:
        yield start, end


class PartReading:
    """How a part is read."""

    OTHER = "nothing of it is read"
    EMPTY = "a label that nobody follows"
    NOBODY = "says that there is nobody"
    DEADLINE = "a deadline"
    LEADERS = "leaders"
    BODIES = "bodies"


class PartContent(Struct, frozen=True):
    """A part in its group."""

    folded: Folded
    part: GroupPart


def _other_label(content: PartContent) -> bool:
    return content.part.label is not None and content.part.role is None


def _empty_label(content: PartContent) -> bool:
    text = content.folded.text
    return content.part.label is not None and not any(
        text[start:end].strip("，。；、") for start, end in content.part.stretches
    )


def _says_nobody(content: PartContent) -> bool:
    return all(says_nothing(content.folded, *stretch) for stretch in content.part.stretches)


def _deadline(content: PartContent) -> bool:
    return content.part.role is Role.DEADLINE


def _leaders(content: PartContent) -> bool:
    return content.part.role is Role.LEADER


PartRule = DecisionRule[PartContent, str]
PART_RULES: tuple[PartRule, ...] = (
    DecisionRule("other-label", "The label gives no role: 联系人：张三.", _other_label, PartReading.OTHER),
    DecisionRule(
        "empty-label", "Nothing follows the label: 牵头单位：；责任单位：市教育局.", _empty_label, PartReading.EMPTY
    ),
    DecisionRule("nobody-named", "It says that there is nobody: 牵头单位：无.", _says_nobody, PartReading.NOBODY),
    DecisionRule("deadline-part", "When the task is due: 完成时限：2023年6月.", _deadline, PartReading.DEADLINE),
    DecisionRule("leaders-part", "People are named: 分管领导：张三.", _leaders, PartReading.LEADERS),
    DecisionRule("bodies-part", "Bodies and verbs.", always, PartReading.BODIES),
)
