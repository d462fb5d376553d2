"""A cell's number as its sheet shows it: 0.075 is 7.5%, 44621 is 2022年3月1日. ECMA-376 part 1, 18.8.30 and 18.8.31."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.sheets.shown_days import TIME_TOKENS, shown_moment

GENERAL = "General"
# The largest number has 309 digits, and a format shows 30 decimals at most; what asks for more is shown as it is.
_DIGITS = 400
# No program takes a longer one; it would be gone through for each cell.
_LONGEST_CODE = 255
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
# yyyy"年"m"月"d"日"@ · #,##0.00_ · [$-804]上午/下午h"时" · [h]:mm · [>=10000]0!.0,"万"
_TOKEN = lazy_re(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.) | _(?P<blank>.) | \*. | \[(?P<condition>(?:[<>]=?|=|<>)-?[0-9]+(?:\.[0-9]*)?)\]
    | \[(?P<elapsed>[hHmMsS]+)\] | \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[[^\]]*\]
    | (?P<noon>AM/PM|A/P|上午/下午) | (?P<general>General)
    | (?P<year>[yY]+|e+) | (?P<m>[mM]+) | (?P<day>[dD]+|a{3,4}) | (?P<hour>[hH]+) | (?P<second>[sS]+(?:\.0+)?)
    | (?P<power>[eE][+-]0*) | (?P<digits>[0#?,.]+) | (?P<percent>%) | (?P<text>@) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
Token = tuple[str, str]
"""The name of a group of `_TOKEN` and what it matched."""


def shown_number(value: float, code: str, from_1904: bool = False) -> str:
    """`code` is the cell's number format; fractions and powers are shown as plain numbers all the same."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    if len(code) > _LONGEST_CODE:
        return _plain(value)
    sections = _sections(code)
    tokens, signed = _section_for(value, sections)
    kinds = {kind for kind, _ in tokens}
    if kinds & TIME_TOKENS:
        return shown_moment(value, tokens, from_1904) or _plain(value)
    if "digits" not in kinds or "power" in kinds or ("other", "/") in tokens:
        literal = "".join(_literal(token) for token in tokens)
        return literal if literal.strip() and not kinds & {"general", "text", "power", "digits"} else _plain(value)
    try:
        with localcontext(prec=_DIGITS):
            return _formatted(Decimal(repr(abs(value) if signed else value)), tokens)
    except InvalidOperation:
        return _plain(value)


@lru_cache(maxsize=256)
def _sections(code: str) -> Sequence[Sequence[Token]]:
    """Semicolons part the formats of positive, negative and zero numbers. A workbook has few codes and many cells."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if match[0] == ";":
            sections.append([])
        elif kind:
            sections[-1].append((kind, match[kind]))
    return sections


def _section_for(value: float, sections: Sequence[Sequence[Token]]) -> tuple[Sequence[Token], bool]:
    """The section, and whether it writes the sign itself; no tokens if no section is for such numbers."""
    conditions = [next((text for kind, text in section if kind == "condition"), None) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(condition, value):
                return section, condition is not None and condition[0] == "<" and not _holds(condition, 0.0)
        return (), False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _holds(condition: str, value: float) -> bool:
    """>=10000, <>0"""
    sign = condition.rstrip("-.0123456789")
    limit = float(condition.removeprefix(sign))
    return ("<" in sign and value < limit) or (">" in sign and value > limit) or ("=" in sign and value == limit)


def _plain(value: float) -> str:
    """1 and not 1.0; 0.3 and not 0.30000000000000004: Excel keeps fifteen digits."""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _formatted(value: Decimal, tokens: Sequence[Token]) -> str:
    """The digits where the placeholders stand, literals around and between them."""
    placeholders = "".join(text for kind, text in tokens if kind == "digits")
    whole, _, fraction = placeholders.partition(".")
    percents = sum(kind == "percent" for kind, _ in tokens)
    thousands = len(whole) - len(whole.rstrip(",")) if not fraction else len(fraction) - len(fraction.rstrip(","))
    value = value.scaleb(2 * percents - 3 * thousands)
    decimals = _placeholders(fraction)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    digits = _trimmed(_padded(digits, whole.count("0")), fraction)
    shares = iter(_shares(digits, [text for kind, text in tokens if kind == "digits"]))
    return "".join(next(shares) if token[0] == "digits" else _literal(token) for token in tokens).strip()


def _shares(digits: str, runs: Sequence[str]) -> list[str]:
    """What of the digits stands in each run of placeholders: between them are literals, as in 000-0000 and 0!.0,"万".

    Those before the point are filled from the right, and the first takes what is left.
    """
    whole, point, fraction = digits.partition(".")
    parts = [run.partition(".") for run in runs]
    pointed = next((index for index, part in enumerate(parts) if part[1]), len(parts))
    shares = [""] * len(runs)
    for index in range(min(pointed, len(parts) - 1), 0, -1):
        cut = max(len(whole) - _placeholders(parts[index][0]), 0)
        whole, shares[index] = whole[:cut], whole[cut:]
    shares[0] = whole
    for index in range(pointed, len(parts)):
        count = _placeholders(parts[index][2] if index == pointed else runs[index])
        shares[index] += (point if index == pointed else "") + fraction[:count]
        fraction = fraction[count:]
    return shares


def _placeholders(run: str) -> int:
    return sum(mark in "0#?" for mark in run)


def _padded(digits: str, least: int) -> str:
    """007: a code of three zeros shows three digits."""
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    whole, dot, fraction = digits.partition(".")
    return sign + whole.rjust(least, "0") + dot + fraction


def _trimmed(digits: str, fraction: str) -> str:
    """# shows no zero at the end."""
    optional = sum(mark in "#?" for mark in fraction)
    for _ in range(optional):
        digits = digits.removesuffix("0")
    return digits.removesuffix(".")


def _literal(token: Token) -> str:
    kind, text = token
    if kind in ("quoted", "escaped", "currency", "other"):
        return text
    return {"blank": " ", "percent": "%"}.get(kind, "")
