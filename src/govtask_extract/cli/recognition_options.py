"""The options that say which pages are read, and whether and how text is recognised in their pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import get_args

import click
from msgspec.structs import replace

from govtask_extract.cli.argument_types import OneOf
from govtask_extract.model.options import Options, PageRange, Recognition
from govtask_extract.model.page_ranges import page_ranges
from govtask_extract.saying.said import words_of

# Below, no character of 10 points can be told; above, a page of A4 takes half a gigabyte.
_LEAST_DPI, _MOST_DPI = 72, 600


def recognition_options(command: Callable[..., int]) -> Callable[..., int]:
    """Around `options`, gives a command --ocr, --dpi, --pages and --no-cache, which its `options` say then."""

    @wraps(command)
    def with_recognition(
        options: Options,
        recognition: Recognition,
        dpi: int | None,
        pages: tuple[PageRange, ...],
        no_cache: bool,
        **given: object,
    ) -> int:
        chosen = replace(options, recognition=recognition, dpi=dpi, pages=pages, cache=not no_cache)
        return command(options=chosen, **given)

    for option in (_cache, _pages, _dpi, _recognition):
        option(with_recognition)
    return with_recognition


def _recognition(command: Callable[..., int]) -> None:
    text = "Recognise text in pictures of pages: auto, the default, where a page has no text that can be used."
    click.option("--ocr", "recognition", type=OneOf(get_args(Recognition)), default="auto", help=text)(command)


def _dpi(command: Callable[..., int]) -> None:
    text = f"Dots an inch at which pages are recognised, {_LEAST_DPI} to {_MOST_DPI}; by default as their pictures are."
    click.option("--dpi", type=click.IntRange(_LEAST_DPI, _MOST_DPI), metavar="N", help=text)(command)


def _pages(command: Callable[..., int]) -> None:
    text = "Read only these pages, counted from the file's first: 1-5,8,10-."
    click.option("--pages", metavar="RANGES", callback=_ranges, help=text)(command)


def _ranges(context: click.Context, option: click.Parameter, written: str | None) -> tuple[PageRange, ...]:
    try:
        return page_ranges(written) if written is not None else ()
    except ValueError as error:
        raise click.BadParameter(words_of(error)) from None


def _cache(command: Callable[..., int]) -> None:
    text = "Recognise every page anew: keep nothing in your cache folder, take nothing from there."
    click.option("--no-cache", is_flag=True, help=text)(command)
