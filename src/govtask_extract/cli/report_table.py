"""A report as it is shown in a terminal: what the notice is, then each section with its tasks in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import chain, zip_longest

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from govtask_extract.cli.console import shows_styles
from govtask_extract.cli.summaries import found_of, summary
from govtask_extract.cli.wrapping import wrap
from govtask_extract.model.report import Report, Section, Task
from govtask_extract.model.roles import WORDINGS
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable
from govtask_extract.writing.target_lines import target_line

_GAP = 2
_WIDEST_LABEL = 10


class ColumnWidths(Struct, frozen=True):
    """Of the whole terminal, of the column of labels, and of each of the two that share what is left."""

    whole: int
    label: int

    @property
    def half(self) -> int:
        return (self.whole - self.label) // 2 - _GAP


def report_table(report: Report, found: Report | None = None) -> str:
    """Lines for stdout, coloured if it is a terminal that takes colours.

    `found` is the report with those of its tasks that are asked for: they are shown, with the sections around them.
    """
    shown, said = report, summary(report)
    if found is not None:
        shown = found.model_copy(update={"sections": tuple(_around_tasks(found))})
        said = found_of(len(found.tasks), len(report.tasks))
    console = Console(file=StringIO(), force_terminal=shows_styles(), highlight=False)
    lines = chain(_lines(shown, _widths(shown, console.width)), (Text(), Text(spoken(said), "dim")))
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _around_tasks(report: Report) -> Iterator[Section]:
    """The sections that tasks stand in, and those above them."""
    sections = {section.id: section for section in report.sections}
    wanted: set[str] = set()
    for task in report.tasks:
        id = task.section
        while id in sections and id not in wanted:
            wanted.add(id)
            id = sections[id].parent
    return (section for section in report.sections if section.id in wanted)


def _widths(report: Report, whole: int) -> ColumnWidths:
    labels = (cell_len(task.label or task.id) for task in report.tasks)
    return ColumnWidths(whole, min(max(labels, default=0), _WIDEST_LABEL))


def _lines(report: Report, widths: ColumnWidths) -> Iterator[Text]:
    yield from _head(report, widths.whole)
    tasks: dict[tuple[str, str | None], list[Task]] = defaultdict(list)
    for task in report.tasks:
        tasks[task.plan, task.section].append(task)
    sections: dict[str, list[Section]] = defaultdict(list)
    for section in report.sections:
        sections[section.plan].append(section)
    for plan in report.plans:
        if plan.title:
            yield Text()
            yield from _wrapped(plan.title, widths.whole, "bold")
        yield from _tasks(tasks[plan.id, None], widths)
        for section in sections[plan.id]:
            yield Text()
            yield from _heading(section, widths.whole)
            yield from _tasks(tasks[plan.id, section.id], widths)


def _head(report: Report, width: int) -> Iterator[Text]:
    notice = report.notice
    yield from _wrapped(notice.title or report.source.name, width, "bold")
    facts = (notice.issuing_authority, notice.document_number, notice.issue_date)
    if any(facts):
        yield from _wrapped(" · ".join(fact for fact in facts if fact), width, "dim")


def _heading(section: Section, width: int) -> Iterator[Text]:
    yield from _wrapped(f"{section.label or ''}{section.title}", width, "bold cyan", indent=2 * (section.level - 1))


def _tasks(tasks: Sequence[Task], widths: ColumnWidths) -> Iterator[Text]:
    """The tasks of one section, each in three columns: its label, its text, its roles with their names."""
    for task in tasks:
        label = _wrapped(task.label or task.id, widths.label, "bold")
        text = _wrapped(task.text, widths.half)
        for row in zip_longest(label, text, _roles(task, widths.half), fillvalue=Text()):
            yield _row(row, (widths.label, widths.half))


def _row(cells: tuple[Text, ...], widths: tuple[int, ...]) -> Text:
    """Cells side by side; the last one needs no width."""
    row = Text()
    for cell, width in zip(cells, widths, strict=False):
        row.append_text(cell).append(" " * (width - cell.cell_len + _GAP))
    row.append_text(cells[-1])
    row.rstrip()
    return row


def _roles(task: Task, width: int) -> Iterator[Text]:
    """Each role under its Chinese name, its units or people beside it."""
    for heading, values in _named(task):
        margin = cell_len(heading) + 1
        for index, line in enumerate(_wrapped("、".join(values), width - margin)):
            yield Text.assemble((f"{heading} ", "dim") if index == 0 else " " * margin, line)


def _named(task: Task) -> Iterator[tuple[str, list[str]]]:
    """The roles that the task gives to anybody, its deadlines, and its targets."""
    for wording in WORDINGS:
        values = getattr(task, wording.role.value)
        if values:
            yield wording.heading, [value if isinstance(value, str) else value.text for value in values]
    if task.upstream_responsible_units:
        yield "上级责任单位", list(task.upstream_responsible_units)
    if task.targets:
        yield "目标值", [target_line(target) for target in task.targets]


def _wrapped(value: str, width: int, style: str = "", indent: int = 0) -> Iterator[Text]:
    for paragraph in printable(value).splitlines() or [""]:
        for line in wrap(paragraph, max(width - indent, 2)):
            yield Text(" " * indent + line, style)
