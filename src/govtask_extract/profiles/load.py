"""Profile files: YAML that adds wordings, furniture and spellings for one issuer to the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from pathlib import Path
from typing import Annotated

import regex
from pydantic import AfterValidator, Field

from govtask_extract.errors import BadProfile
from govtask_extract.model.profile import DEFAULT, KnownBodies, Profile
from govtask_extract.model.roles import Role
from govtask_extract.saying.foreign_words import usual
from govtask_extract.saying.said import listed, said
from govtask_extract.settings_files import SettingsFile
from govtask_extract.validation import Shape, Word

_LOWEST_COUNT = regex.compile(r"\{\s*(\d[\d\s]*)")
# With (?x) these and white space are passed over, in a count, too.
_REMARK = regex.compile(r"#[^\n]*")
_LARGEST_PATTERN = 100_000


def _compiling(pattern: str) -> str:
    # `a{1000}` is compiled as a thousand characters: four such counts, one in another, fill any memory.
    if len(pattern) * max(_repeated(pattern), _repeated(_REMARK.sub("", pattern))) > _LARGEST_PATTERN:
        raise ValueError(said("it is too long with what it repeats"))
    try:
        regex.compile(pattern)
    except (regex.error, ValueError) as error:
        raise ValueError(
            said("it is no regular expression: {told}", told=usual(str(getattr(error, "msg", error))))
        ) from None
    except RecursionError:
        raise ValueError(said("it is nested too deep")) from None
    return pattern


def _repeated(pattern: str) -> int:
    return prod(max(1, int("".join(count.split()))) for count in _LOWEST_COUNT.findall(pattern))


Pattern = Annotated[Word, Field(max_length=1000), AfterValidator(_compiling)]
# Read from its name, as files have it.
TaskField = Annotated[Role, Field(strict=False)]
Wordings = dict[TaskField, list[Word]]


class KnownUnit(Shape):
    """What an issuer knows of one of its bodies."""

    aliases: list[Word] | None = Field(default=None, description="other names of it")
    members: list[Word] | None = Field(default=None, description="of a collective: the bodies that it means")


class ProfileFile(Shape):
    """What one issuer writes differently."""

    name: Word | None = Field(default=None, description="of the issuer, for people")
    labels: Wordings | None = Field(default=None, description="words before a colon, or heading a column, by field")
    verbs: Wordings | None = Field(default=None, description="words behind the bodies in a bracket, by field")
    furniture: list[Pattern] | None = Field(
        default=None, description="regular expressions of whole lines that are no part of the text"
    )
    spellings: dict[Word, Word] | None = Field(default=None, description="the usual spelling of a printed one")
    units: dict[Word, KnownUnit] | None = Field(default=None, description="bodies with other names and members")


_HINT = said("A profile has the keys {names}; docs/profiles.md shows one.", names=listed(ProfileFile.model_fields))


def load_profile(path: str | Path, inside: Path | None = None) -> Profile:
    """The default with what the file at `path` adds, which does not lead out of `inside`.

    Raises `BadProfile` if the file is missing, no YAML, or says something that a profile cannot say.
    """
    file = SettingsFile(Path(path), BadProfile, _HINT, inside=inside)
    given = file.fitting(ProfileFile, file.yaml())
    return Profile(
        labels=(*DEFAULT.labels, *_wordings(given.labels or {})),
        verbs=(*DEFAULT.verbs, *_wordings(given.verbs or {})),
        furniture=tuple(given.furniture or ()),
        spellings=tuple((given.spellings or {}).items()),
        bodies=_bodies(given.units or {}),
    )


def _bodies(units: Mapping[str, KnownUnit]) -> KnownBodies:
    return KnownBodies(
        {alias: name for name, unit in units.items() for alias in unit.aliases or ()},
        {name: tuple(unit.members) for name, unit in units.items() if unit.members},
    )


def _wordings(given: Mapping[Role, Sequence[str]]) -> Iterator[tuple[str, Role]]:
    return ((word, role) for role, words in given.items() for word in words)
