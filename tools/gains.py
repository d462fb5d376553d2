"""Which tasks are exact now and were not, and the other way round, beside the code of another commit."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from govtask_extract.evaluating.alignment import align
from govtask_extract.evaluating.answers import Answer, answers
from govtask_extract.evaluating.comparing import evaluate
from govtask_extract.model.report import Report

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one document's tasks, as the gold has them."""

    document: str
    gained: tuple[Answer, ...]
    lost: tuple[Answer, ...]


def last_commit(checkout: Path) -> str:
    """HEAD while the code differs from it, else the commit before.

    Raises CalledProcessError where there is no git or no checkout.
    """
    return "HEAD" if _git(checkout, "status", "--porcelain", "--", "src").strip() else "HEAD~1"


def unpack(checkout: Path, commit: str, folder: Path) -> Path:
    """The code of that commit below `folder`: what PYTHONPATH may name.

    Raises CalledProcessError if there is no such commit.
    """
    with tarfile.open(fileobj=io.BytesIO(_git(checkout, "archive", "--format=tar", commit, "src"))) as packed:
        packed.extractall(folder, filter="data")
    return folder / "src"


def _git(checkout: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=checkout, check=True, stdout=subprocess.PIPE).stdout


def read_with(code: Path, notices: Sequence[Path]) -> list[Report | None]:
    """What the code in that folder reads the notices as, by its command; None where it reads none.

    Raises ValidationError if its reports are not those of today's models.
    """
    if not notices:
        return []
    # Twice the first: of one file alone the report stands in no array.
    files = [str(path.resolve()) for path in (notices[0], *notices)]
    command = [sys.executable, "-m", "govtask_extract", "extract", "--format", "json", *files]
    variables = os.environ | {"PYTHONPATH": str(code)}
    printed = subprocess.run(command, cwd=code, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return [_report(entry) for entry in json.loads(printed)[1:]]


def _report(entry: dict[str, object]) -> Report | None:
    return None if "error" in entry else Report.model_validate_json(json.dumps(entry))


def changed(document: str, gold: Sequence[Answer], before: Report | None, now: Report) -> Change:
    """The gold's tasks that are exact on one side only."""
    were, are = _exact(gold, answers(before) if before else ()), _exact(gold, answers(now))
    return Change(
        document,
        tuple(gold[index] for index in sorted(are - were)),
        tuple(gold[index] for index in sorted(were - are)),
    )


def _exact(gold: Sequence[Answer], found: Sequence[Answer]) -> set[int]:
    pairs = align([task.text for task in gold], [task.text for task in found])
    return {mine for mine, theirs in pairs if evaluate([gold[mine]], [found[theirs]])[0].exact}


def told(changes: Sequence[Change]) -> Iterator[str]:
    """A line for each task and one for all."""
    for change in changes:
        yield from (f"  + {change.document}: {_shown(task)}" for task in change.gained)
        yield from (f"  - {change.document}: {_shown(task)}" for task in change.lost)
    gained, lost = (sum(map(len, tasks)) for tasks in ([one.gained for one in changes], [one.lost for one in changes]))
    yield f"  exact tasks: {gained} gained, {lost} lost"


def _shown(task: Answer) -> str:
    return f"{task.who}: {task.text[:_SHOWN]}"
