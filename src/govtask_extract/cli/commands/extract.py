"""Writes what notices say as structured data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtask_extract.cli.argument_types import GIVEN, PATH, OneOf, one_of
from govtask_extract.cli.console import put_written, remark, watched
from govtask_extract.cli.files import matching
from govtask_extract.cli.finding_options import selecting_options
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.shared_options import (
    correcting_options,
    jobs_option,
    reading_options,
    table_options,
    verbosity_options,
)
from govtask_extract.cli.summaries import found_of
from govtask_extract.cli.targets import check_target, write_file
from govtask_extract.data_files import CORRECTIONS_SUFFIX
from govtask_extract.model.options import Options
from govtask_extract.saying.said import Said, listed, said
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Layout, format_names, name_for_suffix, named_writer, writers

if TYPE_CHECKING:
    from govtask_extract.writing.task_search import TaskSearch

_DEFAULT_FORMAT = "json"
_PICTURES = "Show pages as they are printed (html); by default if one notice is shown, which takes 50 kB a page."
_CHECK = "Write nothing; exit with 1, and say what differs, if this file of reports no longer says the same."


@click.command("extract", epilog="Try: govtask extract notice.pdf -o notice.json")
@click.argument("files", type=GIVEN, nargs=-1, required=True, metavar="FILE…")
@click.option("-o", "--output", type=PATH, help="Write here; the suffix chooses the format; - is stdout.")
@click.option(
    "--output-dir", type=PATH, help="Write a file for each report into this folder, plan.pdf.json for plan.pdf."
)
@click.option("--format", "output_format", type=OneOf(format_names()), help="json unless -o says otherwise.")
@click.option("--lint", is_flag=True, help="Put into each report what `govtask check` says of it.")
@click.option("--pictures/--no-pictures", default=None, help=_PICTURES)
@click.option("--check", "committed", type=PATH, help=_CHECK)
@verbosity_options("Say what was found, also where nobody seems to watch.")
@jobs_option
@table_options
@selecting_options
@reading_options
@correcting_options
def command(
    options: Options,
    selection: Selection,
    layout: Layout,
    files: tuple[str, ...],
    output: Path | None,
    output_dir: Path | None,
    output_format: str | None,
    lint: bool,
    pictures: bool | None,
    committed: Path | None,
    verbose: bool,
    jobs: int,
) -> int:
    """Read FILE… (- is stdin) and write what they say as structured data, each value with its source.

    One file gives one report; several, a folder or a .zip give an array of them. A file that cannot be read has its
    place there too: its source and the error. --unit and the other options that find tasks hold for tables of tasks
    (csv, jsonl, xlsx); json and yaml are whole reports.
    """
    if files.count(STDIN) > 1:
        raise click.UsageError(said("stdin (-) can be read only once."))
    output = None if output == Path(STDIN) else output
    one_of({"--check": committed, "-o": output, "--output-dir": output_dir})
    if committed and selection:
        raise click.UsageError(said("--check compares whole reports; leave out {options}.", options=_named(selection)))
    writer = named_writer(_chosen_format(output_format, output))
    if output is not None and output.name.lower().endswith(CORRECTIONS_SUFFIX):
        raise click.UsageError(said("{path} is what corrections are kept in; choose another name.", path=str(output)))
    if output is not None:
        check_target(output, matching(files))
    from govtask_extract.cli.entry_shares import WantedShares
    from govtask_extract.cli.extracting import (
        ExtractRequest,
        OutputForm,
        compare,
        extraction,
        file_by_file,
        pieces,
        shares,
    )
    from govtask_extract.cli.output_folder import made_folder
    from govtask_extract.cli.project import wanted_configuration
    from govtask_extract.cli.shown_notices import WantedNotice
    from govtask_extract.cli.work import bounded_steps
    from govtask_extract.writing.task_search import TaskSearch

    lint_by = wanted_configuration() if lint else None
    if pictures is None and output_dir:
        pictures = True
    shown = WantedNotice(pictures) if writer.shows_document else None
    request = ExtractRequest(files, options, output_dir or output or committed, verbose, lint_by, jobs, shown)
    if committed:
        return compare(committed, extraction(request), options)
    search = TaskSearch(selection) if selection and writer.tasks_only else None
    wanted = WantedShares(writer, layout, alone=output_dir is not None, later=search is not None)
    form = OutputForm(wanted, search, say_more=verbose or watched())
    folder = made_folder(output_dir) if output_dir else None
    found = shares(request, wanted)
    content = file_by_file(folder, found, form) if folder else pieces(found, form)
    written = bounded_steps(said("what is written"), content, options.limits)
    if output is None:
        for piece in written:
            put_written(piece)
    else:
        write_file(output, written)
    for line in _of_search(search, verbose or watched()) if search else _of_whole_reports(selection):
        remark(line)
    return found.code


def _of_search(search: TaskSearch, counts: bool) -> Iterator[str]:
    """What nothing fits, and, for whoever wants to know, how much was found."""
    if counts:
        yield found_of(search.found, search.tasks)
    yield from search.remarks()


def _of_whole_reports(selection: Selection) -> Iterator[str]:
    """A report without some of its tasks would pass for one of a notice that has none of them."""
    if selection:
        tables = (f"--format {name}" for name, one in writers().items() if one.tasks_only)
        yield said(
            "the report is whole, {options} took no task out; {formats} holds the tasks alone",
            options=_named(selection),
            formats=listed(tables, " or "),
        )


def _named(selection: Selection) -> Said:
    return listed(dict.fromkeys(f"--{asked.kind}" for asked in selection.asked), " and ")


def _chosen_format(asked: str | None, target: Path | None) -> str:
    """What --format says, else what the suffix says, else JSON."""
    if asked or target is None or not target.suffix:
        return asked or _DEFAULT_FORMAT
    named = name_for_suffix(target.suffix.lower())
    if named is None:
        raise click.UsageError(
            said(
                "No format is written to {suffix} files; add --format {names}.",
                suffix=target.suffix,
                names="|".join(format_names()),
            )
        )
    return named
