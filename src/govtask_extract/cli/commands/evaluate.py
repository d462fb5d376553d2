"""Compares reports with what people read: precision, recall, errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtask_extract.cli.argument_types import PATH, OneOf
from govtask_extract.cli.console import put_document, say
from govtask_extract.cli.exits import FINE
from govtask_extract.cli.shared_options import cost_options
from govtask_extract.model.options import Limits
from govtask_extract.saying.said import said
from govtask_extract.spool import Spool

if TYPE_CHECKING:
    from govtask_extract.cli.comparisons import Comparison, Pair


@click.command("evaluate", epilog="Try: govtask evaluate gold.json notice.json")
@click.argument("gold", type=PATH)
@click.argument("pred", type=PATH)
@click.option("--format", "output_format", type=OneOf(["text", "json"]), default="text", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Name every difference on stderr.")
@cost_options
def command(limits: Limits, gold: Path, pred: Path, output_format: str, verbose: bool) -> int:
    """Compare the report PRED with the file GOLD, or two folders of them, paired by their names up to the first dot.

    Tasks are paired in order by their texts. Names and texts are compared without white space, full width as half
    width. A task is exact if its text and every name of every role are; a task that was missed or invented counts with
    all its names and characters. A gold file without a report counts as if nothing had been found.
    """
    from govtask_extract.cli.comparisons import as_json, as_text, pairs

    count, documents = pairs(gold, pred)
    comparisons = _compared(documents, limits, verbose)
    figures = as_json(comparisons) if output_format == "json" else as_text(comparisons, several=count > 1)
    with Spool() as written:
        # Nothing is printed unless all can be compared.
        for piece in figures:
            written.add(piece.encode("utf-8", "replace"))
        for line in written.lines():
            put_document(line.decode())
    return FINE


def _compared(documents: Iterator[Pair], limits: Limits, verbose: bool) -> Iterator[Comparison]:
    """One by one; every difference is said at once."""
    from govtask_extract.cli.comparisons import compare

    for name, gold, report in documents:
        comparison = compare(name, gold, report, limits)
        for sentence in comparison.differences if verbose else ():
            say(said("{place}: {message}", place=name, message=sentence))
        yield comparison
