"""One assignment group as the grammar read it: who does what, each with its span in the group's own text."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from govtask_extract.model.roles import Role


class Position(Enum):
    """Where a group stands: in a bracket after the task, on label lines below it, in a table's column."""

    BRACKET = "bracket"
    LINE = "line"
    COLUMN = "column"


class RuleKind(Enum):
    """What a rule that stands in the document says. The value is the report's word for it."""

    FIRST_LEADS = "first-leads"
    BEFORE_COMMA_LEADS = "before-comma-leads"
    RESPONSIBLE_LEADS = "responsible-leads"
    STANDING = "standing"


class Name(Struct, frozen=True):
    """A unit or leader. `text` is as printed without white space; `start` and `end` bound it in the group's text.

    `before_comma` tells whether it stands before the first comma (，, outside brackets) of its list.
    """

    role: Role
    text: str
    start: int
    end: int
    before_comma: bool = False


class Phrase(Struct, frozen=True):
    """A deadline's words as printed."""

    text: str
    start: int
    end: int


class Standing(Struct, frozen=True):
    """The bodies of a blanket note and what they do; `start` and `end` bound the whole note."""

    role: Role
    names: tuple[Name, ...]
    start: int
    end: int


class PositionalRule(Struct, frozen=True):
    """A rule printed in the group, to be obeyed from there on.

    `of` is the role whose bodies it speaks of, `others` what those become that do not lead.
    """

    kind: RuleKind
    start: int
    end: int
    of: Role = Role.RESPONSIBLE
    others: Role = Role.RESPONSIBLE


class Kept(Struct, frozen=True):
    """What stands behind a label that gives no role, 联系人：何立; all places count in the group's text."""

    label: tuple[int, int]
    said: tuple[tuple[int, int], ...]


class Group(Struct, frozen=True):
    """What one group says. `names` are in printed order.

    `labels` are the roles that a label or verb of the group named, also when no name followed;
    `open_ended` says that a list ended in 等. `empty_labels` bound the labels that no name followed, `guessed_labels`
    those that are no listed words; `kept` is what other labels say.
    """

    names: tuple[Name, ...] = ()
    deadlines: tuple[Phrase, ...] = ()
    rules: tuple[PositionalRule, ...] = ()
    standing: tuple[Standing, ...] = ()
    labels: frozenset[Role] = frozenset()
    open_ended: bool = False
    empty_labels: tuple[tuple[int, int], ...] = ()
    guessed_labels: tuple[tuple[int, int], ...] = ()
    kept: tuple[Kept, ...] = ()
