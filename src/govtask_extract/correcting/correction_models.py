"""FILE.corrections.yaml as models: which notice was corrected, and one entry for each thing that a person decided.

An entry names what it is about by a task's id and by how the task's printed text begins, the value that it replaces
(`was`), the new one (`becomes`) and the place in the notice, so that it can be told later whether it still fits.
"""

from __future__ import annotations

from datetime import date as day
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from govtask_extract.saying.said import said
from govtask_extract.validation import Shape, Word

CORRECTIONS_VERSION: Literal[1] = 1

NoticeField = Literal["title", "issuing_authority", "document_number", "issue_date"]
TaskValue = Literal["label", "number", "section", "text"]
RoleField = Literal[
    "lead_units",
    "supervising_leaders",
    "responsible_units",
    "co_handling_units",
    "guiding_units",
    "upstream_responsible_units",
]
ListField = Literal[RoleField, "deadlines"]

NOTICE_FIELDS: tuple[str, ...] = get_args(NoticeField)
TASK_VALUES: tuple[str, ...] = get_args(TaskValue)
ROLE_FIELDS: tuple[RoleField, ...] = get_args(RoleField)
LIST_FIELDS: tuple[ListField, ...] = (*ROLE_FIELDS, "deadlines")


def _as_written(value: object) -> object:
    """YAML takes 2022-02-07 without quotation marks for a day."""
    return value.isoformat() if isinstance(value, day) else value


def _as_day(value: object) -> object:
    """As text, where somebody has put it between quotation marks."""
    return day.fromisoformat(day_said(value)) if isinstance(value, str) else value


def day_said(text: str) -> str:
    """The same text. Raises `ValueError` for what is no day as 2022-02-07 is."""
    try:
        if day.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ValueError(said("it is no day as 2022-02-07 is"))


Text = Annotated[Word, BeforeValidator(_as_written)]
Value = Annotated[Text | int | None, BeforeValidator(_as_written)]
Offset = Annotated[int, Field(ge=0, le=100_000_000)]


class MarkedPlace(Shape):
    """A stretch of the notice's text, as `explain --stage text` prints it; `page` and `line` are for people."""

    page: int | None = Field(default=None, description="where it begins")
    line: int | None = Field(default=None, description="on its page, where there are pages")
    start: Offset = Field(description="first character, from 0")
    end: Offset = Field(description="one past the last character")
    quote: Word = Field(description="what is printed there, without page numbers and other furniture between")


class Signed(Shape):
    """Who decided it, why and when, where somebody says so."""

    reviewer: Word | None = None
    reason: Word | None = None
    date: Annotated[day | None, BeforeValidator(_as_day)] = None


class AboutTask(Signed):
    """What is about a task."""

    task: Word = Field(description="id of the task")
    begins: Word | None = Field(
        default=None, description="how its printed text begins, without blanks: by that it is found again"
    )


class NoticeChanged(Signed):
    """A field of the notice says something else."""

    do: Literal["change-notice"]
    field: NoticeField
    was: Text | None
    becomes: Text | None
    place: MarkedPlace | None = None

    @field_validator("becomes")
    @classmethod
    def _is_day(cls, becomes: str | None, info: ValidationInfo) -> str | None:
        if becomes is not None and info.data.get("field") == "issue_date":
            day_said(becomes)
        return becomes


class ValueChanged(AboutTask):
    """A task's text, label, number or section is another one."""

    do: Literal["change"]
    field: TaskValue
    was: Value
    becomes: Value

    @model_validator(mode="after")
    def _fits_field(self) -> ValueChanged:
        kind = int if self.field == "number" else str
        for value in (self.was, self.becomes):
            if not isinstance(value, kind | None) or isinstance(value, bool):
                raise ValueError(said("a number is a whole number") if kind is int else said("it is text, or nothing"))
        if self.field == "text" and self.becomes is None:
            raise ValueError(said("a task has a text; delete-task takes the task away"))
        return self


class NameReplaced(AboutTask):
    """A name of a role, or the phrase of a deadline, reads otherwise."""

    do: Literal["replace"]
    field: ListField
    was: Text
    becomes: Text
    place: MarkedPlace | None = None


class NameAdded(AboutTask):
    """A name that a role lacks, or a deadline."""

    do: Literal["add"]
    field: ListField
    becomes: Text
    place: MarkedPlace | None = None


class NameRemoved(AboutTask):
    """A name that is none of this role, or a phrase that is no deadline."""

    do: Literal["remove"]
    field: ListField
    was: Text
    place: MarkedPlace | None = None


class NameMoved(AboutTask):
    """A name that has another role."""

    do: Literal["move"]
    field: RoleField
    to: RoleField
    was: Text
    place: MarkedPlace | None = None

    @model_validator(mode="after")
    def _goes_somewhere(self) -> NameMoved:
        if self.field == self.to:
            raise ValueError(said("it stays in its role"))
        return self


class TextBounded(AboutTask):
    """A task's text begins or ends elsewhere: it is what is printed at the place."""

    do: Literal["bound"]
    was: Text
    place: MarkedPlace


class TasksMerged(AboutTask):
    """Two tasks are one, the second's text behind the first's."""

    do: Literal["merge"]
    other: Word = Field(description="id of the task that is merged into it")
    other_begins: Word | None = None
    was: Text = Field(description="text of the other task")


class TaskSplit(AboutTask):
    """A task is two: the second has what is printed at the place, and the first's names."""

    do: Literal["split"]
    was: Text
    place: MarkedPlace
    id: Word = Field(description="of the second task")


class TaskAdded(Signed):
    """A task that was not read as one."""

    do: Literal["add-task"]
    id: Word
    after: Word | None = Field(default=None, description="id of the task before it; the first, if none is named")
    after_begins: Word | None = None
    plan: Word | None = Field(default=None, description="id of the plan; that of the task before it, if none is named")
    section: Word | None = None
    label: Word | None = None
    text: Text
    place: MarkedPlace | None = None


class TaskDeleted(AboutTask):
    """What is no task. Its text stays, as a paragraph."""

    do: Literal["delete-task"]
    was: Text


class TaskSeen(AboutTask):
    """A person has looked at the task, and found it right."""

    do: Literal["seen"]
    values: Word = Field(description="digest of what the task said then")


Correction = (
    NoticeChanged
    | ValueChanged
    | NameReplaced
    | NameAdded
    | NameRemoved
    | NameMoved
    | TextBounded
    | TasksMerged
    | TaskSplit
    | TaskAdded
    | TaskDeleted
    | TaskSeen
)
AnyCorrection = Annotated[Correction, Field(discriminator="do")]


class CorrectedSource(Shape):
    """The file that was corrected."""

    name: Word
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Corrections(Shape):
    """All corrections of one notice, in the order in which they were made and are replayed."""

    version: Literal[1] = Field(description="of this form of the file")
    source: CorrectedSource
    reviewer: Word | None = Field(default=None, description="who made those that name nobody")
    corrections: Annotated[tuple[AnyCorrection, ...], Field(strict=False)] = ()
