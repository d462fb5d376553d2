"""The names that a project knows: a list, or a mapping of each to its aliases, as `govtask units` prints it.

    units:
      区民政局: {count: 19}
      区发展和改革委员会: {count: 3, aliases: [区发改委], variants: {区发展和改革局: 1}}

An alias is another accepted name. `count` and `variants` are what was met somewhere, and accept nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Discriminator, Field, RootModel, Tag, model_validator

from govtask_extract.validation import Shape, Word, in_one_line, shown


class Details(Shape):
    """What is known of a name."""

    count: int | None = Field(default=None, description="how often it was met; accepts nothing")
    aliases: list[Word] | None = Field(default=None, description="other names that are accepted for it")
    variants: dict[Word, int] | None = Field(
        default=None, description="other writings that were met, with how often; accepts nothing"
    )


_LIST, _MAPPING, _NAMES, _REGISTRY, _FILE = "list", "mapping", "names", "registry", "file"
_DETAILS = ", ".join(Details.model_fields)


def _kind(given: object) -> str | None:
    return _LIST if isinstance(given, list) else _MAPPING if isinstance(given, dict) else None


# Of several forms, one is chosen by what was given, so that only the faults of that one are told.
_Aliases = Annotated[
    Annotated[list[Word], Tag(_LIST)] | Annotated[Details, Tag(_MAPPING)],
    Discriminator(
        _kind,
        custom_error_type="aliases",
        custom_error_message=f"aliases are a list of names, or stand in a mapping of {_DETAILS}",
    ),
]
_Names = Annotated[
    Annotated[list[Word], Tag(_LIST)] | Annotated[dict[Word, _Aliases | None], Tag(_MAPPING)],
    Discriminator(
        _kind,
        custom_error_type="names",
        custom_error_message=f"names are a list, or a mapping of each to a list of aliases or to {_DETAILS}",
    ),
]


class Names(RootModel[_Names]):
    """A list of names, or a mapping of each to its aliases. An alias stands for one name."""

    model_config = ConfigDict(frozen=True, strict=True)

    @model_validator(mode="after")
    def _stand_for_one(self) -> Names:
        accepted = self.accepted()
        faults = [
            f"{shown(name)} stands for {shown(accepted[name])} and for {shown(usual)}"
            for name, usual in self._pairs()
            if accepted[name] != usual
        ]
        if faults:
            raise ValueError(in_one_line(faults))
        return self

    def accepted(self) -> dict[str, str]:
        """Every accepted name with the usual one."""
        found: dict[str, str] = {}
        for name, usual in self._pairs():
            found.setdefault(name, usual)
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if isinstance(self.root, list):
            yield from ((name, name) for name in self.root)
            return
        for name, said in self.root.items():
            yield name, name
            aliases = said.aliases if isinstance(said, Details) else said
            yield from ((alias, name) for alias in aliases or ())


class Registry(Shape):
    """Both kinds of names, as `govtask units` prints them."""

    units: Names | None = Field(default=None, description="the units that the project knows")
    leaders: Names | None = Field(default=None, description="the leaders that the project knows")


def _form(given: object) -> str:
    return _REGISTRY if isinstance(given, dict) and given.keys() & Registry.model_fields.keys() else _NAMES


Known = Annotated[Annotated[Names, Tag(_NAMES)] | Annotated[Registry, Tag(_REGISTRY)], Discriminator(_form)]
KnownOrFile = Annotated[
    Annotated[Names, Tag(_NAMES)] | Annotated[Registry, Tag(_REGISTRY)] | Annotated[Word, Tag(_FILE)],
    Discriminator(lambda given: _FILE if isinstance(given, str) else _form(given)),
]


class NamesFile(RootModel[Known]):
    """What a file of names holds."""
