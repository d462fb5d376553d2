"""Parts paragraphs again in a document that has lost its line breaks, by its numbers, labels and dates."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govtask_extract.language.brackets import OPENING
from govtask_extract.language.folding import fold as fold_group
from govtask_extract.language.kinds_of_document import ends_like_title
from govtask_extract.language.labels import (
    LABEL_ENDS,
    find_labels,
    label_beginnings,
    label_words,
    opens_label,
)
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import HAN
from govtask_extract.language.variants import simplified
from govtask_extract.model.blocks import Marker, MarkerKind, Paragraph
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.lines.letter_cuts import letter_cuts
from govtask_extract.patterns import holds_any, lazy_re, lazy_regex

_TERMINAL = "。！？；：!?;:）)〕］]】》”"
# Where a number might open: after a sentence or bracket, or anywhere before a character that can begin one.
_CANDIDATE = lazy_re(
    r"(?=[第（(〔\d①-⒛㉑-㉟㊱-㊿❶-➓㈠-㈩〇一二三四五六七八九十])(?<![\d.第（(〔〇一二三四五六七八九十百])"
)
_BRACKETS = lazy_re(r"[（(〔\[［【]|[）)〕\]］】]")
_STANDING_HEADS = (
    "指导思想", "总体要求", "基本原则", "总体思路", "总体目标", "工作目标", "主要目标", "发展目标", "目标任务",
    "重点任务", "主要任务", "工作任务", "重点工作", "工作措施", "主要措施", "保障措施", "组织保障", "组织领导",
    "组织实施", "实施步骤", "工作步骤", "工作要求", "有关要求", "工作安排", "附则", "监督管理", "实施保障",
    "时间安排", "强化保障", "实施范围", "适用范围", "工作内容", "职责分工",
)  # fmt: skip
_HEAD = lazy_regex(rf"\L<heads>(?=[{HAN}“《])(?![的和及与、，])", heads=_STANDING_HEADS)
_ENDS = "。！？；!?;）)〕］]】"
_TO_STOP = str.maketrans(dict.fromkeys(_ENDS, _ENDS[0]))
# （主要责任单位）
_LONGEST_FRAME = 30
_STOPS = "。；！？;!?"
_LONGEST_HEADING = 60
# 第一、二、三产业: in the midst of a sentence these are no paragraph's number.
_IN_SENTENCES = (MarkerKind.CHINESE, MarkerKind.ARTICLE)
_BELOW_TITLES = (*_IN_SENTENCES, MarkerKind.BRACKETED_CHINESE, MarkerKind.DECIMAL)
_DIVISIONS = (MarkerKind.VOLUME, MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.PARAGRAPH)
# ——发展社区助餐。: a paragraph of a list
_DASHES = lazy_regex(rf"(?<=[。；：）);:])\s*(?=——[{HAN}“《])")
_FLAT_SHARE, _FLAT_LENGTH, _FLAT_SPLITS = 0.6, 120, 2


def unfold(paragraphs: Sequence[Paragraph], profile: Profile) -> list[Paragraph]:
    """The paragraphs, a flattened one parted where its numbers run on; nothing is lost or moved."""
    total = sum(len(paragraph.content) for paragraph in paragraphs)
    unfolded: list[Paragraph] = []
    for paragraph in paragraphs:
        length = len(paragraph.content)
        if length < _FLAT_LENGTH or length < _FLAT_SHARE * total:
            unfolded += _run_in_labels(paragraph, profile)
            continue
        unfolded += _parted(paragraph, profile)
    return unfolded


def _run_in_labels(paragraph: Paragraph, profile: Profile) -> Iterator[Paragraph]:
    """…确保按期完成。责任单位：市财政局。: labels behind the last sentence are a line of their own."""
    text = paragraph.content.text
    labels = [start for start, _ in label_words(text, profile)] if _may_run_in(text, profile) else []
    inside = _closing_positions(text) if labels else []
    at = next((start for start in labels if not inside[start] and text[:start].rstrip()[-1:] in tuple(_ENDS)), None)
    if not at or paragraph.label is not None or _begins_by(paragraph, at):
        yield paragraph
        return
    yield _piece(paragraph, 0, at, profile)
    yield _piece(paragraph, at, None, profile)


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


def _begins_by(paragraph: Paragraph, at: int) -> bool:
    """Whether only the paragraph's number stands before."""
    return paragraph.marker is not None and at <= paragraph.marker.end


def _parted(paragraph: Paragraph, profile: Profile) -> Iterator[Paragraph]:
    text = simplified(paragraph.content.text)
    numbers = list(_numbers(text, [start for start, _ in label_words(text, profile)]))
    cuts = set(numbers)
    if len(numbers) >= _FLAT_SPLITS:
        cuts |= _label_cuts(text, profile) | letter_cuts(text, numbers) | _head_cuts(text, numbers)
        cuts |= _dash_cuts(text, numbers)
    elif not numbers:
        cuts = _label_cuts(text, profile)
    cuts -= {marker.end for at in numbers if (marker := opening_marker(text, at)) is not None}
    edges = sorted({0, len(text), *cuts})
    for start, end in itertools.pairwise(edges):
        piece = _piece(paragraph, start, end, profile)
        if piece.content:
            yield piece


