"""Writes what notices say as structured data."""

from __future__ import annotations

from pathlib import Path

import click

from govtask_extract.cli.console import put, say, watched
from govtask_extract.cli.exits import worst
from govtask_extract.cli.files import STDIN, Outcome, outcome_of
from govtask_extract.cli.options import reading_options
from govtask_extract.cli.output import check_target, choose_format, write_file
from govtask_extract.cli.several import Item, items, matching
from govtask_extract.cli.summary import summary
from govtask_extract.cli.tabling import selecting_options, table_options
from govtask_extract.model.extraction import Extraction, Plain
from govtask_extract.model.options import Options
from govtask_extract.writing.layout import Layout
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Entry, Failure, Writer
from govtask_extract.writing.writers import format_names, named_writer

_CHECK = "Write nothing; exit with 1, and say what differs, if this file of reports no longer says the same."


@click.command("extract", epilog="Try: govtask extract notice.pdf -o notice.json")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here; the suffix chooses the format.")
@click.option("--format", "output_format", type=click.Choice(format_names()), help="json unless -o says otherwise.")
@click.option("--lint", is_flag=True, help="Put into each report what `govtask check` says of it.")
@click.option("--check", "committed", type=click.Path(path_type=Path), help=_CHECK)
@click.option("-v", "--verbose", is_flag=True, help="Say what was found, also where nobody seems to watch.")
@table_options
@selecting_options
@reading_options
def command(
    options: Options,
    selection: Selection,
    layout: Layout,
    files: tuple[str, ...],
    output: Path | None,
    output_format: str | None,
    lint: bool,
    committed: Path | None,
    verbose: bool,
) -> int:
    """Read FILE… (- is stdin) and write what they say as structured data, each value with its source.

    One file gives one report; several, a folder or a .zip give an array of them. A file that cannot be read has its
    place there too: its source and the error.
    """
    if files.count(STDIN) > 1:
        raise click.UsageError("stdin (-) can be read only once.")
    if committed and output:
        raise click.UsageError("--check and -o ask for different things; give one of them.")
    writer = named_writer(choose_format(output_format, output))
    if output is not None:
        check_target(output, matching(files))
    outcomes, several = [], len(files) > 1
    for item in items(files, options, output or committed):
        outcomes.append(_extract(item, options, verbose, lint))
        several = several or item.within or len(outcomes) > 1
    if committed:
        return _compare(committed, outcomes, options)
    if several or not isinstance(outcomes[0].entry, Failure):
        entries = [outcome.entry for outcome in outcomes]
        content = writer.write(_selected(entries, writer, selection), several=several, layout=layout)
        put(content) if output is None else write_file(output, content)
    return worst(outcome.code for outcome in outcomes)


def _selected(entries: list[Entry], writer: Writer, selection: Selection) -> list[Entry]:
    """Reports stay whole, tables show what was asked for."""
    if not writer.tasks_only or not selection:
        return entries
    return [entry if isinstance(entry, Failure) else Extraction.of(selection.of(entry.report)) for entry in entries]


def _compare(committed: Path, outcomes: list[Outcome], options: Options) -> int:
    from govtask_extract.cli.committed import compare_with

    code = compare_with(committed, [outcome.entry for outcome in outcomes], options.limits)
    return worst([code, *(outcome.code for outcome in outcomes)])


def _extract(item: Item, options: Options, verbose: bool, lint: bool) -> Outcome:
    outcome = outcome_of(item.name, item.given, options)
    if lint:
        from govtask_extract.cli.linted import linted

        outcome = linted(outcome, item, options)
    if not isinstance(outcome.entry, Failure) and (verbose or watched()):
        say(f"{outcome.entry.name}: {_summary(outcome.entry.plain)}")
    return outcome


def _summary(plain: Plain) -> str:
    return summary(len(plain["tasks"]), len(plain["sections"]), plain["coverage"]["unread"])
