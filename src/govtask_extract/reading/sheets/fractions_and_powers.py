"""Numbers as fractions, 2 1/2, and with powers of ten, 1.25E+05. ECMA-376 part 1, 18.8.31."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.sheets.format_codes import Token, literal

_FIGURES = lazy_re("[0-9#?]+")
# Excel takes formats of three placeholders; what asks for more is shown with three.
_MOST_PLACES = 3
# A format that nobody writes would print as many.
_MOST_DECIMALS = 30


def shown_fraction(value: float, tokens: Sequence[Token]) -> str:
    """`# ?/?` parts off whole numbers, `?/?` does not; a denominator in figures is kept: `# ?/8`."""
    slash = tokens.index(("other", "/"))
    after = slash + 1
    while after < len(tokens) and _FIGURES.fullmatch(tokens[after][1]):
        after += 1
    asked = "".join(text for _, text in tokens[slash + 1 : after])
    places = [index for index, (kind, _) in enumerate(tokens[:slash]) if kind == "digits"]
    if not places or not asked:
        return ""
    figures = _fraction(abs(value), asked, parted=len(places) > 1)
    sign = "-" if value < 0 else ""
    before, behind = tokens[: places[0]], tokens[after:]
    return ("".join(map(literal, before)) + sign + figures + "".join(map(literal, behind))).strip()


def _fraction(value: float, asked: str, *, parted: bool) -> str:
    whole = int(value) if parted else 0
    rest = Fraction(value) - whole
    if asked.strip("0#?"):
        below = max(int(asked.translate({ord("#"): None, ord("?"): None})), 1)
        above = round(rest * below)
    else:
        rest = rest.limit_denominator(10 ** min(len(asked), _MOST_PLACES) - 1)
        above, below = rest.numerator, rest.denominator
    if parted and above == below:
        whole, above = whole + 1, 0
    if parted and not above:
        return str(whole)
    return f"{whole} {above}/{below}" if whole else f"{above}/{below}"


def shown_power(value: float, tokens: Sequence[Token]) -> str:
    """0.00E+00: one digit before the point, a sign before the power if the format has one."""
    asked = next(text for kind, text in tokens if kind == "power")
    figures = "".join(text for kind, text in tokens if kind == "digits")
    decimals = min(sum(mark in "0#?" for mark in figures.partition(".")[2]), _MOST_DECIMALS)
    mantissa, _, power = f"{value:.{decimals}E}".partition("E")
    sign = "-" if power.startswith("-") else "+" if asked[1] == "+" else ""
    digits = str(abs(int(power))).rjust(len(asked) - 2, "0")
    before = [literal(token) for token in tokens[: next(i for i, (kind, _) in enumerate(tokens) if kind == "digits")]]
    end = next(i for i, (kind, _) in enumerate(tokens) if kind == "power") + 1
    return ("".join(before) + f"{mantissa}E{sign}{digits}" + "".join(map(literal, tokens[end:]))).strip()
