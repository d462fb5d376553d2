"""Text that nobody wrote: characters that no map explains, bytes read in a wrong encoding, glyphs named at random."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from unicodedata import category

from msgspec import Struct

from govtask_extract.reading.encodings import common_characters
from govtask_extract.saying.said import Said, said

# Fewer characters tell nothing by their shares.
_FEWEST = 12
# With fewer odd characters, by share, there is nothing to be asked.
_FEW_ODD = 0.02
# Of all characters that are no blanks: what no text is written with. Honest pages have bullets of symbol fonts.
UNREADABLE = 0.15
# Of Han characters: those that neither GB 2312 nor Big5 puts first. A list of rare names has a third of them, one that
# was named at random four of five.
RARE = 0.5
# Of all characters: letters and signs of Latin-1 beyond ASCII. No language that is written with them has a fifth.
LATIN_1 = 0.25
# Of the neighbouring letters: those of two scripts that nobody mixes, and a small letter before a large one.
MIXED, UNEVEN = 0.08, 0.15
# Of so many letters and digits: the same one again and again. A text has more different Han characters than the root
# of so many times their number.
_FEWEST_LETTERS, SAME, _FEW = 40, 0.35, 2.25
# With so many times more different characters than that, none can stand for many.
_MANY = 20

_UNPRINTED = ("Co", "Cn", "Cc", "Cs")
# What GB 18030 makes of the UTF-8 of U+FFFD.
_BROKEN = "锟斤拷"
_LATIN, _HAN = "Latin", "Han"
# Where a script's letters begin and end; kana stand among Han characters.
_SCRIPTS = (
    (0x0041, 0x024F, _LATIN), (0x0250, 0x036F, "phonetic"), (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"),
    (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x08FF, "Arabic"), (0x0900, 0x0DFF, "Indian"),
    (0x0E00, 0x0EFF, "Thai"), (0x0F00, 0x0FFF, "Tibetan"), (0x1000, 0x109F, "Burmese"), (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Hangul"), (0x1200, 0x17FF, "other"), (0x1800, 0x18AF, "Mongolian"), (0x18B0, 0x1DFF, "other"),
    (0x1E00, 0x1EFF, _LATIN), (0x2C00, 0x2DFF, "other"), (0x3040, 0x312F, _HAN), (0x3130, 0x318F, "Hangul"),
    (0x31A0, 0x9FFF, _HAN), (0xA000, 0xA4CF, "Yi"), (0xA4D0, 0xABFF, "other"), (0xAC00, 0xD7FF, "Hangul"),
    (0xF900, 0xFAFF, _HAN), (0xFB50, 0xFEFF, "Arabic"), (0xFF66, 0xFFDC, "narrow"), (0x10000, 0x1FFFF, "other"),
    (0x20000, 0x3FFFF, _HAN),
)  # fmt: skip


class OddShares(Struct, frozen=True):
    """What speaks against a text, each as a share from 0 to 1."""

    unreadable: float = 0.0
    rare: float = 0.0
    latin_1: float = 0.0
    mixed: float = 0.0
    uneven: float = 0.0


def noise_in(text: str, counts: Mapping[str, int]) -> Said | None:
    """Why nobody wrote this text; None if somebody may have. `counts` are those of its characters."""
    shares = shares_of(text, counts)
    if shares.unreadable >= UNREADABLE:
        return said("the characters have no map to text")
    if shares.latin_1 >= LATIN_1 or shares.mixed >= MIXED or shares.uneven >= UNEVEN or shares.rare >= RARE:
        return said("the text reads like noise")
    return None


def stands_for_many(counts: Mapping[str, int]) -> str:
    """The letter that a page has most often, if it may stand for others: it has hardly any, or few Han characters."""
    if len(counts) ** 2 >= _MANY * sum(counts.values()):
        return ""
    letters = {character: count for character, count in counts.items() if character.isalnum()}
    total = sum(letters.values())
    if total < _FEWEST_LETTERS:
        return ""
    most = max(letters, key=letters.__getitem__)
    han = [count for character, count in letters.items() if _is_han(character)]
    few = sum(han) >= _FEWEST_LETTERS and len(han) ** 2 < _FEW * sum(han)
    return most if few or letters[most] >= SAME * total else ""


def shares_of(text: str, counts: Mapping[str, int]) -> OddShares:
    odd = {character: counts[character] for character in counts.keys() - _ordinary() if not character.isspace()}
    if sum(odd.values()) <= _FEW_ODD * len(text):
        return OddShares()
    inked = {character: count for character, count in counts.items() if not character.isspace()}
    total = sum(inked.values())
    if total < _FEWEST:
        return OddShares(_unreadable(text, odd) / total)
    mixed, uneven = _neighbours(text)
    return OddShares(
        unreadable=_unreadable(text, odd) / total,
        rare=_share_rare(inked, odd),
        latin_1=sum(count for character, count in odd.items() if "\x80" <= character <= "\xff") / total,
        mixed=mixed,
        uneven=uneven,
    )


@cache
def _ordinary() -> frozenset[str]:
    """What most notices are written with: common Han characters, ASCII, the marks around both."""
    spans = ((0x21, 0x7E), (0x2010, 0x2040), (0x2460, 0x24FF), (0x3000, 0x303F), (0xFF00, 0xFF5E))
    return common_characters().union(chr(code) for first, last in spans for code in range(first, last + 1))


def _unreadable(text: str, odd: Mapping[str, int]) -> int:
    own = sum(count for character, count in odd.items() if character == "\ufffd" or category(character) in _UNPRINTED)
    return own + len(_BROKEN) * text.count(_BROKEN)


def _share_rare(inked: Mapping[str, int], odd: Mapping[str, int]) -> float:
    han = sum(count for character, count in inked.items() if _is_han(character))
    rare = sum(count for character, count in odd.items() if _is_han(character))
    return rare / han if han >= _FEWEST else 0.0


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def _neighbours(text: str) -> tuple[float, float]:
    """Of the pairs of letters next to each other: how many are of two scripts, how many turn large within a word."""
    pairs = list(_pairs(text))
    if len(pairs) < _FEWEST:
        return 0.0, 0.0
    scripts = [(_script(one), _script(other)) for one, other in pairs]
    mixed = sum(one != other and _LATIN not in (one, other) for one, other in scripts)
    beyond = sum(one.islower() and other.isupper() and not (one + other).isascii() for one, other in pairs)
    return mixed / len(pairs), beyond / len(pairs)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in pairwise(text) if one.isalpha() and other.isalpha())


def _script(character: str) -> str:
    code = ord(character)
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), "other")
