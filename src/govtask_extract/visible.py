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


COMMAND = lazy_re(r"(?<![^\n\r])([^\S\n\r]*)::", needs=("::",))
"""What opens a line that GitHub's runner takes for a command (it looks behind blanks), and the blanks.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""
OLD_COMMAND = "##["
"""Opens a command of the runner's older form anywhere in a line."""


def without_commands(text: str) -> str:
    """`text` with a full-width mark in each line that GitHub's runner would obey; one for one, so offsets stay."""
    if "::" in text:
        text = COMMAND.sub(r"\1：:", text)
    return text.replace(OLD_COMMAND, "#＃[")
