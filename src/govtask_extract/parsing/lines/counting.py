"""In a text that has lost its line breaks, which numbers begin a paragraph? Those that go on with the count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from govtask_extract.language.kinds_of_document import ends_like_title
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.sentences import CLAUSE_ENDS, RUNNING_ENDS
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.patterns import lazy_re

BEGINS, STAYS = "begins a paragraph", "stays in its sentence"

# Where a number might open: after a sentence or bracket, or anywhere before a character that can begin one.
_CANDIDATE = lazy_re(
    r"(?=[第（(〔\d①-⒛㉑-㉟㊱-㊿❶-➓㈠-㈩〇一二三四五六七八九十])(?<![\d.第（(〔〇一二三四五六七八九十百])"
)
LONGEST_HEADING, _LONGEST_TITLE_END = 60, 12
# So many numbers may be missing in a row.
_FEW = 3
_HEADING = lazy_re(rf"[^{CLAUSE_ENDS}]{{0,{LONGEST_HEADING}}}")
# 第二章 stands nowhere in a sentence of a plan.
_DIVISIONS = (MarkerKind.VOLUME, MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.PARAGRAPH)
# 第一、二、三产业, 第三条措施: in the midst of a sentence these are no paragraph's number.
_IN_SENTENCES = (MarkerKind.CHINESE, MarkerKind.ARTICLE)


class Met(Struct, frozen=True):
    """A number in a text, and the numbers met before it: the open ones, outermost first, and the last of each kind.

    `labelled`: a label stands between the number before and this one. `end`: where the words of the number before
    begin.
    """

    text: str
    marker: Marker
    at: int
    labelled: bool
    open: tuple[MarkerKind, ...]
    last: int
    end: int

    @property
    def below(self) -> bool:
        """Whether the number before is of an outer kind."""
        return any(kind.value < self.marker.kind.value for kind in self.open[-1:])

    @property
    def later(self) -> bool:
        """Whether the print leaves out some of the count, and a sentence or a heading ends before the number."""
        begins = _follows_a_sentence(self) or _follows_a_heading(self)
        return 0 < self.last < self.marker.number <= self.last + _FEW and begins

    @property
    def next(self) -> bool:
        """Whether the count of its kind goes on with the number."""
        return self.marker.number == self.last + 1 and (self.below or self.marker.kind in self.open)


class MetNumber(Struct, frozen=True):
    """A number that stands in no bracket, where it opens, and the rule that decided whether it begins a paragraph."""

    at: int
    marker: Marker
    rule: DecisionRule[Met, str]


def _is_out_of_count(met: Met) -> bool:
    return met.marker.number != 1 and not (met.next or met.later)


def _divides(met: Met) -> bool:
    return met.marker.kind in _DIVISIONS


def _follows_a_label(met: Met) -> bool:
    return met.labelled


def _follows_a_sentence(met: Met) -> bool:
    """Or nothing stands before the number."""
    before = met.text[max(0, met.at - 2) : met.at].rstrip()
    return before[-1:] in RUNNING_ENDS


def _follows_a_heading(met: Met) -> bool:
    """一、总体要求（一）指导思想: only a short title stands between the outer number and this one."""
    return met.below and _HEADING.fullmatch(met.text, met.end, met.at) is not None


def _goes_on_counting(met: Met) -> bool:
    """1.新建公厕2.改造老旧小区, but not 推动第一、二产业"""
    return met.next and not met.below and met.marker.kind not in _IN_SENTENCES


def _follows_a_title(met: Met) -> bool:
    """…实施方案一、总体要求; behind 方案1、2 stands no title."""
    if met.next:
        return False
    title = ends_like_title(met.text[max(0, met.at - _LONGEST_TITLE_END) : met.at])
    return title and opening_marker(met.text, met.marker.end) is None


NUMBERING_RULES: tuple[DecisionRule[Met, str], ...] = (
    DecisionRule("out-of-count", "The number does not go on with the count of its kind.", _is_out_of_count, STAYS),
    DecisionRule("division", "Chapters and other divisions are numbered in no sentence.", _divides, BEGINS),
    DecisionRule("behind-a-label", "A label stands between the number before and this one.", _follows_a_label, BEGINS),
    DecisionRule("behind-a-sentence", "A sentence or bracket ends before the number.", _follows_a_sentence, BEGINS),
    DecisionRule("below-a-heading", "A short heading stands before, with an outer number.", _follows_a_heading, BEGINS),
    DecisionRule("next-number", "The number is the next of a list without stops.", _goes_on_counting, BEGINS),
    DecisionRule("below-a-title", "A title ends before the number, the first of its kind.", _follows_a_title, BEGINS),
    DecisionRule("in-a-sentence", "Nothing ends before the number.", always, STAYS),
)


def find_numbers(text: str, labels: Sequence[int], inside: Sequence[bool]) -> Iterator[MetNumber]:
    """The numbers in `text`, each with the rule that decided. `labels` are where labels begin, in order.

    `inside` says of each position whether it stands in a bracket; numbers there are left out.
    """
    open_kinds: tuple[MarkerKind, ...] = ()
    last: dict[MarkerKind, int] = {}
    end = labels_before = 0
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        marker = None if inside[at] else opening_marker(text, at)
        if marker is None:
            continue
        labels_now = bisect_right(labels, at)
        met = Met(text, marker, at, labels_now > labels_before, open_kinds, last.get(marker.kind, 0), end)
        rule = decide(NUMBERING_RULES, met)
        yield MetNumber(at, marker, rule)
        if rule.verdict == BEGINS:
            open_kinds = (*(kind for kind in open_kinds if kind.value < marker.kind.value), marker.kind)
            last[marker.kind] = marker.number
            end, labels_before = marker.end, labels_now
