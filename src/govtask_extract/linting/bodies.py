"""What bodies are called: level, field of work, kind. Tells a slip of the pen from another body of a like name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govtask_extract.language.likeness import LONGEST_NAME, match_key, near_pairs, one_slip_apart, pairs_within, slip
from govtask_extract.patterns import lazy_re

_LEVELS = frozenset("国省市区县州盟旗镇乡街各")
# The fields of work of departments, as their names have them, in full and shortened: 区民政局 and 区财政局 are one
# character apart and two bodies.
_FIELDS = frozenset(
    [
        "发展和改革",
        "发展改革",
        "发改",
        "教育",
        "科学技术",
        "科技",
        "工业和信息化",
        "工信",
        "经济和信息化",
        "经信",
        "民族宗教",
        "民宗",
        "公安",
        "国安",
        "国家安全",
        "民政",
        "司法",
        "财政",
        "人力资源和社会保障",
        "人力资源社会保障",
        "人社",
        "自然资源",
        "自然资源和规划",
        "自规",
        "规划",
        "生态环境",
        "环保",
        "住房和城乡建设",
        "住房城乡建设",
        "住建",
        "城乡建设",
        "城建",
        "交通",
        "交通运输",
        "水利",
        "水务",
        "农业",
        "农业农村",
        "农村",
        "商务",
        "文化",
        "文化和旅游",
        "文旅",
        "旅游",
        "文广",
        "文广旅",
        "文旅体",
        "卫生",
        "卫生健康",
        "卫健",
        "退役军人",
        "退役军人事务",
        "应急",
        "应急管理",
        "审计",
        "外事",
        "国资",
        "税务",
        "市场监管",
        "市场监督管理",
        "工商",
        "质监",
        "药监",
        "广电",
        "体育",
        "统计",
        "信访",
        "医保",
        "医疗保障",
        "粮食",
        "能源",
        "林业",
        "林草",
        "园林",
        "园林和林业",
        "城管",
        "城市管理",
        "城市管理执法",
        "综合执法",
        "行政审批",
        "大数据",
        "数据",
        "政数",
        "金融",
        "地方金融",
        "人防",
        "招商",
        "乡村振兴",
        "扶贫",
        "机关事务",
        "供销",
        "供电",
        "邮政",
        "邮政管理",
        "气象",
        "地震",
        "消防",
        "消防救援",
        "烟草",
        "海关",
        "海事",
        "海洋",
        "渔业",
        "畜牧",
        "港口",
        "铁路",
        "民航",
        "铁塔",
        "移动",
        "联通",
        "电信",
        "档案",
        "党史",
        "地方志",
        "保密",
        "机要",
        "密码",
        "妇儿",
        "残疾",
        "残",
        "妇",
        "工",
        "科",
        "文",
        "侨",
        "台",
        "港澳",
        "编",
        "网信",
        "宣传",
        "统战",
        "组织",
        "政法",
        "政研",
        "老干",
        "巡察",
        "纪检",
        "监察",
        "政务服务",
        "便民",
        "投促",
        "投资促进",
        "人才",
        "就业",
        "社保",
        "养老",
        "老龄",
        "疾控",
        "医改",
        "爱卫",
        "红十字",
        "团",
        "侨务",
        "台湾",
        "房管",
        "住房保障",
        "房产",
        "地税",
        "国税",
        "口岸",
        "物流",
        "航空",
        "民爆",
        "林",
        "农",
        "水",
        "交",
        "住",
        "人",
        "商",
        "教",
        "体",
        "卫",
        "审",
        "统",
        "法",
        "检",
        "农机",
        "水文",
        "电力",
        "燃气",
        "热力",
        "盐业",
        "文物",
        "版权",
        "出版",
        "电影",
        "语委",
        "双拥",
        "民兵",
        "征兵",
        "武装",
        "工业",
        "贸易",
        "物价",
        "价格",
        "安监",
        "安全生产监督管理",
        "食药监",
        "食品药品监督管理",
        "知识产权",
        "国土",
        "国土资源",
        "环境保护",
        "水产",
        "林长",
        "河长",
        "湖长",
        "国防动员",
        "国动",
        "社会工作",
        "数据资源",
        "政务",
        "科工",
        "国防科工",
        "科信",
        "工科",
        "农科",
        "文体",
        "教科",
        "教体",
        "文教",
        "卫计",
        "计生",
        "人口",
    ]
)
_LONGEST_FIELD = max(map(len, _FIELDS))
# How departments are called for short. The reader of a list sees one body, who counts by name sees two.
_IN_FULL = {
    "发改": "发展和改革",
    "发展改革": "发展和改革",
    "科技": "科学技术",
    "工信": "工业和信息化",
    "经信": "经济和信息化",
    "民宗": "民族宗教",
    "人社": "人力资源和社会保障",
    "人力资源社会保障": "人力资源和社会保障",
    "自规": "自然资源和规划",
    "住建": "住房和城乡建设",
    "住房城乡建设": "住房和城乡建设",
    "交通": "交通运输",
    "文旅": "文化和旅游",
    "卫健": "卫生健康",
    "退役军人": "退役军人事务",
    "应急": "应急管理",
    "市场监管": "市场监督管理",
    "医保": "医疗保障",
    "城管": "城市管理",
}
_KINDS = lazy_re("(?:委员会|委|局|厅|办公室|办|部|院|中心|会|处|科|联合会|联|协|社|公司|支队|大队|总队|站|所|行)$")
_RULING = ("委员会", "办公室", "局", "厅", "委", "办")
_SHORT_KINDS = {"委员会": "委", "办公室": "办"}
# Before these stands the name of a place or a firm, and such names are often alike.
_PROPER = lazy_re(
    "(?:街道|镇|乡|村|社区|街|办事处|管委会|区|县|市|州|盟|旗|省|园|场|集团|公司|银行|大学|学院|医院|学校|港|湖|山|库区|示范区|开发区)"
)
_LOCAL = lazy_re("(?:办事处|人民|政府|党|居委|村委|管委|管理委|委员会|各|产业|集团|公司|支行|分)")
_ORDINALS = frozenset("一二三四五六七八九十甲乙丙丁东西南北中上下左右前后新老大小0123456789")
# 省级有关部门 and 省级各有关部门 are as many bodies as anyone likes.
_COLLECTIVE = frozenset("各有关相其他全级区县市乡镇街")
_PARENTS = ("政府", "委", "人大", "政协", "指挥部", "领导小组")
_LONGEST_RUN = 8


def look_alikes(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indices, the later first, of names near enough to be compared."""
    keys = [match_key(name) for name in names]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        for likeness in {in_full(key), _split(key)[0]}:
            holders[likeness].append(index)
    whole = {key: index for index, key in enumerate(keys)}
    shortened = (
        (index, whole[rest])
        for index, key in enumerate(keys)
        if len(key) <= LONGEST_NAME
        for rest in _without_run(key)
        if rest in whole
    )
    return sorted(near_pairs(keys) | pairs_within(holders.values()) | pairs_within(shortened))


