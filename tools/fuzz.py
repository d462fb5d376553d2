"""Damages files of every format and has each read, until the time is up; keeps those that show a fault of ours.

The same seed gives the same files in the same order. What is found is put into build/fuzz; once its cause is mended,
the file goes to tests/fuzz/regressions, where the tests read it ever after.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path, PurePath
from random import Random
from time import monotonic

from fuzzing.mutations import mutate
from fuzzing.seeds import Seeds, seeds
from fuzzing.trial import trial

from govtask_extract import GovtaskError, extract

FOUND = Path(__file__).resolve().parent.parent / "build/fuzz"


def main() -> int:
    """1 if something was found."""
    options = _options()
    sound = seeds().only(f".{options.only}" if options.only else "")
    others = [seed.content for seed in sound.all]
    _load_readers(sound)
    end, endings, found, number = monotonic() + options.seconds, Counter[str](), 0, options.first
    with suppress(KeyboardInterrupt):
        while monotonic() < end:
            random = Random(f"{options.seed}-{number}")
            seed = sound.choice(random)
            content = mutate(seed.content, others, random)
            ending, fault = trial(seed.name, content)
            endings[f"{PurePath(seed.name).suffix} {ending}"] += 1
            if fault is not None:
                found += 1
                _keep(f"{options.seed}-{number}-{seed.name}", content, fault)
            number += 1
    print(f"{number - options.first} files, {found} faults (seed {options.seed})")
    for ending, count in sorted(endings.items()):
        print(f"  {count:7} {ending}")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", default="0")
    parser.add_argument("--first", type=int, default=0, help="the number of the file to begin with")
    parser.add_argument("--only", help="a suffix without its dot")
    return parser.parse_args()


def _load_readers(sound: Seeds) -> None:
    """Each file is read in a child of its own, which then need not load its library first."""
    for seed in sound.short:
        with suppress(GovtaskError):
            extract(seed.content, name=seed.name)


def _keep(name: str, content: bytes, fault: str) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / name).write_bytes(content)
    print(f"{FOUND / name}: {fault}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
