"""What one item of a list holds: bodies, 等, a predicate, a deadline, in printed order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from govtask_extract.language.bodies import Body, begins_name, is_prose, is_whole, judge
from govtask_extract.language.deadlines import find_moments, is_deadline, leading_deadline
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import LINKS, NO_LINKS, OPENERS
from govtask_extract.language.words.endings import OTHERS, PLACE_RANKS
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import WORDINGS, Role
from govtask_extract.parsing.assignment.rows import Item
from govtask_extract.parsing.assignment.verbs import Predicate, find_predicates
from govtask_extract.patterns import Match, holds_any, lazy_re, lazy_regex


class Kind(Enum):
    BODY = "body"
    VERB = "verb"
    OPEN = "open"
    DEADLINE = "deadline"


class Token(Struct, frozen=True):
    """`mark` is the separator printed before it; `role` is a verb's, `loose` one that has an object: 负责资金保障."""

    kind: Kind
    start: int
    end: int
    mark: str = ""
    role: Role | None = None
    loose: bool = False


_LINK = lazy_regex(r"\L<links>", links=LINKS)
_NO_LINK = lazy_re("|".join(NO_LINKS))
# 省级层面由省财政厅
_OPENER = lazy_regex(r"\L<openers>|[^，、；。：（由的了应须需可如将]{1,8}(?<![自缘理事案])由", openers=OPENERS)
# 1. ② (3) before a name in a cell.
_NUMBER = lazy_re("(?:[0-9]{1,2}[.、）]|[①-⑳]|（[0-9]{1,2}）)")
_NUMBER_FIRST = frozenset("0123456789（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# 等有关部门, 等12个市级部门, 等单位, 等相关乡镇（街道）
_AND_OTHERS = lazy_re(
    "(?<![高初平同优])(?!(?<=中)等[职专教师学收水城])等(?!级|保|离)"
    f"(?:(?!和|及|与|以及|会同|联合)[^，。；、：等]{{0,12}}?(?:{'|'.join(OTHERS)}|[0-9一二三四五六七八九十]+个[镇乡县区市村])(?:和单位|及单位|单位|（□*）)?)?",
    needs=("等",),
)
# Without any of these, and of links that share their first character with names, an item is one name.
_LONG_LINKS = tuple(link for link in LINKS if len(link) > 1)
_SIGNS = frozenset("".join(link for link in LINKS if len(link) == 1) + "等由年月季五0123456789（.·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_OPENER_FIRST = frozenset(opener[0] for opener in OPENERS)
_NEVER_IN_NAMES = ("及", "以及")
# 完成时间2023年6月: the colon is missing.
_TIME_LABELS = tuple(label for wording in WORDINGS if wording.role is Role.DEADLINE for label in wording.labels)
_TIME_LABEL = lazy_regex(r"\L<labels>为?", labels=_TIME_LABELS)
_TOWNSHIPS = ("镇", "乡", "街道", "村", "社区")
# Behind a blank these are a name's rest.
_TORN = lazy_re("（|区?(?:管委会|管理委员会)|(?:人民)?政府(?![办研督金法外])")
# 市直 有关部门, 市政府 各部门; not 镇政府 各村, 镇政府 县直各单位
_BEFORE_COLLECTIVES = ("直", "级", "属", "政府")
_OF_THOSE = lazy_re("(?:各|有关|相关|所属)+.{0,4}(?:部门|单位|机构|委办局)")
_OWN_PLACE = lazy_re(".{1,6}?(?:乡|镇|县|街道|开发区|高新区|园区|新区)")
# 县委 宣传部
_COUNCILS = ("省委", "市委", "区委", "县委", "州委", "旗委", "盟委", "党工委")
_OF_COUNCILS = lazy_re("党校|宣传部|组织部|统战部|社会工作部|政法委|老干部局|网信办|编办|巡[察视]办|机关工委|台办|外办")
_RANK_PAIRS = ("街道", "社区", "乡镇", "镇街", "街镇", "县区", "市县", "区县", "市区")
# 县村 is no place's name.
_LONGEST_RANK = 2
_SOFT = lazy_re("[.·]|(?=[①-⑳])")
_DOES = ("做好", "抓好", "统筹")
_LONGEST_OBJECT = 16
_SURE = (Body.STRONG, Body.COLLECTIVE)
_TURN = ("会同", "由", "并", "指导", "联合", "组织", "（")


def read_item(folded: Folded, item: Item, profile: Profile, loose_gaps: bool) -> Iterator[Token]:
    """The tokens of one item. `loose_gaps`: the list has no other separators, so blanks are taken for some."""
    if is_deadline(folded.text, item.start, item.end):
        yield Token(Kind.DEADLINE, item.start, item.end, item.mark)
        return
    timed = folded.text.startswith(_TIME_LABELS, item.start, item.end)
    said = _TIME_LABEL.match(folded.text, item.start, item.end) if timed else None
    if said and is_deadline(folded.text, said.end(), item.end):
        yield Token(Kind.DEADLINE, said.end(), item.end, item.mark)
        return
    opening = leading_deadline(folded.flat, item.start, item.end)
    if opening is not None and (
        _OPENER.match(folded.flat, opening, item.end) or begins_name(folded, opening, item.end)
    ):
        yield Token(Kind.DEADLINE, item.start, opening, item.mark)
        item = Item(opening, item.end, "")
    predicates = tuple(find_predicates(folded.flat, item.start, item.end, profile))
    if not predicates and _is_plain(folded, item):
        yield Token(Kind.BODY, item.start, item.end, item.mark)
    else:
        yield from _Scan(folded, item, predicates, loose_gaps).tokens()


def _is_plain(folded: Folded, item: Item) -> bool:
    """Whether nothing in the item opens, parts or ends a name, as in most."""
    if folded.flat[item.start] in _OPENER_FIRST or folded.gaps_between(item.start + 1, item.end):
        return False
    flat = folded.flat[item.start : item.end]
    return _SIGNS.isdisjoint(flat) and not holds_any(flat, _LONG_LINKS)


class _Event(Struct, frozen=True):
    kind: str
    start: int
    end: int
    role: Role | None = None


class _Scan:
    """One pass over an item: `name` is where the name being read began."""

    def __init__(self, folded: Folded, item: Item, predicates: tuple[Predicate, ...], loose_gaps: bool) -> None:
        self.folded, self.item, self.predicates, self.loose_gaps = folded, item, predicates, loose_gaps
        self.mark = item.mark
        self.idle = item.start + len(folded.flat[item.start : item.end].rstrip("（）□·."))
        self.name = self._skip_openers(item.start)
        self.core = self._core_end()

    def tokens(self) -> Iterator[Token]:
        for event in self._events():
            if event.start >= self.name:
                yield from getattr(self, f"_{event.kind}")(event)
        yield from self._close(self.item.end)

    def _events(self) -> list[_Event]:
        flat, start, end = self.folded.flat, self.item.start, self.item.end
        found = [_Event("link", m.start(), m.end()) for m in _LINK.finditer(flat, start, end)]
        found += [_Event("others", m.start(), m.end()) for m in _AND_OTHERS.finditer(flat, start, end)]
        found += [_Event("verb", p.start, p.end, p.role) for p in self.predicates]
        found += [_Event("moment", at, end) for at in find_moments(flat, start, end)]
        found += [_Event("gap", at, at) for at in self.folded.gaps_between(start + 1, end) if flat[at] not in "□）、，"]
        found += [_Event("gap", m.start(), m.end()) for m in _SOFT.finditer(flat, start + 1, end)]
        return sorted(found, key=lambda event: (event.start, -event.end))

    def _core_end(self) -> int:
        """Where the item's bodies end: before a predicate or 等 that runs to its end."""
        ends = [p.start for p in self.predicates if p.end == self.item.end]
        end = ends[-1] if ends else self.item.end
        others = [m.start() for m in _AND_OTHERS.finditer(self.folded.flat, self.name, end) if m.end() == end]
        return others[-1] if others else end

    def _skip_openers(self, at: int) -> int:
        while not self._is_closed_by(at) and (match := self._opener(at)):
            at = match.end()
        return at

    def _opener(self, at: int) -> Match | None:
        """由, 会同 or a number before a name; 商 of 商务局 is none."""
        match = _OPENER.match(self.folded.flat, at, self.item.end)
        if match and at == self.item.start and not self.item.mark and match[0] in ("和", "及", "与"):
            return None
        if match and match[0] in LINKS:
            word = _NO_LINK.match(self.folded.flat, at, self.item.end)
            if word and word[0] != match[0]:
                return None
        return match or self._number(at)

    def _number(self, at: int) -> Match | None:
        text = self.folded.text
        return _NUMBER.match(text, at, self.item.end) if text[at : at + 1] in _NUMBER_FIRST else None

    def _is_closed_by(self, at: int) -> bool:
        """Whether a predicate takes up all the rest: 协同推进 opens no name."""
        return any(p.start == at and p.end >= self.idle for p in self._from(at))

    def _close(self, end: int) -> Iterator[Token]:
        """The name read so far, if there is one."""
        if self.name < end:
            yield Token(Kind.BODY, self.name, end, self.mark)
            self.mark = "、"
        self.name = max(self.name, end)

    def _go_on(self, at: int) -> None:
        self.name = self._skip_openers(at)

    def _link(self, event: _Event) -> Iterator[Token]:
        if self._is_in_word(event) or not self._joins(event):
            return
        yield from self._close(event.start)
        self._go_on(event.end)

    def _is_in_word(self, event: _Event) -> bool:
        window = self.folded.flat
        return any(
            m.start() <= event.start and event.end <= m.end() and m[0] != window[event.start : event.end]
            for m in _NO_LINK.finditer(window, max(self.item.start, event.start - 3), min(self.item.end, event.end + 4))
        )

    def _joins(self, event: _Event) -> bool:
        """Whether whole names stand on both sides: 农业农村局和水利局, not 科学技术和经济信息化局."""
        left = judge(self.folded, self.name, event.start)
        right = judge(self.folded, event.end, max(self.core, event.end))
        if right is Body.GENERIC or event.end >= self.item.end:
            return False
        if left is Body.STRONG or left is Body.COLLECTIVE:
            return (
                right is not Body.UNKNOWN or left is Body.STRONG or begins_name(self.folded, event.end, self.item.end)
            )
        opens = right is Body.COLLECTIVE or begins_name(self.folded, event.end, self.item.end)
        if left is Body.NOUN:
            return opens
        named = opens or right is not Body.UNKNOWN
        if left is Body.PLACE:
            sure = opens or self.folded.text.startswith(_NEVER_IN_NAMES, event.start)
            sure |= right is Body.STRONG and self._is_township(event)
            return named and (self._are_places(event) or (sure and right is not Body.UNKNOWN))
        return named and left is Body.WEAK

    def _is_township(self, event: _Event) -> bool:
        text = self.folded.text
        named = text.endswith(_TOWNSHIPS, self.name, event.start) and event.start - self.name > _LONGEST_RANK
        return named and not text.endswith(("乡镇", "城镇"), self.name, event.start)

    def _are_places(self, event: _Event) -> bool:
        """高新区和经开区管委会: a place is joined only to a place or its government."""
        text = self.folded.text
        ends = text.endswith(
            ("政府", "管委会", "街道", "街道办事处", "区", "县", "市", "镇", "乡"), event.end, self.core
        )
        return ends and event.start - self.name > 1

    def _others(self, event: _Event) -> Iterator[Token]:
        if event.start == self.name and event.start == self.item.start and not self.mark:
            return
        if not self._ends_list(event.end):
            return
        yield from self._close(event.start)
        yield Token(Kind.OPEN, event.start, event.end, self.mark)
        self._go_on(event.end)

    def _ends_list(self, at: int) -> bool:
        """Whether 等… is followed by the end, a predicate or a further body."""
        if at >= self.core:
            return True
        flat = self.folded.flat
        return _OPENER.match(flat, at, self.item.end) is not None or any(p.start == at for p in self._from(at))

    def _from(self, at: int) -> tuple[Predicate, ...]:
        """The first predicate that begins at `at` or later."""
        first = bisect_left(self.predicates, at, key=lambda predicate: predicate.start)
        return self.predicates[first : first + 1]

    def _verb(self, event: _Event) -> Iterator[Token]:
        last = event.end >= self.idle
        turns = not last and self._turns(event)
        loose = not (last or turns) and self._has_object(event)
        if not (last or turns or loose):
            return
        role = event.role or (Role.RESPONSIBLE if loose else None)
        yield from self._close(event.start)
        yield Token(Kind.VERB, event.start, event.end, self.mark, role, loose)
        self._go_on(event.end if turns else self.item.end)

    def _has_object(self, event: _Event) -> bool:
        """县财政局负责资金保障: a body, what it does, and with what."""
        rest = self.item.end - event.end
        if not 1 < rest <= _LONGEST_OBJECT or is_prose(self.folded, event.end, self.item.end, certain=False):
            return False
        does = event.role is not None or self.folded.flat.startswith(_DOES, event.start)
        left = judge(self.folded, self.name, event.start)
        # 负责 stands in no name, 实施 and 统筹 do: 市实施乡村振兴战略指挥部.
        certain = self.folded.flat.startswith("负责", event.start)
        object_ = judge(self.folded, event.end, max(self.core, event.end))
        return does and left in _SURE and (object_ not in _SURE if certain else object_ is Body.UNKNOWN)

    def _turns(self, event: _Event) -> bool:
        """Whether a predicate in mid-item ends one body's part and begins another's: A牵头会同B负责."""
        if event.role is None or not (event.start == self.name or is_whole(self.folded, self.name, event.start)):
            return False
        rest = self.folded.flat.startswith(_TURN, event.end, self.item.end) or begins_name(
            self.folded, event.end, self.item.end
        )
        return rest and self.core > event.end and self._others_follow(event.end)

    def _others_follow(self, at: int) -> bool:
        at = self._skip_openers(at)
        return judge(self.folded, at, self.core) not in (Body.UNKNOWN, Body.GENERIC)

    def _moment(self, event: _Event) -> Iterator[Token]:
        whole = event.start == self.name or is_whole(self.folded, self.name, event.start)
        if not whole or not is_deadline(self.folded.flat, event.start, self.item.end):
            return
        yield from self._close(event.start)
        yield Token(Kind.VERB, event.start, event.start, self.mark, Role.RESPONSIBLE)
        yield Token(Kind.DEADLINE, event.start, self.item.end, self.mark)
        self.name = self.item.end

    def _gap(self, event: _Event) -> Iterator[Token]:
        if event.start == self.name or not self._parts(event):
            return
        newline = event.start == event.end and "\n" in self.folded.gaps.get(event.start, "")
        yield from self._close(event.start)
        self._go_on(event.end)
        self.mark = "\n" if newline else "、"

    def _parts(self, event: _Event) -> bool:
        """Whether a blank or a lone dot stands between two names, and not inside one."""
        if self._number(event.end):
            return True
        left = judge(self.folded, self.name, event.start)
        right = judge(self.folded, event.end, self.core)
        if left in (Body.GENERIC, Body.UNKNOWN) or self._goes_on(event, right):
            return False
        if left is Body.PLACE:
            return self._are_two_places(event)
        if begins_name(self.folded, event.end, self.item.end):
            return right is not Body.UNKNOWN or event.end >= self.core
        whole = right in (Body.STRONG, Body.WEAK, Body.NOUN, Body.COLLECTIVE)
        # 县人力资源和社 / 会保障局 in a narrow cell
        loose = self.loose_gaps and (left in _SURE or not self.folded.is_broken(event.start))
        return (loose or self._opens_line(event)) and whole and self.core - event.end > 2

    def _opens_line(self, event: _Event) -> bool:
        """Whether a line of the list begins with a place of its own there: 青枫经济开发区管委会."""
        ends = self.folded.ends_line(event.start)
        return ends and _OWN_PLACE.match(self.folded.text, event.end, self.core) is not None

    def _goes_on(self, event: _Event, right: Body) -> bool:
        """Whether a blank tore a name: 新区 管委会, 各县 （市、区）, 市直 有关部门, 各乡 / 镇政府."""
        text = self.folded.text
        torn = right is Body.GENERIC or _TORN.match(text, event.end, self.item.end) is not None
        torn |= text.endswith(_COUNCILS, self.name, event.start) and _OF_COUNCILS.match(text, event.end) is not None
        torn |= self.folded.is_broken(event.start) and text[event.start - 1 : event.start + 1] in _RANK_PAIRS
        of_it = right is Body.COLLECTIVE and text.endswith(_BEFORE_COLLECTIVES, self.name, event.start)
        return torn or (of_it and _OF_THOSE.fullmatch(text, event.end, self.core) is not None)

    def _are_two_places(self, event: _Event) -> bool:
        """青石镇 白沙乡 and 青石镇 县财政局, not 云溪县 青石镇: places of one rank, or a name that opens like one."""
        text = self.folded.text
        if begins_name(self.folded, event.end, self.item.end):
            long = event.start - self.name > _LONGEST_RANK
            return long and judge(self.folded, event.end, self.core) in (Body.STRONG, Body.COLLECTIVE)
        return any(
            text.endswith(rank, self.name, event.start) and text.endswith(rank, event.end, self.core)
            for rank in PLACE_RANKS
        )
