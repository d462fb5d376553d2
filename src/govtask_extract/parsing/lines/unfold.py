"""Parts paragraphs again in a document that has lost its line breaks, by its numbers, labels and dates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.brackets import OPENING
from govtask_extract.language.folding import fold as fold_group
from govtask_extract.language.labels import (
    LABEL_ENDS,
    find_labels,
    label_beginnings,
    label_words,
    opens_label,
)
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import HAN
from govtask_extract.language.sentences import BRACKETED_ENDS, CLAUSE_ENDS
from govtask_extract.language.variants import simplified
from govtask_extract.model.blocks import JoinedLines, MarkerKind
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import EMPTY
from govtask_extract.parsing.lines.counting import BEGINS, LONGEST_HEADING, MetNumber, find_numbers
from govtask_extract.parsing.lines.letter_cuts import letter_cuts
from govtask_extract.patterns import holds_any, lazy_re, lazy_regex

_OPENS = "（(〔[［【"
_BRACKETS = lazy_re(rf"[{re.escape(_OPENS)}]|[）)〕\]］】]")
# Behind which a number may stand.
_CLOSING = lazy_re(r"[）)〕\]］】][。；;]?(?=\s*[（(\d一二三四五六七八九十①-⒛])")
# A bracket that stays open longer than this is a slip of the print.
_LONGEST_BRACKET = 400
_STANDING_HEADS = (
    "指导思想", "总体要求", "基本原则", "总体思路", "总体目标", "工作目标", "主要目标", "发展目标", "目标任务",
    "重点任务", "主要任务", "工作任务", "重点工作", "工作措施", "主要措施", "保障措施", "组织保障", "组织领导",
    "组织实施", "实施步骤", "工作步骤", "工作要求", "有关要求", "工作安排", "附则", "监督管理", "实施保障",
    "时间安排", "强化保障", "实施范围", "适用范围", "工作内容", "职责分工",
)  # fmt: skip
_HEAD = lazy_regex(rf"\L<heads>(?=[{HAN}“《])(?![的和及与、，])", heads=_STANDING_HEADS)
_ENDS = tuple(BRACKETED_ENDS)
_TO_STOP = str.maketrans(dict.fromkeys(_ENDS, _ENDS[0]))
# （主要责任单位）
_LONGEST_FRAME = 30
# ——发展社区助餐。: a paragraph of a list
_DASHES = lazy_regex(rf"(?<=[。；：）);:])\s*(?=——[{HAN}“《])")
_FLAT_SHARE, _FLAT_LENGTH, _FLAT_SPLITS = 0.6, 120, 2


class Flat(Struct, frozen=True):
    """A paragraph that holds most of a document which has lost its line breaks.

    `text` are its words, simplified; `labels` the places of those that announce a role. `inside` says of each
    position whether it stands in a bracket.
    """

    paragraph: JoinedLines
    text: str
    labels: tuple[int, ...]
    inside: list[bool]
    numbers: tuple[MetNumber, ...]


def unfold(paragraphs: Sequence[JoinedLines], profile: Profile) -> list[JoinedLines]:
    """The paragraphs, a flattened one parted where its numbers run on; nothing is lost or moved."""
    flat = find_flat(paragraphs, profile)
    unfolded: list[JoinedLines] = []
    counts = RunInNumbers(profile)
    for paragraph in paragraphs:
        if flat is not None and paragraph is flat.paragraph:
            unfolded += _parted(flat, profile)
        else:
            pieces = (_piece(paragraph, start, end, profile) for start, end in counts.parts(paragraph))
            unfolded += [part for piece in pieces for part in _run_in_labels(piece, profile)]
    return unfolded


def find_flat(paragraphs: Sequence[JoinedLines], profile: Profile) -> Flat | None:
    """The one long paragraph that is most of the text, with its numbers; None if there is no such."""
    longest = max(paragraphs, key=_length, default=JoinedLines(EMPTY))
    least = max(_FLAT_LENGTH, _FLAT_SHARE * sum(map(_length, paragraphs)))
    if _length(longest) < least:
        return None
    text = simplified(longest.content.text)
    labels = tuple(start for start, _ in label_words(text, profile))
    inside = _inside_brackets(text)
    return Flat(longest, text, labels, inside, tuple(find_numbers(text, labels, inside)))


def _length(paragraph: JoinedLines) -> int:
    return len(paragraph.content)


class RunInNumbers:
    """Finds numbers that go on with the count right behind a group: …（责任单位：市民政局）2.培训护理人员."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._last: dict[MarkerKind, int] = {}

    def parts(self, paragraph: JoinedLines) -> Iterator[tuple[int, int | None]]:
        """Where the pieces of the paragraph begin and end, in order; of most paragraphs there is one, with no end."""
        text, marker = paragraph.content.text, paragraph.marker
        if marker is not None:
            self._last[marker.kind] = marker.number
        start = 0
        for closing in _CLOSING.finditer(text):
            at = closing.end()
            found = opening_marker(text, at)
            if found is not None and self._last.get(found.kind) == found.number - 1 and self._closes_group(text, at):
                self._last[found.kind] = found.number
                yield start, at
                start = at
        yield start, None

    def _closes_group(self, text: str, end: int) -> bool:
        """Whether the bracket that ends here holds a label, or ends with a verb."""
        opening = max(text.rfind(mark, 0, end) for mark in _OPENS)
        inside = text[opening + 1 : end].rstrip("）)〕]］】。；; ")
        verbs = tuple(verb for verb, _ in self.profile.verbs)
        return bool(label_words(inside, self.profile)) or inside.endswith(verbs)


