"""Checks a report against its notice, without reading the notice anew."""

from __future__ import annotations

import click

from govtask_extract.cli.argument_types import GIVEN, OneOf
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.shared_options import reading_options, verbosity_options
from govtask_extract.model.options import Options
from govtask_extract.saying.said import said


@click.command("verify", epilog="Try: govtask verify notice.json notice.pdf")
@click.argument("report", type=GIVEN, metavar="REPORT")
@click.argument("notice", type=GIVEN, metavar="NOTICE")
@click.option("--format", "output_format", type=OneOf(["text", "json"]), default="text", show_default=True)
@verbosity_options("Say which notice each report is held against.")
@reading_options
def command(options: Options, report: str, notice: str, output_format: str, verbose: bool) -> int:
    """Check REPORT, made by `extract` as JSON or YAML, against its NOTICE.

    Only the text of NOTICE is read, with its lines, pages and boxes; nobody parses it. What the report quotes, counts,
    numbers, names and dates has to stand there, and nothing that is printed may be missing. REPORT may hold several
    reports; then NOTICE is a folder or an archive, where each finds its notice by path or name. A report that was made
    with a profile needs that profile here, too. Exit code 1: something does not agree; every line has the file and a
    JSON pointer into it.
    """
    if report == notice == STDIN:
        raise click.UsageError(said("stdin (-) can be read only once."))
    from govtask_extract.cli.verifications import verify_files

    return verify_files(report, notice, options, output_format, verbose=verbose)
