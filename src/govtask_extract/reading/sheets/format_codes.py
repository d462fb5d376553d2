"""The codes of number formats, taken apart: `0.00;[Red]-0.00`. ECMA-376 part 1, 18.8.30 and 18.8.31."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from govtask_extract.patterns import lazy_re

GENERAL = "General"
# The formats that files name by number only, as a Chinese Excel has them. 14 and 22 follow the system's setting: ISO.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
}
# The long date and time of the system's setting, as Excel and WPS name them.
_OF_THE_SYSTEM = {
    "[$-f800]": BUILT_IN[31],
    "[$-x-sysdate]": BUILT_IN[31],
    "[$-f400]": "h:mm:ss",
    "[$-x-systime]": "h:mm:ss",
}
# Chinese as it is written on the mainland: AM and PM are words there. [MS-LCID]
_CHINESE = "-804]"
# yyyy"年"m"月"d"日"@ · #,##0.00_ · [$-804]上午/下午h"时" · [h]:mm · [>=10000]0!.0,"万"
_TOKEN = lazy_re(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.) | _(?P<blank>.) | \*. | \[(?P<condition>(?:[<>]=?|=|<>)-?[0-9]+(?:\.[0-9]*)?)\]
    | \[(?P<elapsed>[hHmMsS]+)\] | \[(?P<numerals>[dD][bB][nN]um[1-3])\]
    | \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[[^\]]*\]
    | (?P<noon>AM/PM|A/P|上午/下午) | (?P<general>[gG]eneral|G/通用格式)
    | (?P<power>[eE][+-]0*) | (?P<year>[yY]+|e+) | (?P<m>[mM]+) | (?P<day>[dD]+|a{3,4})
    | (?P<hour>[hH]+) | (?P<second>[sS]+(?:\.0+)?) | (?P<digits>[0#?,.]+) | (?P<percent>%) | (?P<text>@) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
Token = tuple[str, str]
"""The name of a group of `_TOKEN` and what it matched."""


@lru_cache(maxsize=256)
def sections_of(code: str) -> Sequence[Sequence[Token]]:
    """Semicolons part the formats of positive, negative and zero numbers. A workbook has few codes and many cells."""
    sections: list[list[Token]] = [[]]
    lower = code.lower()
    code = next((meant for name, meant in _OF_THE_SYSTEM.items() if name in lower), code)
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if match[0] == ";":
            sections.append([])
        elif kind:
            text = "上午/下午" if kind == "noon" and _CHINESE in lower else match[kind]
            sections[-1].append((kind, text))
    return sections


def section_for(value: float, sections: Sequence[Sequence[Token]]) -> tuple[Sequence[Token] | None, bool]:
    """The section, and whether it writes the sign itself; None if no section is for such numbers."""
    conditions = [next((text for kind, text in section if kind == "condition"), None) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(condition, value):
                return section, condition is not None and condition[0] == "<" and not _holds(condition, 0.0)
        return None, False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def section_for_text(sections: Sequence[Sequence[Token]]) -> Sequence[Token] | None:
    """The fourth section is for strings, before it one with an @; None if strings show as they are."""
    if len(sections) > 3:
        return sections[3]
    return next((section for section in sections if any(kind == "text" for kind, _ in section)), None)


def literal(token: Token) -> str:
    """What a token prints whatever the value is."""
    kind, text = token
    if kind in ("quoted", "escaped", "currency", "other"):
        return text
    return {"blank": " ", "percent": "%"}.get(kind, "")


def _holds(condition: str, value: float) -> bool:
    """>=10000, <>0"""
    sign = condition.rstrip("-.0123456789")
    limit = float(condition.removeprefix(sign))
    return ("<" in sign and value < limit) or (">" in sign and value > limit) or ("=" in sign and value == limit)
