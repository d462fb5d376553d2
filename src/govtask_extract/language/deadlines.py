"""Deadlines: which words are one from end to end, 2021年6月底前完成, 持续推进; their days: `deadline_days.py`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govtask_extract.language.dates import last_day
from govtask_extract.language.word_lists import WordsAt, words
from govtask_extract.patterns import lazy_re

_YEAR = "(?:[12][0-9]{3}|[二一][〇零○ＯO一二三四五六七八九]{3})年"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月"
# 2022—2024年, 2023.12.31
_SPAN = "(?:[12][0-9]{3}年?[-—–~至到]+)?"
_DATE = (
    f"(?:{_SPAN}{_YEAR}|[12][0-9]{{3}}[.-][0-9]{{1,2}}(?:[.-][0-9]{{1,2}}日?)?|今年|明年|当年|次年|本年|每年|{_MONTH}"
    "|年底|年内|年末|年中|第?[1-4]季度|第?[一二]季度|第?三季度|第?四季度|[上下]半年"
    '|[“"]?(?:十三五|十四五|十五五|十六五)[”"]?(?:期|末|规划期|时期))'
)
_LEAD = "(?:力争|确保|原则上|计划|预计|拟|务必|须|需|应|要求|分别)?(?:于|在|到|至|截至|截止|自)?"
_ENDINGS = words(
    """
    前 底 末 内 日 月 年 期间 推进 实施 见效 落实 到位 成效 成果 进展 开展 启动 建成 季度 旬 起 止
    办结 开工 竣工 整改 完成
    """
)
_EARLY = ("之前", "前", "内")
# Behind 完成 a few words may stand, but no further clause.
_CLAUSE_MARKS = frozenset("，。；、")
# Nobody is named in a deadline: 2023年6月底前由市教育局完成 is more than one.
_NAMING = frozenset("、；。：由局厅委牵责")
_LASTING_OPENINGS = """
    持续 长期 常年 全年 常态 常态化 按时序 按照时序 按序时 按进度 按时间节点 按照时间节点 按计划 按期 逐年
    即日起 立即 立行立改 以后每年 适时 贯穿全年 分阶段 分年度 实时 定期 即知即改 按要求 按月 按季
    按季度 每月 每季度 每半年 每周
"""
_LASTING_HEADS = WordsAt(_LASTING_OPENINGS)
_LASTING_WORDS = WordsAt(
    f"""
    {_LASTING_OPENINGS} 性 进度 推进 实施 坚持 开展 落实 完成 推动 抓好 执行 整改 要求 有序 进行 工作 任务
    并 节点 时间 整治 深化 巩固 做好 组织 长效 报送 调度 一次 到位 底 末
    """
)
_DAY = lazy_re("[0-9]{1,2}日前?", needs=("日",))
# What every date holds, 全年 too, and what all else that lasts opens with: most names are no deadline by these.
_SIGNS = frozenset("年月季五")
_DIGITS = frozenset("0123456789")
_LASTING_SIGNS = frozenset("并且持长常按即立适分实定每")
_MOMENT = lazy_re(f"{_LEAD}{_DATE}")
# 于2022年2月11日前  2021年底前
_LATEST = lazy_re(
    r"""(?x)
    (?<![\d对自从])(?<![\d对自从]\s)(?P<year>(?:19|20)\d{2})\s*年\s*
    (?:(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?)?
    \s*[底末]?\s*[之以]?\s*前
    # What had been done before a day is a fact; only what is to be done by then has a deadline.
    # 2023年底前办理登记的机构 are those that a measure is for.
    (?!\s*已)(?![^，。；]{0,30}?(?:完成|建成|办理|提交|登记|整改)[^，。；]{0,4}的)(?=[^。]{0,60}?(?:报|完成|建成|实现|办结|反馈|提交|制定|制订|印发|出台|落实|办理|启动|整改|到位))
    """,
    needs=("前",),
)


def is_deadline(text: str, start: int, end: int) -> bool:
    """Whether the whole stretch is a deadline."""
    dated = _may_hold_date(text, start, end)
    if (dated or text[start:end][:1] in _LASTING_SIGNS) and _lasts(text, start, end):
        return True
    moment = _MOMENT.match(text, start, end) if dated else None
    return moment is not None and _closes(text[moment.end() : end])


def _lasts(text: str, start: int, end: int) -> bool:
    """Whether the stretch is made of words for what goes on: 并持续推进, 每月5日前报送."""
    first = start + text.startswith(("并", "且"), start)
    at = _LASTING_HEADS.end(text, first, end)
    while first < at < end:
        first = at
        at = _LASTING_WORDS.end(text, first, end)
        if at == first and (day := _DAY.match(text, first, end)):
            at = day.end()
    return at == end > first


def _closes(rest: str) -> bool:
    """Whether what stands behind a date ends a deadline: 底前, 底前完成, 前出台实施方案."""
    before, done, behind = rest.rpartition("完成")
    if done and len(behind) <= 6 and _CLAUSE_MARKS.isdisjoint(behind):
        return len(before) <= 30 and _NAMING.isdisjoint(before)
    if not _NAMING.isdisjoint(rest):
        return False
    ending = max((len(word) for word in _ENDINGS if rest.endswith(word)), default=0)
    # Behind 6月底前 anything short may stand.
    early = rest.rfind("前", 0, 7)
    return not rest or (ending > 0 and len(rest) - ending <= 30) or (early >= 0 and len(rest) - early <= 16)


def _may_hold_date(text: str, start: int, end: int) -> bool:
    """2023.12 has figures and a mark between them, every other date a word of time."""
    stretch = text[start:end]
    dotted = ("." in stretch or "-" in stretch) and not _DIGITS.isdisjoint(stretch)
    return dotted or not _SIGNS.isdisjoint(stretch)


def find_moments(text: str, start: int, end: int) -> list[int]:
    """Where a date begins in the stretch, the 于 before it included."""
    if not _may_hold_date(text, start, end):
        return []
    return [match.start() for match in _MOMENT.finditer(text, start, end)]


def leading_deadline(text: str, start: int, end: int) -> int | None:
    """Where the deadline ends that the stretch opens with: 2023年6月底前由市教育局负责."""
    moment = _MOMENT.match(text, start, end) if _may_hold_date(text, start, end) else None
    if moment is None:
        return None
    for at in range(moment.end(), min(moment.end() + 7, end)):
        early = next((word for word in _EARLY if text.startswith(word, at, end)), None)
        if early or text[at] in _NAMING:
            return at + len(early) if early else None
    return None


def find_latest_days(text: str) -> Iterator[tuple[date, int, int]]:
    """The last day of every 2022年2月11日前 that names its year and has something done, with its place."""
    for match in _LATEST.finditer(text):
        year, month = int(match["year"]), int(match["month"] or 12)
        if 1 <= month <= 12:
            last = last_day(year, month)
            yield date(year, month, min(int(match["day"] or last) or 1, last)), *match.span()
