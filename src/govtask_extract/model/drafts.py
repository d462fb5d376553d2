"""What the assemblers found, still tied to the characters it was read from: the report before its places."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from govtask_extract.model.group import Group, Position
from govtask_extract.model.traced import EMPTY, Traced


class Assigned(Struct, frozen=True):
    """A printed group and what it says. `marks` are separators that stand around it and belong to it."""

    content: Traced
    group: Group
    position: Position
    marks: tuple[Traced, ...] = ()


# Each heading and each task is itself alone, whatever it says, so that reports can look up the id that it was given.
class SectionDraft(Struct, frozen=True, eq=False):
    """A heading. `leaders` are the parts of the title that name the leaders of all tasks below.

    `task` is the task below which it stands.
    """

    label: Traced | None
    number: int | None
    title: tuple[Traced, ...]
    level: int
    parent: SectionDraft | None = None
    leaders: tuple[Traced, ...] = ()
    task: TaskDraft | None = None


class TaskDraft(Struct, frozen=True, eq=False):
    """A task. `owns_label`: several tasks of one item share its number, the first of them owns it.

    `parent` is the first task of the item whose sub-item this is.
    """

    label: Traced | None
    number: int | None
    text: tuple[Traced, ...]
    assigned: tuple[Assigned, ...]
    section: SectionDraft | None
    parent: TaskDraft | None = None
    owns_label: bool = True
    other_columns: Mapping[str, tuple[Traced, ...]] = field(default_factory=dict)


class ProseDraft(Struct, frozen=True):
    """Prose, in the section that it stands in."""

    content: tuple[Traced, ...]
    section: SectionDraft | None


Entry = SectionDraft | TaskDraft | ProseDraft
"""What a plan consists of."""


class PlanDraft(Struct, frozen=True):
    """A plan's title with the mark above it (附件1), and everything below it in printed order."""

    title: tuple[Traced, ...]
    heading: tuple[Traced, ...]
    entries: tuple[Entry, ...]


class ClauseDraft(Struct, frozen=True):
    """A numbered paragraph of the letter; `text` is what follows its title."""

    label: Traced
    number: int
    title: Traced
    text: tuple[Traced, ...]


class AttachmentDraft(Struct, frozen=True):
    """A form or table, or what else is attached; `whole` is everything printed in it."""

    label: Traced | None
    title: tuple[Traced, ...]
    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: tuple[Traced, ...]


class LetterDraft(Struct, frozen=True):
    """What the covering letter, or the head and foot of a notice that is its own plan, say of the notice.

    What is not printed is empty.
    """

    title: tuple[Traced, ...] = ()
    letterhead: tuple[Traced, ...] = ()
    number: Traced = EMPTY
    addressees: Traced = EMPTY
    signature: tuple[Traced, ...] = ()
    date: Traced = EMPTY
    copied_to: Traced = EMPTY
    clauses: tuple[ClauseDraft, ...] = ()
    entries: tuple[Entry, ...] = ()
    attachments: tuple[AttachmentDraft, ...] = ()


class Draft(Struct, frozen=True):
    """The whole document."""

    letter: LetterDraft
    plans: tuple[PlanDraft, ...]
    attachments: tuple[AttachmentDraft, ...]
    prose: tuple[Traced, ...] = ()
    """Every paragraph of the letter and the plans' preambles, where rules and cited documents are looked for."""
