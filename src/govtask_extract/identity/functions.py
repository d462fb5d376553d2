"""What a body is behind its place's name: 发改委 is 发展和改革委员会, a department of a government."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from govtask_extract.identity.seats import ZONES
from govtask_extract.language.word_lists import abbreviated
from govtask_extract.language.words import names_of_bodies
from govtask_extract.language.words.fields_of_work import FIELDS, IN_FULL

# How a kind of department is shortened.
_TAILS = (
    *(("委员会", "委员会"), ("办公室", "办公室"), ("分局", "分局"), ("局", "局"), ("厅", "厅")),
    *(("委", "委员会"), ("办", "办公室")),
)
_STATE_TAILS = (("部", "部"), ("总局", "总局"), ("署", "署"))
_FULL_FIELDS = frozenset(IN_FULL.values())
_FUNCTIONS_REMEMBERED = 1024
_PAGES = (
    *(("party", names_of_bodies.PARTY), ("supervision", names_of_bodies.SUPERVISION)),
    *(("congress", names_of_bodies.CONGRESS), ("consultative", names_of_bodies.CONSULTATIVE)),
    *(("court", names_of_bodies.COURTS), ("procuratorate", names_of_bodies.PROCURATORATES)),
    *(("mass", names_of_bodies.MASS), ("government", names_of_bodies.GOVERNMENT)),
    *(("vertical", names_of_bodies.VERTICAL), ("public_institution", names_of_bodies.PUBLIC_INSTITUTIONS)),
    ("enterprise", names_of_bodies.ENTERPRISES),
)
_HEADS = (("party", ("委", "党")), ("congress", ("人大",)), ("consultative", ("政协",)))
# What the names end in that no table has; the first that fits tells.
_ENDINGS = (
    ("zone", ("管委会", "管理委员会", *ZONES)),
    ("court", ("法院",)),
    ("procuratorate", ("检察院",)),
    ("enterprise", ("公司", "集团", "银行", "分行", "支行", "信用社", "电网", "厂", "矿", "交易所", "郑商所")),
    ("coordination", ("指挥部", "领导小组", "专班", "工作组", "联席会议", "指挥部办公室", "领导小组办公室")),
    ("mass", ("协会", "联合会", "商会", "学会", "促进会", "基金会", "工会", "妇联", "团委", "联社")),
    ("party", ("党委", "工委", "党组", "党校", "支部")),
    (
        "township",
        ("镇", "乡", "街道", "办事处", "街道办", "村", "社区", "居委会", "村委会", "村民委员会", "居民委员会"),
    ),
    ("public_institution", ("中心", "馆", "院", "所", "站", "台", "大学", "学校", "中学", "小学", "园", "社")),
    ("government", ("局", "厅", "委", "委员会", "办公室", "办", "部", "署", "处", "科", "队", "政府", "室", "股")),
)


class Function(Struct, frozen=True):
    """`form` is its name in full, ~ where the place stands in it; `words` what tells it apart, if that is not all."""

    form: str
    kind: str
    words: str = ""

    @property
    def key(self) -> str:
        """Its part of an identity: 民政局, 党委组织部."""
        key = self.words or self.form.replace("~", "")
        return "党委" if key == "中共委员会" else key.replace("中共委", "党委")

    def name(self, place: str) -> str:
        return self.form.replace("~", place)


@cache
def _known() -> dict[str, Function]:
    found: dict[str, Function] = {}
    for kind, page in _PAGES:
        for full, shorts in abbreviated(page):
            function = Function(full if "~" in full else f"~{full}", kind)
            for word in (function.form.replace("~", ""), *shorts):
                found.setdefault(word, function)
    return found


@cache
def _of_the_state() -> dict[str, Function]:
    return {
        word: Function(full, _kind_in_the_state(full))
        for full, shorts in abbreviated(names_of_bodies.STATE)
        for word in (full, *shorts)
    }


@lru_cache(_FUNCTIONS_REMEMBERED)
def known_function(words: str) -> Function | None:
    """What the words behind a place's name are, if a table has them: 发改委, 委组织部, 政府外办."""
    found = _known().get(words) or _department(words)
    for government in ("人民政府", "政府"):
        if found is None and words.startswith(government):
            rest = words.removeprefix(government)
            found = _known().get(rest) or _department(rest)
    return found


@lru_cache(_FUNCTIONS_REMEMBERED)
def state_function(name: str) -> Function | None:
    """A body of the State Council or of the Party's centre, by its name with 国家 or without."""
    for head in ("", "国家", "国务院", "中国", "全国", "中华人民共和国"):
        if name.startswith(head):
            rest = name.removeprefix(head)
            found = _of_the_state().get(rest) or _department(rest, _STATE_TAILS)
            if found:
                return Function(found.key, found.kind)
    return None


def short_forms(key: str) -> tuple[str, ...]:
    """What a body is called for short behind its place's name: 住建局 of 住房和城乡建设局."""
    departments = [
        f"{field}{short}"
        for short, full in _TAILS
        if key.endswith(full)
        for field in _short_fields().get(key.removesuffix(full), ())
    ]
    return tuple(dict.fromkeys([*_short_names().get(key, ()), *departments]))


@cache
def _short_names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, function in _known().items():
        found.setdefault(function.key, []).append(word)
    return found


@cache
def _short_fields() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for short, full in IN_FULL.items():
        found.setdefault(full, []).append(short)
    return found


def unknown_function(words: str, place: str = "~") -> Function:
    """One that goes by its own words, behind a place or `""` alone."""
    for short, full in (("管委会", "管理委员会"), ("街道办", "街道办事处")):
        if words.endswith(short):
            words = f"{words.removesuffix(short)}{full}"
    return Function(f"{place}{words}", _kind_by_ending(words))


def _department(words: str, tails: tuple[tuple[str, str], ...] = _TAILS) -> Function | None:
    for tail, full in tails:
        if words.endswith(tail):
            field = words.removesuffix(tail)
            if field in IN_FULL or field in _FULL_FIELDS or (len(field) > 1 and field in FIELDS):
                return Function(f"~{IN_FULL.get(field, field)}{full}", "government")
    return None


def _kind_by_ending(words: str) -> str:
    for kind, heads in _HEADS:
        if words.startswith(heads):
            return kind
    return next((kind for kind, endings in _ENDINGS if words.endswith(endings)), "other")


def _kind_in_the_state(full: str) -> str:
    for kind, words in (("party", ("中共", "中央")), ("mass", ("中华全国", "中国残", "中国科学技术", "中国共产主义"))):
        if full.startswith(words):
            return kind
    if full.startswith("最高"):
        return "court" if full.endswith("法院") else "procuratorate"
    return "public_institution" if full.endswith("院") and full != "国务院" else "government"
