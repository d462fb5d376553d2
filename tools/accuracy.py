"""Measures accuracy on the samples and on a corpus given by path, and holds it above the floors.

usage: accuracy.py [--raise] [--base COMMIT] [CORPUS]

A corpus is a folder with `gold/NAME.gold.json` and `texts/NAME.*`; without one only the samples are measured.
Floors are figures only, in `tests/quality/floors.json`; `--raise` lifts them to what was measured, never lowers them.
What was gained and lost since the last commit is printed, task by task, and fails nothing: the floors do.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gains import changed, last_commit, read_with, told, unpack
from msgspec.structs import replace
from pydantic import ValidationError

from govtask_extract.evaluating.answers import VALUE_FIELDS, Answer, answers
from govtask_extract.evaluating.comparing import evaluate
from govtask_extract.evaluating.figures import Counts
from govtask_extract.evaluating.gold import Gold
from govtask_extract.evaluating.spelled_bodies import Bodies, bodies_of, tally_bodies
from govtask_extract.model.report import Report
from govtask_extract.pipeline import extract

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "quality" / "floors.json"
# Beside a corpus's notices stand files about them.
_NO_NOTICE = (".meta.json", ".gold.json")


@dataclass(frozen=True, slots=True)
class Document:
    """A notice, what it is read as, and what people read in it."""

    notice: Path
    gold: tuple[Answer, ...]
    report: Report
    bodies: Bodies = None

    @property
    def name(self) -> str:
        return f"{self.notice.parent.name}/{self.notice.name}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Accuracy on the samples and on a corpus.")
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    parser.add_argument("--base", help="the commit to compare with; else the last one")
    given = parser.parse_args()
    documents = {"samples": read(sample_pairs())}
    if given.corpus is not None:
        documents["corpus"] = read(corpus_pairs(given.corpus))
    measured = {part: measure(found) for part, found in documents.items()}
    print(*compared([one for found in documents.values() for one in found], given.base), sep="\n")
    floors = json.loads(FLOORS.read_text("utf-8"))
    if given.lift:
        FLOORS.write_text(json.dumps(lifted(floors, measured), indent=2) + "\n", "utf-8")
    short = list(below(floors, measured))
    print(*short, sep="\n", end="\n" if short else "")
    return 1 if short else 0


def sample_pairs() -> Iterator[tuple[Path, Path]]:
    """Gold and notice of every sample."""
    for gold in sorted((ROOT / "samples").glob("*/gold.json")):
        for notice in sorted(gold.parent.glob("notice.*")):
            if notice.suffix != ".json":
                yield gold, notice


def corpus_pairs(corpus: Path) -> Iterator[tuple[Path, Path]]:
    """Gold and notice of every document; of one with a page, the page alone where the text has lost its table."""
    for gold in sorted((corpus / "gold").glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        notices = [path for path in sorted((corpus / "texts").glob(f"{stem}.*")) if not path.name.endswith(_NO_NOTICE)]
        pages = [path for path in notices if path.suffix == ".html" and "<table" in path.read_text("utf-8", "replace")]
        yield from ((gold, notice) for notice in pages or notices)


def read(pairs: Iterator[tuple[Path, Path]]) -> list[Document]:
    golds = ((Gold.model_validate_json(gold.read_bytes()), notice) for gold, notice in pairs)
    return [Document(notice, answers(gold), extract(notice), bodies_of(gold)) for gold, notice in golds]


def measure(documents: Sequence[Document]) -> dict[str, float]:
    """Figures of all documents together; a line a document is printed."""
    total = Counts()
    print(f"{'document':<48} {'tasks':>6} {'name F1':>9} {'exact':>9}")
    for one in documents:
        counts, _ = evaluate(one.gold, answers(one.report))
        counts = replace(counts, bodies=tally_bodies(one.bodies, bodies_of(one.report)))
        print(f"{one.name:<48} {counts.gold_tasks:>6} {counts.names.f1:>9.4f} {counts.rates['exact_tasks']:>9.4f}")
        total += counts
    values = {f"{name}_f1": total.fields[name].f1 for name in VALUE_FIELDS}
    values["bodies_f1"] = total.bodies.f1
    figures = {"task_f1": total.tasks.f1, "name_f1": total.names.f1, **values, **total.rates}
    figures["character_accuracy"] = 1 - figures.pop("character_error_rate")
    for name, value in figures.items():
        print(f"  {name:<24} {value:.4f}")
    return figures


def compared(documents: Sequence[Document], base: str | None) -> Iterator[str]:
    """What the code of `base`, or of the last commit, read exactly and this does not, and the other way round."""
    try:
        commit = base or last_commit(ROOT)
        with tempfile.TemporaryDirectory() as folder:
            before = read_with(unpack(ROOT, commit, Path(folder)), [one.notice for one in documents])
    except (OSError, subprocess.CalledProcessError, ValidationError) as error:
        yield f"not compared with another commit: {str(error).splitlines()[0]}"
        return
    yield f"since {commit}"
    yield from told([changed(one.name, one.gold, old, one.report) for one, old in zip(documents, before, strict=True)])


def below(floors: dict[str, dict[str, float]], measured: dict[str, dict[str, float]]) -> Iterator[str]:
    """A sentence for each figure that has fallen below its floor."""
    for part, figures in measured.items():
        for name, value in figures.items():
            floor = floors.get(part, {}).get(name, 0.0)
            if value < floor:
                yield f"{part}: {name} is {value:.4f}, its floor {floor:.4f}"


def lifted(floors: dict[str, dict[str, float]], measured: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The floors, each as high as before or as what was measured."""
    return {
        part: {
            name: max(floors.get(part, {}).get(name, 0.0), math.floor(value * 10_000) / 10_000)
            for name, value in measured.get(part, floors.get(part, {})).items()
        }
        for part in sorted({*floors, *measured})
    }


if __name__ == "__main__":
    sys.exit(main())
