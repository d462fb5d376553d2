"""Every inked character of the notice has one owner in the report, or is listed as unread; none has two."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from govtask_extract.model.report import Place
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.owners import owners_of

_INK = lazy_re(r"\S+")
_NOBODY = 0


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    owners: list[Loc] = [()]
    held = array("l", bytes(len(beside.text) * array("l").itemsize))
    served: dict[tuple[str, int, int], set[int | str]] = {}
    for loc, place in owners_of(beside.report):
        start, end = max(place.start, 0), min(place.end, len(beside.text))
        if start >= end:
            continue
        owners.append(loc)
        if _serves_another(loc, place, served):
            continue
        inked = (at for at in range(start, end) if not beside.text[at].isspace())
        other = next((held[at] for at in inked if held[at] != _NOBODY), _NOBODY)
        if other:
            yield Discrepancy(
                loc,
                said(
                    "{quote} is read twice, here and at {place}", quote=quoted(place.quote), place=_shown(owners[other])
                ),
            )
        held[start:end] = array("l", [len(owners) - 1]) * (end - start)
    yield from _unowned(beside, held)


def _serves_another(loc: Loc, place: Place, served: dict[tuple[str, int, int], set[int | str]]) -> bool:
    """Whether another task owns just this stretch as the same."""
    if loc[0] != "tasks":
        return False
    tasks = served.setdefault((str(loc[3]), place.start, place.end), set())
    known = bool(tasks) and loc[1] not in tasks
    tasks.add(loc[1])
    return known


def _unowned(beside: BesideNotice, held: array[int]) -> Iterator[Discrepancy]:
    for ink in _INK.finditer(beside.text):
        at = ink.start()
        while at < ink.end():
            end = at + 1
            while end < ink.end() and (held[end] == _NOBODY) == (held[at] == _NOBODY):
                end += 1
            if held[at] == _NOBODY:
                line = beside.lookup.at((at, end))["line"]
                words = quoted(beside.text[at:end])
                yield Discrepancy(
                    ("unread",),
                    said("line {line:d} has {words}, which is neither read nor listed here", line=line, words=words),
                )
            at = end


def _shown(loc: Loc) -> str:
    return Discrepancy(loc, "").pointer


CHECK = NoticeCheck(
    said("Every character of the notice belongs to one part of the report, or is listed as unread."), _find
)
