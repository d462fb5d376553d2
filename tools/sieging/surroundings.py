"""What surrounds the command: limits and streams of the shell, odd targets, hostile modules, links, pipes, settings."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sieging.made import File

SECRET = "hunter2-is-the-word"
"""Stands in files outside the folder, and where nothing may be quoted."""

_MARK = b"open('ran', 'w').close()\nraise SystemExit(99)\n"
_MODULES = ("pickle", "click", "regex", "sitecustomize", "struct", "lxml", "msgspec", "govtask_extract", "resource")
# Python itself needs six files to begin.
_LIMITS = (*(f"-n {count}" for count in (7, 8, 10, 14)), *(f"-v {size}" for size in (40_000, 90_000, 130_000)), "-f 8")
_STREAMS = (">&-", "2>&-", "<&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">&- 2>/dev/full")
_OUTPUTS = ("none/out.json", f"{'a' * 250}.json", f"{'a' * 251}.json", "/dev/null", "/dev/full", ".", "", "out.json/x")
_PLACED = ("link:kept.json", "link:none.json", "link:out.json", "link:/dev/null", "folder:", "file:0640", "file:0400")
_SETTINGS = ("govtask.yaml", "pyproject.toml")
_ODD_SETTINGS = ("fifo:", "link:../secret", "link:/dev/zero", "link:/proc/self/environ", "link:.", "folder:")
_BAD_YAML = (
    f"{SECRET}: 1",
    f"select: !!python/object/apply:os.system ['echo {SECRET}']",
    f"known_units: *{SECRET}",
    f"severity: {{GT207: {SECRET}}}",
    "known_units: ../secret",
    "known_units: /proc/self/environ",
    "? " * 5_000,
    "a: &a {<<: *a}",
    "#" * 300_000,
    f"ignore: [{', '.join(['GT3'] * 40_000)}]",
    "known_units: {" + ", ".join(f"u{at}: [v{at}]" for at in range(9_000)) + "}",
)
_BAD_PROFILES = (
    f"{SECRET}: 1",
    f"furniture: ['({SECRET}']",
    "furniture: ['(.|..|...)+[a-c]{2}', '(.*)*x', '((a{90}){90}){90}']",
    "furniture: [" + ", ".join(f"'(.|..|...)+[a-c]{{{at}}}'" for at in range(2, 200)) + "]",
    f"spellings: {{{', '.join(f'u{at}: v{at}' for at in range(9_000))}}}",
)


@dataclass(frozen=True)
class Surroundings:
    """`limit` is one of the shell's (ulimit), `streams` what it does to them.

    `placed` lies in the folder before the command runs: a name, and what it is, `link:` to something, `fifo:`,
    `folder:`, `file:` with its permissions. `arguments` follow those of the command.
    """

    limit: str = ""
    streams: str = ""
    files: tuple[File, ...] = ()
    placed: tuple[tuple[str, str], ...] = ()
    arguments: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)


def surroundings(random: Random) -> Surroundings:
    """One at random."""
    return random.choice(_MAKERS)(random)


def _limited(random: Random) -> Surroundings:
    return Surroundings(limit=random.choice(_LIMITS))


def _closed(random: Random) -> Surroundings:
    return Surroundings(streams=random.choice(_STREAMS))


def _targeted(random: Random) -> Surroundings:
    if random.choice((True, False)):
        return Surroundings(arguments=(f"--output={random.choice(_OUTPUTS)}",))
    return Surroundings(placed=(("out.json", random.choice(_PLACED)),), arguments=("--output=out.json",))


def _hostile_modules(random: Random) -> Surroundings:
    modules = tuple((f"{name}.py", _MARK) for name in random.sample(_MODULES, 4))
    return Surroundings(files=modules, arguments=random.choice(((), ("--isolate=always",))))


def _homeless(random: Random) -> Surroundings:
    return Surroundings(variables={"TMPDIR": random.choice(("/nonexistent", "", "/dev/null"))})


def _misconfigured(random: Random) -> Surroundings:
    if random.choice((True, False)):
        return Surroundings(placed=((random.choice(_SETTINGS), random.choice(_ODD_SETTINGS)),))
    return Surroundings(files=(("govtask.yaml", random.choice(_BAD_YAML).encode()),))


def _profiled(random: Random) -> Surroundings:
    profile = ("profile.yaml", random.choice(_BAD_PROFILES).encode())
    return Surroundings(files=(profile,), arguments=("--profile=profile.yaml",))


_MAKERS = (_limited, _closed, _targeted, _hostile_modules, _homeless, _misconfigured, _profiled)


def place(name: str, kind: str, folder: Path) -> None:
    """Puts it there."""
    path, (what, _, more) = folder / name, kind.partition(":")
    match what:
        case "link":
            path.symlink_to(more)
        case "fifo":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path.write_text("before")
            path.chmod(int(more, 8))


def changed(name: str, kind: str, folder: Path) -> bool:
    """Whether it is another thing than it was: what is replaced keeps its kind and its permissions."""
    path, (what, _, more) = folder / name, kind.partition(":")
    match what:
        case "link":
            return not path.is_symlink() or str(path.readlink()) != more
        case "fifo":
            return not path.is_fifo()
        case "folder":
            return not path.is_dir()
        case _:
            return path.stat().st_mode & 0o777 != int(more, 8)


def in_shell(command: tuple[str, ...], around: Surroundings) -> tuple[str, ...]:
    """The command line, as a shell runs it that has set limits and streams."""
    if not around.limit and not around.streams:
        return command
    limit = f"ulimit {around.limit} && " if around.limit else ""
    return ("sh", "-c", f'{limit}exec "$@" {around.streams}', "sh", *command)
