"""Radicals that a PDF's text layer uses for the characters they look like: ⽂ for 文, ⺠ for 民."""

from __future__ import annotations

import unicodedata

from govtask_extract.patterns import lazy_re

# The radicals supplement beside the characters of the same shape, or of the same radical where none has the shape.
# Unicode gives only two of them a compatibility mapping; the Kangxi radicals all have one.
_SUPPLEMENT = (
    ("⺀⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏", "冫厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣"),
    ("⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟", "尢𡯂巳幺彑彐忄㣺扌攵旡日月歺母"),
    ("⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯", "民氵氺灬爫爫丬牛犭王疋罒示礻竹糹"),
    ("⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿", "纟罓罒㓁㓁𦉫羊羊羋耂肀聿肉臼艹艹"),
    ("⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏", "艹虎衤覀西见角𧢲讠贝足车辶辶辶阝"),
    ("⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟", "钅長镸长门阜阝雨青韦页风飞食𩙿飠"),
    ("⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯", "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"),
    ("⻰⻱⻲⻳", "龙龜亀龟"),
)
# Fonts for the mainland draw these Kangxi radicals as the mainland's own characters.
# Source: The Unicode Standard, Kangxi Radicals.
_MAINLAND = {ord("⼾"): "户", ord("⾭"): "青", ord("⿈"): "黄"}
_MAINLAND_ONLY = "国区会为关责单务实办"
_TRADITIONAL_ONLY = "國區會為關責單務實辦"

_RADICAL = lazy_re("[⺀-⻳⼀-⿕]")
_CHARACTERS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {
    ord(radical): character
    for radicals, characters in _SUPPLEMENT
    for radical, character in zip(radicals, characters, strict=True)
}


def characters_for_radicals(text: str) -> tuple[str, dict[int, str]]:
    """`text` with a character for each radical, of the same length, and the radicals by their offsets."""
    replaced = {found.start(): found.group() for found in _RADICAL.finditer(text)}
    if not replaced:
        return text, replaced
    characters = _CHARACTERS | _MAINLAND if _is_mainland(text) else _CHARACTERS
    return text.translate(characters), replaced


def _is_mainland(text: str) -> bool:
    """Whether the text writes more of a few common words in simplified than in traditional characters."""
    return sum(map(text.count, _MAINLAND_ONLY)) > sum(map(text.count, _TRADITIONAL_ONLY))
