"""How Word prints a number in each of its formats (ECMA-376, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from govtask_extract.reading.list_numerals import (
    chinese,
    chinese_below_hundred,
    chinese_capital,
    chinese_digits,
    circled,
    earthly_branch,
    full_width,
    heavenly_stem,
    japanese,
    ordinal_sign,
    repeated_letters,
    roman,
)

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": partial(ordinal_sign, first=0x2474, last=0x2487),
    "decimalEnclosedFullstop": partial(ordinal_sign, first=0x2488, last=0x249B),
    "ideographEnclosedCircle": partial(ordinal_sign, first=0x3280, last=0x3289),
    "numberInDash": "- {} -".format,
    "chineseCounting": chinese_below_hundred,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese_capital,
    "taiwaneseCounting": chinese_below_hundred,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": chinese_digits,
    "ideographDigital": chinese_digits,
    "japaneseDigitalTenThousand": chinese_digits,
    "japaneseCounting": japanese,
    "ideographTraditional": heavenly_stem,
    "ideographZodiac": earthly_branch,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerLetter": repeated_letters,
    "none": lambda number: "",
}


def print_number(number: int, number_format: str) -> str:
    """`number` in the format; in digits where it is none that Chinese documents use, in as many as `001` has."""
    if number_format.isdecimal():
        return str(number).zfill(len(number_format))
    return _FORMATS.get(number_format, str)(number)
