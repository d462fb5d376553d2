"""Gold files: what a person read in a notice, as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Read(BaseModel):
    """People write down more than is compared."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class GoldDeadline(_Read):
    """A `source` besides is needed only for those of the task's text, which are not compared."""

    text: str
    source: str = "group"


class GoldTarget(_Read):
    """A number that the task commits to, as a report has it."""

    indicator: str
    scope: str | None = None
    value: int | float | str
    value_max: int | float | str | None = None
    unit: str
    comparator: str
    kind: str


class GoldTextDeadline(_Read):
    """A time that the task's own words set, and its last day, if they fix one."""

    text: str
    date: str | None = None


class GoldTask(_Read):
    """A task; a role that is not there has nobody. `section` spells its headings out, the outermost first.

    `targets` and `text_deadlines` are compared where somebody has looked for them: an empty list says that there are
    none.
    """

    id: str | None = None
    label: str | None = None
    number: int | None = None
    section: tuple[str, ...] | None = None
    text: str
    lead_units: tuple[str, ...] = ()
    supervising_leaders: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    co_handling_units: tuple[str, ...] = ()
    guiding_units: tuple[str, ...] = ()
    upstream_responsible_units: tuple[str, ...] = ()
    deadlines: tuple[str | GoldDeadline, ...] = ()
    targets: tuple[GoldTarget, ...] | None = None
    text_deadlines: tuple[GoldTextDeadline, ...] | None = None
    open_ended: bool = False
    unassigned: bool = Field(default=False, description="that this item is a task nobody has to see")


class GoldUnit(_Read):
    """A body with all names that the notice prints of it."""

    names: tuple[str, ...]


class Gold(_Read):
    """All tasks of a notice; its bodies, if somebody has listed them."""

    tasks: tuple[GoldTask, ...]
    units: tuple[GoldUnit, ...] | None = None
