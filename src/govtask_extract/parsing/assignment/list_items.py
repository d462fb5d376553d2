"""A list's items: its stretches between separators, with 各市、州、县人民政府 kept in one piece by RANK_RULES."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.bodies import without_brackets
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import ADVERBS, TAILS
from govtask_extract.language.words.endings import RANK_ENDINGS, RANKS, STRONG, WEAK
from govtask_extract.model.roles import WORDINGS
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.patterns import lazy_re, lazy_regex

_SEPARATORS = lazy_re("[、，；。/|]+")
_RANK = r"\L<ranks>++级?(?:（□*）)?"
# 各市, 有关省: a rank without a body.
_BARE_RANK = lazy_regex(
    rf"""(?x)
    (?:全[省市县区州])? (?:各|有关|相关)* {_RANK}
    | (?:中央|国家|中|部|省|市) [属直]?
    """,
    ranks=RANKS,
)
_LAST_OF_A_RANK = frozenset("级央家中部属直") | frozenset("）") | {rank[-1] for rank in RANKS}
# 县人民政府, 县（市、区）政府, 区人民政府（管委会）
_RANKED = lazy_regex(rf"各?{_RANK}(?:(?P<body>\L<bodies>)(?:（□*）)?)?", ranks=RANKS, bodies=RANK_ENDINGS)
# What may follow a row's last rank: 各区、县（市）负责, but not 市推进办.
_WORDS_OF_VERBS = tuple(
    word for word in (*ADVERBS, *TAILS, *(verb for wording in WORDINGS for verb in wording.verbs)) if len(word) > 1
)
_GOES_OFF = lazy_regex(
    r"""(?x)
    $ | 以及 | [及和与] | 等
    | [按依为于] | 根据 | 结合 | [0-9]
    | \L<verbs>++ (?![办科股室处局部组会站队中小领指])  # 推进办 is a body
    """,
    verbs=(*_WORDS_OF_VERBS, "抓"),
)
# 各省、自治区、直辖市住房和城乡建设厅: after this many ranks any body may end the row.
_LONG_ROW = 2
_LONGEST_ROW = 60
# … and after one that is higher than the next: 各市、县教育局, but 各镇、县教育局 are two.
_HEIGHTS = (frozenset("省"), frozenset("市州盟"), frozenset("县区旗"), frozenset("乡镇"))
_LOWEST = 3
_LONGER_WORDS = ("直", "级", "属", "域", "村", "场")
_EACH = ("各", "有关", "相关")
_COUNCILS = ("委", "党组")
_GOVERNMENTS = ("政府", "人民政府")
# 各委、办、局
_KINDS = tuple(word for word in (*STRONG, *WEAK) if len(word) == 1)
_GENERIC_PAIR = ("单位", "部门", "机构", "企业")


class ListItem(Struct, frozen=True):
    """`mark` is the separator before it, the weightiest of several: 。 over ； over ， over 、; empty for the first."""

    start: int
    end: int
    mark: str


class ItemPair(Struct, frozen=True):
    """An item and the one before it, with all that is joined to it already; `ranks` counts what was joined.

    `row` is where the row of ranks begins that the one before it ends in, `rank_end` where the rank ends that the item
    goes on with, or its beginning if these are not both there; `body` is the government behind that rank, or empty.
    """

    folded: Folded
    before: ListItem
    item: ListItem
    ranks: int
    row: int
    rank_end: int
    body: str


class ItemJoin(Struct, frozen=True):
    """An item and the rule that decided on it, none on the first; where it joins, the item takes in the one before."""

    item: ListItem
    rule: RankRule | None = None
    joins: bool = False


def split_items(folded: Folded, start: int, end: int) -> list[ListItem]:
    """The stretch's items in order, empty ones left out."""
    items: list[ListItem] = []
    for join in item_joins(folded, start, end):
        if join.joins:
            items.pop()
        items.append(join.item)
    return items


def item_joins(folded: Folded, start: int, end: int) -> Iterator[ItemJoin]:
    """Each item as it is met."""
    items = _between_separators(folded, start, end)
    before = next(items, None)
    if before is None:
        return
    yield ItemJoin(before)
    ranks = 0
    for item in items:
        rule = decide(RANK_RULES, _pair(folded, before, item, ranks))
        ranks = ranks + 1 if rule.verdict else 0
        before = ListItem(before.start, item.end, before.mark) if rule.verdict else item
        yield ItemJoin(before, rule, rule.verdict)


def _between_separators(folded: Folded, start: int, end: int) -> Iterator[ListItem]:
    at, mark = start, ""
    for match in _SEPARATORS.finditer(folded.flat, start, end):
        if match.start() > at:
            yield ListItem(at, match.start(), mark)
            mark = ""
        at, mark = match.end(), _weightiest(mark + match[0])
    if at < end:
        yield ListItem(at, end, mark)


def _weightiest(marks: str) -> str:
    return next((mark for mark in "。；，" if mark in marks), "、")


