"""Compares reports with what people read: precision, recall, errors."""

from __future__ import annotations

from pathlib import Path

import click

from govtask_extract.cli.console import put_document, say
from govtask_extract.cli.exits import FINE
from govtask_extract.cli.shared_options import cost_options
from govtask_extract.model.options import Limits


@click.command("evaluate", epilog="Try: govtask evaluate gold.json notice.json")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("pred", type=click.Path(path_type=Path))
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Name every difference on stderr.")
@cost_options
def command(limits: Limits, gold: Path, pred: Path, output_format: str, verbose: bool) -> int:
    """Compare the report PRED with the file GOLD, or two folders of them, paired by their names up to the first dot.

    Tasks are paired in order by their texts. Names and texts are compared without white space, full width as half
    width. A task is exact if its text and every name of every role are; a task that was missed or invented counts with
    all its names and characters. A gold file without a report counts as if nothing had been found.
    """
    from govtask_extract.cli.comparisons import as_json, as_text, compare, pairs

    comparisons = [compare(name, gold_file, report, limits) for name, gold_file, report in pairs(gold, pred)]
    if verbose:
        for comparison in comparisons:
            for sentence in comparison.differences:
                say(f"{comparison.name}: {sentence}")
    put_document(as_json(comparisons) if output_format == "json" else as_text(comparisons))
    return FINE
