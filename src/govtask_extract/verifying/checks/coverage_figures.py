"""The figures of coverage are those of the notice and of what is listed as unread."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.script import without_blanks
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    characters = len(without_blanks(beside.text))
    unread = sum(len(without_blanks(place.quote)) for place in beside.report.unread)
    found = {"characters": characters, "claimed": characters - unread, "unread": unread}
    for name, number in found.items():
        given = getattr(beside.report.coverage, name)
        if given != number:
            yield Discrepancy(
                ("coverage", name), said("it says {value:,}, counted are {number:,}", value=given, number=number)
            )


CHECK = NoticeCheck(said("The figures of coverage are those that are counted."), _find)
