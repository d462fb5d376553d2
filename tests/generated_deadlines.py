"""Sentences made up at random, with the deadlines that they name: every form, every source of a year, every trap."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from govtask_extract.language.deadline_days import KnownYears

MadeDeadline = tuple[str, str | None, str | None, str | None, str | None]
"""Its words, its last and first day, its rule, and what tells the year."""

_DEEDS = [
    "完成茶园改造",
    "建成茶市",
    "开工建设茶厂",
    "投用",
    "印发方案",
    "报送总结",
    "完成30个村的茶园整修",
    "启动茶节",
]
_CLAUSES = ["加强茶园管护", "对照清单抓好落实", "压实责任", "推进茶旅融合", "提升茶农素质", "建立健全机制"]
_LEADS = ["", "", "力争", "确保", "于", "力争在", "原则上", "鹿鸣茶市"]
_RULES = [
    ("每月5日前", "FREQ=MONTHLY;BYMONTHDAY=5", "报送"),
    ("每月底前", "FREQ=MONTHLY;BYMONTHDAY=-1", "上报"),
    ("每季度首月10日前", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", "报送进展"),
    ("每季度末前", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "通报"),
    ("每年12月底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "总结"),
    ("每半年", "FREQ=MONTHLY;INTERVAL=6", "通报一次"),
    ("每季度", "FREQ=MONTHLY;INTERVAL=3", "开展一次检查"),
    ("每周五前", "FREQ=WEEKLY;BYDAY=FR", "上报"),
    ("每年", "FREQ=YEARLY", "评选茶王"),
    ("按月", "FREQ=MONTHLY", "调度"),
]
# Times that fix no day, and times that are no deadlines.
_TRAPS = [
    "春节前完成工资清欠",
    "汛期前完成除险",
    "2021年已完成茶园改造30个",
    "产量较2020年增长10%",
    "2020年以来改造茶园300亩",
    "落实《茶业规划（2021—2025年）》",
    "按照《通知》（茶政发〔2022〕18号）要求推进",
    "推进“十四五”规划茶业项目",
    "对树龄5年以上茶园开展整修",
    "深化茶业三年行动",
    "近三年茶业投资总额超3亿元",
    "做好2024年度考核工作",
    "全年新增茶农就业1万人",
    "3个工作日内办结",
    "将2000年底前建成的茶厂纳入改造",
    "对2019年12月31日前完成备案的茶厂进行复查",
    "茶税优惠延续至2029年12月31日",
    "截至2019年底已建成茶亭30个",
    "持续推进",
    "执行《茶业目录（2016年本）》",
    "打造15分钟茶香生活圈",
    "6月前完成",
    "2029年前完成",
    "2029年春节前通车",
    "2月30日前完成",
    "春节前后开展慰问",
    "实施2019年改造的茶园管护",
    "本办法自2029年1月1日起施行",
    "每年每亩不低于300元",
    "补足保证金期限延至2029年3月31日",
    "组织2000场以上茶艺讲座",
]
_HAN = dict(enumerate("〇一二三四五六七八九"))


class _Year(NamedTuple):
    """A year as it is printed, what it is, and what tells it."""

    printed: str
    value: int
    basis: str


def sentences(number: int, seed: int) -> Iterator[tuple[str, KnownYears, list[MadeDeadline]]]:
    """Texts, each with the years that its notice knows and the deadlines that fix something, in printed order."""
    random = Random(seed)
    for _ in range(number):
        years = random.choice(
            [
                KnownYears(plan=2024, issued=date(2024, 1, 1)),
                KnownYears(plan=2024),
                KnownYears(issued=date(2024, 1, 1)),
                KnownYears(plan=2025, issued=date(2024, 12, 20)),
            ]
        )
        yield _text(random, years)


def _text(random: Random, years: KnownYears) -> tuple[str, KnownYears, list[MadeDeadline]]:
    parts: list[str] = []
    deadlines: list[MadeDeadline] = []
    for _ in range(random.randint(1, 3)):
        sentence, own = random.choice([_single, _single, _single, _two, _span, _again, _first, _up_to, _trap])(
            random, years
        )
        parts += random.sample(_CLAUSES, random.randint(0, 1))
        parts.append(sentence)
        deadlines += own
    return "。".join(parts) + "。", years, deadlines


def _year(random: Random, years: KnownYears) -> _Year:
    """The notice's own, so that sentences side by side do not contradict one another."""
    own = years.plan or (years.issued.year if years.issued else 0)
    basis = "plan-title" if years.plan else "issue-date"
    shape = random.random()
    if shape < 0.3:
        return _Year(f"{own}年", own, "phrase")
    if shape < 0.35:
        return _Year("".join(_HAN[int(digit)] for digit in str(own)) + "年", own, "phrase")
    if shape < 0.45:
        return _Year("今年", own, basis)
    if shape < 0.5:
        return _Year("明年", own + 1, basis)
    return _Year("", own, basis)


