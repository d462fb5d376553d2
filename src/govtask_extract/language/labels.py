"""Labels: the words that announce a role, 责任单位：, however wide, spaced or framed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from govtask_extract.language.bodies import begins_name, is_whole
from govtask_extract.language.folding import Folded, fold, fold_widths, squeeze, unfolded
from govtask_extract.language.label_shapes import (
    ADJECTIVES,
    LEVELS,
    PARTED,
    PREFIX,
    role_of_misread,
    role_of_several,
    role_of_shape,
    stems_before,
    tells_who,
)
from govtask_extract.language.script import HAN, is_han
from govtask_extract.language.word_lists import first_characters
from govtask_extract.language.words.around_bodies import OUTSIDE_NAMES
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.model.roles import UNIT_ROLES, Role
from govtask_extract.patterns import Match, RegexPattern, RePattern, holds_any, lazy_re, lazy_regex

LABEL_ENDS = "：:∶︰﹕】］]"
"""A colon, or the end of a frame."""
_FRAME = "（）："
_PREFIXES = lazy_re(PREFIX)
_PREFIX_FIRST = first_characters(ADJECTIVES + LEVELS)
# 责任单位（部门）：, 责任单位及完成时限：, 牵头单位为：
_SECOND = "(?:单位|部门|主体|领导|人员?|时限|时间|期限|要求|任务|职责|分工)"
# `re` knows Han characters as letters that are not Latin.
_REST = rf"(?:（[^（）：，。；]{{1,10}}）)?(?:[及和与、/][^\W\d_A-Za-z]{{0,2}}{_SECOND})?(?:为|是)?"
_BULLETS = "·●■◆▲△★☆※◎○□▪➢√*#>-"
# Words that stand alone before a colon or in a frame.
_SHAPED = lazy_regex(rf"(?P<frame>（)?(?P<words>[{HAN}]{{4,10}})(?(frame)）：?|：)")
_OTHER_WORDS = lazy_regex(rf"(?P<frame>（)?(?P<words>[{HAN}]{{2,8}})(?(frame)）：?|：)")
# With a bullet and a blank behind each character such a label is not longer.
_SHAPED_REACH = 26
# Any other words before a colon: what follows them is no body of the label before.
_WORDS = lazy_regex(rf"(?<=(?P<words>[{HAN}]++))：", needs=("：",))
# 政府工作报告任务： is as long as such words get; more are a sentence before a colon.
_LONGEST_OTHER = 8
# … but 市县：各市县人民政府 under 责任单位： only sorts the bodies.
_SORTED = ("中央", "国家", "省", "市", "州", "区", "县", "乡", "镇", "街", "村", "地方")
_SORTING = lazy_re(f"(?:{'|'.join(_SORTED)})+(?:级|直|属)?(?:层面|方面|部门|单位|政府|街道|镇街|园区)?")
_SORTING_FIRST = first_characters(_SORTED)
# A label with its blanks, bullets and colon is shorter than this: ■ 区 级 责 任 单 位 （ 部 门 ） 及 完 成 时 限 为 ：
_REACH = 60
# 牵头： and 责任： are labels only where a label must be.
_SHORT = 2
# How much of a name before a label is looked at, to know its end: …人力资源和社会保障局责任单位：
_NAME_BEFORE = 12
# With these no name begins.
_NO_NAME = frozenset(("", *"，。；、）"))
# Before these a label's words are part of a sentence: 由各责任单位：
_NO_BORDER = frozenset("各个与和由向对及该本其")


class Label(Struct, frozen=True):
    """`start` to `end` takes in the label and its colon or frame; 联系人： has no role.

    `listed`: whether its words are known ones; else its role is told by its shape.
    """

    role: Role | None
    start: int
    end: int
    listed: bool = True


def any_label(labels: Iterable[str]) -> str:
    """A pattern of the labels, as folded, by what they are composed of: (?:牵头|主办)(?:单位|部门); the longest first.

    It compiles in half the time of all the words, with either library.
    """
    ends: dict[str, list[str]] = {}
    for label in sorted(set(labels)):
        ends.setdefault(label[:-2], []).append(label[-2:])
    heads: dict[tuple[str, ...], list[str]] = {}
    for head in sorted(ends, key=len, reverse=True):
        heads.setdefault((str(len(head)), *ends[head]), []).append(head)
    return "|".join(_any(alike) + _any(then) for (_, *then), alike in heads.items())


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _roles(profile: Profile) -> dict[str, Role]:
    return {fold_widths(label): role for label, role in profile.labels}


@cache
def label_beginnings(profile: Profile) -> frozenset[str]:
    """The first characters of labels, bullets and prefixes: most lines are told to be no label's by theirs."""
    return unfolded((*_firsts(profile), *_BULLETS))


