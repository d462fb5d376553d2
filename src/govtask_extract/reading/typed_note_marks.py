"""Raised figures that are typed as characters, 小区¹40个: marks of notes, but for powers, in files of every format."""

from __future__ import annotations

from govtask_extract.language.script import is_han
from govtask_extract.model.document import Span
from govtask_extract.patterns import lazy_re

_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_MARKS = lazy_re(
    rf"⁽?[{_RAISED}]{{1,2}}(?:[,，、⁻–-][{_RAISED}]{{1,2}})*⁾?|[〔\[][{_RAISED}]{{1,2}}[〕\]]", needs=tuple(_RAISED)
)
# 米², 公里³ and 厘米² are measures; 平方米² is one that has a mark behind it.
_POWER = lazy_re(r"(?<!平方)(?<!立方)(?:[毫厘分千]?米|公里)$")
_PRINTED_BEFORE = "，。；：、！？）》〉】〕」』”’%％‰"
# m², 10⁴, s⁻¹: no note, whatever notes there are.
_MEASURED = lazy_re(r"(?:m|s|[Ωμ℃°)]|(?<!\d)10)$")
_NOTE = lazy_re(rf"(?m)^[ \t　]*(?:注[:：]?)?[⁽〔\[]?([{_RAISED}]{{1,2}})[⁾〕\]]?")
# As far back as a measure's name goes.
_LOOKED_AT = 5


def typed_note_marks(text: str) -> list[Span]:
    """Where they stand; a figure that opens its line is the note's own number, and none of them."""
    found = [match.span() for match in _MARKS.finditer(text)]
    if not found:
        return []
    noted = {match[1] for match in _NOTE.finditer(text)}
    before = [text[max(0, start - _LOOKED_AT) : start].rstrip(" \u3000") for start, _ in found]
    return [
        (start, end) for (start, end), told in zip(found, before, strict=True) if _refers(told, text[start:end], noted)
    ]


def _refers(before: str, mark: str, noted: set[str]) -> bool:
    """Behind Chinese words a mark can be nothing else; behind letters and figures, a note of its number tells."""
    last = before[-1:]
    if is_han(last) or last in _PRINTED_BEFORE:
        return bool(last) and not _POWER.search(before)
    return last.isalnum() and not _MEASURED.search(before) and mark.strip("⁽⁾〔〕[]") in noted