def _piece(paragraph: Paragraph, start: int, end: int | None, profile: Profile) -> Paragraph:
    content = paragraph.content.cut(start, end).strip()
    marker, label = opening_marker(content.text), opens_label(content.text, profile)
    return replace(paragraph, content=content, marker=marker, label=label)


def _numbers(text: str, labels: Sequence[int]) -> Iterator[int]:
    """Where numbers open that go on with the count: the next of a kind, or the first below another."""
    count = _Count(text)
    closes = _closing_positions(text)
    waiting = list(reversed(labels))
    labelled = False
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        while waiting and waiting[-1] <= at:
            waiting.pop()
            labelled = True
        if closes[at]:
            continue
        marker = opening_marker(text, at)
        if marker is None or not count.follows(marker, at, labelled):
            continue
        count.take(marker)
        labelled = False
        yield at


class _Count:
    """The numbers met so far: those that are open, outermost first, and the last of each kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[MarkerKind] = []
        self.last: dict[MarkerKind, int] = {}
        self.end = 0

    def take(self, marker: Marker) -> None:
        if marker.kind in self.open:
            del self.open[self.open.index(marker.kind) :]
        self.open = [kind for kind in self.open if kind.value < marker.kind.value] + [marker.kind]
        self.last[marker.kind] = marker.number
        self.end = marker.end

    def follows(self, marker: Marker, at: int, labelled: bool) -> bool:
        """Whether the number is the next of its kind or begins anew, and stands where a paragraph may begin."""
        free = labelled or self._ends_sentence(at) or at == 0 or marker.kind in _DIVISIONS
        below = bool(self.open) and self.open[-1].value < marker.kind.value
        if marker.number == self.last.get(marker.kind, 0) + 1 and (marker.kind in self.open or below):
            return free or self._heads(marker, at) or (marker.kind in self.open and marker.kind not in _IN_SENTENCES)
        if marker.number != 1:
            return False
        if below:
            return free or self._heads(marker, at)
        return free or (marker.kind in _BELOW_TITLES and self._ends_title(marker, at))

    def _ends_sentence(self, at: int) -> bool:
        return self.text[max(0, at - 2) : at].rstrip()[-1:] in _TERMINAL

    def _heads(self, marker: Marker, at: int) -> bool:
        """Whether only a short title stands between the outer number before and this one."""
        return (
            bool(self.open)
            and self.open[-1].value < marker.kind.value
            and at - self.end <= _LONGEST_HEADING
            and not holds_any(self.text, _STOPS, self.end, at)
        )

    def _ends_title(self, marker: Marker, at: int) -> bool:
        """Whether a title ends here: …实施方案一、总体要求."""
        return ends_like_title(self.text[max(0, at - 12) : at]) and opening_marker(self.text, marker.end) is None


def _closing_positions(text: str) -> list[bool]:
    """For each position, whether it stands inside a bracket that closes soon enough to be one."""
    inside = [False] * (len(text) + 1)
    stack: list[int] = []
    for match in _BRACKETS.finditer(text):
        if match[0] in "（(〔[［【":
            stack.append(match.start())
        elif stack:
            start = stack.pop()
            if match.start() - start < 400:
                inside[start + 1 : match.start()] = [True] * (match.start() - start - 1)
    return inside


def _label_cuts(text: str, profile: Profile) -> set[int]:
    """Before labels that stand in no bracket: the first of a run of labels begins a line of its own."""
    inside = _closing_positions(text)
    return {start for start in _label_starts(text, profile) if not inside[start]}


def _label_starts(text: str, profile: Profile) -> set[int]:
    """Without line breaks a label may stand right behind any word: 建设自驾营地牵头单位：州文旅局."""
    folded = fold_group(text)
    run_in = {folded.origin[label.start] for label in find_labels(folded, profile) if label.role is not None}
    return run_in | {start for start, _ in label_words(text, profile)}


def _head_cuts(text: str, numbers: Sequence[int]) -> set[int]:
    """After the headings that every such document has, when prose follows without a break."""
    cuts: set[int] = set()
    for at in numbers:
        marker = opening_marker(text, at)
        match = _HEAD.match(text, marker.end) if marker else None
        if match:
            cuts.add(match.end())
    return cuts


def _dash_cuts(text: str, numbers: Sequence[int]) -> set[int]:
    """Before each ——, and before the first below a heading."""
    cuts = {match.end() for match in _DASHES.finditer(text)}
    if len(cuts) < _FLAT_SPLITS:
        return set()
    for at in numbers:
        dash = text.find("——", at, at + _LONGEST_HEADING)
        if dash > 0 and not holds_any(text, _STOPS, at, dash):
            cuts.add(dash)
    return cuts
