"""What became of each printed line, and by which rule: for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Asked, Decision, DecisionRule, Placed
from govtask_extract.parsing.lines.furniture import KINDS, find_furniture
from govtask_extract.parsing.lines.joining import find_joints, join_lines
from govtask_extract.parsing.lines.printed import printed_lines
from govtask_extract.parsing.lines.unfold import find_flat

# Behind a number inside a flattened paragraph, so that it can be found again.
_WORDS_SHOWN = 12


def explain_lines(document: RawDocument, profile: Profile) -> list[Placed]:
    """In the order of the text: whether a line goes on with the one before, and what was set apart as furniture.

    Of a paragraph that has lost its line breaks also which of its numbers begin one.
    """
    return sorted(_explained(document, profile), key=lambda placed: placed[0])


def _explained(document: RawDocument, profile: Profile) -> Iterator[Placed]:
    furniture = find_furniture(document, profile)
    for (start, end), kind in furniture:
        yield start, Decision(document.text[start:end].strip(), "furniture", kind, KINDS[kind])
    lines = printed_lines(document, furniture, profile)
    for run in find_joints(lines, document, profile):
        for joint in () if isinstance(run, Table) else run:
            yield joint.line.content.first, _decision(joint.line.text, joint.rule)
    flat = find_flat(join_lines(lines, document, profile), profile)
    if flat is not None:
        content = flat.paragraph.content
        for number in flat.numbers:
            words = content.cut(number.at, number.marker.end + _WORDS_SHOWN).text
            yield content.origins[number.at], _decision(words, number.rule)


def _decision(text: str, rule: DecisionRule[Asked, str]) -> Decision:
    return Decision(text, rule.verdict, rule.name, rule.sentence)
