"""The characters of symbol fonts in Unicode: Word stores only where they stand in their font.

After the Unicode Consortium's mapping of Wingdings and Webdings (L2/11-344, L2/12-368) and Adobe's of Symbol. A number
in a circle, a box to tick and a bullet stand as the character that texts use for them, ornaments without one as •.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# The fonts' characters from 0x20 on.
_FIRST, _LAST, _MOVED = 0x20, 0xFF, 0xF000
_FONTS: Mapping[str, str] = {
    "symbol": (
        " !∀#∃%&∍()*+,−./0123456789:;<=>?"
        "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~•"
        "••••••••••••••••••••••••••••••••"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√·¬∧∨⇔⇐⇑⇒⇓"
        "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭•"
    ),
    "wingdings": (
        " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
        "🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉"
        "♊♋♌♍♎♏♐♑♒♓••●○■□□□□•⧫◆❖◆⌧⮹⌘🏵🏶••▯"
        "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿••••••••∙•"
        "⬝○○•◎◎🔿▪□•◆★••••⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
        "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷••••••••••⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"
        "→↑↓••••←→↑↓••••⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂••✗✓☒☑•"
    ),
    "wingdings 2": (
        " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"
        "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓✗☑☒☒⮾⮿🛇⦸••••‽••"
        "•••••••••⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿•"
        "☉○☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧••⋅•●●○○••⊙⦿•"
        "•■■□□□••▣▣•••⬩◆◇•◈••••⬪⬧◊•◖◗⯊⯋⯀⯁"
        "⬟⯂⬣⬢⯃⯄••••••••••••••••••••••••••"
        "•••••••••••✶••••✹••✯••⯌⯍※⁂••••••"
    ),
    "wingdings 3": (
        " ←→↑↓⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧"
        "⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪⮸••••••"
        "••••••←→••••••••▲▼△▽◀▶◁▷◣◢◤◥◀▶••"
        "•⯅⯆⯇⯈⮜⮞⮝⮟••••••←→•••••••••••••••"
        "••••••••••••••••••••••••••••••••"
        "•••••••••⮨⮩⮪⮫⮬⮭⮮⮯•••••••••••••••"
        "••••••••••••••••••••••••••••••••"
    ),
    "webdings": (
        " 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗••🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳"
        "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬•🗭🗪🗫"
        "⮔✓🚲□🛡📦🛱■🚑🛈🛩🛰•🕴●🛥🚔🗘✗❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲•"
        "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"
        "🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"
        "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫"
        "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈••••🗺🌍🌏🌎🕊"
    ),
}
_MOST_LIKELY = "wingdings"


def symbol(code: str | None, font: str | None) -> str:
    """The character of a `w:sym` (ECMA-376 17.3.3.30): hexadecimal, often moved to the private use area."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    place = number - _MOVED if number >= _MOVED else number
    if _FIRST <= place <= _LAST:
        return _printed(place, _FONTS.get((font or _MOST_LIKELY).lower(), "")) or _elsewhere(number)
    return chr(number) if number < 0xD800 or 0xE000 <= number < 0x110000 else ""


def _elsewhere(number: int) -> str:
    """In a font that is no symbol font, a character of Unicode; in one that nobody knows, a bullet."""
    return "•" if number >= _MOVED else chr(number)


def in_fonts(text: str, fonts: Iterable[str]) -> str:
    """The text of a run in these fonts; the first of them that is a symbol font prints it.

    What was moved to the private use area prints in no other font, so there the likeliest font decides.
    """
    chosen = next((_FONTS[font.lower()] for font in fonts if font.lower() in _FONTS), None)
    if chosen is None and text.isprintable():
        return text
    return "".join(_character(character, chosen) for character in text)


def _character(character: str, font: str | None) -> str:
    place = ord(character)
    if _MOVED + _FIRST <= place <= _MOVED + _LAST:
        return _printed(place - _MOVED, font or _FONTS[_MOST_LIKELY])
    return _printed(place, font) if font and _FIRST < place <= _LAST else character


def _printed(place: int, font: str) -> str:
    return font[place - _FIRST] if font else ""
