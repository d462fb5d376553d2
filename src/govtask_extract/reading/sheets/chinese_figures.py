"""Chinese numerals for a format's figures: [DBNum1] 一百二十三, [DBNum2] 壹佰贰拾叁, [DBNum3] １２３.

ECMA-376 part 1, 18.8.31. With placeholders figures are written one by one, 二〇二五; General reads them aloud.
"""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.list_numerals import chinese
from govtask_extract.reading.sheets.shown_days import TIME_TOKENS

_FIGURES = lazy_re("[0-9]+")
_ONE_BY_ONE = str.maketrans("0123456789", "〇一二三四五六七八九")
_CAPITALS = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def in_chinese(shown: str, tokens: Sequence[tuple[str, str]]) -> str:
    """`shown` with the figures that its format's tokens ask for; as it is if they ask for none."""
    kinds = dict(tokens)
    numerals = kinds.get("numerals", "")[-1:]
    if not numerals:
        return shown
    if numerals == "3":
        return shown.translate(_FULL_WIDTH)
    if TIME_TOKENS & kinds.keys():
        text = _FIGURES.sub(lambda found: _part_of_a_day(found[0]), shown)
    elif "general" in kinds:
        whole, point, fraction = shown.partition(".")
        text = _FIGURES.sub(lambda found: _read_aloud(found[0]), whole) + point + fraction.translate(_ONE_BY_ONE)
    else:
        text = shown.translate(_ONE_BY_ONE)
    return text.translate(_CAPITALS) if numerals == "2" else text


def _part_of_a_day(figures: str) -> str:
    """二〇二五 for a year, 十二 for a month."""
    read = len(figures) < 3 and not figures.startswith("0")
    return chinese(int(figures)) if read else figures.translate(_ONE_BY_ONE)


def _read_aloud(figures: str) -> str:
    """一十二: as cheques have it, so that nothing can be put before it."""
    if len(figures) > 8:
        return figures.translate(_ONE_BY_ONE)
    text = chinese(int(figures))
    return f"一{text}" if text.startswith("十") else text
