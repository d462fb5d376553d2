"""A report beside the document that its notice holds, and what differs between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from msgspec import Struct
from pydantic import BaseModel

from govtask_extract.model.document import RawDocument
from govtask_extract.model.places import Places
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.model.report import Place, Report, Task
from govtask_extract.model.source import Source
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc, pointer
from govtask_extract.verifying.announced import Columns
from govtask_extract.verifying.groups import PrintedGroup, all_groups

_LONGEST_QUOTE = 60
_Part = TypeVar("_Part", bound=BaseModel)


class Discrepancy(Struct, frozen=True):
    """What does not agree with the notice: where it stands in the report, and a sentence."""

    loc: Loc
    message: str

    @property
    def pointer(self) -> str:
        """As a JSON pointer; that of the whole report is /."""
        return pointer(self.loc) or "/"


class BesideNotice:
    """The report, its notice's document and file; what several checks look up is found once.

    `profile` says what the report's own profile said: its words are known, too.
    """

    def __init__(self, report: Report, document: RawDocument, source: Source, profile: Profile = DEFAULT) -> None:
        self.report = report
        self.document = document
        self.source = source
        self.profile = profile

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def lookup(self) -> Places:
        """Where a stretch of the document stands."""
        return Places(self.document)

    @cached_property
    def places(self) -> list[tuple[Loc, Place]]:
        """Every place of the report with where it stands there, in the order of the report."""
        return list(parts_of(self.report, Place))

    @cached_property
    def groups(self) -> list[tuple[int, Task, PrintedGroup]]:
        """The groups of all assignments, each with its task and the task's index."""
        return list(all_groups(self.report, self.profile))

    @cached_property
    def columns(self) -> Columns:
        """The columns of the document's tables."""
        return Columns(self.document, self.profile)

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """By their ids."""
        return {task.id: task for task in self.report.tasks}


Check = Callable[[BesideNotice], Iterator[Discrepancy]]


class NoticeCheck(Struct, frozen=True):
    """One thing that a report is held to: a sentence, and what finds where it is not so.

    Every module of `verifying.checks` offers one as `CHECK`. It looks at the document as the reader gives it, its text,
    lines, boxes and cells, and never asks the parser.
    """

    promise: str
    find: Check


def parts_of(value: object, kind: type[_Part], loc: Loc = ()) -> Iterator[tuple[Loc, _Part]]:
    """Every part of a report that is of one model, with where it stands."""
    match value:
        case BaseModel() if isinstance(value, kind):
            yield loc, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from parts_of(getattr(value, name), kind, (*loc, name))
        case tuple():
            for index, item in enumerate(value):
                yield from parts_of(item, kind, (*loc, index))
        case dict():
            for key, item in value.items():
                yield from parts_of(item, kind, (*loc, str(key)))


def quoted(words: object) -> str:
    """Words in a message, not too many of them."""
    if words is None:
        return said("nothing")
    text = str(words)
    return f"“{text if len(text) <= _LONGEST_QUOTE else f'{text[: _LONGEST_QUOTE - 1]}…'}”"