def _last(year: int, month: int) -> str:
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _end(random: Random, year: _Year) -> tuple[str, str]:
    """An end as printed behind its year, and its day."""
    month = random.randint(1, 12)
    quarter = random.randint(1, 4)
    day = random.randint(1, 28)
    han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"][month - 1]
    blank = random.choice(["", "", " "])
    return random.choice(
        [
            (f"{blank}{month}{blank}月底前", _last(year.value, month)),
            (f"{month}月底", _last(year.value, month)),
            (f"{han}月底前", _last(year.value, month)),
            (f"{month}月末前", _last(year.value, month)),
            (f"{month}月{blank}{day}{blank}日前", date(year.value, month, day).isoformat()),
            (f"{month}月{day}日之前", date(year.value, month, day).isoformat()),
            (f"{month}月", _last(year.value, month)),
            (f"{month}月上旬", date(year.value, month, 10).isoformat()),
            (f"{month}月中旬前", date(year.value, month, 20).isoformat()),
            (f"{month}月下旬", _last(year.value, month)),
            ("年底前" if not year.printed else "底前", f"{year.value}-12-31"),
            ("年内" if not year.printed else "内", f"{year.value}-12-31"),
            ("年底" if not year.printed else "底", f"{year.value}-12-31"),
            ("上半年", f"{year.value}-06-30"),
            ("下半年", f"{year.value}-12-31"),
            (f"第{'一二三四'[quarter - 1]}季度", _last(year.value, quarter * 3)),
            (f"{'一二三四'[quarter - 1]}季度末前", _last(year.value, quarter * 3)),
            (f"{'一二三四'[quarter - 1]}季度前", _last(year.value, quarter * 3)),
        ]
    )


def _single(random: Random, years: KnownYears) -> tuple[str, list[MadeDeadline]]:
    year = _year(random, years)
    words, day = _end(random, year)
    phrase = f"{year.printed}{words}".strip()
    return f"{random.choice(_LEADS)}{phrase}{random.choice(_DEEDS)}", [(phrase, day, None, None, year.basis)]


def _two(random: Random, years: KnownYears) -> tuple[str, list[MadeDeadline]]:
    """A year holds on through its sentence."""
    year = _Year(f"{(years.plan or 2024)}年", years.plan or 2024, "phrase")
    first = random.randint(1, 6)
    second = random.randint(first, 12)
    mark = random.choice("，；")
    one = f"{year.printed}{first}月底前"
    other = random.choice([f"{second}月底前", f"{second}月"])
    text = f"{one}{random.choice(_DEEDS)}{mark}{other}{random.choice(_DEEDS)}"
    return text, [
        (one, _last(year.value, first), None, None, "phrase"),
        (other, _last(year.value, second), None, None, "phrase"),
    ]


def _span(random: Random, years: KnownYears) -> tuple[str, list[MadeDeadline]]:
    mark = random.choice("—-～至")
    if random.random() < 0.5:
        own = years.plan or 2024
        phrase = f"{own}{random.choice(['年', '']) if mark != '至' else '年'}{mark}{own + 2}年"
        return f"{phrase}新建茶亭30个", [(phrase, f"{own + 2}-12-31", f"{own}-01-01", None, "phrase")]
    own, basis = (years.plan, "plan-title") if years.plan else (2024, "issue-date")
    first = random.randint(1, 6)
    phrase = f"{first}月{mark}{first + 4}月"
    return f"{phrase}开展茶市整治", [(phrase, _last(own, first + 4), f"{own}-{first:02}-01", None, basis)]


def _again(random: Random, _: KnownYears) -> tuple[str, list[MadeDeadline]]:
    phrase, rule, deed = random.choice(_RULES)
    return f"{phrase}{deed}", [(phrase, None, None, rule, None)]


def _first(random: Random, years: KnownYears) -> tuple[str, list[MadeDeadline]]:
    own, month = years.plan or 2024, random.randint(1, 12)
    phrase = f"自{own}年{month}月{random.choice(['起', '1日起'])}"
    return f"{phrase}实施新标准", [(phrase, None, f"{own}-{month:02}-01", None, "phrase")]


def _up_to(random: Random, _: KnownYears) -> tuple[str, list[MadeDeadline]]:
    year = random.randint(2026, 2035)
    phrase = random.choice([f"到{year}年", f"到{year}年底", f"至{year}年底"])
    return f"{phrase}，良种率达到80%", [(phrase, f"{year}-12-31", None, None, "phrase")]


def _trap(random: Random, _: KnownYears) -> tuple[str, list[MadeDeadline]]:
    return random.choice(_TRAPS), []
