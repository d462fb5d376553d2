"""Chinese and full-width numerals as notices print them: 十二, 二十一, １２, ⑫, 廿三 are not all arithmetic."""

from __future__ import annotations

import unicodedata

from govtask_extract.patterns import lazy_re

# Source: GB/T 15835-2011, numerals in Chinese characters.
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
# Source: GB/T 15835-2011, numerals in Chinese characters.
_UNITS = {"十": 10, "百": 100, "千": 1000}
# Source: GB/T 15835-2011, numerals in Chinese characters.
CHINESE_NUMERALS = "〇零○一二两三四五六七八九十百千"
CHINESE_NUMERAL = f"[{CHINESE_NUMERALS}]"
_IN_LABEL = lazy_re(r"[第（(〔\[★☆*]*(?:任务|项目|事项)?(?P<numeral>[^（）()〔〕、.．]+?)[）)〕\]、.．项条号★☆*]*")


def to_integer(text: str) -> int | None:
    """The integer that `text` writes, in Chinese, ASCII, full-width or circled numerals; None if it is none.

    Reads 十二 (12), 一百零三 (103), 二〇二二 (2022), １２ (12), ⑫ (12), ㈢ (3), ⒎ (7).
    """
    if not text:
        return None
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 9 else None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    if all(character in _DIGITS or character in _UNITS for character in text):
        return _counted(text)
    folded = _folded(text)
    if folded != text and all(character in _DIGITS or character in _UNITS for character in folded):
        return to_integer(folded)
    return int(folded) if folded.isascii() and folded.isdigit() and len(folded) <= 9 else None


def _folded(text: str) -> str:
    """One-character numbers without their circle, brackets or stop."""
    if len(text) == 1 and "❶" <= text <= "➓":  # three runs of ten, which NFKC leaves as they are
        return str((ord(text) - ord("❶")) % 10 + 1)
    return unicodedata.normalize("NFKC", text).strip("().")


def _counted(text: str) -> int:
    """十二 is one ten and two; 二百 is two hundreds."""
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)


def number_of_label(label: str) -> int | None:
    """The integer of a number's cell: 1, （一）, ③, 第3项; None for 1.1."""
    match = _IN_LABEL.fullmatch(label)
    return to_integer(match["numeral"]) if match else None
