"""The options that say how much a file may cost: `--limit NAME=VALUE`; `--timeout` and `--memory` are two of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict

from govtask_extract.model.limit_values import LIMIT_NAMES, limit_name, limit_number, limit_value
from govtask_extract.model.options import Limits
from govtask_extract.saying.said import said, words_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_GIVEN = "govtask_extract.limits"
_PREFIX = "limit_"
_USUAL = Limits()
_LONE = {
    "seconds": (
        "--timeout",
        f"Seconds of the processor that a file may take, {_USUAL.seconds} by default; ten times that by the clock.",
    ),
    "memory": ("--memory", f"Megabytes that a file may take, {_USUAL.memory} by default."),
}
_NAMED = "How much a file may cost, such as pages=9000 or bytes=2G; repeatable. There are "


def limits_given(context: click.Context) -> dict[str, int]:
    """The limits that the command line sets, by their names in `Limits`; of one that is set twice the last."""
    given: dict[str, int] = context.meta.setdefault(_GIVEN, {})
    return given


def limit_options(command: Callable[..., int]) -> None:
    """Gives a command that reads notices all of them; `limits_given` has what they say."""
    for name in LIMIT_NAMES:
        if name not in _LONE:
            # Every limit was an option once, and scripts hold them.
            _single(command, name, f"--max-{name.replace('_', '-')}", hidden=True)
    cost_limit_options(command)
    click.option(
        "--limit",
        multiple=True,
        metavar="NAME=VALUE",
        expose_value=False,
        callback=_keep_named,
        shell_complete=_names_beginning,
        help=f"{_NAMED}{', '.join(LIMIT_NAMES)}.",
    )(command)


def cost_limit_options(command: Callable[..., int]) -> None:
    """Gives a command those of time and memory."""
    for name, (option, text) in reversed(_LONE.items()):
        _single(command, name, option, text)


def _single(command: Callable[..., int], name: str, option: str, text: str = "", *, hidden: bool = False) -> None:
    decorate = click.option(
        option, f"{_PREFIX}{name}", metavar="N", expose_value=False, callback=_keep_one, help=text, hidden=hidden
    )
    decorate(command)


def _keep_one(context: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    name = str(option.name).removeprefix(_PREFIX)
    try:
        limits_given(context)[name] = limit_number(name, value)
    except ValueError as error:
        raise click.BadParameter(words_of(error)) from None


def _keep_named(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> None:
    for written in values:
        # What a Chinese keyboard types.
        word, sign, value = written.replace("\uff1d", "=").partition("=")
        try:
            name = limit_name(word)
            if not sign:
                raise ValueError(
                    said(
                        '"{written}" says no value; by default it is {name}={value}',
                        written=written,
                        name=name,
                        value=asdict(_USUAL)[name],
                    )
                )
            limits_given(context)[name] = limit_value(name, value)
        except ValueError as error:
            raise click.BadParameter(words_of(error)) from None


def _names_beginning(context: click.Context, option: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(f"{name}=") for name in LIMIT_NAMES if name.startswith(begun)]
