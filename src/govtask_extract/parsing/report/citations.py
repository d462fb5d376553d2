"""Documents that a notice cites: 《title》（number）, or a number alone."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.document_numbers import find_numbers
from govtask_extract.language.script import with_single_blanks, without_blanks
from govtask_extract.model.traced import Traced
from govtask_extract.patterns import lazy_re

_OPEN_BRACKETS = "（(〔["
# 按照国发〔2019〕3号: what leads to the number is no part of it.
_LEAD_IN = lazy_re(r"(?:.*(?:按照|根据|依照|依据|落实|执行|贯彻|转发|印发|以及|关于)|[和与及按见])")


def find_citations(content: Traced) -> Iterator[tuple[str | None, str, Traced]]:
    """Title or None, document number, and the words that cite it."""
    for found, end in find_numbers(content.text):
        lead = _LEAD_IN.match(content.text, found, end)
        start = lead.end() if lead else found
        number = without_blanks(content.text[start:end])
        opening = _title_before(content.text, start)
        if opening is None:
            yield None, number, content.cut(start, end)
            continue
        title_start, title_end = opening
        yield (
            with_single_blanks(content.text[title_start + 1 : title_end]),
            number,
            content.cut(title_start, end),
        )


def _title_before(text: str, at: int) -> tuple[int, int] | None:
    """Where 《 and 》 of the title stand that a bracket right before `at` belongs to."""
    before = text[:at].rstrip()
    if before[-1:] not in tuple(_OPEN_BRACKETS):
        return None
    before = before[:-1].rstrip()
    if not before.endswith("》"):
        return None
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        depth += (before[index] == "》") - (before[index] == "《")
        if depth == 0:
            return index, len(before) - 1
    return None
