"""Labels that are listed nowhere are told: those whose role was guessed, and those that give none."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.script import without_blanks
from govtask_extract.model.remarks import GUESSED_LABEL
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import FoundLabel, PrintedGroup

_FRAME = "：:（）()【】〔〕[] "


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    given = [one for one in report.diagnostics if one.code == GUESSED_LABEL.code]
    places = {(one.task, place.start) for one in given for place in one.evidence}
    words = {without_blanks("".join(place.quote for place in one.evidence)).strip(_FRAME) for one in given}
    for _, task, group in beside.groups:
        for label in group.labels:
            printed = _printed(group, label)
            guessed = label.field is not None and not label.listed
            kept = label.field is None and printed in task.other_columns and printed not in words
            if kept or (guessed and (task.id, group.offsets[label.start]) not in places):
                message = said(
                    "{code} is missing: {printed} of {task} is no known label",
                    code=GUESSED_LABEL.code,
                    printed=quoted(printed),
                    task=task.id,
                )
                yield Discrepancy(("diagnostics",), message)


def _printed(group: PrintedGroup, label: FoundLabel) -> str:
    return without_blanks(group.text[label.start : label.end]).strip(_FRAME)


CHECK = NoticeCheck(said("Labels that are listed nowhere are told."), _find)
