"""Numbers in a row, each of another thing: 茶叶产值和茶旅收入分别增长6%、7%."""

from __future__ import annotations

from govtask_extract.model.document import Span
from govtask_extract.parsing.targets.actions import Action, action_before, is_quoted, without_prefix
from govtask_extract.parsing.targets.candidates import Turn
from govtask_extract.patterns import lazy_re

_RESPECTIVELY = "分别"
_LISTING = lazy_re("、(?:以?及|和)?|以及|[和及与]")
_SHORTEST_PART = 2
# 收割率 is measured; of 种植、收割率 only the last part says what is.
_MEASURED = tuple("率数量值额入比重度积例性本资出款费")


def read_row(text: str, turn: Turn) -> tuple[Action, Span, Span | None] | None:
    """The verb of the row, and what this number of it measures: its part, or all together, limited to its part.

    None where the numbers are not as many as the parts, and nothing says that each has its own.
    """
    action = action_before(text, turn.first, turn.until)
    start = action.start if action.leads else without_prefix(text, turn.first, action.start)
    respectively = text.find(_RESPECTIVELY, start, turn.until)
    end = action.end if respectively < 0 else min(respectively, action.end)
    parts = _parts(text, start, end)
    if len(parts) == turn.of:
        own = parts[turn.nth]
        alone = all(text.endswith(_MEASURED, *part) for part in parts) or not text.endswith(_MEASURED, start, end)
        return (action, own, None) if alone else (action, (start, end), own)
    return (action, (start, end), None) if respectively >= 0 and end - start >= _SHORTEST_PART else None


def _parts(text: str, start: int, end: int) -> list[Span]:
    """What a noun phrase lists, if each is a word; brackets and quotes part nothing."""
    parts, at = [], start
    for match in _LISTING.finditer(text, start, end):
        if not is_quoted(text, start, match.start()):
            parts.append((at, match.start()))
            at = match.end()
    parts.append((at, end))
    return parts if all(stop - first >= _SHORTEST_PART for first, stop in parts) else []
