"""Where a `<br>` only breaks the line, and where it ends the paragraph: sites write it for both."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.language.sentences import ends_sentence
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.invisible_characters import without_invisible

# Two blanks that HTML does not collapse, or one as wide as a character, set in a paragraph's first line.
_INDENT = lazy_re(r"[ \t]*(?:[\u3000\u2001\u2003]|[\u00a0\u2002](?:[ \u00a0\u2002]))")
_GOES_ON = lazy_re(r"[、，,（(〔【《“‘—]$")
# Lines copied from a page are as long as each other, to a character or two, and never longer than a landscape page.
_LONGEST_PRINTED_LINE = 80
_FULL = 0.85


def divide(lines: Sequence[str], centred: bool) -> list[list[str]]:
    """Put a block's lines together to paragraphs. A blank line, from two `<br>` in a row, ends one."""
    shown = [without_invisible(line) for line in lines]
    longest = max(map(_width, shown), default=0)
    paragraphs: list[list[str]] = [[]]
    before = ""
    for line, seen in zip(lines, shown, strict=True):
        if not seen.strip():
            paragraphs.append([])
        elif not paragraphs[-1] or (centred or _runs_on(before, seen, longest)):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        before = seen
    return [paragraph for paragraph in paragraphs if paragraph]


def _runs_on(before: str, line: str, longest: int) -> bool:
    """Whether `line` is the same sentence as the one before it, broken at a margin or inside a list."""
    if _INDENT.match(line):
        return False
    before = before.rstrip()
    if _GOES_ON.search(before):
        return True
    wrapped = longest <= _LONGEST_PRINTED_LINE and _width(before) >= _FULL * longest
    return wrapped and not ends_sentence(before)


def _width(line: str) -> int:
    return len(line.strip())
