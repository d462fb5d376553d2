"""The files of an evaluation: which belongs to which, what their comparison gives, and its figures as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from govtask_extract.checking.reports import as_report
from govtask_extract.cli.console import say
from govtask_extract.cli.work import bounded
from govtask_extract.cli.wrapping import left, right
from govtask_extract.errors import BadReport, UnreadableFile
from govtask_extract.evaluating.answers import Answer, answers
from govtask_extract.evaluating.comparing import evaluate
from govtask_extract.evaluating.figures import Counts, Tally
from govtask_extract.evaluating.gold import Gold
from govtask_extract.evaluating.spelled_bodies import Bodies, bodies_of, differing_bodies, tally_bodies
from govtask_extract.model.options import Limits
from govtask_extract.model.report import Report
from govtask_extract.opening import open_source
from govtask_extract.saying.foreign_words import words_of_data
from govtask_extract.saying.said import Said, said
from govtask_extract.validation import told


class Comparison(Struct, frozen=True):
    """One document's counts, and a sentence for every difference."""

    name: str
    counts: Counts
    differences: list[str]


Pair = tuple[str, Path, Path | None]


def pairs(gold: Path, report: Path) -> tuple[int, Iterator[Pair]]:
    """How many documents there are, and of each name, gold and report; None for a report that is missing."""
    if gold.is_dir() != report.is_dir():
        raise UnreadableFile(
            said("{gold} and {report} are a folder and a file", gold=gold, report=report),
            said("Give two files or two folders."),
        )
    if not gold.is_dir():
        return 1, iter([(_stem(gold.name), gold, report)])
    golds, reports = _by_stem(gold), _by_stem(report)
    for stem in sorted(reports.keys() - golds.keys()):
        say(said("{reports} has no gold file and is left out", reports=reports[stem]))
    for stem in sorted(golds.keys() - reports.keys()):
        say(said("{golds} has no report; all its tasks count as missing", golds=golds[stem]))
    return len(golds), (
        (stem, gold / name, report / reports[stem] if stem in reports else None) for stem, name in golds.items()
    )


def compare(name: str, gold: Path, report: Path | None, limits: Limits) -> Comparison:
    """A report that is missing has no tasks."""
    with bounded(name, limits):
        read, found = _load(gold), _load(report) if report else _NOTHING
        counts, differences = evaluate(read.tasks, found.tasks)
        counts = replace(counts, bodies=tally_bodies(read.bodies, found.bodies))
        return Comparison(name, counts, [*differences, *differing_bodies(read.bodies, found.bodies)])


def _by_stem(folder: Path) -> dict[str, str]:
    """The names of the files in a folder: of many, names take less than paths."""
    found: dict[str, str] = {}
    for name in sorted(path.name for path in folder.glob("*.json")):
        other = found.setdefault(_stem(name), name)
        if other != name:
            raise UnreadableFile(
                said("{other} and {name} have one name up to the first dot", other=other, name=name),
                said("Rename one of them."),
            )
    if not found:
        raise UnreadableFile(
            said("{folder} holds no .json files", folder=folder), said("Give a folder of gold files or reports.")
        )
    return found


def _stem(name: str) -> str:
    return name.split(".", 1)[0]


class _Side(Struct, frozen=True):
    """What one side says of a document."""

    tasks: tuple[Answer, ...]
    bodies: Bodies


_NOTHING = _Side((), ())


def _side(document: Report | Gold) -> _Side:
    return _Side(answers(document), bodies_of(document))


def _load(path: Path) -> _Side:
    """What a gold file says, or a report, alone or in an array of one."""
    content = open_source(path, Limits()).content
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            said("{name} is no JSON: {error}", name=path.name, error=words_of_data(error)),
            said("Give a gold file or a report made with --format json."),
        ) from error
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    match value:
        case {"source": _, "error": {"message": str(message)}}:
            raise BadReport(
                said("{name}: it holds no report: {message}", name=path.name, message=message),
                said("Extract the file again."),
            )
        case {"schema_version": _}:
            return _side(as_report(value, path.name, say))
    return _side(_gold(value, path.name))


def _gold(value: object, name: str) -> Gold:
    try:
        return Gold.model_validate(value)
    except ValidationError as error:
        hint = said('Both have a list "tasks", each with a "text".')
        raise BadReport(
            said("{name} is neither a gold file nor a report: {told}", name=name, told=told(error, value, Gold)), hint
        ) from error


_DIGITS = 6


def as_text(comparisons: Iterable[Comparison], *, several: bool) -> Iterator[str]:
    """A line a document if there are several, then the figures of all together."""
    total = Counts()
    if several:
        yield f"{left(said('document'), 40)} {_heads(_OF_DOCUMENTS)}\n"
    for comparison in comparisons:
        counts = comparison.counts
        total += counts
        if several:
            rates = f"{counts.tasks.f1:>9.4f} {counts.names.f1:>9.4f} {counts.rates['exact_tasks']:>9.4f}"
            yield f"{left(comparison.name, 40)} {counts.gold_tasks:>6} {rates}\n"
    if several:
        yield "\n"
    yield from (f"{line}\n" for line in _total(total))


def as_json(comparisons: Iterable[Comparison]) -> Iterator[str]:
    """The same figures for each document and for all together."""
    total, opening = Counts(), '{\n  "documents": {'
    for comparison in comparisons:
        total += comparison.counts
        yield f"{opening}\n    {_said(comparison.name, 2)}: {_said(_figures(comparison.counts), 2)}"
        opening = ","
    yield f'\n  }},\n  "total": {_said(_figures(total), 1)}\n}}\n'


def _said(value: object, levels: int) -> str:
    """The JSON of a value that stands so deep in another."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + "  " * levels)


_OF_DOCUMENTS = ((said("tasks"), 6), (said("task F1"), 9), (said("name F1"), 9), (said("exact"), 9))
_OF_ALL = (
    (said("precision"), 9),
    (said("recall"), 9),
    (said("F1"), 9),
    (said("right"), 7),
    (said("extra"), 7),
    (said("missing"), 7),
)


def _heads(heads: Iterable[tuple[Said, int]]) -> str:
    return " ".join(right(head, width) for head, width in heads)


def _total(counts: Counts) -> Iterator[str]:
    yield f"{'':<28} {_heads(_OF_ALL)}"
    for name, tally in counts.tallies.items():
        rates = f"{tally.precision:>9.4f} {tally.recall:>9.4f} {tally.f1:>9.4f}"
        yield f"{name:<28} {rates} {tally.right:>7} {tally.extra:>7} {tally.missing:>7}"
    yield ""
    for name, rate in counts.rates.items():
        yield f"{name:<28} {rate:>9.4f}"


def _figures(counts: Counts) -> dict[str, object]:
    tallies: dict[str, object] = {name: _tally(tally) for name, tally in counts.tallies.items()}
    return tallies | {name: round(rate, _DIGITS) for name, rate in counts.rates.items()}


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, _DIGITS),
        "recall": round(tally.recall, _DIGITS),
        "f1": round(tally.f1, _DIGITS),
        "right": tally.right,
        "extra": tally.extra,
        "missing": tally.missing,
    }
