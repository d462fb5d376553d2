"""Han characters, Chinese marks and the white space between them."""

from __future__ import annotations

import re

from govtask_extract.patterns import lazy_re

# In a set of a `regex` pattern: Han characters, and what stands among them as one of them, ① ㈠ Ⅱ Ａ.
HAN = r"\p{Han}\p{No}\p{Nl}Ａ-Ｚａ-ｚ"
_BLANKS = lazy_re(r"\s+")


def without_blanks(text: str) -> str:
    """`text` without any white space."""
    return "".join(text.split())


def with_single_blanks(text: str) -> str:
    """`text` without white space between Han characters or Chinese marks, every other run as one space."""
    return _BLANKS.sub(_single_blank, text).strip()


def _single_blank(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    return "" if start > 0 and end < len(text) and blank_goes(text[start - 1], text[end]) else " "


def blank_goes(before: str, after: str) -> bool:
    """Whether white space between these two characters vanishes: it carries no meaning by GB/T 15834."""
    return _is_han_or_mark(before) and _is_han_or_mark(after)


def _is_han_or_mark(character: str) -> bool:
    """Han with its radicals, and the marks of GB/T 15834."""
    return (
        "\u2e80" <= character <= "\u303f"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character in "“”‘’…—·℃○"
        or "\U00020000" <= character <= "\U000323af"
    )


def is_han(character: str) -> bool:
    """Whether `character` is a Han character (〇 included)."""
    return "㐀" <= character <= "鿿" or character == "〇" or "\U00020000" <= character <= "\U000323af"
