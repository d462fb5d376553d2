"""Characters that mislead in a name: they look like others, or are not seen, so that no search meets the name.

Letters of another script (Unicode Standard Annex 24), compatibility characters (Annex 15, NFKC), marks on or around the
character before, single strokes, what shows nothing (`Default_Ignorable_Code_Point`, Annex 44) or no more than a blank.
Full-width forms, ①, Ⅱ and marks of punctuation are usual in notices.
"""

from __future__ import annotations

import unicodedata

from govtask_extract.language.likeness import slip
from govtask_extract.patterns import lazy_re, lazy_regex
from govtask_extract.saying.said import said

# Letters and figures but for Han, Latin and their full-width forms. Phonetic letters (ᴀ, ɑ) are Latin by script only.
_OTHER_SCRIPT = lazy_regex(r"(?V1)[[\p{L}\p{Nd}]--[\p{Han}0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff０-９Ａ-Ｚａ-ｚ]]")
# Marks but for the frame of a key (1⃣); radicals and strokes that are no characters; blanks that are none by category.
_NO_LETTER = lazy_regex(r"(?V1)[\p{M}--\u20e3]|[\u2e80-\u2fdf\u31c0-\u31ef]|[\u2800\ufff9-\ufffb\U0001d159]")
# Selectors choose among forms of one character, and soft hyphens part syllables: neither hides a name.
_UNSEEN = lazy_regex(r"(?V1)[\p{Default_Ignorable_Code_Point}--[\xad\p{Variation_Selector}]]")
_PLAIN = lazy_re("[ -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e\uffe0-\uffe6]*")

# Of two texts that differ in more characters one sees that they do.
_FEW = 8


def misleading(name: str) -> list[str]:
    """The characters of `name`, each once, that look like others; [] for nearly all names."""
    if _PLAIN.fullmatch(name):
        return []
    scripts = {*_OTHER_SCRIPT.findall(name), *_NO_LETTER.findall(name)}
    return [one for one in dict.fromkeys(name) if one in scripts or _is_compatible(one)]


def unseen(printed: str) -> list[str]:
    """The characters in what is printed of a name, each once, that show nothing or turn the order around."""
    return [] if _PLAIN.fullmatch(printed) else [*dict.fromkeys(_UNSEEN.findall(printed))]


def _is_compatible(character: str) -> bool:
    """㈱, ﬁ, 𝐀: a letter or symbol that stands for others."""
    usual = "\uff01" <= character <= "\uff5e" or "\uffe0" <= character <= "\uffe6"
    category = unicodedata.category(character)
    return not usual and category[0] in "LS" and unicodedata.normalize("NFKC", character) != character


def with_code(character: str) -> str:
    """І (U+0406 CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I); of what does not show alone the code."""
    code = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
    alone = _UNSEEN.fullmatch(character) or unicodedata.category(character)[0] in "MC"
    return code if alone else f"{character} ({code})"


def codes_apart(one: str, other: str) -> tuple[str, str] | None:
    """The code points in which two names differ that may look the same, for a message; None if one sees it."""
    _, mine, its = slip(one, other)
    if max(len(mine), len(its)) > _FEW or not misleading(mine + its):
        return None
    return _codes(mine), _codes(its)


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text) or said("nothing")
