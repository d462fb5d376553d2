"""PrintedLine lines → paragraphs: joins the lines that the margin, the page or a lost sentence end has broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from govtask_extract.language.bodies import is_whole
from govtask_extract.language.folding import fold
from govtask_extract.language.label_shapes import role_of_shape
from govtask_extract.language.labels import LABEL_ENDS, opens_label
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.language.sentences import PARAGRAPH_ENDS
from govtask_extract.language.variants import simplified
from govtask_extract.model.blocks import JoinedLines, MarkerKind, OpenedLabel
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import EMPTY, NOWHERE, join, traced
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.parsing.lines.column import Column, Meeting, find_breaks, measure
from govtask_extract.parsing.lines.join_rules import (
    BEGINS,
    GOES_ON,
    JOIN_RULES,
    Begun,
    Seam,
    has_its_number_above,
    names_a_body,
)
from govtask_extract.parsing.lines.printed import PrintedLine, between_words
from govtask_extract.patterns import lazy_regex

# A bracket that stays open longer than this is a slip of the print, not a broken line.
_OPEN_BRACKET_REACH = 1500
# A number or label that opens a paragraph is told by no more characters: 第 一 百 二 十 三 部 分 ：
_FACTS_REACH = 64
# The letterhead, the number and a title of several lines.
_LINES_OF_A_HEAD = 12
# Of a label that a line breaks so much may stand on it.
_LAST_WORDS = lazy_regex(rf"(?<![{HAN}])[{HAN}]{{1,6}}$")
_FIRST = DecisionRule[Seam, str]("first-line", "Nothing stands before the line, or a table does.", always, BEGINS)


class Joint(Struct, frozen=True):
    """A printed line, the rule that decided whether it goes on with the line before, and what parts the two.

    `begun` is what the line's paragraph says up to the end of the line.
    """

    line: PrintedLine
    rule: DecisionRule[Seam, str]
    separator: str
    begun: Begun


def join_lines(lines: Sequence[PrintedLine], document: RawDocument, profile: Profile) -> list[JoinedLines]:
    """The document's paragraphs and tables in order."""
    paragraphs: list[JoinedLines] = []
    for run in find_joints(lines, document, profile):
        if isinstance(run, Table):
            paragraphs.append(JoinedLines(EMPTY, table=run))
        else:
            paragraphs += map(_paragraph, _groups(run))
    return paragraphs


def find_joints(
    lines: Sequence[PrintedLine], document: RawDocument, profile: Profile
) -> Iterator[Iterator[Joint] | Table]:
    """The lines between the tables, each with what was decided of it, and the tables, in the order of the text."""
    breaks = None if _knows_paragraphs(document, lines) else find_breaks(lines)
    for run in _runs(lines, document.tables):
        if isinstance(run, Table):
            yield run
        elif run:
            column = measure(run, breaks) if document.wrapped or breaks else None
            yield _joints(run, column, profile)


def _knows_paragraphs(document: RawDocument, lines: Sequence[PrintedLine]) -> bool:
    return bool(document.pages) or any(printed.line.paragraph is not None for printed in lines[:1])


def _runs(lines: Sequence[PrintedLine], tables: Sequence[Table]) -> Iterator[list[PrintedLine] | Table]:
    """The lines between the tables, and the tables, in the order of the text."""
    run: list[PrintedLine] = []
    waiting = sorted(tables, key=lambda table: table.start, reverse=True)
    for printed in lines:
        start = printed.line.start
        while waiting and waiting[-1].end <= start:
            yield run
            yield waiting.pop()
            run = []
        if not (waiting and waiting[-1].start <= start):
            run.append(printed)
    yield run
    yield from reversed(waiting)


