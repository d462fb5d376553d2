"""Items: a list's stretches between its separators, with 各市、州、县人民政府 kept in one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.bodies import is_whole, without_brackets
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import ADVERBS, TAILS
from govtask_extract.language.words.endings import RANK_ENDINGS, RANKS
from govtask_extract.model.roles import WORDINGS
from govtask_extract.patterns import lazy_re, lazy_regex

_SEPARATORS = lazy_re("[、，；。/|]+")
_RANK = r"\L<ranks>++(?:级|两级|三级)?(?:（□*）)?"
# 各市, 有关省: a rank without a body.
_BARE_RANK = lazy_regex(
    f"(?:全[省市县区州])?(?:各有关|各相关|各|有关|相关)?{_RANK}|(?:各级)?(?:中央|国家|中|部|省|市)(?:属|直)?",
    ranks=RANKS,
)
_LAST_OF_A_RANK = frozenset("级）央家中部省市属直" + "".join(rank[-1] for rank in RANKS))
# 县人民政府, 县（市、区）政府, 区人民政府（管委会）
_RANKED = lazy_regex(rf"各?{_RANK}(?:(?P<body>\L<bodies>)(?:（□*）)?)?", ranks=RANKS, bodies=RANK_ENDINGS)
# What may follow a row's last rank: 各区、县（市）负责, but not 市推进办.
_WORDS_OF_VERBS = tuple(
    word for word in (*ADVERBS, *TAILS, *(verb for wording in WORDINGS for verb in wording.verbs)) if len(word) > 1
)
_GOES_OFF = lazy_regex(
    r"$|以及|及|和|与|会同|等|按|依|根据|结合|为|于|[0-9]|\L<verbs>++(?![办科股室处局部组会站队中小领指])",
    verbs=(*_WORDS_OF_VERBS, "抓"),
)
# 各省、自治区、直辖市住房和城乡建设厅: after this many ranks any body may end the row.
_LONG_ROW = 2
_LONGEST_ROW = 60
# … and after one that is higher than the next: 各市、县教育局, but 各镇、县教育局 are two.
_HEIGHTS = ("省", "市州盟地", "县区旗", "乡镇")
_LOWEST = 3
_LONGER_WORDS = ("直", "级", "属", "域", "村", "场")
_EACH = ("各有关", "各相关", "各", "有关", "相关")
_GATHERED = ("各", "有关", "相关", "全")
_COUNCILS = ("委", "党委", "党工委", "党组")
_GOVERNMENTS = ("政府", "人民政府")
_GENERIC_PAIR = ("单位", "部门", "机构", "企业")


class Item(Struct, frozen=True):
    """`mark` is the separator before it, the weightiest of several: 。 over ； over ， over 、; empty for the first."""

    start: int
    end: int
    mark: str


def split_items(folded: Folded, start: int, end: int) -> list[Item]:
    """The stretch's items in order, empty ones left out."""
    return _join_rows(folded, list(_between_separators(folded, start, end)))


def _between_separators(folded: Folded, start: int, end: int) -> Iterator[Item]:
    at, mark = start, ""
    for match in _SEPARATORS.finditer(folded.flat, start, end):
        if match.start() > at:
            yield Item(at, match.start(), mark)
            mark = ""
        at, mark = match.end(), _weightiest(mark + match[0])
    if at < end:
        yield Item(at, end, mark)


def _weightiest(marks: str) -> str:
    return next((mark for mark in "。；，" if mark in marks), "、")


def _join_rows(folded: Folded, items: Sequence[Item]) -> list[Item]:
    joined: list[Item] = []
    ranks = 0
    for item in items:
        ranks = ranks + 1 if joined and _goes_on(folded, joined[-1], item, ranks) else 0
        if ranks:
            joined[-1] = replace(joined[-1], end=item.end)
        else:
            joined.append(item)
    return joined


def _goes_on(folded: Folded, before: Item, item: Item, ranks: int) -> bool:
    """Whether `item` is the rest of the name that the item before it begins."""
    if item.mark != "、":
        return False
    if _is_rank_row(folded, before):
        return _ends_row(folded, before, item, ranks)
    return _is_government_of(folded, before, item) or _is_plural_pair(folded, before, item)


def _is_rank_row(folded: Folded, item: Item) -> bool:
    may_be = folded.flat[item.end - 1] in _LAST_OF_A_RANK
    return may_be and _BARE_RANK.fullmatch(folded.flat, _last_word(folded, item), item.end) is not None


def _last_word(folded: Folded, item: Item) -> int:
    """Where the rank begins that the item ends in: behind 、, or at the 各 of 省教育厅及各市."""
    last = folded.flat.rfind("、", item.start, item.end) + 1
    return max(last, _row_start(folded, item))


def _ends_row(folded: Folded, before: Item, item: Item, ranks: int) -> bool:
    match = _RANKED.match(folded.flat, item.start, item.end)
    if match is None:
        return False
    # 省、市有关部门: a rank alone is nobody, with 各 it may be all its governments.
    if not folded.text.startswith(_GATHERED, _row_start(folded, before), before.end):
        return True
    if folded.text.startswith(_EACH, item.start, item.end):
        return False
    last = _height(folded.text[without_brackets(folded, before.start, before.end) - 1])
    ends = _stops(folded, match.end(), item.end)
    if _is_lower(folded, last, item):
        return True
    # 各区、市政府 of a city are one, 各镇、县政府 two.
    if match["body"]:
        government = match["body"] in _GOVERNMENTS and last < _LOWEST
        return ends and (government or last == _height(folded.text[item.start]))
    return ends or ranks + 1 >= _LONG_ROW


def _is_lower(folded: Folded, last: int, item: Item) -> bool:
    """Whether the item's rank is below `last`, whole bodies of it meant: 各市、县教育局, not 县直部门."""
    longer = folded.text.startswith(_LONGER_WORDS, item.start + 1)
    return -1 < last < _height(folded.text[item.start]) and not longer


def _height(rank: str) -> int:
    return next((index for index, ranks in enumerate(_HEIGHTS) if rank in ranks), -1)


def _row_start(folded: Folded, item: Item) -> int:
    """Where the row of ranks begins: 省教育厅及各市、州 has one, and a body before it."""
    floor = max(item.start, item.end - _LONGEST_ROW)
    return max(item.start, *(folded.flat.rfind(word, floor, item.end) for word in _EACH))


def _is_government_of(folded: Folded, before: Item, item: Item) -> bool:
    """各乡镇党委、政府"""
    if not folded.text.endswith(_COUNCILS, before.start, before.end):
        return False
    government = next((word for word in _GOVERNMENTS if folded.text.startswith(word, item.start, item.end)), "")
    return bool(government) and _stops(folded, item.start + len(government), item.end)


def _stops(folded: Folded, at: int, end: int) -> bool:
    """Whether a name may stop there: before a verb or a link, or at the end of a line of names."""
    return _GOES_OFF.match(folded.flat, at, end) is not None or folded.ends_line(at)


def _is_plural_pair(folded: Folded, before: Item, item: Item) -> bool:
    """各有关部门、单位"""
    return (
        folded.text[item.start : item.end] in _GENERIC_PAIR
        and folded.text.endswith(_GENERIC_PAIR, before.start, before.end)
        and is_whole(folded, before.start, before.end)
    )
