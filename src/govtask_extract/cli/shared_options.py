"""The options that several commands share, and the values that they make: `Options`, `Selection`, `Layout`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import get_args

import click

from govtask_extract.cli.limit_options import cost_limit_options, limit_options, limits_given
from govtask_extract.model.limit_values import limits_from
from govtask_extract.model.options import Isolation, Limits, Options
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.reading import formats
from govtask_extract.registry import names
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Language, Layout


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options; it receives them as one argument, `options`."""

    @wraps(command)
    def with_options(
        password: str | None, source_format: str | None, profile: str | None, isolate: Isolation, **given: object
    ) -> int:
        limits = limits_from(limits_given(click.get_current_context()))
        return command(options=Options(password, source_format, limits, _loaded(profile, limits), isolate), **given)

    for option in (limit_options, _isolation, _password, _profile, _format):
        option(with_options)
    return with_options


def cost_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command that reads no notices the limits of time and memory; it receives them as `limits`."""

    @wraps(command)
    def with_limits(**given: object) -> int:
        return command(limits=limits_from(limits_given(click.get_current_context())), **given)

    cost_limit_options(with_limits)
    return with_limits


def reader_names() -> list[str]:
    """The names of the formats that can be read, none of them loaded."""
    return [name.removeprefix("from_") for name in names(formats)]


def _format(command: Callable[..., int]) -> None:
    choice = click.Choice(reader_names())
    click.option("--from", "source_format", type=choice, help="Read it as this, whatever it looks like.")(command)


def _profile(command: Callable[..., int]) -> None:
    text = "Adds one issuer's wordings, furniture and spellings; `govtask profile check` tries such a file."
    click.option("--profile", metavar="FILE", help=text)(command)


def _loaded(profile: str | None, limits: Limits) -> Profile:
    if profile is None:
        return DEFAULT
    from govtask_extract.cli.work import bounded
    from govtask_extract.profiles.load import load_profile

    with bounded("the profile", limits):
        return load_profile(profile)


def _password(command: Callable[..., int]) -> None:
    text = "Opens an encrypted file; better kept in the variable GOVTASK_PASSWORD."
    click.option("--password", envvar="GOVTASK_PASSWORD", help=text)(command)


def _isolation(command: Callable[..., int]) -> None:
    text = "Read it in a child process, which may crash alone; auto, the default, spares plain text."
    click.option("--isolate", type=click.Choice(get_args(Isolation)), default="auto", help=text)(command)


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
