"""What an engine finds twice: the edge of a line's last character as a line of its own, a mark in both widths."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.recognition.engines import FoundLine

# A line lies in another if so much of its width does, the other being wider by so much of its own height.
_MOST, _AROUND = 0.6, 0.25
# Nobody writes a mark twice, once in each width.
_TWICE = lazy_re(r"\(（|（\(|\)）|）\)|:：|：:|,，|，,|;；|；;")


def found_once(found: Sequence[FoundLine]) -> list[FoundLine]:
    """Without the lines of a character or two that lie in longer ones; of marks in both widths the wide one."""
    kept = [line for line in found if len(line.text) > 2 or not any(_lies_in(line, other) for other in found)]
    return [replace(line, text=_TWICE.sub(lambda twice: twice[0].strip("(),:;"), line.text)) for line in kept]


def _lies_in(line: FoundLine, other: FoundLine) -> bool:
    if len(other.text) <= len(line.text):
        return False
    x0, top, x1, bottom = line.box
    left, above, right, below = other.box
    around = _AROUND * (below - above)
    common = min(x1, right + around) - max(x0, left - around)
    return above <= (top + bottom) / 2 <= below and common >= _MOST * (x1 - x0)
