"""Characters that JSON allows bare, but that could drive a terminal or turn the order of characters around."""

from __future__ import annotations

import re

from govtask_extract.patterns import lazy_re

# DEL, C1 controls, directional marks: JSON has an escape for them that every parser reads as the same character.
_UNSAFE = lazy_re("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    """JSON that says the same."""
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