def _firsts(profile: Profile) -> list[str]:
    """Of labels, framed or behind a prefix, as folded."""
    return sorted({*(fold_widths(label)[0] for label, _ in profile.labels), "（", *_PREFIX_FIRST})


@cache
def _followed(profile: Profile) -> RePattern:
    """A label and its colon, or a label that is framed: 【责任单位】"""
    first = re.escape("".join(_firsts(profile)))
    word = any_label(_roles(profile))
    return lazy_re(f"(?=[{first}]){OUTSIDE_NAMES}(?P<frame>（)?{PREFIX}?(?P<word>{word})(?(frame)）：?|{_REST}：)：*")


@cache
def _lengths(profile: Profile) -> tuple[int, ...]:
    return tuple(sorted({len(label) for label in _roles(profile)}, reverse=True))


def label_word_at(text: str, at: int, profile: Profile = DEFAULT) -> tuple[Role, int] | None:
    """The role and the end of the longest label that stands here, 责任单位 in …作为市级责任单位, without its colon.

    A prefix may stand before it. Those of two characters are too common to be told.
    """
    roles = _roles(profile)
    for start in _behind_prefix(text, at):
        for length in _lengths(profile):
            words = text[start : start + length]
            if len(words) > _SHORT and words in roles:
                return roles[words], start + len(words)
    return None


def label_word_before(text: str, end: int, start: int, profile: Profile = DEFAULT) -> Role | None:
    """The role of the longest label that ends here and begins at `start` or later: 责任单位为…"""
    words = (text[end - length : end] for length in _lengths(profile) if _SHORT < length <= end - start)
    return next((_roles(profile)[word] for word in words if word in _roles(profile)), None)


def is_label(words: str, profile: Profile = DEFAULT) -> bool:
    """Whether these words are a label, in whatever width; 责任 and 牵头 alone are too common to be told."""
    return len(words) > _SHORT and fold_widths(words) in _roles(profile)


def _behind_prefix(text: str, at: int) -> Iterator[int]:
    """Where the word may begin: 市领导 may be 市 and 领导, or one word."""
    prefix = _PREFIXES.match(text, at) if text[at : at + 1] in _PREFIX_FIRST else None
    if prefix is not None:
        yield prefix.end()
        yield from (end for end in range(prefix.end() - 1, at, -1) if _PREFIXES.fullmatch(text, at, end))
    yield at


def opens_label(line: str, profile: Profile = DEFAULT) -> tuple[Role, int] | None:
    """The role of the label that `line` opens with, and the offset behind its colon; None if it opens with none.

    A line that is nothing but the label needs no colon.
    """
    if line.lstrip()[:1] not in label_beginnings(profile):
        return _opens_shape(line)
    head, origin = squeeze(line[:_REACH])
    at = len(head) - len(head.lstrip(_BULLETS))
    match = _followed(profile).match(head, at)
    if match is not None:
        return _role(match, profile), origin[match.end() - 1] + 1
    found = label_word_at(head, at, profile)
    if found is None:
        return _opens_shape(line)
    role, end = found
    behind = origin[end - 1] + 1
    return (role, behind) if _ends_line(line, behind, origin[end]) else None


