"""Attacks the installed command with hostile inputs made up at random, and keeps what broke a promise.

Inputs are samples of all formats with damages, hostile archives, deep nesting, long lines, huge numbers, wrong
encodings, reports, configurations and profiles; the command gets little time, memory or open files, closed streams, odd
targets for its output, no temporary folder, modules in the current folder, links and pipes for settings; it loses the
reader of its output, or is killed at any moment. What must hold: the exit code is 0 to 4, 130 or 143; no traceback; no
limit of time or memory passed by more than a tenth; no process and no temporary file left behind; what is replaced
stays what it was; nothing said that drives a terminal, commands a CI runner, or tells what a link leads to.

The same seed gives the same attacks in the same order, but for when a signal comes. What breaks a promise is put into
build/siege with its command line; a file that does so alone goes to tests/fuzz/regressions once its cause is mended.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from time import monotonic

from fuzzing.seeds import seeds
from sieging.assaults import assault, seeds_with_data
from sieging.attack import attack, keep

FOUND = Path(__file__).resolve().parent.parent / "build/siege"


def main() -> int:
    """1 if a promise was broken."""
    options = _options()
    sound = seeds_with_data(seeds())
    end, number, tried, faults = monotonic() + 60 * options.minutes, options.first, Counter[str](), 0
    with suppress(KeyboardInterrupt):
        while monotonic() < end:
            one = assault(sound, Random(f"{options.seed}-{number}"))
            broken = attack([options.command], one)
            if broken:
                faults += 1
                keep(one, broken, FOUND / f"{options.seed}-{number}")
            tried[one.arguments[0]] += 1
            tried["killed"] += one.killed is not None
            number += 1
    print(f"{number - options.first} attacks, {faults} broke a promise (seed {options.seed})")
    print("  " + ", ".join(f"{count} {name}" for name, count in sorted(tried.items())))
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", default="0")
    parser.add_argument("--first", type=int, default=0, help="the number of the attack to begin with")
    parser.add_argument("--command", default=str(Path(sys.executable).with_name("govtask")), help="what is attacked")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
