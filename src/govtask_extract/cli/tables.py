"""A report as it is shown in a terminal: what the notice is, then each section with its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from govtask_extract.cli.console import printable, to_terminal
from govtask_extract.cli.summary import summary
from govtask_extract.model.report import Report, Section, Task
from govtask_extract.model.roles import WORDINGS, Role

# Names of units are long, the words that they do are longer.
_TEXT_SHARE, _NAMES_SHARE = 3, 2


def report_table(report: Report) -> str:
    """Lines for stdout, coloured if it is a terminal that takes colours."""
    console = Console(file=StringIO(), force_terminal=to_terminal(), highlight=False)
    for block in _blocks(report):
        console.print(block)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _blocks(report: Report) -> Iterator[RenderableType]:
    yield from _head(report)
    for plan in report.plans:
        tasks = [task for task in report.tasks if task.plan == plan.id]
        sections = [section for section in report.sections if section.plan == plan.id]
        if plan.title:
            yield Padding(_text(plan.title, "bold"), (1, 0, 0, 0))
        yield from _tasks([task for task in tasks if task.section is None])
        for section in sections:
            yield _heading(section)
            yield from _tasks([task for task in tasks if task.section == section.id])
    yield Padding(_text(summary(report), "dim"), (1, 0, 0, 0))


def _head(report: Report) -> Iterator[RenderableType]:
    notice = report.notice
    yield _text(notice.title or report.source.name, "bold")
    facts = (notice.issuing_authority, notice.document_number, notice.issue_date)
    if any(facts):
        yield _text(" · ".join(fact for fact in facts if fact), "dim")


def _heading(section: Section) -> RenderableType:
    return Padding(_text(f"{section.label or ''}{section.title}", "bold cyan"), (1, 0, 0, 2 * (section.level - 1)))


def _tasks(tasks: list[Task]) -> Iterator[RenderableType]:
    if not tasks:
        return
    table = Table(box=box.SIMPLE, show_header=False, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column(no_wrap=True, min_width=5, style="bold")
    # Chinese has no blanks to break at: a line is folded where it is full.
    table.add_column(ratio=_TEXT_SHARE, overflow="fold")
    table.add_column(ratio=_NAMES_SHARE, overflow="fold")
    for task in tasks:
        table.add_row(_text(task.label or task.id), _text(task.text), _assignment(task))
    yield table


def _assignment(task: Task) -> Text:
    """The roles that the task gives, one below the other, under their Chinese names."""
    lines = [_named(heading, values) for heading, values in _roles(task) if values]
    return Text("\n").join(lines)


def _roles(task: Task) -> Iterator[tuple[str, list[str]]]:
    for wording in WORDINGS:
        if wording.role is Role.DEADLINE:
            yield wording.heading, [deadline.text for deadline in task.deadlines]
        else:
            yield wording.heading, list(getattr(task, wording.role.value))
    yield "上级责任单位", list(task.upstream_responsible_units)


def _named(heading: str, values: list[str]) -> Text:
    return Text.assemble((f"{heading} ", "dim"), printable("、".join(values)))


def _text(value: str, style: str = "") -> Text:
    return Text(printable(value), style=style)
