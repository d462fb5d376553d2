"""What a task says is what its places quote: text, label, names, deadlines, targets, further columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.model.report import Place, Places, StandingAssignment, Task
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import NAME_FIELDS
from govtask_extract.verifying.quoting import name_fault, text_fault


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    label: Sequence[Place] = ()
    for index, task in enumerate(beside.report.tasks):
        loc: Loc = ("tasks", index)
        # Of the tasks of one item the first owns the number.
        label = task.evidence.label or label
        fault = name_fault(task.label, label) if task.label is not None else None
        if fault or (task.label is None and task.evidence.label):
            yield Discrepancy(
                (*loc, "label"), fault or said("it says nothing, {printed} is printed", printed=quoted(label[0].quote))
            )
        if fault := text_fault(task.text, task.evidence.text):
            yield Discrepancy((*loc, "text"), fault)
        for name in NAME_FIELDS:
            yield from names_found((*loc, name), getattr(task, name), getattr(task.evidence, name))
        yield from _phrases(loc, task)
        yield from _columns(loc, task)
    for index, standing in enumerate(beside.report.standing_assignments):
        yield from _of_standing(("standing_assignments", index), standing)


def names_found(loc: Loc, names: Sequence[str], evidence: Sequence[Places]) -> Iterator[Discrepancy]:
    """Where a list of names is not what its lists of places quote."""
    if len(names) != len(evidence):
        yield Discrepancy(
            loc, said("it has {number:d} names, and places for {places:d}", number=len(names), places=len(evidence))
        )
    for index, (name, places) in enumerate(zip(names, evidence, strict=False)):
        if fault := name_fault(name, places):
            yield Discrepancy((*loc, index), fault)


def _phrases(loc: Loc, task: Task) -> Iterator[Discrepancy]:
    for index, deadline in enumerate(task.deadlines):
        if fault := text_fault(deadline.text, deadline.evidence):
            yield Discrepancy((*loc, "deadlines", index, "text"), fault)
    for index, target in enumerate(task.targets):
        if fault := text_fault(target.text, target.evidence):
            yield Discrepancy((*loc, "targets", index, "text"), fault)


def _columns(loc: Loc, task: Task) -> Iterator[Discrepancy]:
    given, evidence = task.other_columns, task.evidence.other_columns
    for heading in given.keys() | evidence.keys():
        if fault := text_fault(given.get(heading, ""), evidence.get(heading, ())):
            yield Discrepancy((*loc, "other_columns", heading), fault)


def _of_standing(loc: Loc, standing: StandingAssignment) -> Iterator[Discrepancy]:
    yield from names_found((*loc, "units"), standing.units, standing.evidence)


CHECK = NoticeCheck(said("Every value of a task is what its places quote."), _find)
