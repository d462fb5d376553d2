"""Writes integers as automatic lists print them: 十二, xii, ab, ⑫, １２."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"
_EARTHLY_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_IDEOGRAPHIC_DIGITS = str.maketrans("0123456789", _DIGITS)


def chinese(number: int) -> str:
    """十二, 一百零三, 一万二千: read aloud, as lists count. Beyond 99,999,999 and below 0 in digits."""
    if not 0 <= number < 100_000_000:
        return str(number)
    high, low = divmod(number, 10_000)
    if high:
        gap = "零" if 0 < low < 1000 else ""
        return f"{chinese(high)}万{gap}{_below_ten_thousand(low)}"
    return _below_ten_thousand(low) or "〇"


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
        gap = digit == 0
    return text[1:] if text.startswith("一十") else text


def chinese_digits(number: int) -> str:
    """一二, 一〇: digit by digit, as years are written."""
    return str(number).translate(_IDEOGRAPHIC_DIGITS)


def full_width(number: int) -> str:
    """１２"""
    return str(number).translate(_FULL_WIDTH_DIGITS)


def circled(number: int) -> str:
    """① to ㊿; beyond these in digits."""
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else str(number)


def roman(number: int) -> str:
    """xii; outside 1–3,999 in digits."""
    if not 1 <= number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def alphabetic(number: int) -> str:
    """a to z, then aa, ab … as spreadsheets and browsers go on; below 1 in digits."""
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def repeated_letters(number: int) -> str:
    """a to z, then aa, bb … as Word goes on; below 1 in digits."""
    if not 1 <= number <= 780:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def heavenly_stem(number: int) -> str:
    """甲 to 癸; beyond these in digits."""
    return _HEAVENLY_STEMS[number - 1] if 1 <= number <= 10 else str(number)


def earthly_branch(number: int) -> str:
    """子 to 亥; beyond these in digits."""
    return _EARTHLY_BRANCHES[number - 1] if 1 <= number <= 12 else str(number)


def chinese_below_hundred(number: int) -> str:
    """九十九, but 一○○: how Word's simpler Chinese formats go on."""
    return chinese(number) if 0 < number < 100 else chinese_digits(number).replace("〇", "○")


def chinese_capital(number: int) -> str:
    """壹拾贰: the numerals of cheques."""
    plain = chinese(number)
    return ("一" + plain if plain.startswith("十") else plain).translate(_CAPITALS)


def japanese(number: int) -> str:
    """百三, 千二: without 一 before a hundred and 零 for a gap."""
    return chinese(number).replace("零", "").replace("一百", "百").replace("一千", "千")


def ordinal_sign(number: int, first: int, last: int) -> str:
    """The `number`th of the characters `first` to `last`, in digits beyond them: ⒈ ⑴ ㊀."""
    return chr(first + number - 1) if 1 <= number <= last - first + 1 else str(number)
