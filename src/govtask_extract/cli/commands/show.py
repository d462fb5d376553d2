"""Shows sections and tasks as a table in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govtask_extract.cli.argument_types import GIVEN
from govtask_extract.cli.console import put_lines, remark
from govtask_extract.cli.exits import worst
from govtask_extract.cli.finding_options import selecting_options
from govtask_extract.cli.shared_options import correcting_options, reading_options
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.writing.selection import Selection

if TYPE_CHECKING:
    from govtask_extract.cli.outcomes import Outcome
    from govtask_extract.model.report import Report
    from govtask_extract.writing.task_search import TaskSearch


@click.command("show", epilog="Try: govtask show notice.pdf | less -R")
@click.argument("file", type=GIVEN, metavar="FILE")
@selecting_options
@reading_options
@correcting_options
def command(options: Options, selection: Selection, file: str) -> int:
    """Show the sections and tasks of FILE (- is stdin), a notice or reports, as a table.

    As wide as the terminal; NO_COLOR takes the colours out, and so does a pipe.
    """
    from govtask_extract.cli.found_reports import reports_of
    from govtask_extract.writing.task_search import TaskSearch

    search = TaskSearch(selection)
    code = worst([_shown(one, search if selection else None, options) for one in reports_of(file, options)])
    for line in search.remarks():
        remark(line)
    return code


def _shown(found: Outcome[Report], search: TaskSearch | None, options: Options) -> int:
    from govtask_extract.cli.report_table import report_table

    with bounded(found.path, options.limits):
        table = report_table(found.entry, search.of(found.entry) if search else None)
    put_lines(table)
    return found.told()
