"""What would drive a terminal is made visible, what would command a CI runner harmless: no document does either."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re

# The pictures of U+2400 show C0 controls and DEL; C1 controls and directional marks have none. All one for one, so that
# offsets and widths stay right. Line feed and tab lay text out and stay.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_BLIND = (
    *range(0x80, 0xA0),
    0x61C,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
_VISIBLE = _PICTURES | dict.fromkeys(_BLIND, 0xFFFD)


def printable(text: str) -> str:
    """`text` with every character that could drive a terminal, or turn its line around, made visible instead."""
    return text.translate(_VISIBLE)


UNSEEN = (
    r"\0-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""In a set of a pattern of `re`: controls, and what shows nothing (Unicode Standard Annex 44)."""
COMMAND = lazy_re(rf"(?<![^\n\r])((?:[^\S\n\r]|[{UNSEEN}])*)::", needs=("::",))
"""What opens a line that GitHub's runner takes for a command, and what stands before it.

The runner looks behind blanks; who decodes its input may drop a byte order mark, and who compares texts by a
language's rules what shows nothing.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""
OLD_COMMAND = "##["
"""Opens a command of the runner's older form anywhere in a line."""


def without_commands(text: str) -> str:
    """`text` with a full-width mark in each line that GitHub's runner would obey; one for one, so offsets stay."""
    if "::" in text:
        text = COMMAND.sub(r"\1：:", text)
    return text.replace(OLD_COMMAND, "#＃[")
