"""What one issuer writes differently: added wordings, furniture and spellings. The default adds nothing."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from govtask_extract.model.roles import WORDINGS, Role


class KnownBodies(Struct, frozen=True):
    """`usual` maps a spelling of a body's name to the usual one, `members` a collective's name to its bodies."""

    usual: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


# Compared by identity, so that it is a cheap key for the patterns that are made from it.
class Profile(Struct, frozen=True, eq=False):
    """`labels` and `verbs` map a wording to its role; `furniture` are regular expressions of whole lines."""

    labels: tuple[tuple[str, Role], ...] = field(
        default=tuple((label, wording.role) for wording in WORDINGS for label in wording.labels)
    )
    verbs: tuple[tuple[str, Role], ...] = field(
        default=tuple((verb, wording.role) for wording in WORDINGS for verb in wording.verbs)
    )
    furniture: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    bodies: KnownBodies = KnownBodies()


DEFAULT = Profile()
