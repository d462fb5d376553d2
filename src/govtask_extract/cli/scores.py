"""The figures of an evaluation, as a table for people or as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from govtask_extract.cli.comparisons import Comparison
from govtask_extract.evaluating.figures import Counts, Tally

_DIGITS = 6


def as_text(comparisons: Sequence[Comparison]) -> str:
    """A line a document if there are several, then the figures of all together."""
    return "\n".join([*_documents(comparisons), *_total(_sum(comparisons))]) + "\n"


def as_json(comparisons: Sequence[Comparison]) -> str:
    """The same figures for each document and for all together."""
    documents = {comparison.name: _figures(comparison.counts) for comparison in comparisons}
    total = {"documents": documents, "total": _figures(_sum(comparisons))}
    return json.dumps(total, ensure_ascii=False, indent=2) + "\n"


def _sum(comparisons: Sequence[Comparison]) -> Counts:
    return sum((comparison.counts for comparison in comparisons), Counts())


def _documents(comparisons: Sequence[Comparison]) -> Iterator[str]:
    if len(comparisons) < 2:
        return
    yield f"{'document':<40} {'tasks':>6} {'task F1':>9} {'name F1':>9} {'exact':>9}"
    for comparison in comparisons:
        counts = comparison.counts
        rates = f"{counts.tasks.f1:>9.4f} {counts.names.f1:>9.4f} {counts.rates['exact_tasks']:>9.4f}"
        yield f"{comparison.name:<40} {counts.gold_tasks:>6} {rates}"
    yield ""


def _total(counts: Counts) -> Iterator[str]:
    yield f"{'':<28} {'precision':>9} {'recall':>9} {'F1':>9} {'right':>7} {'extra':>7} {'missing':>7}"
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
