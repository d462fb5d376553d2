"""What a project tells the rules about its plans: the names it knows, and the fields that it wants filled."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class Settings(Struct, frozen=True):
    """`known_units` and `known_leaders` map every accepted spelling to the usual one; empty: nothing is known."""

    known_units: Mapping[str, str] = field(default_factory=dict)
    known_leaders: Mapping[str, str] = field(default_factory=dict)
    required_fields: tuple[str, ...] = ()