def _opens_shape(line: str) -> tuple[Role, int] | None:
    """牵头推进单位： is a label though it is listed nowhere; so is 【督办单位】."""
    head = _opening_words(_SHAPED, line)
    role = _guessed(head[0]["words"]) if head is not None else None
    return (role, head[1]) if role is not None and head is not None else None


def _opening_words(pattern: RegexPattern, line: str) -> tuple[Match, int] | None:
    """The words before a colon or in a frame that `line` opens with, and the offset behind them."""
    if not holds_any(line[:_SHAPED_REACH], LABEL_ENDS):
        return None
    head, origin = squeeze(line[:_REACH])
    match = pattern.match(head, len(head) - len(head.lstrip(_BULLETS)))
    return (match, origin[match.end() - 1] + 1) if match is not None else None


def opens_other_label(line: str) -> tuple[str, int] | None:
    """The words that `line` opens with, if they stand as labels do, and the offset behind their colon: 联系人：何立.

    Only where label lines stand are such words a label; 省级： sorts the bodies behind it.
    """
    head = _opening_words(_OTHER_WORDS, line)
    if head is None or _SORTING.fullmatch(head[0]["words"]) or not line[head[1] : _REACH].strip():
        return None
    match, behind = head
    return (match["words"], behind) if match["frame"] is None or tells_who(match["words"]) else None


def _guessed(words: str) -> Role | None:
    return role_of_shape(words) or role_of_misread(words)


def _ends_line(line: str, end: int, following: int) -> bool:
    """Whether nothing else is printed on the line; `following` is the next inked character, if there is one."""
    if following == min(len(line), _REACH):
        return len(line.rstrip()) <= _REACH
    return "\n" in line[end:following]


def _role(match: re.Match[str], profile: Profile) -> Role:
    """Of 责任单位 and of 配合/责任单位; a time behind 及 changes nothing."""
    role = _roles(profile)[match["word"]]
    return role_of_several(match[0], role) if role in UNIT_ROLES and holds_any(match[0], PARTED) else role


def label_words(text: str, profile: Profile = DEFAULT) -> tuple[tuple[int, int], ...]:
    """Every stretch of `text` that is a label with its colon or its frame, wherever it stands."""
    if not holds_any(text, LABEL_ENDS):
        return ()
    folded = fold(text)
    known = list(_bordered(folded, profile))
    shaped = (label for label in _with_others(folded, known) if label.role is not None)
    return tuple(folded.place(label.start, label.end) for label in shaped)


def _bordered(folded: Folded, profile: Profile) -> Iterator[Label]:
    for match in _followed(profile).finditer(folded.text):
        start = _start(folded, match)
        if _stands_free(folded, start, match["frame"] is not None or len(match["word"]) <= _SHORT):
            yield Label(_role(match, profile), start, match.end())


def _start(folded: Folded, match: re.Match[str]) -> int:
    """Where the label begins: 市级 belongs to 市级责任单位：, the 区政府 of 各县、区政府 to the name before it."""
    start, word = match.start(), match.start("word")
    if match["frame"] is not None or start in folded.gaps or start == 0:
        return start
    before = folded.text[start - 1]
    return word if word in folded.gaps or is_han(before) or before == "、" else start


def _stands_free(folded: Folded, at: int, short: bool) -> bool:
    """Whether a label may begin here: not in the middle of a phrase, 各责任单位："""
    if _is_border(folded, at):
        return True
    if short:
        return False
    return folded.text[at - 1] not in _NO_BORDER and is_whole(folded, max(0, at - _NAME_BEFORE), at)