def _without_run(key: str) -> Iterator[str]:
    """What may be left of a body's name if words are lost inside it."""
    for at in range(1, len(key) - 1):
        for end in range(at + 2, min(at + _LONGEST_RUN + 1, len(key))):
            yield key[:at] + key[end:]


def is_variant(rare: str, usual: str, times: tuple[int, int]) -> bool:
    """Whether `rare`, printed so many times, is likely another writing of `usual`."""
    one, other = match_key(rare), match_key(usual)
    if one == other:
        # Width is no spelling; another character is.
        return _narrow(rare) != _narrow(usual)
    if (one[:1] != other[:1] and one[:1] in _LEVELS and other[:1] in _LEVELS) or _differ_as_collectives(one, other):
        return False
    return (
        _is_other_kind(one, other)
        or _is_short(one, other, times)
        or _is_left_out(one, other)
        or _is_slip(one, other, times)
    )


def in_full(name: str) -> str:
    """区发改委 as 区发展和改革委员会: its field of work and its kind in full."""
    stem, kind = _split(name)
    kind = next((full for full, short in _SHORT_KINDS.items() if kind == short), kind)
    field = _field(stem)
    return f"{stem[: len(stem) - len(field)]}{_IN_FULL.get(field, field)}{kind}" if field else f"{stem}{kind}"


