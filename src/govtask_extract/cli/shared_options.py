"""The options that several commands share, and the values that they make: `Options`, `Layout`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import get_args

import click
from msgspec.structs import replace

from govtask_extract.cli.argument_types import PATH, OneOf, one_of
from govtask_extract.cli.console import is_quiet, keep_quiet
from govtask_extract.cli.files import name_one_file
from govtask_extract.cli.limit_options import cost_limit_options, limit_options, limits_given
from govtask_extract.cli.project import project
from govtask_extract.cli.recognition_options import recognition_options
from govtask_extract.data_files import CORRECTIONS_SUFFIX as SUFFIX
from govtask_extract.model.limit_values import limits_from
from govtask_extract.model.options import Isolation, Limits, Options
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.reading import formats
from govtask_extract.registry import names
from govtask_extract.saying.languages import LANGUAGES, Language
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import tongues
from govtask_extract.writing.writer import Layout


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options; it receives them as one argument, `options`."""
    chosen = recognition_options(command)

    @wraps(chosen)
    def with_options(
        password: str | None,
        source_format: str | None,
        profile: Path | None,
        isolate: Isolation,
        config: Path | None,
        no_config: bool,
        **given: object,
    ) -> int:
        context, found = click.get_current_context(), project()
        limits = limits_from({**(found.settings.limits if found.settings else {}), **limits_given(context)})
        loaded = _loaded(profile, None, limits) if profile else _loaded(found.file("profile"), found.folder, limits)
        return chosen(options=Options(password, source_format, limits, loaded, isolate), **given)

    for option in (limit_options, _isolation, _configuration, _password, _profile, _format):
        option(with_options)
    return with_options


def cost_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command that reads no notices the limits of time and memory; it receives them as `limits`."""

    @wraps(command)
    def with_limits(**given: object) -> int:
        return command(limits=limits_from(limits_given(click.get_current_context())), **given)

    cost_limit_options(with_limits)
    return with_limits


def correcting_options(command: Callable[..., int]) -> Callable[..., int]:
    """Below `reading_options`, gives a command --corrections and --no-corrections, which its `options` say then."""

    @wraps(command)
    def with_corrections(options: Options, corrections: Path | None, no_corrections: bool, **given: object) -> int:
        one_of({"--corrections": corrections, "--no-corrections": no_corrections})
        if corrections and not name_one_file(_given(click.get_current_context().params)):
            raise click.UsageError(f"--corrections are those of one notice; beside each, NOTICE{SUFFIX} is found.")
        named = str(corrections) if corrections else None
        return command(options=replace(options, corrections=named, find_corrections=not no_corrections), **given)

    text = f"What people have corrected in the report of FILE; else FILE{SUFFIX}, if that lies beside it."
    click.option("--no-corrections", is_flag=True, help="Replay no corrections.")(with_corrections)
    click.option("--corrections", type=PATH, metavar="FILE", help=text)(with_corrections)
    return with_corrections


def _given(params: dict[str, object]) -> Sequence[str]:
    """FILE… of a command, or its one FILE."""
    files = params.get("files") or (params["file"],)
    assert isinstance(files, tuple)
    return files


def reader_names() -> list[str]:
    """The names of the formats that can be read, none of them loaded."""
    return [name.removeprefix("from_") for name in names(formats)]


def _format(command: Callable[..., int]) -> None:
    choice = OneOf(reader_names())
    click.option("--from", "source_format", type=choice, help="Read it as this, whatever it looks like.")(command)


def _profile(command: Callable[..., int]) -> None:
    text = "Adds one issuer's wordings, furniture and spellings; `govtask profile check` tries such a file."
    click.option("--profile", type=PATH, metavar="FILE", help=text)(command)


def _loaded(profile: Path | None, inside: Path | None, limits: Limits) -> Profile:
    if profile is None:
        return DEFAULT
    from govtask_extract.cli.work import bounded
    from govtask_extract.profiles.load import load_profile

    with bounded(said("the profile"), limits):
        return load_profile(profile, inside)


def _configuration(command: Callable[..., int]) -> None:
    text = "No configuration, whatever stands above the files."
    click.option("--no-config", is_flag=True, help=text)(command)
    text = "Settings and configuration of checks; else the nearest govtask.yaml above the files."
    click.option("--config", type=PATH, metavar="FILE", help=text)(command)


def _password(command: Callable[..., int]) -> None:
    text = "Opens an encrypted file; better kept in the variable GOVTASK_PASSWORD."
    click.option("--password", envvar="GOVTASK_PASSWORD", help=text)(command)


def _isolation(command: Callable[..., int]) -> None:
    text = "Read it in a child process, which may crash alone; auto, the default, spares plain text."
    click.option("--isolate", type=OneOf(get_args(Isolation)), default="auto", help=text)(command)


def jobs_option(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command --jobs; it receives it as `jobs`, a number of processes."""
    text = "So many files at once, each in a process of its own; what is written stays in their order."
    return click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, metavar="N", help=text)(command)


def quiet_option(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command --quiet, which `remark` heeds."""

    @wraps(command)
    def with_quiet(quiet: bool, **given: object) -> int:
        keep_quiet(click.get_current_context(), quiet)
        return command(**given)

    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(with_quiet)


def verbosity_options(text: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Gives a command --quiet, and --verbose, which does what the text says; it receives `verbose`."""

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def with_verbosity(verbose: bool, **given: object) -> int:
            one_of({"--verbose": verbose, "--quiet": is_quiet()})
            return command(verbose=verbose, **given)

        return click.option("-v", "--verbose", is_flag=True, help=text)(quiet_option(with_verbosity))

    return decorate


def table_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command --headings, --excel, --separator and --drop-empty; it receives them as one argument, `layout`."""

    @wraps(command)
    def with_layout(headings: Language | None, excel: bool, separator: str, drop_empty: bool, **given: object) -> int:
        if not separator:
            raise click.BadParameter(said("the items of a list need something between them"), param_hint="--separator")
        return command(layout=Layout(_of_headings(headings), excel, separator, drop_empty), **given)

    text = "Leave out of CSV the columns that no row has a value in; else the columns are always the same."
    click.option("--drop-empty", is_flag=True, help=text)(with_layout)
    text = f"Join the items of a list by this in CSV and XLSX, {Layout().separator} by default."
    click.option("--separator", default=Layout().separator, metavar="TEXT", help=text)(with_layout)
    text = "Write CSV so that Excel opens it well: with a byte order mark, no value taken for a formula."
    click.option("--excel", is_flag=True, help=text)(with_layout)
    text = "Headings of tables; by default Chinese in XLSX, in CSV in the language that you are told things in."
    click.option("--headings", type=OneOf(LANGUAGES), help=text)(with_layout)
    return with_layout


def _of_headings(given: Language | None) -> Language | None:
    """By option, configuration, the language that was asked for; a Chinese system has Chinese ones in CSV, too.

    None leaves it to the format: offices want Chinese workbooks, whatever their system speaks.
    """
    configured: Language | None = getattr(project().settings, "language", None)
    return given or configured or tongues().asked or ("zh" if tongues().people == "zh" else None)
