"""Numbers that open a paragraph: 一、 （一） 1. （1） 1） ① 第三条 第二章."""

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
    | (?P<decimal>{_UP_TO_999})\s*[.．、](?!{_D}|\s{_D}+\s?[%％万亿.])          # 32. 临空经济区副城建设
    | [（(]\s*(?P<bracketed_decimal>{_UP_TO_999})\s*[）)]\s*[、．.]?       # （1）新建改建公厕
    | (?P<half_bracketed_decimal>{_UP_TO_999})\s*[）)]                    # 1）新建改建公厕
    | (?P<circled>[①-⑳㉑-㉟㊱-㊿])\s*[、．.]?                            # ①新建改建公厕
    )\s*""",
    regex.VERBOSE,
)

# What a number may begin with: most paragraphs are told by their first character.
_CIRCLES = (("①", "⑳"), ("㉑", "㉟"), ("㊱", "㊿"))
_FIRST = frozenset("第（(〔0123456789０１２３４５６７８９" + CHINESE_NUMERAL.strip("[]")) | {
    chr(code) for first, last in _CIRCLES for code in range(ord(first), ord(last) + 1)
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
