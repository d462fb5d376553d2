"""The options that several commands share, and the values that they make: `Options`, `Selection`, `Layout`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import get_args

import click
from msgspec.structs import asdict

from govtask_extract.model.options import Isolation, Limits, Options, option_for
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.reading import formats
from govtask_extract.registry import names
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Language, Layout

_LIMITS = "govtask_extract.limits"


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options; it receives them as one argument, `options`."""

    @wraps(command)
    def with_options(
        password: str | None, source_format: str | None, profile: str | None, isolate: Isolation, **given: object
    ) -> int:
        limits = Limits(**_kept_limits(click.get_current_context()))
        return command(options=Options(password, source_format, limits, _loaded(profile, limits), isolate), **given)

    for option in (_limits, _isolation, _password, _profile, _format):
        option(with_options)
    return with_options


def cost_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command that reads no notices the limits of time and memory; it receives them as `limits`."""

    @wraps(command)
    def with_limits(**given: object) -> int:
        return command(limits=Limits(**_kept_limits(click.get_current_context())), **given)

    _limits(with_limits, ("seconds", "memory"))
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


def _limits(command: Callable[..., int], named: Collection[str] = Limits.__struct_fields__) -> None:
    """A file beyond one of these is not read."""
    for name, usual in reversed([item for item in asdict(Limits()).items() if item[0] in named]):
        click.option(
            f"limit_{name}",
            option_for(name),
            type=int,
            default=usual,
            metavar="N",
            expose_value=False,
            callback=_keep_limit,
            help=_limit_help(name, usual),
        )(command)


def _limit_help(name: str, usual: object) -> str:
    match name:
        case "seconds":
            return f"Seconds of the processor that a file may take, {usual} by default; ten times that by the clock."
        case "memory":
            return f"Megabytes that a file may take, {usual} by default."
    return f"Limit of {name.replace('_', ' ')}, {usual:,} by default."


def _keep_limit(context: click.Context, option: click.Parameter, value: int) -> None:
    if value < 1:
        raise click.BadParameter(f"{value} is not above 0")
    _kept_limits(context)[str(option.name).removeprefix("limit_")] = value


def _kept_limits(context: click.Context) -> dict[str, int]:
    kept: dict[str, int] = context.meta.setdefault(_LIMITS, {})
    return kept


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
    """Gives a command --headings, --excel, --separator and --drop-empty; it receives them as one argument, `layout`."""

    @wraps(command)
    def with_layout(headings: Language | None, excel: bool, separator: str, drop_empty: bool, **given: object) -> int:
        if not separator:
            raise click.BadParameter("the items of a list need something between them", param_hint="--separator")
        return command(layout=Layout(headings, excel, separator, drop_empty), **given)

    text = "Leave out of CSV the columns that no row has a value in; else the columns are always the same."
    click.option("--drop-empty", is_flag=True, help=text)(with_layout)
    text = f"Join the items of a list by this in CSV and XLSX, {Layout().separator} by default."
    click.option("--separator", default=Layout().separator, metavar="TEXT", help=text)(with_layout)
    text = "Write CSV so that Excel opens it well: with a byte order mark, no value taken for a formula."
    click.option("--excel", is_flag=True, help=text)(with_layout)
    text = "Headings of tables; by default Chinese in XLSX and English in CSV."
    click.option("--headings", type=click.Choice(get_args(Language)), help=text)(with_layout)
    return with_layout
