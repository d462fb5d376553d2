"""Writes what notices say as structured data."""

from __future__ import annotations

from pathlib import Path

import click

from govtask_extract.cli.console import put_written
from govtask_extract.cli.files import matching
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.shared_options import reading_options, selecting_options, table_options
from govtask_extract.cli.targets import check_target, write_file
from govtask_extract.model.options import Options
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Layout, format_names, name_for_suffix, named_writer

_DEFAULT_FORMAT = "json"
_CHECK = "Write nothing; exit with 1, and say what differs, if this file of reports no longer says the same."


@click.command("extract", epilog="Try: govtask extract notice.pdf -o notice.json")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here; the suffix chooses the format.")
@click.option("--format", "output_format", type=click.Choice(format_names()), help="json unless -o says otherwise.")
@click.option("--lint", is_flag=True, help="Put into each report what `govtask check` says of it.")
@click.option("--no-config", is_flag=True, help="--lint heeds no configuration, whatever stands above the files.")
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
    no_config: bool,
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
    writer = named_writer(_chosen_format(output_format, output))
    if output is not None:
        check_target(output, matching(files))
    from govtask_extract.cli.extracting import compare, extraction, pieces
    from govtask_extract.cli.work import bounded_steps

    found = extraction(files, options, output or committed, say_more=verbose, lint=lint, search=not no_config)
    if committed:
        return compare(committed, found, options)
    written = bounded_steps("what is written", pieces(found, writer, selection, layout), options.limits)
    if output is None:
        for piece in written:
            put_written(piece)
    else:
        write_file(output, written)
    return found.code


def _chosen_format(asked: str | None, target: Path | None) -> str:
    """What --format says, else what the suffix says, else JSON."""
    if asked or target is None or not target.suffix:
        return asked or _DEFAULT_FORMAT
    named = name_for_suffix(target.suffix.lower())
    if named is None:
        raise click.UsageError(
            f"No format is written to {target.suffix} files; add --format {'|'.join(format_names())}."
        )
    return named
