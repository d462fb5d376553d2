"""What is tried: files, a command line, where its output goes, when it is killed; all drawn by one generator."""

from __future__ import annotations

import json
import signal
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from fuzzing.mutations import mutate
from fuzzing.seeds import Seed, Seeds

from govtask_extract.checking import formats
from govtask_extract.registry import names
from sieging.made import CONFIGURATIONS, File, heavy, made
from sieging.surroundings import Surroundings, surroundings

_REPORT = Path(__file__).resolve().parents[2] / "samples/yunxi-2025/expected.json"
_CHECK_FORMATS = [name.removeprefix("as_") for name in names(formats)]
_KILLED = 0.3
_MEANWHILE = 0.4
_MUTATED = 0.6
# A start takes some 0.3 s; what is killed later has mostly ended.
_LATEST = 2.0
_CLOSED_EARLY = 0.15
_SURROUNDED = 0.4


@dataclass(frozen=True)
class Assault:
    """`arguments` follow the name of the command. `killed`: by which signal, after how many seconds.

    `taken`: so many bytes of the output are read before its pipe is closed; None: all of it.
    """

    files: tuple[File, ...]
    arguments: tuple[str, ...]
    seconds: int = 12
    memory: int = 800
    killed: tuple[signal.Signals, float] | None = None
    taken: int | None = None
    variables: dict[str, str] = field(default_factory=dict)
    around: Surroundings = field(default_factory=Surroundings)


def seeds_with_data(sound: Seeds) -> Seeds:
    """A report and a configuration, too: they come from strangers as notices do."""
    settings = Seed(CONFIGURATIONS[0], json.dumps({"known_units": ["区住建局"], "ignore": ["GT3"]}).encode())
    return Seeds((*sound.short, Seed("a.json", _REPORT.read_bytes()), settings), sound.long)


def assault(sound: Seeds, random: Random) -> Assault:
    """One at random; the same for the same state of the generator."""
    killed = _kill(random) if _comes(_KILLED, random) else None
    file = heavy(random) if killed and _comes(_MEANWHILE, random) else _file(sound, random)
    # A configuration needs something to be about.
    files = (file, ("b.txt", "1. 建桥。（牵头单位：区住建局）".encode())) if file[0] in CONFIGURATIONS else (file,)
    seconds, memory = random.choice((1, 3, 12)), random.choice((50, 200, 800))
    command, around = _surrounded(_command(files[-1][0], random), random)
    return Assault(
        (*files, *around.files),
        (*command, f"--timeout={seconds}", f"--memory={memory}"),
        seconds,
        memory,
        killed,
        random.choice((0, 1, 5_000)) if _comes(_CLOSED_EARLY, random) and not around.streams else None,
        random.choice(({}, {"GITHUB_ACTIONS": "true"}, {"PYTHONUNBUFFERED": "1"}, {"LC_ALL": "C"})) | around.variables,
        around,
    )


def _surrounded(command: tuple[str, ...], random: Random) -> tuple[tuple[str, ...], Surroundings]:
    """With what surrounds it, if anything does. Not every command takes what that adds: then it extracts, or checks."""
    around = surroundings(random) if _comes(_SURROUNDED, random) else Surroundings()
    if any("govtask.yaml" in name for name, _ in (*around.files, *around.placed)):
        command = random.choice((("check", command[1]), ("extract", command[1], "--lint")))
    elif around.arguments:
        command = ("extract", command[1])
    return (*command, *around.arguments), around


def _kill(random: Random) -> tuple[signal.Signals, float]:
    return random.choice((signal.SIGTERM, signal.SIGKILL)), random.uniform(0, _LATEST)


def _comes(share: float, random: Random) -> bool:
    return random.random() < share


def _file(sound: Seeds, random: Random) -> File:
    if not _comes(_MUTATED, random):
        return made(random)
    seed = sound.choice(random)
    return seed.name, mutate(seed.content, [other.content for other in sound.all], random)


def _command(name: str, random: Random) -> tuple[str, ...]:
    outputs = ("json", "jsonl", "yaml", "csv", "xlsx")
    return random.choice(
        (
            ("extract", name, f"--format={random.choice(outputs)}"),
            ("extract", name, "--lint", f"--output=out.{random.choice(outputs)}"),
            ("extract", name, "--isolate=always"),
            ("check", name, f"--format={random.choice(_CHECK_FORMATS)}"),
            ("show", name),
            ("explain", name),
            ("explain", name, f"--stage={random.choice(('raw', 'text', 'lines', 'blocks', 'parts', 'items', 'rows'))}"),
            ("units", name),
        )
    )
