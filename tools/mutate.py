"""Takes rules, words, operands and conditions from the parser at random, and tells which of them no test misses.

Each change is made in a copy of the checkout; the tests that read notices run there, the quickest to notice first,
until one fails. What survives can go, or lacks a case.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from queue import Queue
from statistics import median
from time import monotonic

from mutations import Mutation, mutations, sound

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("src/govtask_extract")
PACKAGES = ("parsing", "language")
WORKERS = 2
# Of what the tests take when nothing is changed: a loop without end is noticed, too.
PATIENCE = 3
NEVER_COPIED = shutil.ignore_patterns(".git", ".venv", "build", ".hypothesis", ".*_cache")
# In this order.
TESTS = [
    *("test_headings", "test_lines", "test_language"),
    *("test_cases", "test_assignment", "test_tables", "test_samples", "test_decisions"),
    *(
        "test_targets",
        "test_markdown",
        "test_generated",
        "test_generated_layouts",
        "test_tables_in_text",
        "test_reading_text",
        "test_profiles",
        "test_needs",
        "test_linting",
    ),
    "test_injected_faults",
]
# What pytest ends with if a test fails, and if a module cannot be imported.
FAILED = (1, 2)


@dataclass(frozen=True, slots=True)
class Target:
    """A mutation and the module that it changes, below the checkout."""

    path: Path
    mutation: Mutation

    def __str__(self) -> str:
        return f"{self.path}:{self.mutation.line}: {self.mutation.what}"


@dataclass(frozen=True, slots=True)
class Outcome:
    target: Target
    survived: bool
    seconds: float


def targets(checkout: Path, packages: Sequence[str]) -> list[Target]:
    """All of the packages. Raises FileNotFoundError for a package that is not there."""
    found = []
    for package in packages:
        folder = checkout / SOURCE / package
        if not folder.is_dir():
            raise FileNotFoundError(folder)
        for path in sorted(folder.rglob("*.py")):
            found += [Target(path.relative_to(checkout), one) for one in mutations(path.read_text("utf-8"))]
    return found


def chosen(checkout: Path, found: Sequence[Target], number: int, seed: int) -> list[Target]:
    """So many at random, each kind in turn: there are more words than all else."""
    kinds: dict[str, list[Target]] = defaultdict(list)
    for target in found:
        kinds[target.mutation.kind].append(target)
    chance = random.Random(seed)
    rows = [chance.sample(kinds[kind], len(kinds[kind])) for kind in sorted(kinds)]
    taken: list[Target] = []
    for target in chain.from_iterable(zip_longest(*rows)):
        if len(taken) == number:
            break
        if target and sound((checkout / target.path).read_text("utf-8"), target.mutation):
            taken.append(target)
    return taken


def copied(checkout: Path, folder: Path) -> Path:
    """The checkout as it is, uncommitted changes and compiled modules with it."""
    return Path(shutil.copytree(checkout, folder, ignore=NEVER_COPIED, symlinks=True))


def passes(copy: Path, tests: Sequence[str], limit: float | None, keep_bytecode: bool = False) -> bool:
    """Whether the tests pass there in so many seconds. Raises CalledProcessError if they cannot be run."""
    files = [f"tests/{name}.py" for name in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *files]
    # A module that was compiled with one change must not stand for the next.
    variables = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "" if keep_bytecode else "1"}
    process = subprocess.Popen(
        command, cwd=copy, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        code = process.wait(limit)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    if code not in (0, *FAILED):
        raise subprocess.CalledProcessError(code, command)
    return code == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """With the children that a test may have started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def outcome(target: Target, copies: Queue[Path], tests: Sequence[str], limit: float) -> Outcome:
    copy = copies.get()
    path = copy / target.path
    source = path.read_text("utf-8")
    began = monotonic()
    try:
        path.write_text(target.mutation.applied(source), "utf-8")
        survived = passes(copy, tests, limit)
    finally:
        path.write_text(source, "utf-8")
        copies.put(copy)
    return Outcome(target, survived, monotonic() - began)


def outcomes(checkout: Path, chosen: Sequence[Target], tests: Sequence[str]) -> Iterator[Outcome]:
    """One after the other, as they were chosen. Raises RuntimeError if the tests fail with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        first = copied(checkout, Path(folder) / "0")
        began = monotonic()
        if not passes(first, tests, None, keep_bytecode=True):
            raise RuntimeError("The tests fail with nothing changed; make them pass first")
        limit = PATIENCE * (monotonic() - began) + 10
        copies: Queue[Path] = Queue()
        copies.put(first)
        for number in range(1, WORKERS):
            copies.put(copied(first, Path(folder) / str(number)))
        with ThreadPoolExecutor(WORKERS) as workers:
            yield from workers.map(lambda target: outcome(target, copies, tests, limit), chosen)


def told(found: Sequence[Outcome]) -> str:
    """The last line: how many survive, and how long the tests took."""
    alive = [one for one in found if one.survived]
    times = [(name, [one.seconds for one in found if one.survived is survived]) for name, survived in _FATES]
    spent = ", ".join(f"{median(seconds):.1f} s for one that {name}" for name, seconds in times if seconds)
    share = 100 * len(alive) / max(1, len(found))
    return f"{len(alive)} of {len(found)} mutations survive ({share:.0f} %); {spent}"


_FATES = (("is noticed", False), ("survives", True))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=60, help="how many mutations to try")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--package", action="append", help=f"what to change; else {', '.join(PACKAGES)}")
    options = parser.parse_args()
    taken = chosen(ROOT, targets(ROOT, options.package or PACKAGES), options.number, options.seed)
    found = []
    for one in outcomes(ROOT, taken, TESTS):
        found.append(one)
        if one.survived:
            print(one.target, flush=True)
    print(told(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
