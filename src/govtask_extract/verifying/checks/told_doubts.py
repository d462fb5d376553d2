"""Which names recognition was unsure of is told, and nothing that it was sure of is."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.confidence import is_doubtful
from govtask_extract.model.place_words import unsure_of
from govtask_extract.model.remarks import DOUBTFUL_RECOGNITION, LOOK_ALIKE_NAME
from govtask_extract.model.report import Place
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import NAME_FIELDS

_DOUBTS = (DOUBTFUL_RECOGNITION.code, LOOK_ALIKE_NAME.code)


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    told = set[tuple[int, int]]()
    for index, one in enumerate(beside.report.diagnostics):
        if one.code not in _DOUBTS:
            continue
        told.update((place.start, place.end) for place in one.evidence)
        if not all(_is_told_rightly(one.code, place) for place in one.evidence):
            yield Discrepancy(("diagnostics", index), said("recognition was sure of it, or nobody recognised it"))
        elif one.code == DOUBTFUL_RECOGNITION.code and one.message != unsure_of(one.evidence):
            yield Discrepancy(("diagnostics", index, "message"), said("its places say something else"))
    for index, task in enumerate(beside.report.tasks):
        for field in (name for name in NAME_FIELDS if name not in task.corrected):
            for number, places in enumerate(getattr(task.evidence, field)):
                for place in places:
                    if is_doubtful(place.confidence) and (place.start, place.end) not in told:
                        yield Discrepancy(
                            ("tasks", index, field, number),
                            said(
                                "no diagnostic tells that recognition was unsure of {quote}", quote=quoted(place.quote)
                            ),
                        )


def _is_told_rightly(code: str, place: Place) -> bool:
    return place.confidence is not None if code == LOOK_ALIKE_NAME.code else is_doubtful(place.confidence)


CHECK = NoticeCheck(said("What recognition was unsure of is told, and nothing else is called so."), _find)
