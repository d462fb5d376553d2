"""What became of each printed line, and why: for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.document import RawDocument, Span, Table
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Decision
from govtask_extract.parsing.lines.furniture import KINDS, find_furniture
from govtask_extract.parsing.lines.joining import find_joints
from govtask_extract.parsing.lines.printed import printed_lines

Placed = tuple[Span, Decision]
"""A decision, and the stretch of the document's text that it was made of."""


def explain_lines(document: RawDocument, profile: Profile) -> list[Placed]:
    """Of each printed line whether it goes on with the one before, and what was set apart as furniture."""
    furniture = find_furniture(document, profile)
    lines = printed_lines(document, furniture, profile)
    found = [
        (span, Decision(document.text[slice(*span)].strip(), "furniture", kind, KINDS[kind]))
        for span, kind in furniture
    ]
    for run in find_joints(lines, document, profile):
        if not isinstance(run, Table):
            found += (
                ((joint.line.content.first, joint.line.line.end), Decision(joint.line.text, *_told(joint.rule)))
                for joint in run
            )
    return sorted(found, key=lambda placed: placed[0])
