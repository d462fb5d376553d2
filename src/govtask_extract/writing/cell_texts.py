"""What a cell of a workbook can hold of a text, and the text as XML."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re

# What a cell may hold; the report has the rest.
_LONGEST = 32_767
# A cell cannot hold them, a person cannot see them: their pictures stand for them.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | dict.fromkeys(
    (0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), 0xFFFD
)
# To Excel, such text is a character that XML has no place for (ECMA-376, 22.9.2.19).
_CODED = lazy_re(r"_(?=x[0-9A-Fa-f]{4}_)")


def fitting(text: str, longest: int = _LONGEST) -> str:
    """No longer than `longest`: an ellipsis stands for what is cut off."""
    text = text.translate(_PICTURES)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def text_xml(text: str) -> str:
    """An element that holds exactly this."""
    text = _CODED.sub("_x005F_", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{kept}>{text}</t>"
