"""What reading a notice costs, beside what only reading its text costs with the usual library, in one run.

Every command is a process of its own, started in turn with the others; figures are the medians of wall clock, of CPU
time (user and system) and of peak memory, ratios the medians of those round by round. What a running process pays is
measured by bench_inside.py. The tables go to stdout and into README in both languages, the figures into
docs/bench.json, compared with those that stand there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import bench_tables

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples/dongxihu-2022"
FIGURES = ROOT / "docs/bench.json"

PEER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A command to measure; `wall` and `cpu` are the shares of the other's times that it may take."""

    name: str
    command: tuple[str, ...]
    wall: float | None = None
    cpu: float | None = None
    beside: int = 0
    """The index of the other; the peer comes first."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Times in seconds and peak memory in MiB of one process with the processes that it waited for."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A median of one subject in seconds, by the other's, and what that ratio may be."""

    name: str
    seconds: float
    memory: float | None
    ratio: float
    limit: float | None

    @property
    def kept(self) -> bool:
        return self.limit is None or self.ratio <= self.limit


def subjects() -> list[Subject]:
    """The peer first: every ratio is to it."""
    govtask = str(Path(sys.executable).with_name("govtask"))
    pdf, text = str(SAMPLE / "notice.pdf"), str(SAMPLE / "notice.md")
    return [
        Subject("pdfplumber.extract_text on every page", (sys.executable, "-c", PEER, pdf)),
        Subject("govtask extract notice.pdf", (govtask, "extract", pdf), 0.42, 0.50),
        Subject("govtask extract --isolate never notice.pdf", (govtask, "extract", "--isolate", "never", pdf)),
        Subject("govtask extract notice.md", (govtask, "extract", text), 0.36, 0.38),
        Subject("govtask check notice.md, beside extract", (govtask, "check", "--fail-on", "never", text), 1.5, 1.5, 3),
        Subject("govtask --help", (govtask, "--help"), 0.10, 0.10),
        Subject("govtask --version", (govtask, "--version"), 0.10, 0.10),
    ]


def measure(chosen: Sequence[Subject], runs: int) -> list[Figure]:
    """Round after round, so that whatever else the machine does falls on all of them alike."""
    costs: list[list[Cost]] = [[] for _ in chosen]
    for _ in range(runs):
        for index, subject in enumerate(chosen):
            costs[index].append(cost_of(subject.command))
    return [figure for subject, taken in zip(chosen, costs, strict=True) for figure in _figures(subject, taken, costs)]


def _figures(subject: Subject, taken: Sequence[Cost], costs: Sequence[Sequence[Cost]]) -> list[Figure]:
    other = costs[subject.beside]
    memory = round(median(cost.memory for cost in taken), 1)
    walls = [(mine.wall, theirs.wall) for mine, theirs in zip(taken, other, strict=True)]
    cpus = [(mine.cpu, theirs.cpu) for mine, theirs in zip(taken, other, strict=True)]
    return [
        _figure(f"{subject.name}: wall clock", walls, memory, subject.wall),
        _figure(f"{subject.name}: CPU", cpus, None, subject.cpu),
    ]


def _figure(name: str, pairs: Sequence[tuple[float, float]], memory: float | None, limit: float | None) -> Figure:
    seconds, ratio = median(mine for mine, _ in pairs), median(mine / theirs for mine, theirs in pairs)
    return Figure(name, round(seconds, 4), memory, round(ratio, 3), limit)


def cost_of(command: Sequence[str]) -> Cost:
    """Raises CalledProcessError if the command fails: the cost of a failure is of no interest."""
    begun = perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts kibibytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def inside() -> list[Figure]:
    """The same for work in a running process, each kind in a process of its own."""
    notices, pages, tables = (_inside(part) for part in ("notices", "pages", "tables"))
    stages = [(f"  {name}", cost) for name, cost in notices.items() if name not in ("peer", "alone", "notice")]
    shares = [Figure(name, cost / 1000, None, round(cost / notices["peer"], 3), None) for name, cost in stages]
    return [
        Figure("pdfplumber.extract_text", notices["peer"] / 1000, None, 1.0, None),
        Figure("a further notice", notices["notice"] / 1000, None, round(notices["notice"] / notices["peer"], 3), 0.25),
        Figure(
            "a further notice, beside PDFium's characters and boxes alone",
            notices["notice"] / 1000,
            None,
            round(notices["notice"] / notices["alone"], 3),
            3.0,
        ),
        *shares,
        Figure("1,036 pages", pages["ours"], pages["memory"], round(pages["ours"] / pages["peer"], 3), 0.28),
        Figure(
            f"ruled tables, {tables['differing']:.0f} of {tables['cells']:.0f} cells differ, beside extract_tables",
            tables["ours"] / 1000,
            None,
            round(tables["ours"] / tables["peer"], 3),
            0.5,
        ),
    ]


def _inside(part: str) -> dict[str, float]:
    script = Path(__file__).with_name("bench_inside.py")
    printed = subprocess.run([sys.executable, script, part], check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
    figures: dict[str, float] = json.loads(printed)
    return figures


def table(heading: str, figures: Sequence[Figure], before: Mapping[str, float]) -> str:
    """`before` are the ratios measured last."""
    rows = [(heading, "median", "ratio", "before", "at most", "peak memory")]
    for figure in figures:
        limit = "" if figure.limit is None else f"{figure.limit:.2f}"
        memory = "" if figure.memory is None else f"{figure.memory:.0f} MiB"
        last = f"{before[figure.name]:.2f}" if figure.name in before else ""
        rows.append((figure.name, f"{figure.seconds * 1000:.0f} ms", f"{figure.ratio:.2f}", last, limit, memory))
    return bench_tables.aligned(rows)


def last_ratios() -> dict[str, float]:
    """What was committed before."""
    if not FIGURES.exists():
        return {}
    return {figure["name"]: figure["ratio"] for figure in json.loads(FIGURES.read_text("utf-8"))["figures"]}


def write_figures(figures: Sequence[Figure], runs: int) -> None:
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    content = {"machine": machine, "runs": runs, "figures": [asdict(figure) for figure in figures]}
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="rounds; 5 or more for figures worth keeping")
    parser.add_argument("--dry-run", action="store_true", help="print the table only")
    options = parser.parse_args()
    before = last_ratios()
    outside, within = measure(subjects(), options.runs), inside()
    figures = [*outside, *within]
    shown = table("whole process", outside, before) + "\n" + table("in a running process", within, before)
    print(shown, end="")
    if not options.dry_run:
        write_figures(figures, options.runs)
        bench_tables.write(shown)
    over = [figure.name for figure in figures if not figure.kept]
    print(f"over the limit: {', '.join(over)}" if over else "every limit is kept")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