def find_labels(folded: Folded, profile: Profile) -> tuple[Label, ...]:
    """The labels of a group, those inside inner brackets left out; one may follow a name without any mark."""
    if "：" not in folded.flat and "）" not in folded.flat:
        return ()
    known: list[Label] = []
    for match in _followed(profile).finditer(folded.text):
        if folded.flat[match.start()] != "□" and (_may_begin(folded, match) or _goes_on(folded, match, known)):
            known.append(_label(folded, match, profile))
    return tuple(_with_others(folded, known))


def _label(folded: Folded, match: re.Match[str], profile: Profile) -> Label:
    """With the stems before it: 牵头推进单位 leads, and of 配合/责任单位 the more binding is meant."""
    start, role = _start(folded, match), _role(match, profile)
    border = _border_before(folded, start)
    shaped = None if is_whole(folded, border, start) else role_of_shape(folded.text[border : match.end("word")])
    if border < start and shaped is not None:
        return Label(shaped, border, match.end())
    first = stems_before(folded.text, max(0, start - _LONGEST_OTHER), start)
    # Of 县科协配合单位： the 协 is a body's, of 县教育局配合推进单位： the 配合 is the label's.
    if first == start or not (_is_border(folded, first) or _ends_body(folded, first, start)):
        return Label(role, start, match.end())
    return Label(role_of_several(folded.text[first : match.end()], role), first, match.end())


def _border_before(folded: Folded, at: int) -> int:
    """Where the words begin that nothing parts from what stands at `at`: 项目 of 项目推进单位："""
    first = max(0, at - _LONGEST_OTHER)
    return next((start for start in range(at, first - 1, -1) if _is_border(folded, start)), at)


def _is_border(folded: Folded, at: int) -> bool:
    return at == 0 or at in folded.gaps or not is_han(folded.text[at - 1])


def _ends_body(folded: Folded, at: int, end: int) -> bool:
    return end - at >= _SHORT and is_whole(folded, max(0, at - _NAME_BEFORE), at)


def _goes_on(folded: Folded, match: re.Match[str], known: Sequence[Label]) -> bool:
    """【牵头单位】市教育局【责任单位】市财政局: a frame between two names, in a group that opens with a label."""
    framed = match["frame"] is not None and bool(known) and known[0].start == 0
    return framed and folded.text[match.end() : match.end() + 1] not in _NO_NAME


def _with_others(folded: Folded, known: list[Label]) -> Iterator[Label]:
    """The labels in order, unknown ones among them, save in a deadline: 第一阶段：6月底前."""
    colons = {at for label in known for at in range(label.start, label.end)}
    others = [
        Label(_guessed(folded.text[start:end].strip(_FRAME)), start, end, listed=False)
        for start, end in _others(folded)
        if end - 1 not in colons
    ]
    last: Role | None = None
    for label in sorted([*known, *others], key=lambda label: label.start):
        if label.role is not None or last is not Role.DEADLINE:
            last = label.role
            yield label


def _is_sorting(folded: Folded, start: int, end: int) -> bool:
    return folded.flat[start] in _SORTING_FIRST and _SORTING.fullmatch(folded.flat, start, end) is not None


def _others(folded: Folded) -> Iterator[tuple[int, int]]:
    """The places of other words with a colon: a border stands before them, or they are known for what they are.

    Those in a frame, 【权属单位】, open a line.
    """
    for match in _OTHER_WORDS.finditer(folded.text):
        at = match.start()
        opens = at == 0 or "\n" in folded.gaps.get(at, "")
        if match["frame"] is not None and opens and tells_who(match["words"]):
            yield match.span()
    for first, end in _words_with_colon(folded):
        start = _border_in(folded, first, end)
        if start is not None and not _is_sorting(folded, start, end):
            yield start, end + 1


def _words_with_colon(folded: Folded) -> Iterator[tuple[int, int]]:
    """Where words stand that a colon follows, the colon left out."""
    return (match.span("words") for match in _WORDS.finditer(folded.flat))


