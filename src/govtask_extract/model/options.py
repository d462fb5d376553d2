"""What a caller may choose: how a file is opened, and how far reading may go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost; each is raised by the option of its name (`--max-pages` for `pages`)."""

    bytes: int = 200_000_000
    pages: int = 5_000
    characters: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that changes what `extract` does."""

    password: str | None = None
    format: str | None = None
    """The reader's name (`pdf`, `text`, …); None: told from the content."""
    limits: Limits = field(default_factory=Limits)
    progress: Progress | None = None
    """Called with (pages read, pages in all) while a long file is read."""
