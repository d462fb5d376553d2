"""Lines that a terminal has room for: Han characters take two columns, and no line begins with a closing mark."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govtask_extract.patterns import lazy_re
from govtask_extract.saying.speaking import spoken
from govtask_extract.widths import columns

# What must stay on one line: 「（第3」, 「100%。」, 「局、」.
_PIECE = lazy_re(
    r"""
    \s+
    | [（〈《“‘〔［【(\[<]*
      (?: [!-'*-~]+ | . )
      [，。、；：！？）〉》”’〕］】…—)\]>]*
    """,
    re.VERBOSE | re.DOTALL,
)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; white space where a line ends is left out."""
    lines, line, used = [], "", 0
    for piece in _pieces(text, width):
        size = columns(piece)
        if used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not piece.isspace():
            line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def _pieces(text: str, width: int) -> list[str]:
    """A piece that no line can hold goes character by character."""
    found = _PIECE.findall(text)
    return [part for piece in found for part in ([piece] if columns(piece) <= width else piece)]


def left(text: str, width: int) -> str:
    """Said, with blanks behind it."""
    return (told := spoken(text)) + " " * (width - columns(told))


def right(text: str, width: int) -> str:
    """Said, with blanks before it."""
    return " " * (width - columns(told := spoken(text))) + told


def in_one_column(texts: Mapping[str, str]) -> dict[str, str]:
    """By the same keys, with blanks behind them: as wide as the widest."""
    widest = max(map(columns, texts.values()), default=0)
    return {key: text + " " * (widest - columns(text)) for key, text in texts.items()}