def _border_in(folded: Folded, start: int, end: int) -> int | None:
    gaps = folded.gaps_between(max(start, end - _LONGEST_OTHER), end)
    if gaps:
        # Of 权 属 单 位： at the head of a line all is the label.
        return next((at for at in gaps if "\n" in folded.gaps[at]), gaps[-1])
    behind = _behind_a_body(folded, start, end)
    if behind is not None:
        return behind
    bordered = start == 0 or folded.text[start - 1] in "，。；、）"
    return start if bordered and end - start <= _LONGEST_OTHER else None


def _behind_a_body(folded: Folded, start: int, end: int) -> int | None:
    """Where a body's name ends that words with a colon are glued to: 县教育局|联系人："""
    if is_whole(folded, start, end):
        return None
    # 县工商联 ends in 联, but 县教育局联系人 does not hold 县教育局联.
    cuts = (at for at in range(end - _SHORT, max(start + 1, end - _LONGEST_OTHER), -1) if folded.flat[at - 1] != "联")
    return next((at for at in cuts if is_whole(folded, start, at)), None)


def sorting_words(folded: Folded) -> list[tuple[int, int]]:
    """Words with a colon that only sort the bodies behind them: 省级：, 市县层面："""
    return [
        (start, end + 1)
        for start, end in _words_with_colon(folded)
        if end - start <= _LONGEST_OTHER and _is_sorting(folded, start, end)
    ]


def _may_begin(folded: Folded, match: re.Match[str]) -> bool:
    at = _start(folded, match)
    if match["frame"] is not None:
        return at == 0 or at in folded.gaps or folded.text[at - 1] in "，。；、"
    # Four characters and a colon, 责任单位：, are a label even in the midst of a line that lost its breaks.
    length = len(match["word"])
    return _stands_free(folded, at, length <= _SHORT) or (length > 3 and folded.text[at - 1] not in _NO_BORDER)


def labels_without_colon(folded: Folded, known: Sequence[Label], profile: Profile) -> tuple[Label, ...]:
    """Labels behind a mark whose colon was lost, beside those that have one: ，配合单位各商业银行."""
    at_marks = (at for at, character in enumerate(folded.flat, start=1) if character in "，；。")
    found = (label for at in at_marks if (label := _unmarked_at(folded, at, profile)) is not None)
    free = (label for label in found if not any(other.start <= label.start < other.end for other in known))
    return tuple(label for label in free if _names(folded, label))


def _names(folded: Folded, label: Label) -> bool:
    """Whether a body's name stands right behind the label."""
    end = next((at for at in range(label.end, len(folded.flat)) if folded.flat[at] in "，；。、"), len(folded.flat))
    return begins_name(folded, label.end, end) and is_whole(folded, label.end, end)


def unmarked_labels(folded: Folded, profile: Profile) -> tuple[Label, ...]:
    """Labels without a colon, if one opens the group: 责任单位 市教育局, 牵头单位为市教育局，配合单位为市财政局."""
    first = _unmarked_at(folded, 0, profile)
    if first is None:
        return ()
    labels = [first]
    for at in _borders(folded):
        label = _unmarked_at(folded, at, profile) if at >= labels[-1].end else None
        if label is not None:
            labels.append(label)
    return tuple(labels)


def _borders(folded: Folded) -> list[int]:
    """Where a word may begin: behind white space or a mark."""
    marks = (at for at, character in enumerate(folded.flat, start=1) if character in "，。；、")
    return sorted({*folded.gap_positions, *marks})


def _unmarked_at(folded: Folded, at: int, profile: Profile) -> Label | None:
    found = label_word_at(folded.text, at, profile)
    if found is None or folded.flat[at] == "□" or folded.flat[found[1] : found[1] + 1] in ("", "，", "。", "；", "、"):
        return None
    role, end = found
    return Label(role, at, end + folded.text.startswith(("为", "是"), end))
