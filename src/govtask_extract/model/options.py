"""What a caller may choose: how a file is opened, how far reading may go, what a project tells the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.model.profile import DEFAULT, Profile

Progress = Callable[[int, int, int], None]
"""Pages read, pages in all, and how many of them had to be recognised so far, or are being."""
Meanwhile = Callable[[], None]
"""What a parent does while its child reads."""
Isolation = Literal["auto", "never", "always"]
Recognition = Literal["auto", "never", "always"]
PageRange = tuple[int, int | None]
"""The first and the last page, from 1; None: to the end."""


# So many times what a file may take: a page that has to be recognised, as it lies and as it might lie.
_PAGE = 5
# In megabytes of addresses: what an engine has, with its models; a fifth of it is memory that it uses.
ENGINE = 3072
# In seconds: no clock that rings takes much more.
_YEAR = 31_536_000


class Limits(Struct, frozen=True):
    """How much one file may cost; `option_for` names the option of the command line that raises each."""

    bytes: int = 200_000_000
    pages: int = 5_000
    page_size: int = 14_400
    """Points of a page's longer side; no viewer shows more (ISO 32000-1, annex C)."""
    characters: int = 5_000_000
    cells: int = 1_000_000
    """Of all tables and sheets, those that merged cells cover included."""
    members: int = 20_000
    """Files in an archive; Office documents are archives too."""
    unpacked: int = 500_000_000
    """Bytes that an archive holds when unpacked."""
    ratio: int = 500
    """How many times its size an archive may unpack to, beyond 10 MB."""
    depth: int = 1_000
    """Elements inside one another in XML and HTML."""
    matches: int = 5_000_000
    """Elements of web pages that rules of style sheets are held against, rule by rule."""
    seconds: int = 12
    """Of the processor, from opening the file to its report: a child process and the command line keep to it, `extract`
    alone cannot. By the clock a file may take `wall`, since others may be at work on the machine."""
    memory: int = 800
    """Megabytes beyond what the process has when it begins; kept to where `seconds` is."""

    def for_recognised(self, pages: int) -> Limits:
        """With the time that recognising so many pages may take besides, and the memory that the engine needs."""
        if not pages:
            return self
        return replace(self, seconds=self.seconds * (1 + _PAGE * pages), memory=self.memory + ENGINE)

    @property
    def wall(self) -> int:
        """Seconds by the clock: what waits without end costs the processor nothing."""
        return min(self.seconds * 10, _YEAR)


# People expect the names of these two.
_NAMED = {"seconds": "--timeout", "memory": "--memory", "wall": "--timeout"}


def option_for(limit: str) -> str:
    """`--limit pages=N` for `pages`: what raises it, as errors say; time and memory have options of their own."""
    return _NAMED.get(limit) or f"--limit {limit}=N"


class Options(Struct, frozen=True):
    """Everything that changes what `extract` does."""

    password: str | None = None
    format: str | None = None
    """The reader's name (`pdf`, `text`, …); None: told from the content."""
    limits: Limits = field(default_factory=Limits)
    profile: Profile = DEFAULT
    """What the issuer writes differently."""
    isolate: Isolation = "never"
    """Whether a child process reads the file, so that a library that crashes or hangs takes nobody with it.

    `auto` is for formats that take more than Python to read. A program that calls `extract` gets no child processes
    unless it asks for them; `govtask` does.
    """
    recognition: Recognition = "auto"
    """Whether text is recognised in pictures of pages: where a page has no text that can be used, never, or on all."""
    dpi: int | None = None
    """Dots per inch at which pages are painted to be recognised; None: as fine as their own pictures, within reason."""
    pages: tuple[PageRange, ...] = ()
    """Which pages are read; () for all."""
    cache: bool = False
    """Whether what was recognised on a page is kept in the user's cache folder, and taken from there.

    `govtask` does so; a program that calls `extract` says whether it wants that.
    """
    corrections: str | None = None
    """The file whose corrections are replayed on the report of one notice."""
    find_corrections: bool = False
    """Whether they are, unless a file is named, those of FILE.corrections.yaml beside the notice, if that is there.

    `govtask` looks there; a program that calls `extract` says whether it wants that.
    """
    progress: Progress | None = None
    """Called with (pages read, pages in all, pages recognised) while a long file is read."""

    def wants_page(self, number: int) -> bool:
        """Whether the page with this number, from 1, is read."""
        return not self.pages or any(first <= number and (last is None or number <= last) for first, last in self.pages)

    @property
    def in_pool(self) -> Options:
        """The same in a process that may crash alone anyway, and needs no child for it."""
        return replace(self, isolate="never") if self.isolate == "auto" else self


class Settings(Struct, frozen=True):
    """What a project tells the rules about its plans: the names it knows, and the fields that it wants filled.

    `known_units` and `known_leaders` map every accepted spelling to the usual one; empty: nothing is known. `members`
    are the units that a collective means.
    """

    known_units: Mapping[str, str] = field(default_factory=dict)
    known_leaders: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    required_fields: tuple[str, ...] = ()
