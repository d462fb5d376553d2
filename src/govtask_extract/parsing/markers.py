"""Numbers that open a paragraph: 一、 （一） 1. 1.2 （1） 1） ① 第三条 第二章, and their one-character forms ㈠ ⒈ ⑴."""

from __future__ import annotations

import regex

from govtask_extract.chinese.numerals import CHINESE_NUMERAL, to_integer
from govtask_extract.chinese.script import without_blanks
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.patterns import lazy_regex

_N = CHINESE_NUMERAL
_D = r"[0-9０-９]"
# 1 2 .: a scan's text parts digits, too.
_UP_TO_999 = rf"{_D}(?:\s?{_D}){{0,2}}"
# 1.2023年底前建成… opens with a number and a year; 1.8万亩 and 1、2、3号楼 with no number.
_GOES_ON = rf"(?!(?:[.．]|[、](?={_D}+[、，,和至号])){_D}(?!\d{{3}}\s*年))(?![.．、]\s{_D}+\s?[%％万亿.])[.．、]"
# What 1.2 counts when it is no number: 1.2亿元.
_MEASURE = r"[万亿千百十兆元米公里吨倍个年月日级分平亩度斤升台套户人次立方克名所家座条公%％℃°‰]"

# Each alternative matches one printed form; a real line stands behind it.
MARKER = lazy_regex(
    rf"""\s*(?:
      第\s*(?P<volume>{_N}+|{_D}+)\s*[编篇卷]\s*[：:、]?                 # 第一编 总则
    | 第\s*(?P<part>{_N}+|{_D}+)\s*部分\s*[：:、]?                       # 第一部分 重点任务
    | 第\s*(?P<chapter>{_N}+|{_D}+)\s*章\s*[：:、]?                      # 第二章 重点工作
    | 第\s*(?P<paragraph>{_N}+|{_D}+)\s*节\s*[：:、]?                    # 第一节 稳住工业
    | (?P<chinese>{_N}(?:\s?{_N}){{0,4}})\s*[、．.]                                 # 二、重点工作
    | 第\s*(?P<article>{_N}+|{_D}+)\s*条(?:措施)?(?![款第例线路道])\s*[：:、]?    # 第五条 支持老旧小区改造
    | [（(〔]\s*(?P<bracketed_chinese>{_N}{{1,5}})\s*[）)〕]\s*[、．.]?   # （三）加快服务和融入新发展格局
    | (?P<decimal>{_UP_TO_999})\s*{_GOES_ON}                             # 32. 临空经济区副城建设
    | {_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{0,2}}[.．](?P<dotted>{_D}{{1,2}})     # 1.2 引进项目
      (?!{_D}|[.．]{_D})[.．、]?(?=\s*(?!{_MEASURE})[\p{{Han}}“《])
    | (?P<bracketed_chinese>[㈠-㈩])\s*[、．.]?                            # ㈠加快建设
    | (?P<decimal>[⒈-⒛])                                                # ⒈新建公厕
    | (?P<bracketed_decimal>[⑴-⒇])\s*[、．.]?                            # ⑴新建公厕
    | [（(]\s*(?P<bracketed_decimal>{_UP_TO_999})\s*[）)]\s*[、．.]?       # （1）新建改建公厕
    | (?P<half_bracketed_decimal>{_UP_TO_999})\s*[）)]                    # 1）新建改建公厕
    | (?P<circled>[①-⑳㉑-㉟㊱-㊿❶-❿➀-➓])\s*[、．.]?                            # ①新建改建公厕
    )\s*""",
    regex.VERBOSE,
)

# What a number may begin with: most paragraphs are told by their first character.
_RANGES = (("①", "⒛"), ("㉑", "㉟"), ("㊱", "㊿"), ("❶", "❿"), ("➀", "➓"), ("㈠", "㈩"))
_FIRST = frozenset("第（(〔0123456789０１２３４５６７８９" + CHINESE_NUMERAL.strip("[]")) | {
    chr(code) for first, last in _RANGES for code in range(ord(first), ord(last) + 1)
}


def opening_marker(text: str, start: int = 0) -> Marker | None:
    """The number that opens `text` at `start`, or None; a decimal fraction such as 1.8 is none."""
    first = text[start : start + 1]
    if first not in _FIRST and not first.isspace():
        return None
    match = MARKER.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    number = to_integer(without_blanks(match[match.lastgroup]))
    if number is None:
        return None
    return Marker(MarkerKind[match.lastgroup.upper()], number, match.end())
