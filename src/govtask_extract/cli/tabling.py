"""The options of commands that show tasks as a table: which tasks, and under what headings."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import click

from govtask_extract.writing.layout import Language, Layout
from govtask_extract.writing.selection import Selection


def selecting_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command --unit, --leader and --section; it receives them as one argument, `selection`."""

    @wraps(command)
    def with_selection(
        unit: tuple[str, ...], leader: tuple[str, ...], section: tuple[str, ...], **given: object
    ) -> int:
        return command(selection=Selection(unit, leader, section), **given)

    for name, what in (("section", "a title above them"), ("leader", "a leader's name"), ("unit", "a unit's name")):
        text = f"Only tasks with this in {what}; repeated: either. Whole reports stay whole."
        click.option(f"--{name}", multiple=True, metavar="WORD", help=text)(with_selection)
    return with_selection


def table_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command --headings and --excel; it receives them as one argument, `layout`."""

    @wraps(command)
    def with_layout(headings: Language, excel: bool, **given: object) -> int:
        return command(layout=Layout(headings, excel), **given)

    text = "Write CSV so that Excel opens it well: with a byte order mark, no value taken for a formula."
    click.option("--excel", is_flag=True, help=text)(with_layout)
    choice = click.Choice(["en", "zh"])
    click.option("--headings", type=choice, default="en", help="Headings of CSV and XLSX.")(with_layout)
    return with_layout
