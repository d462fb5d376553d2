"""What options and arguments take: one of several words, with what is near to another; a file's name, not empty."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtask_extract.nearest import nearest
from govtask_extract.saying.said import listed, said

if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    # Before click 8.4 a choice was of nothing in particular.
    _Choice = click.Choice


class OneOf(_Choice):
    """A choice that says which one may have been meant."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            chosen: str = super().convert(value, param, ctx)
        except click.BadParameter as error:
            near = nearest(str(value), self.choices, 3)
            if not near:
                raise
            self.fail(
                said("{message} Did you mean {names}?", message=error.message, names=listed(near, " or ")), param, ctx
            )
        return chosen


class FileName(click.Path):
    """A path that the shell completes; an empty one is mostly a variable that is not set.

    Whether it can be read is told by whoever reads it.
    """

    def __init__(self, path_type: type[Path] | None = None) -> None:
        super().__init__(readable=False, allow_dash=True, path_type=path_type)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str | bytes | Path:
        if isinstance(value, str) and not value:
            self.fail(said("it is empty: give a file's name (is a variable of the shell not set?)"), param, ctx)
        return super().convert(value, param, ctx)  # type: ignore[arg-type, return-value]


GIVEN = FileName()
"""FILE of a command, as it was typed; - is stdin."""
PATH = FileName(Path)
"""The file that an option names."""


def one_of(given: dict[str, object]) -> None:
    """Raises `UsageError` if more than one of these options is given."""
    chosen = [option for option, value in given.items() if value]
    if len(chosen) > 1:
        raise click.UsageError(
            said("{options} ask for different things; give one of them.", options=listed(chosen, " and "))
        )
