"""Shows sections and tasks as a table in the terminal."""

from __future__ import annotations

import click

from govtask_extract.cli.argument_types import GIVEN
from govtask_extract.cli.console import put_lines, remark
from govtask_extract.cli.files import report_of, verdict
from govtask_extract.cli.finding_options import selecting_options
from govtask_extract.cli.shared_options import reading_options
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.writing.selection import Selection


@click.command("show", epilog="Try: govtask show notice.pdf | less -R")
@click.argument("file", type=GIVEN, metavar="FILE")
@selecting_options
@reading_options
def command(options: Options, selection: Selection, file: str) -> int:
    """Show the sections and tasks of FILE (- is stdin) as a table.

    As wide as the terminal; NO_COLOR takes the colours out, and so does a pipe.
    """
    report = report_of(file, options)
    from govtask_extract.cli.report_table import report_table
    from govtask_extract.writing.task_search import TaskSearch

    search = TaskSearch(selection)
    with bounded(report.source.name, options.limits):
        table = report_table(report, search.of(report) if selection else None)
    put_lines(table)
    for said in search.remarks():
        remark(said)
    return verdict(report.source.name, report.tasks)