def is_known(name: str) -> bool:
    """Whether it is a level, a field of work that departments have, and a kind of body: 区民政局."""
    kind = _KINDS.search(name)
    return kind is not None and bool(_field(name[: kind.start()]))


def ends_as_a_body(name: str) -> bool:
    return bool(_KINDS.search(name)) or bool(_PROPER.search(name[-3:]))


@lru_cache(4096)
def _field(stem: str) -> str:
    """The field of work that a department's name ends in, before its kind, after its level; "" if none is known."""
    for at in range(max(0, len(stem) - _LONGEST_FIELD), len(stem)):
        if stem[at:] in _FIELDS and (at == 0 or stem[at - 1] in _LEVELS):
            return stem[at:]
    return ""


def _narrow(name: str) -> str:
    return name.translate({ord("（"): "(", ord("）"): ")", ord("〈"): "<", ord("〉"): ">"})


def _differ_as_collectives(one: str, other: str) -> bool:
    _, mine, its = slip(one, other)
    collective = any(word in name for name in (one, other) for word in ("各", "有关", "相关"))
    return collective and set(mine + its) <= _COLLECTIVE


def _is_other_kind(one: str, other: str) -> bool:
    """区发展和改革局 and 区发展和改革委员会: one stem, two kinds of department."""
    (stem, kind), (other_stem, other_kind) = _split(one), _split(other)
    if stem != other_stem or len(stem) < 3 or not kind or not other_kind:
        return False
    return _SHORT_KINDS.get(kind, kind) != _SHORT_KINDS.get(other_kind, other_kind)


def _is_short(one: str, other: str, times: tuple[int, int]) -> bool:
    """区发改委 once among many 区发展和改革委员会: whoever always writes the two side by side means to."""
    return _is_rare(times) and in_full(one) == in_full(other)


def _is_rare(times: tuple[int, int]) -> bool:
    seldom, often = times
    return often >= 2 and seldom <= max(1, often // 3)


@lru_cache(4096)
def _split(name: str) -> tuple[str, str]:
    for kind in _RULING:
        if name.endswith(kind):
            return name.removesuffix(kind), kind
    return name, ""


def _is_left_out(one: str, other: str) -> bool:
    """区供销社 for 区供销联社, 区自然资源局 for 区自然资源和规划局: a run of characters is missing inside."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4 or shorter[:1] != longer[:1] or shorter[-1:] != longer[-1:]:
        return False
    _, nothing, run = slip(shorter, longer)
    if nothing or not 0 < len(run) <= _LONGEST_RUN or run == "人民" or _split(shorter)[0].endswith(_PARENTS):
        return False
    return not (_is_proper(longer, longer.index(run)) or longer.startswith(shorter) or longer.endswith(shorter))


def _is_slip(rare: str, usual: str, times: tuple[int, int]) -> bool:
    """One character off, in a name that stands rightly elsewhere more often."""
    if not _is_rare(times) or len(usual) < 3 or not one_slip_apart(rare, usual) or (is_known(rare) and is_known(usual)):
        return False
    at, mine, its = slip(rare, usual)
    if (mine or its)[:1] in _ORDINALS and (its or mine)[:1] in _ORDINALS:
        return False
    if len(rare) > len(usual):
        return (not rare.startswith(usual) and not rare.endswith(usual)) or mine * 2 in rare
    if len(rare) < len(usual):
        return at > 0 and (at < len(rare) or not ends_as_a_body(rare))
    if _split(rare)[0] == _split(usual)[0] and ends_as_a_body(rare):
        return False
    return not is_known(rare) and not _is_proper(usual, at)


def _is_proper(name: str, at: int) -> bool:
    """Whether the character at `at` belongs to the name of a place or firm, behind which a body of it stands.

    That 农村 and 湖泊 end like places makes 区农业农村局 and 区水务和湖泊局 none.
    """
    return any(
        not name[place.end() :] or is_known(name[place.end() :]) or _LOCAL.match(name, place.end())
        for place in _PROPER.finditer(name, at + 1)
    )