def _run_in_labels(paragraph: JoinedLines, profile: Profile) -> Iterator[JoinedLines]:
    """…确保按期完成。责任单位：市财政局。: labels behind the last sentence are a line of their own."""
    at = _run_in_at(paragraph, profile)
    if at is None:
        yield paragraph
    else:
        yield _piece(paragraph, 0, at, profile)
        yield _piece(paragraph, at, None, profile)


def _run_in_at(paragraph: JoinedLines, profile: Profile) -> int | None:
    """Where the first label stands behind a sentence, if more than a number or a label opens the paragraph."""
    text, marker = paragraph.content.text, paragraph.marker
    if paragraph.label is not None or not _may_run_in(text, profile):
        return None
    inside = _inside_brackets(text)
    own = marker.end if marker is not None else 0
    starts = (start for start, _ in label_words(text, profile) if not inside[start])
    at = next((start for start in starts if text[:start].rstrip().endswith(_ENDS)), 0)
    return at if at > own else None


def _may_run_in(text: str, profile: Profile) -> bool:
    """Whether a label may begin behind a mark that may end a sentence, by its first character."""
    pieces = text.translate(_TO_STOP).split(_ENDS[0])
    if not holds_any(text, LABEL_ENDS, len(pieces[0]) + 1):
        return False
    first = label_beginnings(profile)
    behind = (words.lstrip() for words in pieces[1:])
    return any(words[:1] in first and (words[0] not in OPENING or _may_be_framed(words)) for words in behind)


def _may_be_framed(words: str) -> bool:
    """（责任单位）, not （责任单位：市财政局）"""
    return len(words) <= _LONGEST_FRAME and not holds_any(words, "：:")


def _parted(flat: Flat, profile: Profile) -> Iterator[JoinedLines]:
    edges = sorted({0, len(flat.text), *_cuts(flat, profile)})
    for start, end in itertools.pairwise(edges):
        piece = _piece(flat.paragraph, start, end, profile)
        if piece.content:
            yield piece


def _cuts(flat: Flat, profile: Profile) -> set[int]:
    """Where the paragraph is parted, never behind a number."""
    begun = [number for number in flat.numbers if number.rule.verdict == BEGINS]
    cuts = {number.at for number in begun}
    if len(begun) != 1:
        cuts |= _label_cuts(flat, profile)
    if len(begun) >= _FLAT_SPLITS:
        cuts |= letter_cuts(flat.text, [number.at for number in begun])
        cuts |= _head_cuts(flat.text, begun) | _dash_cuts(flat.text, begun)
    return cuts - {number.marker.end for number in begun}


def _piece(paragraph: JoinedLines, start: int, end: int | None, profile: Profile) -> JoinedLines:
    """A stretch of the paragraph, and what that opens with; most paragraphs are one piece."""
    if start == 0 and end is None:
        return paragraph
    content = paragraph.content.cut(start, end).strip()
    marker, label = opening_marker(content.text), opens_label(content.text, profile)
    return replace(paragraph, content=content, marker=marker, label=label)


def _inside_brackets(text: str) -> list[bool]:
    """For each position, whether it stands inside a bracket that closes soon enough to be one."""
    inside = [False] * (len(text) + 1)
    opened: list[int] = []
    for match in _BRACKETS.finditer(text):
        if match[0] in _OPENS:
            opened.append(match.start())
        elif opened:
            first, end = opened.pop() + 1, match.start()
            if end - first < _LONGEST_BRACKET:
                inside[first:end] = [True] * (end - first)
    return inside


def _label_cuts(flat: Flat, profile: Profile) -> set[int]:
    """Before labels that stand in no bracket: the first of a run of labels begins a line of its own.

    Without line breaks a label may stand right behind any word: 建设自驾营地牵头单位：州文旅局.
    """
    folded = fold_group(flat.text)
    run_in = {folded.origin[label.start] for label in find_labels(folded, profile) if label.role is not None}
    return {start for start in run_in.union(flat.labels) if not flat.inside[start]}


def _head_cuts(text: str, numbers: Sequence[MetNumber]) -> set[int]:
    """After the headings that every such document has, when prose follows without a break."""
    matches = (_HEAD.match(text, number.marker.end) for number in numbers)
    return {match.end() for match in matches if match is not None}


def _dash_cuts(text: str, numbers: Sequence[MetNumber]) -> set[int]:
    """Before each ——, and before the first below a heading."""
    cuts = {match.end() for match in _DASHES.finditer(text)}
    if len(cuts) < _FLAT_SPLITS:
        return set()
    dashes = [(number.at, text.find("——", number.at, number.at + LONGEST_HEADING)) for number in numbers]
    return cuts | {dash for at, dash in dashes if dash > 0 and not holds_any(text, CLAUSE_ENDS, at, dash)}
