"""The options that find tasks, --unit, --role, --leader, --section, --text, --deadline-before, as a `Selection`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

import click

from govtask_extract.model.due_days import last_day
from govtask_extract.model.role_names import SHORT_NAMES, unit_field
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said, words_of
from govtask_extract.writing.selection import Selection

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_BETWEEN = lazy_re("[,，、]")
_EITHER = "repeated: either."
_WORDS = (
    ("unit", f"Only tasks that name this unit, in full, for short or by its id; {_EITHER}"),
    ("leader", f"Only tasks with this in a leader's name; {_EITHER}"),
    ("section", f"Only tasks with this in a title above them; {_EITHER}"),
    ("text", f"Only tasks with this in their text; {_EITHER}"),
)
_ROLE = f"Look for --unit in this role alone: {', '.join(SHORT_NAMES)}, or 牵头单位; without --unit, any in it."
_DUE = "Only tasks due by DATE, itself included: 2022-06-30; 2022-06 is to the month's end."


def selecting_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options; it receives them as one argument, `selection`."""

    @wraps(command)
    def with_selection(
        unit: tuple[str, ...],
        role: tuple[str, ...],
        leader: tuple[str, ...],
        section: tuple[str, ...],
        text: tuple[str, ...],
        deadline_before: str | None,
        **given: object,
    ) -> int:
        return command(selection=Selection(unit, leader, section, text, role, deadline_before), **given)

    click.option("--deadline-before", metavar="DATE", callback=_last_day, help=_DUE)(with_selection)
    for name, text in reversed(_WORDS[1:]):
        click.option(f"--{name}", multiple=True, metavar="WORD", callback=_words, help=text)(with_selection)
    click.option(
        "--role", multiple=True, metavar="ROLE", callback=_fields, shell_complete=_roles_beginning, help=_ROLE
    )(with_selection)
    name, text = _WORDS[0]
    click.option(f"--{name}", multiple=True, metavar="WORD", callback=_words, help=text)(with_selection)
    return with_selection


def _words(context: click.Context, option: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    if not all(word.strip() for word in words):
        raise click.BadParameter(said("it is empty; every task would fit."))
    return words


def _fields(context: click.Context, option: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(unit_field(word) for several in words for word in _BETWEEN.split(several)))
    except ValueError as error:
        raise click.BadParameter(words_of(error)) from None


def _roles_beginning(context: click.Context, option: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in SHORT_NAMES if name.startswith(begun)]


def _last_day(context: click.Context, option: click.Parameter, written: str | None) -> str | None:
    try:
        return None if written is None else last_day(written)
    except ValueError as error:
        raise click.BadParameter(words_of(error)) from None