def _joints(lines: Sequence[PrintedLine], column: Column | None, profile: Profile) -> Iterator[Joint]:
    run_in = _run_in_kinds(lines)
    joint = Joint(lines[0], _FIRST, "", _opened(lines[0]))
    items = _counted(joint, 0)
    yield joint
    for index, line in enumerate(lines[1:], start=1):
        before = lines[index - 1]
        seam = Seam(
            begun=joint.begun,
            before=before,
            line=line,
            following=lines[index + 1].text if index + 1 < len(lines) else "",
            in_head=index <= _LINES_OF_A_HEAD,
            items=items,
            run_in=run_in,
            place=column.meeting(before, line) if column is not None else Meeting(),
            profile=profile,
        )
        joint = _joint(seam)
        items = _counted(joint, items)
        yield joint


def _joint(seam: Seam) -> Joint:
    rule = decide(JOIN_RULES, seam)
    if rule.verdict == BEGINS:
        return Joint(seam.line, rule, "", _opened(seam.line))
    separator = _separator(seam)
    return Joint(seam.line, rule, separator, _gone_on(seam, separator))


def _counted(joint: Joint, items: int) -> int:
    """The Arabic number that the line begins a paragraph with, or the last one before."""
    number = joint.line.decimal
    return items if number is None or joint.rule.verdict != BEGINS else number


def _opened(line: PrintedLine) -> Begun:
    text, label = line.text, line.label
    return Begun(text[-_OPEN_BRACKET_REACH:], line.marker, label, _awaits_names(text, label))


def _gone_on(seam: Seam, separator: str) -> Begun:
    """What is known of the paragraph when the line has gone on with it; a short beginning may now open otherwise."""
    begun = seam.begun
    tail = (begun.tail + separator + seam.text)[-_OPEN_BRACKET_REACH:]
    if len(begun.tail) > _FACTS_REACH:
        return Begun(tail, begun.marker, begun.label, begun.awaits_names)
    label = opens_label(tail, seam.profile)
    return Begun(tail, opening_marker(tail), label, _awaits_names(tail, label))


def _awaits_names(text: str, label: OpenedLabel | None) -> bool:
    """Whether the first line is nothing but the label."""
    return label is not None and text[label[1] : label[1] + 1] in ("", "\n")


def _separator(seam: Seam) -> str:
    """A line feed before a label inside a bracket or a name in a list of lines, a blank between words, else nothing."""
    if (seam.line.label is not None and not _breaks_a_label(seam)) or names_a_body(seam):
        return "\n"
    first = seam.text[0]
    if first.isdigit() and has_its_number_above(seam):
        return " "
    return between_words(seam.last, first)


def _breaks_a_label(seam: Seam) -> bool:
    """（责任单位：县水利局；领衔 / 领办领导：林若溪）: what stands before the line is of its label."""
    words = _LAST_WORDS.search(seam.before.text)
    if seam.line.label is None or words is None or is_whole(fold(words[0]), 0, len(words[0])):
        return False
    label = seam.text[: seam.line.label[1]].rstrip(LABEL_ENDS)
    return role_of_shape(simplified(words[0] + without_blanks(label))) is not None


def _run_in_kinds(lines: Sequence[PrintedLine]) -> frozenset[MarkerKind]:
    """The kinds of number whose paragraphs usually end like sentences, so that one that does not is broken."""
    ends: Counter[tuple[MarkerKind, bool]] = Counter()
    for line in lines:
        if line.marker is not None:
            ends[line.marker.kind, line.text[-1] in PARAGRAPH_ENDS] += 1
    return frozenset(kind for kind in MarkerKind if ends[kind, True] > ends[kind, False])


def _groups(joints: Iterator[Joint]) -> Iterator[list[Joint]]:
    """The lines of each paragraph; there is one line at least."""
    group = [next(joints)]
    for joint in joints:
        if joint.rule.verdict != GOES_ON:
            yield group
            group = []
        group.append(joint)
    yield group


def _paragraph(group: Sequence[Joint]) -> JoinedLines:
    first, begun = group[0].line, group[-1].begun
    pieces = [piece for joint in group for piece in (traced(joint.separator, NOWHERE), joint.line.content)]
    return JoinedLines(
        content=join(pieces),
        marker=begun.marker,
        label=begun.label,
        centred=all(joint.line.line.centred for joint in group),
        size=first.line.size,
        page=first.line.page,
    )
