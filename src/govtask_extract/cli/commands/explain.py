"""Shows how a task was read, or what one stage made of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from govtask_extract.cli.argument_types import GIVEN, OneOf
from govtask_extract.cli.console import put_document, put_lines
from govtask_extract.cli.exits import FINE, worst
from govtask_extract.cli.files import shown
from govtask_extract.cli.shared_options import correcting_options, reading_options
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.cli.outcomes import Outcome
    from govtask_extract.model.report import Report, Task

STAGES = ("raw", "text", "lines", "blocks", "parts", "items", "rows")


@click.command("explain", epilog="Try: govtask explain notice.pdf --task t32")
@click.argument("file", type=GIVEN, metavar="FILE")
@click.option("--task", "task_id", metavar="ID", help="Only the tasks with this id, label or number: t32, 32, （三）.")
@click.option("--stage", type=OneOf(STAGES), help="Print what this stage gave instead.")
@reading_options
@correcting_options
def command(options: Options, file: str, task_id: str | None, stage: str | None) -> int:
    """Show how the tasks of FILE (- is stdin), a notice or reports, were read: each value with its words.

    --stage text prints exactly the text that "start" and "end" count in: in characters, from 0, as UTF-8, and
    nothing is added, no line feed at the end either. (On a terminal, control characters give way to pictures of
    theirs, one for one.) --stage raw gives its lines, marked tables and places as JSON, with characters as they were
    before radicals were replaced. --stage lines tells of each printed line whether it goes on with the one before, and
    by which rule; --stage items of each numbered item whether it is a heading, a task or prose, and what the lines of
    the letter's head and foot are; --stage rows of each row of a table whether it is the header, a task, a heading or a
    note. --stage blocks and --stage parts give what the parser makes of it.
    """
    if task_id is not None and stage:
        raise click.UsageError(said("--task and --stage ask for different things; give one of them."))
    if stage:
        return _show_stage(stage, file, options)
    return _show_tasks(task_id, file, options)


def _show_stage(stage: str, file: str, options: Options) -> int:
    from govtask_extract.cli.found_reports import document_of

    document = document_of(file, options)
    if stage == "text":
        put_document(document.text)
        return FINE
    from govtask_extract.cli.explaining import stage_lines

    with bounded(shown(file), options.limits):
        lines = stage_lines(stage, document, options.profile)
    put_document(lines)
    return FINE


def _show_tasks(task_id: str | None, file: str, options: Options) -> int:
    from govtask_extract.cli.found_reports import reports_of

    found = list(reports_of(file, options))
    if task_id is not None and not any(_asked(one.entry, task_id) for one in found):
        from govtask_extract.cli.task_words import near_tasks

        tasks = [task for one in found for task in one.entry.tasks]
        raise click.UsageError(
            said(
                '{file} has no task "{task}". {near}',
                file=shown(file),
                task=task_id,
                near=near_tasks(task_id, tasks),
            )
        )
    return worst(_explained(one, task_id, options) for one in found)


def _explained(found: Outcome[Report], task_id: str | None, options: Options) -> int:
    from govtask_extract.cli.explaining import accounts

    with bounded(found.path, options.limits):
        told = "\n".join(accounts(_asked(found.entry, task_id), found.entry))
    put_lines(told)
    return found.told()


def _asked(report: Report, task_id: str | None) -> Sequence[Task]:
    from govtask_extract.cli.task_words import tasks_called

    return report.tasks if task_id is None else tasks_called(task_id, report.tasks)
