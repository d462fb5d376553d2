"""Measures recognition: the sample's first pages scanned in many ways, beside what their text layer says.

usage: scan_accuracy.py [--only WORD] [--differences] [--keep FOLDER]

Truth are the tasks that end on these pages, as they are read from the text layer; of the ruled table, its gold. Each
scan is read by a process of its own, whose memory is that of all its children together. Time a page stands beside that
of the engine alone on the same pictures, the two taking turns. What falls short of what is asked for is named, and is
exit code 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil
from msgspec.structs import replace as changed
from scanning.bound import as_pdf
from scanning.glass import packed
from scanning.look import Look
from scanning.scan import scan
from scanning.sheets import over_the_date, page_count
from variants import ruled
from variants.sample import table_gold

from govtask_extract.evaluating.answers import Answer, answers
from govtask_extract.evaluating.comparing import evaluate
from govtask_extract.evaluating.figures import Counts
from govtask_extract.evaluating.gold import Gold
from govtask_extract.model.report import Report, Task
from govtask_extract.pipeline import extract

ROOT = Path(__file__).resolve().parent.parent
NOTICE = ROOT / "samples" / "dongxihu-2022" / "notice.pdf"
PAGES = range(1, 13)
# The signature and the date stand on this page.
SIGNED = 2
USUAL = Look(skew=0.5, seed=1)
LOOKS = {
    "200 dpi, grey": USUAL,
    "150 dpi, grey": replace(USUAL, dpi=150),
    "turned by 90°": replace(USUAL, turn=90),
    "turned by 180°": replace(USUAL, turn=180),
    "turned by 270°": replace(USUAL, turn=270),
    "skewed by 2°": replace(USUAL, skew=2.0),
    "with a red seal": replace(USUAL, colour=True),
    "with a yellow tint": replace(USUAL, colour=True, tint=True),
}
SEALED = "with a red seal"
TABLE = "ruled table"
# What is asked for: the least of names and of whole rows, the most of wrong characters and of time beside the engine.
LEAST_NAMES, MOST_WRONG, LEAST_ROWS, MOST_TIME = 0.995, 0.002, 0.98, 1.25
_ROUNDS = 3
# In seconds: how often memory is looked at.
_LOOK = 0.05
_READ = """
import sys
from pathlib import Path
from govtask_extract import Options, extract
report = extract(Path(sys.argv[1]), Options(isolate="auto"))
Path(sys.argv[2]).write_text(report.model_dump_json(), "utf-8")
"""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is to be read; `letter` is the signature and the date, None if nothing is known of them."""

    tasks: tuple[Answer, ...]
    letter: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, what making it took in seconds by the clock, and the memory of all processes in MiB."""

    report: Report
    seconds: float
    memory: float


def main() -> int:
    parser = argparse.ArgumentParser(description="Accuracy on scans of the sample.")
    parser.add_argument("--only", default="", help="scans whose name has this word")
    parser.add_argument("--differences", action="store_true", help="print each difference")
    parser.add_argument("--keep", type=Path, help="a folder in which the scans stay")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        short = [*_accuracy(place, given.only, given.differences)]
        if given.only in "time":
            short += _time(place)
    print(*short, sep="\n", end="\n" if short else "")
    return 1 if short else 0


def _accuracy(folder: Path, only: str, differences: bool) -> Iterator[str]:
    """Prints a line a scan; yields what falls short."""
    truth = truth_of(NOTICE, PAGES[-1])
    print(f"{'scan':<22} {'name F1':>8} {'CER %':>7} {'exact':>7} {'letter':>7} {'s/page':>7} {'MiB':>6}")
    for name, look in LOOKS.items():
        if only in name:
            made = folder / f"{name.replace(' ', '-').replace(',', '')}.pdf"
            yield from _measured(name, _scan(made, NOTICE, PAGES, look, sealed=name == SEALED), truth, differences)
    if only in TABLE:
        table = folder / "table.pdf"
        table.write_bytes(ruled.pages())
        gold = Truth(answers(Gold.model_validate(table_gold())))
        pages = range(1, page_count(table) + 1)
        yield from _measured(TABLE, _scan(folder / "table-scan.pdf", table, pages, USUAL), gold, differences)


def truth_of(notice: Path, last: int) -> Truth:
    """The tasks that end by this page; one that goes on behind it counts for nobody."""
    report = extract(notice)
    found = [
        changed(answer, unassigned=_last_page(task) > last)
        for answer, task in zip(answers(report), report.tasks, strict=True)
        if task.evidence.text[0].page <= last
    ]
    return Truth(tuple(found), _letter(report))


def _last_page(task: Task) -> int:
    return max(place.page or 0 for place in (*task.evidence.text, *task.evidence.assignment))


def _letter(report: Report) -> tuple[str | None, str | None]:
    return report.notice.signature, report.notice.issue_date


def _scan(target: Path, pdf: Path, pages: Sequence[int], look: Look, *, sealed: bool = False) -> Path:
    stamps = {SIGNED: over_the_date(pdf, SIGNED)} if sealed else {}
    target.write_bytes(as_pdf(scan(pdf, pages, look, stamps), look))
    return target


def _measured(name: str, made: Path, truth: Truth, differences: bool) -> Iterator[str]:
    read = reading(made)
    counts, told = evaluate(truth.tasks, answers(read.report))
    letter = truth.letter is None or truth.letter == _letter(read.report)
    wrong, exact = counts.rates["character_error_rate"], counts.rates["exact_tasks"]
    print(
        f"{name:<22} {counts.names.f1:>8.4f} {100 * wrong:>7.3f} {exact:>7.4f} {'right' if letter else 'WRONG':>7}"
        f" {read.seconds / page_count(made):>7.2f} {read.memory:>6.0f}",
        flush=True,
    )
    if differences:
        print(*(f"    {sentence}" for sentence in told), sep="\n")
    yield from _short(name, counts)
    if not letter:
        yield f"{name}: signature and date are {_letter(read.report)}"


def _short(name: str, counts: Counts) -> Iterator[str]:
    wrong, exact = counts.rates["character_error_rate"], counts.rates["exact_tasks"]
    if name == TABLE:
        if exact < LEAST_ROWS:
            yield f"{name}: {exact:.4f} of the tasks are exact, {LEAST_ROWS} are asked for"
        return
    if counts.names.f1 < LEAST_NAMES:
        yield f"{name}: name F1 is {counts.names.f1:.4f}, {LEAST_NAMES} is asked for"
    if wrong > MOST_WRONG:
        yield f"{name}: {wrong:.2%} of the characters are wrong, {MOST_WRONG:.1%} may be"


def reading(made: Path) -> Reading:
    """As `govtask` reads it, nothing taken from what was recognised before."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "report.json"
        begin = perf_counter()
        process = psutil.Popen([sys.executable, "-c", _READ, str(made), str(written)])
        most = 0
        while process.poll() is None:
            most = max(most, _memory(process))
            try:
                process.wait(_LOOK)
            except psutil.TimeoutExpired:
                continue
        seconds = perf_counter() - begin
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, _READ)
        return Reading(Report.model_validate_json(written.read_bytes()), seconds, most / 2**20)


def _memory(process: psutil.Process) -> int:
    """Of it and of all its children; pages that they share count for each."""
    total = 0
    for one in (process, *_children(process)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def _time(folder: Path) -> Iterator[str]:
    """In turns, so that what else the machine does is borne by both."""
    from faster_paddle import OcrEngine

    look = LOOKS["200 dpi, grey"]
    pictures = [packed(picture, look) for picture in scan(NOTICE, PAGES, look)]
    made = _scan(folder / "time.pdf", NOTICE, PAGES, look)
    engine = OcrEngine(model_size="tiny")
    engine.ocr(pictures[0])
    alone, ours = list[float](), list[float]()
    for _ in range(_ROUNDS):
        begin = perf_counter()
        for picture in pictures:
            engine.ocr(picture)
        alone.append((perf_counter() - begin) / len(PAGES))
        ours.append(reading(made).seconds / len(PAGES))
    ratio = median(own / other for own, other in zip(ours, alone, strict=True))
    print(f"seconds a page: {median(ours):.2f}, the engine alone {median(alone):.2f}: {ratio:.2f} times as long")
    if ratio > MOST_TIME:
        yield f"time: {ratio:.2f} times the engine's, {MOST_TIME} may be"


if __name__ == "__main__":
    sys.exit(main())
