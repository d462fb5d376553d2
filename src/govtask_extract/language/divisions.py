"""Places whose names open with a word that joins names: 和县 and 商丘市, and those that a document itself is from."""

from __future__ import annotations

from functools import lru_cache

from govtask_extract.language.script import HAN
from govtask_extract.language.words.division_names import DIVISION_NAMES
from govtask_extract.patterns import holds_any, lazy_regex

JOINING = ("和", "商", "与", "及", "由", "会同", "联合", "协同", "并", "报", "请")
"""What joins names or opens one: a place may be called so."""
_RANKS = "县市区旗州盟镇乡"
# 和岭县人民政府, 商原市2031年…: at the head of a line, before a government, a council or a year. The line goes on with
# none, as 和青石镇人民政府 may with the names above it.
_OWN = lazy_regex(
    rf"(?:\A|(?<=[^{HAN}、，）)]\n)|(?<=日\n))\s*(?:中共)?(?P<place>\L<joining>[{HAN}]{{0,5}}?[{_RANKS}])(?=人民政府|政府|委员会|[12][0-9]{{3}}年)",
    joining=JOINING,
)
# 和县 is 和 and 县 in 县财政局和县教育局 of any county.
_PLAIN = tuple(name for name in DIVISION_NAMES if name[:-1] in JOINING)
_CERTAIN = tuple(name for name in DIVISION_NAMES if name not in _PLAIN)
_DOCUMENTS_REMEMBERED = 4


@lru_cache(_DOCUMENTS_REMEMBERED)
def places_of(text: str) -> frozenset[str]:
    """Such places that a document is from, or speaks to."""
    return frozenset(match["place"] for match in _OWN.finditer(text)) if holds_any(text, JOINING) else frozenset()


def place_at(flat: str, at: int, known: frozenset[str], plain: bool) -> int:
    """Where the place ends that begins here; `at` if there is none.

    `known` are places that the document names; `plain`: whether 和县 may be one although nothing tells.
    """
    names = (*known, *_CERTAIN, *(_PLAIN if plain else ()))
    return max((at + len(name) for name in names if flat.startswith(name, at)), default=at)
