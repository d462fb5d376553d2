"""Han characters, Chinese marks and the white space between them."""

from __future__ import annotations

from govtask_extract.patterns import lazy_regex

# Han, and the marks of GB/T 15834: between any two of these white space carries no meaning.
HAN_OR_MARK = r"[\p{Han}〇○　-〿＀-￯“”‘’…—·℃]"
# The separators U+001C–U+001F are white space to Python, not to Unicode.
_BLANK = r"[\s\x1c-\x1f]"
_BLANKS = lazy_regex(rf"{_BLANK}+")
_IDLE_BLANKS = lazy_regex(rf"(?<={HAN_OR_MARK}){_BLANK}+(?={HAN_OR_MARK})")


def without_blanks(text: str) -> str:
    """`text` without any white space."""
    return _BLANKS.sub("", text)


def with_single_blanks(text: str) -> str:
    """`text` without white space between Han characters or Chinese marks, every other run as one space."""
    return _BLANKS.sub(" ", _IDLE_BLANKS.sub("", text)).strip()


def blank_goes(before: str, after: str) -> bool:
    """Whether white space between these two characters vanishes."""
    return _is_han_or_mark(before) and _is_han_or_mark(after)


_HAN_OR_MARK = lazy_regex(HAN_OR_MARK)
_known: dict[str, bool] = {}


def _is_han_or_mark(character: str) -> bool:
    if character not in _known:
        _known[character] = _HAN_OR_MARK.fullmatch(character) is not None
    return _known[character]


def is_han(character: str) -> bool:
    """Whether `character` is a Han character (radicals and 〇 included)."""
    return "㐀" <= character <= "鿿" or character == "〇" or "\U00020000" <= character <= "\U000323af"