def _pair(folded: Folded, before: ListItem, item: ListItem, ranks: int) -> ItemPair:
    if folded.flat[before.end - 1] not in _LAST_OF_A_RANK:
        return ItemPair(folded, before, item, ranks, before.start, item.start, "")
    row = _row_start(folded, before)
    last = max(folded.flat.rfind("、", before.start, before.end) + 1, row)
    follows = _BARE_RANK.fullmatch(folded.flat, last, before.end) is not None
    ranked = _RANKED.match(folded.flat, item.start, item.end) if follows else None
    if ranked is None:
        return ItemPair(folded, before, item, ranks, row, item.start, "")
    return ItemPair(folded, before, item, ranks, row, ranked.end(), ranked["body"] or "")


def _row_start(folded: Folded, item: ListItem) -> int:
    """Where the row of ranks begins: 省教育厅及各市、州 has one, and a body before it."""
    floor = max(item.start, item.end - _LONGEST_ROW)
    return max(item.start, *(folded.flat.rfind(word, floor, item.end) for word in _EACH))


def _other_mark(pair: ItemPair) -> bool:
    return pair.item.mark != "、"


def _government_of_council(pair: ItemPair) -> bool:
    folded, item = pair.folded, pair.item
    if not folded.text.endswith(_COUNCILS, pair.before.start, pair.before.end):
        return False
    government = next((word for word in _GOVERNMENTS if folded.text.startswith(word, item.start, item.end)), "")
    return bool(government) and _stops(folded, item.start + len(government), item.end)


def _stops(folded: Folded, at: int, end: int) -> bool:
    """Whether a name may stop there: before a verb or a link, or at the end of a line of names."""
    return _GOES_OFF.match(folded.flat, at, end) is not None or folded.ends_line(at)


def _plural_pair(pair: ItemPair) -> bool:
    folded, item, before = pair.folded, pair.item, pair.before
    if folded.text[item.start : item.end] not in _GENERIC_PAIR:
        return False
    return folded.text.endswith(_GENERIC_PAIR, before.start, before.end)


def _kinds_of_body(pair: ItemPair) -> bool:
    item, before = pair.item, pair.before
    gathered = pair.folded.text.rfind("各", before.start, before.end) >= 0
    kinds = pair.folded.text.endswith(_KINDS, before.start, before.end)
    return gathered and kinds and pair.folded.text[item.start : item.end] in _KINDS


def _no_ranks(pair: ItemPair) -> bool:
    return pair.rank_end == pair.item.start


def _nobody_yet(pair: ItemPair) -> bool:
    return not pair.folded.text.startswith(_EACH, pair.row, pair.before.end)


def _each_again(pair: ItemPair) -> bool:
    return pair.folded.text.startswith(_EACH, pair.item.start, pair.item.end)


def _lower_rank(pair: ItemPair) -> bool:
    longer = pair.folded.text.startswith(_LONGER_WORDS, pair.item.start + 1)
    return not longer and -1 < _height_before(pair) < _height(pair)


def _height_before(pair: ItemPair) -> int:
    return _height_of(pair.folded.text[without_brackets(pair.folded, pair.before.start, pair.before.end) - 1])


def _height(pair: ItemPair) -> int:
    return _height_of(pair.folded.text[pair.item.start])


def _height_of(rank: str) -> int:
    return next((index for index, ranks in enumerate(_HEIGHTS) if rank in ranks), -1)


def _long_row(pair: ItemPair) -> bool:
    return not pair.body and pair.ranks + 1 >= _LONG_ROW


def _name_goes_on(pair: ItemPair) -> bool:
    return not _stops(pair.folded, pair.rank_end, pair.item.end)


def _rank_alone(pair: ItemPair) -> bool:
    return not pair.body


def _governments(pair: ItemPair) -> bool:
    return pair.body in _GOVERNMENTS and _height_before(pair) < _LOWEST


def _same_height(pair: ItemPair) -> bool:
    return _height_before(pair) == _height(pair)


RankRule = DecisionRule[ItemPair, bool]
# True: the item is the rest of the name that the one before it begins.
RANK_RULES: tuple[RankRule, ...] = (
    DecisionRule("other-mark", "Only 、 stands inside a name.", _other_mark, False),
    DecisionRule(
        "council-and-government", "A council and its government: 各乡镇党委、政府.", _government_of_council, True
    ),
    DecisionRule("plural-pair", "Two words for many: 各有关部门、单位.", _plural_pair, True),
    DecisionRule("kinds-of-body", "Kinds of bodies, one a 、: 各委、办、局.", _kinds_of_body, True),
    DecisionRule("no-ranks", "Not both end and begin with a rank of government.", _no_ranks, False),
    DecisionRule("rank-is-nobody", "A rank alone is nobody: 省、市有关部门.", _nobody_yet, True),
    DecisionRule("each-again", "A further 各 begins a further name: 各市、各县政府.", _each_again, False),
    DecisionRule("lower-rank", "A lower rank follows: 各市、县教育局.", _lower_rank, True),
    DecisionRule("long-row", "After two ranks any body may end the row.", _long_row, True),
    DecisionRule("name-goes-on", "The rank opens a longer name: 各镇、县教育局.", _name_goes_on, False),
    DecisionRule("rank-alone", "Ranks and no body: 各区、县（市）负责.", _rank_alone, True),
    DecisionRule("governments", "Governments of one city: 各区、市政府.", _governments, True),
    DecisionRule("same-height", "Ranks of one height: 各乡、镇党委.", _same_height, True),
    DecisionRule("two-names", "Ranks of two heights: 各镇、县政府.", always, False),
)
