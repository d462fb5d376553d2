"""Characters that JSON allows bare, but that could drive a terminal, end a line, or command a CI runner."""

from __future__ import annotations

import re

from govtask_extract.patterns import lazy_re
from govtask_extract.visible import OLD_COMMAND

# DEL, C1 controls, directional marks, what other programs take for line ends (U+0085, U+2028, U+2029): JSON has an
# escape for them that every parser reads as the same character.
_UNSAFE = lazy_re("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    """JSON that says the same."""
    return _UNSAFE.sub(_escape, text).replace(OLD_COMMAND, r"##\u005b")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
