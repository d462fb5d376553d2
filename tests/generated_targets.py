"""Sentences made up at random, with what they commit to: every measure, multiplier, comparator and trap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import NamedTuple

from govtask_extract.language.words.measures import AMOUNTS, COUNTS, SIZES


class Known(NamedTuple):
    """What a sentence commits to, as the report is to say it."""

    value: Decimal
    value_max: Decimal | None
    unit: str
    comparator: str
    kind: str


_TIMES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_VERBS = ["新建", "改造", "培育", "建成", "新增", "引进培育", "打造", "完成", "建设、改造"]
_NOUNS = ["茶亭", "规模以上茶企", "“茶香”作坊", "村级茶社（站）", "茶山步道和凉亭", "亿元以上茶旅项目", "5G茶园"]
_RATES = ["良种率", "茶园灌溉覆盖率", "合格率", "“一园一码”覆盖率"]
_GROWING = ["茶叶产值", "茶农人均收入", "茶旅收入", "规模以上茶企产值"]
_BEFORE = {"": "=", "不少于": ">=", "不低于": ">=", "达": ">=", "达到": ">=", "突破": ">", "超过": ">", "高于": ">"}
_BELOW = {"不超过": "<=", "低于": "<", "少于": "<", "约": "~"}
_BEHIND = {"": "=", "以上": ">=", "以内": "<=", "左右": "~"}
_PREFIXES = ["", "", "力争", "年底前", "2025年", "全年", "到2027年，", "加快", "积极", "认真落实要求，"]
# Without a number, or with one that nobody commits to.
_TRAPS = [
    "推进“965”茶业体系建设",
    "加快T5线和5G网络建设",
    "为75岁以上老人免费体检",
    "开展“六个100”茶事行动",
    "落实《茶业十条》（茶政发〔2022〕18号）要求",
    "对采茶45天以上的工人给予每人500元补助",
    "对新建茶厂给予最高200万元补助",
    "按照每亩300元的标准收费",
    "召开第5次茶业例会",
    "实施四大茶业行动",
    "现有茶厂30家",
    "做好2022年12月31日前的收尾",
    "完善“双千兆”网络",
    "选派45岁以下干部驻村",
    "打造一批百亿元茶业集群",
    "围绕13个重点产业链招商",
    "推行1+6+1工作法",
    "贷款最高额度从50万元提高至60万元",
    "依托12345热线接受投诉",
    "按4:3:2:1的比例分担",
    "培育近100家茶企",
    "看望十余户茶农",
    "接到通知后3日内报送",
    "为60岁以上老人办理优待证",
    "茶农年龄不超过55岁的优先录用",
    "推荐1名50岁以下的茶艺师参评",
    "2024年茶园已达300余亩",
    "对茶企给予激励",
]
_HAN = {2: "两", 3: "三", 5: "五", 8: "八", 12: "十二", 20: "二十", 103: "一百零三", 260: "二百六十"}


def sentences(number: int, seed: int) -> Iterator[tuple[str, list[Known]]]:
    """Texts, each with what it commits to, in printed order."""
    random = Random(seed)
    for _ in range(number):
        yield _text(random)


def _text(random: Random) -> tuple[str, list[Known]]:
    clauses, known = [], []
    for _ in range(random.randint(1, 4)):
        clause, own = random.choice(
            [
                _counted,
                _counted,
                _listed,
                _heading,
                _rate,
                _growth,
                _growth,
                _amount,
                _time,
                _row,
                _for_each,
                _doing,
                _trap,
            ]
        )(random)
        clauses.append(clause)
        known += own
    return random.choice(["。", "，", "；"]).join(clauses) + "。", known


def _figure(random: Random, units: list[str]) -> tuple[str, Decimal, Decimal | None, str]:
    """As printed with its measure, and what it is."""
    unit = random.choice(units)
    blank = random.choice(["", "", " "])
    shape = random.random()
    if shape < 0.12:
        value, printed = random.choice(list(_HAN.items()))
        return f"{printed}{unit}", Decimal(value), None, unit
    times = random.choice(list(_TIMES))
    if times in ("百", "千") and unit[0] in "瓦米克伏":
        times = "万"
    low = Decimal(random.randint(2, 999))
    if shape < 0.3:
        high = low + random.randint(1, 50)
        mark = random.choice("-—～至")
        return f"{low}{mark}{high}{blank}{times}{unit}", low * _TIMES[times], high * _TIMES[times], unit
    if shape < 0.5 and times:
        low += Decimal(random.randint(1, 9)) / 10
    printed = f"{low:,}" if shape > 0.95 and low > 999 else str(low)
    return f"{blank}{printed}{blank}{times}{unit}", low * _TIMES[times], None, unit


def _counted(random: Random, units: frozenset[str] = COUNTS, kind: str = "count") -> tuple[str, list[Known]]:
    if random.random() < 0.3:
        units, kind = SIZES, "size"
    figure, low, high, unit = _figure(random, sorted(units))
    before, behind, comparator = _bounds(random, high is not None)
    text = f"{random.choice(_PREFIXES)}{random.choice(_VERBS)}{random.choice(_NOUNS)}{before}{figure}{behind}"
    return text, [Known(low, high, unit, comparator, kind)]


def _bounds(random: Random, ranged: bool) -> tuple[str, str, str]:
    if ranged:
        return "", "", "="
    if random.random() < 0.5:
        before, comparator = random.choice(list({**_BEFORE, **_BELOW}.items()))
        return before, "", comparator
    behind, comparator = random.choice(list(_BEHIND.items()))
    return "", behind, comparator


def _listed(random: Random) -> tuple[str, list[Known]]:
    parts, known = [], []
    for noun in random.sample(_NOUNS, random.randint(2, 3)):
        figure, low, high, unit = _figure(random, ["个", "家", "座", "处"])
        parts.append(f"{noun}{figure}")
        known.append(Known(low, high, unit, "=", "count"))
    return random.choice(_VERBS) + "、".join(parts), known


def _heading(random: Random) -> tuple[str, list[Known]]:
    figure, low, high, unit = _figure(random, ["个", "家", "座", "处", "所"])
    before, comparator = random.choice([("", "="), ("不少于", ">="), ("不超过", "<=")]) if high is None else ("", "=")
    noun = random.choice(["样板茶园", "茶旅驿站", "制茶工坊建设"])
    return f"{random.choice(['新建', '打造', '建设', '培育'])}{before}{figure}{noun}", [
        Known(low, high, unit, comparator, "count")
    ]


def _percentage(random: Random) -> tuple[str, Decimal]:
    value = Decimal(random.randint(10, 990)) / 10
    printed = format(value.normalize(), "f")
    return random.choice(
        [
            (f"{printed}%", value),
            (f" {printed} %", value),
            (f"{printed}％", value),
            ("三成", Decimal(30)),
            ("百分之十五", Decimal(15)),
        ]
    )


def _rate(random: Random) -> tuple[str, list[Known]]:
    figure, value = _percentage(random)
    before, behind, comparator = random.choice(
        [
            ("达", "", ">="),
            ("达到", "以上", ">="),
            ("不低于", "", ">="),
            ("超过", "", ">"),
            ("提高到", "", "="),
            ("控制在", "以内", "<="),
            ("保持在", "左右", "~"),
            ("低于", "", "<"),
            ("由5%提高到", "", "="),
        ]
    )
    return f"{random.choice(_RATES)}{before}{figure}{behind}", [Known(value, None, "%", comparator, "rate")]


def _growth(random: Random) -> tuple[str, list[Known]]:
    verb = random.choice(["增长", "同比增长", "下降", "提高"])
    behind, comparator = random.choice(list(_BEHIND.items()))
    if random.random() < 0.3:
        unit, value = random.choice([("个百分点", 3), ("倍", 2), ("百分点", 5)])
        return f"{random.choice(_GROWING)}{verb}{value}{unit}{behind}", [
            Known(Decimal(value), None, unit, comparator, "growth")
        ]
    figure, value = _percentage(random)
    return f"{random.choice(_GROWING)}{verb}{figure}{behind}", [Known(value, None, "%", comparator, "growth")]


def _amount(random: Random) -> tuple[str, list[Known]]:
    figure, low, high, unit = _figure(random, sorted(AMOUNTS))
    before, behind, comparator = _bounds(random, high is not None)
    what = random.choice(["茶叶交易额", "完成茶园投资", "茶旅收入", "争取上级资金"])
    return f"{what}{before}{figure}{behind}", [Known(low, high, unit, comparator, "amount")]


def _time(random: Random) -> tuple[str, list[Known]]:
    value = random.randint(2, 60)
    if random.random() < 0.5:
        return f"打造{value}分钟茶香生活圈", [Known(Decimal(value), None, "分钟", "=", "time")]
    unit = random.choice(["个工作日", "天", "小时"])
    return f"茶叶检验时间压缩至{value}{unit}以内", [Known(Decimal(value), None, unit, "<=", "time")]


def _row(random: Random) -> tuple[str, list[Known]]:
    """Each of two or three things has its number."""
    nouns = random.sample(_GROWING + _RATES, random.randint(2, 3))
    things = f"{'、'.join(nouns[:-1])}和{nouns[-1]}"
    verb, kind, comparator = random.choice([("增长", "growth", "="), ("达到", "rate", ">="), ("下降", "growth", "=")])
    behind = random.choice(["", "以上"])
    figures = [Decimal(random.randint(10, 990)) / 10 for _ in nouns]
    printed = random.choice("、和").join(f"{figure.normalize():f}%" for figure in figures)
    known = [Known(figure, None, "%", ">=" if behind else comparator, kind) for figure in figures]
    return f"{things}分别{verb}{printed}{behind}", known


def _for_each(random: Random) -> tuple[str, list[Known]]:
    figure, low, high, unit = _figure(random, ["个", "家", "座", "处", "所"])
    before, comparator = random.choice([("", "="), ("至少", ">=")]) if high is None else ("", "=")
    whom = random.choice(["每个乡镇", "每个茶叶大村", "每个县（市、区）", "农村每个村庄"])
    return f"{whom}{before}{random.choice(['建成', '新建', '打造', '配备'])}{figure}样板茶园", [
        Known(low, high, unit, comparator, "count")
    ]


def _doing(random: Random) -> tuple[str, list[Known]]:
    """What those do that are counted stands behind the number."""
    number = Decimal(random.randint(2, 99))
    return random.choice(
        [
            (f"{number}%以上的茶村建成茶亭", [Known(number, None, "%", ">=", "rate")]),
            (f"茶村{number}%以上实现通公交", [Known(number, None, "%", ">=", "rate")]),
            (f"{number}个茶旅项目开工建设", [Known(number, None, "个", "=", "count")]),
            (f"茶企登记{number}个工作日内办结", [Known(number, None, "个工作日", "<=", "time")]),
            (f"建设{number}0余座茶叶大棚", [Known(number * 10, None, "座", ">", "count")]),
            (f"完成{number}家产值1亿元以上茶企改造任务", [Known(number, None, "家", "=", "count")]),
            (f"每年安排不少于{number}%的用地指标", [Known(number, None, "%", ">=", "rate")]),
        ]
    )


def _trap(random: Random) -> tuple[str, list[Known]]:
    return random.choice(_TRAPS), []
