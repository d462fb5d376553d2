"""The options of every command that reads a notice, and the `Options` that they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps

import click

from govtask_extract.model.options import Limits, Options
from govtask_extract.reading import formats
from govtask_extract.registry import names


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options; it receives them as one argument, `options`."""

    @wraps(command)
    def with_options(
        password: str | None,
        source_format: str | None,
        max_bytes: int,
        max_pages: int,
        max_characters: int,
        **given: object,
    ) -> int:
        limits = Limits(max_bytes, max_pages, max_characters)
        return command(options=Options(password, source_format, limits), **given)

    for option in (_limits, _password, _format):
        option(with_options)
    return with_options


def reader_names() -> list[str]:
    """The names of the formats that can be read, none of them loaded."""
    return [name.removeprefix("from_") for name in names(formats)]


def _format(command: Callable[..., int]) -> None:
    choice = click.Choice(reader_names())
    click.option("--from", "source_format", type=choice, help="Read it as this, whatever it looks like.")(command)


def _password(command: Callable[..., int]) -> None:
    text = "Opens an encrypted file; better kept in the variable GOVTASK_PASSWORD."
    click.option("--password", envvar="GOVTASK_PASSWORD", help=text)(command)


def _limits(command: Callable[..., int]) -> None:
    for field in reversed(fields(Limits)):
        text = f"Give up on a file with more {field.name}; {field.default:,} by default."
        positive = click.IntRange(min=1)
        click.option(f"--max-{field.name}", type=positive, default=field.default, metavar="N", help=text)(command)
