"""What a caller may choose: how a file is opened, and how far reading may go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from govtask_extract.model.profile import DEFAULT, Profile

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost; each is raised by the option of its name (`--max-pages` for `pages`)."""

    bytes: int = 200_000_000
    pages: int = 5_000
    characters: int = 20_000_000
    cells: int = 1_000_000
    """Of all sheets of a workbook."""
    members: int = 20_000
    """Files in an archive; Office documents are archives too."""
    unpacked: int = 500_000_000
    """Bytes that an archive holds when unpacked."""
    ratio: int = 500
    """How many times its size an archive may unpack to, beyond 10 MB."""
    depth: int = 1_000
    """Elements inside one another in XML."""


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that changes what `extract` does."""

    password: str | None = None
    format: str | None = None
    """The reader's name (`pdf`, `text`, …); None: told from the content."""
    limits: Limits = field(default_factory=Limits)
    profile: Profile = DEFAULT
    """What the issuer writes differently."""
    progress: Progress | None = None
    """Called with (pages read, pages in all) while a long file is read."""
