"""A cell's value as its sheet shows it: 0.075 is 7.5%, 44621 is 2022年3月1日, 12 项 is 12."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

from govtask_extract.reading.sheets.chinese_figures import in_chinese
from govtask_extract.reading.sheets.format_codes import (
    GENERAL,
    Token,
    literal,
    section_for,
    section_for_text,
    sections_of,
)
from govtask_extract.reading.sheets.fractions_and_powers import shown_fraction, shown_power
from govtask_extract.reading.sheets.shown_days import TIME_TOKENS, shown_moment

# The largest number has 309 digits, and a format shows 30 decimals at most; what asks for more is shown as it is.
_DIGITS = 400
# No program takes a longer one; it would be gone through for each cell.
_LONGEST_CODE = 255
# What shows something of the value itself.
_SHOWING = TIME_TOKENS | {"general", "digits", "text", "power"}
# Larger numbers show as 1.23457E+11 in however wide a column, with so many decimals.
_FIRST_POWER, _POWER_DECIMALS = 10**11, 5
# The point included, as many characters as General shows of a number with decimals.
_GENERAL_WIDTH = 11


def shown_number(value: float, code: str, from_1904: bool = False) -> str:
    """`code` is the cell's number format."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    if code == GENERAL or len(code) > _LONGEST_CODE:
        return _plain(value)
    tokens, signed = section_for(value, sections_of(code))
    if tokens is None:
        return _plain(value)
    try:
        with localcontext(prec=_DIGITS):
            shown = _shown(abs(value) if signed else value, tokens, from_1904)
    except InvalidOperation:
        shown = ""
    return in_chinese(shown, tokens) if shown.strip() else _plain(value)


def shown_text(text: str, code: str) -> str:
    """A string in the format of its cell: 民政 in @"局" is 民政局."""
    tokens = section_for_text(sections_of(code)) if len(code) <= _LONGEST_CODE else None
    if tokens is None:
        return text
    return "".join(text if token[0] == "text" else literal(token) for token in tokens).strip()


def shows_nothing(value: float | str, code: str) -> bool:
    """Whether the format leaves the value's cell blank, as ;;; does."""
    if code == GENERAL or not code or len(code) > _LONGEST_CODE:
        return False
    sections = sections_of(code)
    if isinstance(value, str):
        tokens = section_for_text(sections)
        return tokens is not None and _is_blank(tokens)
    tokens, _ = section_for(value, sections)
    # A code of colours alone is as good as none.
    return tokens is not None and _is_blank(tokens) and (len(sections) > 1 or bool(tokens))


def _is_blank(tokens: Sequence[Token]) -> bool:
    return not any(kind in _SHOWING for kind, _ in tokens) and not "".join(map(literal, tokens)).strip()


def _shown(value: float, tokens: Sequence[Token], from_1904: bool) -> str:
    """An empty string for what no section is for, or no calendar has."""
    kinds = {kind for kind, _ in tokens}
    if kinds & TIME_TOKENS:
        return shown_moment(value, tokens, from_1904) or ""
    if "power" in kinds:
        return shown_power(value, tokens)
    if "digits" not in kinds:
        return "".join(_plain(value) if kind in ("general", "text") else literal((kind, text)) for kind, text in tokens)
    if ("other", "/") in tokens:
        return shown_fraction(value, tokens)
    return _formatted(Decimal(repr(value)), tokens)


def _plain(value: float) -> str:
    """1 and not 1.0; 0.3 and not 0.30000000000000004: with decimals a number is eleven characters wide at most."""
    number = Decimal(f"{value:.15g}")
    if abs(number) >= _FIRST_POWER:
        digits, _, power = f"{number:.{_POWER_DECIMALS}E}".partition("E")
        return f"{digits.rstrip('0').rstrip('.')}E{power}"
    text = f"{number:f}"
    whole, point, fraction = text.partition(".")
    if not point:
        return text
    decimals = max(_GENERAL_WIDTH - 1 - len(whole.lstrip("-")), 0)
    if len(fraction) > decimals and abs(number) >= 1e-4:
        text = f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
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
    return "".join(next(shares) if token[0] == "digits" else literal(token) for token in tokens).strip()


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
