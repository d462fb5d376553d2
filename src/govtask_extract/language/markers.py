"""Numbers that open a paragraph: 一、 （一） 1. 1.2 （1） 1） ① 第三条 第二章, and their one-character forms ㈠ ⒈ ⑴."""

from __future__ import annotations

from govtask_extract.language.numerals import CHINESE_NUMERALS, to_integer
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.patterns import lazy_re, lazy_regex

# 1 2 .: a scan's text parts digits, too. A plan may have thousands of tasks.
_COUNT = r"\d(?:\s?\d){0,5}"
# 1.2023年底前建成… opens with a number and a year; 1.8万亩 and 1、2、3号楼 with no number.
_GOES_ON = r"(?!(?:[.．]|[、](?=\d+[、，,和至号]))\d(?!\d{3}\s*年))(?![.．、]\s\d+\s?[%％万亿.])[.．、]"
# What 1.2 counts when it is no number: 1.2亿元.
_MEASURE = r"[万亿千百十兆元米公里吨倍个年月日级分平亩度斤升台套户人次立方克名所家座条公%％℃°‰]"

# What stands for a Chinese numeral here is any Han character: whether they write a number is asked of what has matched.
_ORDINAL = lazy_regex(
    rf"""(?x)第\s*(?P<number>[{HAN}]{{1,9}}?|\d+)\s*(?:
      (?P<volume>[编編篇卷])                                    # 第一编 总则
    | (?P<part>部分)                                           # 第一部分 重点任务
    | (?P<chapter>章)                                          # 第二章 重点工作
    | (?P<paragraph>[节節])                                     # 第一节 稳住工业
    | (?P<article>[条條])(?:措施)?(?![款第例线線路道])                # 第五条 支持老旧小区改造
    )\s*[：:、]?\s*"""
)
_CHINESE = lazy_regex(
    rf"""(?x)(?:(?P<chinese>[{HAN}](?:\s?[{HAN}]){{0,4}})\s*[、．.]         # 二、重点工作
    | (?P<half_bracketed>[{CHINESE_NUMERALS}]{{1,3}})[）)]                   # 三）重点工作, whose bracket was lost
    )\s*"""
)
_DECIMAL = lazy_regex(
    rf"""(?x)(?:(?P<decimal>{_COUNT})\s*{_GOES_ON}              # 32. 临空经济区副城建设
    | \d{{1,2}}(?:[.．]\d{{1,2}}){{0,2}}[.．](?P<dotted>\d{{1,2}})     # 1.2 引进项目
      (?!\d|[.．]\d)[.．、]?(?=\s*(?!{_MEASURE})[{HAN}“《])
    | (?P<half_bracketed_decimal>{_COUNT})\s*[）)]          # 1）新建改建公厕
    | (?P<padded>0\d)(?=[{HAN}“《](?<!{_MEASURE}))           # 01新建改建公厕
    )\s*"""
)
_BRACKETED = lazy_regex(
    rf"""(?x)(?:[（(〔]\s*(?P<bracketed_chinese>[{HAN}]{{1,5}})\s*[）)〕]     # （三）加快服务和融入新发展格局
    | [（(]\s*(?P<bracketed_decimal>{_COUNT})\s*[）)]      # （1）新建改建公厕
    )\s*[、．.]?\s*"""
)
TITLE_OVER_ROWS = lazy_re(r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]")
"""What opens a title over the rows of a table that are numbered 1, 2, 3: 一、 （一）"""
NUMBERS_HEADINGS = frozenset(("序号", "编号", "序", "项次"))
"""What heads the column of numbers, always a table's first."""
_FULL_STOP = lazy_re(r".\s*")  # ⒈新建公厕
_SIGN = lazy_re(r".\s*[、．.]?\s*")  # ①新建改建公厕
_RANGES = (
    (MarkerKind.BRACKETED_CHINESE, "㈠", "㈩"),
    (MarkerKind.DECIMAL, "⒈", "⒛"),
    (MarkerKind.BRACKETED_DECIMAL, "⑴", "⒇"),
    (MarkerKind.CIRCLED, "①", "⑳"),
    (MarkerKind.CIRCLED, "㉑", "㉟"),
    (MarkerKind.CIRCLED, "㊱", "㊿"),
    (MarkerKind.CIRCLED, "❶", "❿"),
    (MarkerKind.CIRCLED, "➀", "➓"),
)
_SIGNS = {chr(code): kind for kind, first, last in _RANGES for code in range(ord(first), ord(last) + 1)}
# The kinds by the groups of the patterns: 01 counts like 1., and 三） like （三）.
_KINDS = {kind.name.lower(): kind for kind in MarkerKind} | {
    "padded": MarkerKind.DECIMAL,
    "half_bracketed": MarkerKind.BRACKETED_CHINESE,
}
_POINT_END = lazy_re(rf"[\n{CLAUSE_ENDS}]\s*")
# Most paragraphs are told by their first character to open with no number.
_BY_FIRST = (
    {"第": _ORDINAL}
    | dict.fromkeys(CHINESE_NUMERALS, _CHINESE)
    | dict.fromkeys("0123456789０１２３４５６７８９", _DECIMAL)
    | dict.fromkeys("（(〔", _BRACKETED)
)


def opening_marker(text: str, start: int = 0) -> Marker | None:
    """The number that opens `text` at `start`, or None; a decimal fraction such as 1.8 is none."""
    while text[start : start + 1].isspace():
        start += 1
    first = text[start : start + 1]
    if first in _SIGNS:
        return _of_sign(text, start)
    pattern = _BY_FIRST.get(first)
    match = pattern.match(text, start) if pattern else None
    if match is None or match.lastgroup is None:
        return None
    number = to_integer(without_blanks(match["number" if pattern is _ORDINAL else match.lastgroup]))
    return None if number is None else Marker(_KINDS[match.lastgroup], number, match.end())


def kind_of_label(label: str) -> MarkerKind | None:
    """How a printed number counts that stands without the words it opens; a bare one, as cells have, counts like 1."""
    marker = opening_marker(f"{label}、项")
    return marker.kind if marker is not None else None


def _of_sign(text: str, start: int) -> Marker | None:
    kind, number = _SIGNS[text[start]], to_integer(text[start])
    match = (_FULL_STOP if kind is MarkerKind.DECIMAL else _SIGN).match(text, start)
    return None if number is None or match is None else Marker(kind, number, match.end())


def counts_on(text: str, first: Marker) -> bool:
    """Whether the words hold a list, 1.… 2.…: its first number is not the row's."""
    points = (opening_marker(text, found.end()) for found in _POINT_END.finditer(text, first.end))
    return any(marker.kind is first.kind for marker in points if marker is not None)
