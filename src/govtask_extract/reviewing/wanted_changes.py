"""What the page may ask to be changed, as models; and the correction that each makes."""

from __future__ import annotations

from typing import Annotated, Literal, assert_never

from pydantic import Field, RootModel

from govtask_extract.correcting.correction_models import (
    Correction,
    ListField,
    NoticeField,
    Offset,
    RoleField,
    TaskValue,
)
from govtask_extract.correcting.making import CorrectionMaker
from govtask_extract.validation import Shape, Word


class _Change(Shape):
    reason: Word | None = None


class _ChangeOfTask(_Change):
    task: Word


class ChangeNotice(_Change):
    do: Literal["change-notice"]
    field: NoticeField
    becomes: Word | None


class ChangeValue(_ChangeOfTask):
    do: Literal["change"]
    field: TaskValue
    becomes: Word | int | None


class ReplaceName(_ChangeOfTask):
    do: Literal["replace"]
    field: ListField
    was: Word
    becomes: Word


class AddName(_ChangeOfTask):
    """`start` and `end` are those of the words in the document that say so, if any do."""

    do: Literal["add"]
    field: ListField
    becomes: Word
    start: Offset | None = None
    end: Offset | None = None


class RemoveName(_ChangeOfTask):
    do: Literal["remove"]
    field: ListField
    was: Word


class MoveName(_ChangeOfTask):
    do: Literal["move"]
    field: RoleField
    to: RoleField
    was: Word


class BoundText(_ChangeOfTask):
    do: Literal["bound"]
    start: Offset
    end: Offset


class SplitTask(_ChangeOfTask):
    do: Literal["split"]
    start: Offset


class MergeTasks(_ChangeOfTask):
    do: Literal["merge"]
    other: Word


class AddTask(_Change):
    """What is printed from `start` to `end`, or a text that nobody marked."""

    do: Literal["add-task"]
    after: Word | None = None
    section: Word | None = None
    label: Word | None = None
    text: Word | None = None
    start: Offset | None = None
    end: Offset | None = None


class DeleteTask(_ChangeOfTask):
    do: Literal["delete-task"]


AnyChange = (
    ChangeNotice
    | ChangeValue
    | ReplaceName
    | AddName
    | RemoveName
    | MoveName
    | BoundText
    | SplitTask
    | MergeTasks
    | AddTask
    | DeleteTask
)


class WantedChange(RootModel[Annotated[AnyChange, Field(discriminator="do")]]):
    """One of these, told by `do`."""


def correction_of(change: AnyChange, maker: CorrectionMaker) -> Correction:
    """Raises what the maker raises: `KeyError` for a task that is not there, `ValueError` for what cannot be."""
    match change:
        case ChangeNotice():
            return maker.change_notice(change.field, change.becomes)
        case ChangeValue():
            return maker.change(change.task, change.field, change.becomes)
        case ReplaceName():
            return maker.replace(change.task, change.field, change.was, change.becomes)
        case AddName():
            return maker.add(change.task, change.field, change.becomes, change.start, change.end)
        case RemoveName():
            return maker.remove(change.task, change.field, change.was)
        case MoveName():
            return maker.move(change.task, change.field, change.to, change.was)
        case BoundText():
            return maker.bound(change.task, change.start, change.end)
        case SplitTask():
            return maker.split(change.task, change.start)
        case MergeTasks():
            return maker.merge(change.task, change.other)
        case AddTask():
            return _task_added(change, maker)
        case DeleteTask():
            return maker.delete_task(change.task)
        case _:
            assert_never(change)


def _task_added(change: AddTask, maker: CorrectionMaker) -> Correction:
    where = {"start": change.start, "end": change.end}
    return maker.add_task(change.text, after=change.after, section=change.section, label=change.label, **where)
