"""What became of each printed line, and by which rule: for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Decision, Placed
from govtask_extract.parsing.lines.furniture import KINDS, find_furniture
from govtask_extract.parsing.lines.joining import find_joints
from govtask_extract.parsing.lines.printed import printed_lines


def explain_lines(document: RawDocument, profile: Profile) -> list[Placed]:
    """In the order of the text: whether a line goes on with the one before, and what was set apart as furniture."""
    return sorted(_explained(document, profile), key=lambda placed: placed[0])


def _explained(document: RawDocument, profile: Profile) -> Iterator[Placed]:
    furniture = find_furniture(document, profile)
    for (start, end), kind in furniture:
        yield start, Decision(document.text[start:end].strip(), "furniture", kind, KINDS[kind])
    for run in find_joints(printed_lines(document, furniture, profile), document, profile):
        if isinstance(run, Table):
            continue
        for joint in run:
            rule = joint.rule
            yield joint.line.content.first, Decision(joint.line.text, rule.verdict, rule.name, rule.sentence)
