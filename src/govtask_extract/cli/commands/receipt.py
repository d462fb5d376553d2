"""Proves in figures how completely a notice was read, without a word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govtask_extract.cli.argument_types import GIVEN, OneOf
from govtask_extract.cli.console import put_lines, put_text
from govtask_extract.cli.exits import worst
from govtask_extract.cli.shared_options import correcting_options, reading_options
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options

if TYPE_CHECKING:
    from govtask_extract.model.receipt import Receipt


@click.command("receipt", epilog="Try: govtask receipt notice.pdf")
@click.argument("file", type=GIVEN, metavar="FILE")
@click.option("--format", "output_format", type=OneOf(["text", "json"]), default="text", show_default=True)
@reading_options
@correcting_options
def command(options: Options, file: str, output_format: str) -> int:
    """Print a receipt of FILE (- is stdin), a notice or reports: what was read of it, in figures.

    Pages, characters, numbers without gaps, how often each label is printed and how often a task was read from it,
    what was set apart, what stayed unread. No word of the notice is in it, nor the file's name: it may be kept
    or sent where the notice may not.
    """
    from govtask_extract.cli.found_reports import reports_of
    from govtask_extract.verifying.receipts import receipt_of

    codes: set[int] = set()
    receipts: list[Receipt] = []
    several = False
    for outcome in reports_of(file, options):
        with bounded(outcome.path, options.limits):
            receipts.append(receipt_of(outcome.entry, options.profile))
        several |= outcome.several
        codes.add(outcome.told())
    _put(receipts, output_format, several)
    return worst(codes)


def _put(receipts: list[Receipt], output_format: str, several: bool) -> None:
    """One is printed bare, those of several reports as an array, or with a blank line between."""
    if output_format == "json":
        texts = [receipt.model_dump_json(indent=2) for receipt in receipts]
        put_text(f"[{','.join(texts)}]\n" if several else "".join(f"{text}\n" for text in texts))
        return
    from govtask_extract.cli.receipt_lines import receipt_lines

    put_lines("\n".join("".join(receipt_lines(receipt)) for receipt in receipts))
