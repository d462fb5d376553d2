"""Checks notices, or reports made by extract, by rules that are explained one by one."""

from __future__ import annotations

from pathlib import Path

import click

from govtask_extract.checking import formats
from govtask_extract.cli.argument_types import GIVEN, PATH, OneOf, one_of
from govtask_extract.cli.files import matching
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.project import given_or_set, project, wanted_configuration
from govtask_extract.cli.shared_options import correcting_options, jobs_option, reading_options, verbosity_options
from govtask_extract.cli.targets import check_targets
from govtask_extract.model.options import Options
from govtask_extract.nearest import did_you_mean
from govtask_extract.registry import names
from govtask_extract.saying.said import said

_FORMATS = [name.removeprefix("as_") for name in names(formats)]
_NEVER = "never"


def _formats_and_paths(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    """FORMAT=PATH, as pairs."""
    return tuple(map(_format_and_path, given))


def _format_and_path(given: str) -> tuple[str, Path]:
    form, _, path = given.partition("=")
    if not path:
        raise click.BadParameter(said('"{given}" is no FORMAT=PATH, such as sarif=govtask.sarif.', given=given))
    if form not in _FORMATS:
        raise click.BadParameter(said('"{form}" is no format; {told}', form=form, told=did_you_mean(form, _FORMATS)))
    if path == STDIN:
        raise click.BadParameter(said("stdout has what --format says; give {form} a file.", form=form))
    return form, Path(path)


@click.command("check", epilog="Try: govtask check notice.pdf --fail-on error")
@click.argument("files", type=GIVEN, nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "output_format", type=OneOf(_FORMATS), default="text", show_default=True, help="For stdout.")
@click.option(
    "--output-file",
    "output_files",
    multiple=True,
    metavar="FORMAT=PATH",
    callback=_formats_and_paths,
    help="Also into this file, in a format of its own; repeated: into each.",
)
@click.option(
    "--fail-on",
    type=OneOf(["error", "warning", "info", _NEVER]),
    default="warning",
    show_default=True,
    help="The mildest finding that gives exit code 1.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: GT203,GT3,number-gap.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--baseline", type=PATH, help="Leave out the findings of this file.")
@click.option("--write-baseline", type=PATH, help="Write all findings to this file, for --baseline.")
@click.option(
    "--write-suppressions",
    metavar="REASON",
    help="Accept all findings for this reason, in the file that configures them; printed where there is none.",
)
@click.option("--stdin-filename", metavar="NAME", help="What - goes by: as if this file had been given.")
@click.option("--show-settings", is_flag=True, help="Only tell what holds for the files, and who says so.")
@click.option("--statistics", is_flag=True, help="At the end, how often each rule found something.")
@verbosity_options("Name all that folders and archives hold beside notices.")
@jobs_option
@reading_options
@correcting_options
def command(
    options: Options,
    files: tuple[str, ...],
    output_format: str,
    output_files: tuple[tuple[str, Path], ...],
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    write_baseline: Path | None,
    write_suppressions: str | None,
    stdin_filename: str | None,
    show_settings: bool,
    statistics: bool,
    verbose: bool,
    jobs: int,
) -> int:
    """Check FILE… (- is stdin): notices, or reports that `extract` wrote as JSON or YAML.

    `govtask rules` lists the rules. A project's configuration is govtask.yaml, or [tool.govtask] in pyproject.toml,
    in the file's folder or above it. Exit code 1: there are findings at or above --fail-on, or a report does
    not fit the schema.
    """
    if files.count(STDIN) > 1:
        raise click.UsageError(said("stdin (-) can be read only once."))
    one_of({"--baseline": baseline, "--write-baseline": write_baseline})
    one_of(
        {
            "--output-file": output_files,
            "--write-baseline": write_baseline,
            "--write-suppressions": write_suppressions,
            "--show-settings": show_settings,
        }
    )
    if write_suppressions is not None and not write_suppressions.strip():
        raise click.UsageError(said("--write-suppressions wants the reason why the findings are accepted."))
    if stdin_filename is not None and (STDIN not in files or stdin_filename in ("", STDIN)):
        raise click.UsageError(
            said("--stdin-filename is the name of a file whose content comes by stdin: give - as FILE.")
        )
    wanted = wanted_configuration()
    inputs = [*matching(files), *(str(path) for path in (baseline, wanted.file) if path)]
    check_targets([path for _, path in output_files] + ([write_baseline] if write_baseline else []), inputs)
    from govtask_extract.checking.configuration import Choice

    asked = Choice(_codes(select, "--select") if select else None, _codes(ignore, "--ignore"))
    from govtask_extract.cli.check_run import CheckRequest, run_check

    if show_settings:
        from govtask_extract.cli import settings_shown

        return settings_shown.show_settings(matching(files), stdin_filename, options, wanted)
    request = CheckRequest(
        files=files,
        options=options,
        wanted=wanted,
        asked=asked,
        fail_on=str(given_or_set("fail_on", fail_on)),
        output_format=output_format,
        outputs={path: form for form, path in output_files},
        statistics=statistics,
        verbose=verbose,
        jobs=jobs,
        stdin_name=stdin_filename,
        baseline=baseline or (None if write_baseline else project().file("baseline")),
        baseline_inside=None if baseline else project().folder,
        write_baseline=write_baseline,
        suppress_for=write_suppressions,
    )
    return run_check(request)


def _codes(given: tuple[str, ...], option: str) -> frozenset[str]:
    """Each word may be several, with commas between."""
    from govtask_extract.checking.configuration import codes_named
    from govtask_extract.linting.rule import no_rule, rules

    found: set[str] = set()
    for word in (word for several in given for word in several.split(",")):
        codes = codes_named(word, rules().values())
        if not codes:
            raise click.UsageError(said("{place}: {message}", place=option, message=no_rule(word)))
        found |= codes
    return frozenset(found)
