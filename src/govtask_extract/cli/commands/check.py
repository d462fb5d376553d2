"""Checks notices, or reports made by extract, by rules that are explained one by one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtask_extract.checking import formats
from govtask_extract.cli.argument_types import GIVEN, PATH, OneOf
from govtask_extract.cli.console import put_text, remark, say, to_terminal
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.files import matching
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.passing import begun
from govtask_extract.cli.shared_options import quiet_option, reading_options
from govtask_extract.cli.targets import check_target, write_file
from govtask_extract.cli.work import bounded, bounded_steps
from govtask_extract.model.options import Limits, Options
from govtask_extract.registry import names

if TYPE_CHECKING:
    from govtask_extract.checking.configuration import Choice
    from govtask_extract.checking.outcome import Checked, Run, Unchecked

_FORMATS = [name.removeprefix("as_") for name in names(formats)]
_NEVER = "never"


@click.command("check", epilog="Try: govtask check notice.pdf --fail-on error")
@click.argument("files", type=GIVEN, nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "output_format", type=OneOf(_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=OneOf(["error", "warning", "info", _NEVER]),
    default="warning",
    show_default=True,
    help="The mildest finding that gives exit code 1.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: GT203,GT3,number-gap.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--config", type=PATH, help="This configuration; else the nearest above each file.")
@click.option("--no-config", is_flag=True, help="No configuration, whatever stands above the files.")
@click.option("--baseline", type=PATH, help="Leave out the findings of this file.")
@click.option("--write-baseline", type=PATH, help="Write all findings to this file, for --baseline.")
@click.option("-v", "--verbose", is_flag=True, help="Name all that folders and archives hold beside notices.")
@quiet_option
@reading_options
def command(
    options: Options,
    files: tuple[str, ...],
    output_format: str,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: Path | None,
    no_config: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    verbose: bool,
) -> int:
    """Check FILE… (- is stdin): notices, or reports that `extract` wrote as JSON or YAML.

    `govtask rules` lists the rules. A project's configuration is govtask.yaml, or [tool.govtask] in pyproject.toml,
    in the file's folder or above it. Exit code 1: there are findings at or above --fail-on, or a report does
    not fit the schema.
    """
    if files.count(STDIN) > 1:
        raise click.UsageError("stdin (-) can be read only once.")
    if config and no_config:
        raise click.UsageError("--config and --no-config ask for different things; give one of them.")
    if baseline and write_baseline:
        raise click.UsageError("--baseline and --write-baseline ask for different things; give one of them.")
    if write_baseline:
        check_target(write_baseline, matching(files))
    asked = _asked(select, ignore)
    from govtask_extract.checking.baseline import Sieve, load_baseline
    from govtask_extract.cli.checks import WantedConfiguration, checked
    from govtask_extract.cli.file_runs import FileRun

    wanted = WantedConfiguration(config, search=not no_config)
    with bounded("the baseline", options.limits):
        known = load_baseline(baseline) if baseline else None
    work = partial(checked, options=options, wanted=wanted, asked=asked)
    run = FileRun(files, options, work, target=write_baseline, verbose=verbose)
    if write_baseline:
        _write_baseline(run.entries(), write_baseline, options.limits)
        return run.code
    found = begun(run.entries())
    if found is None and only_bugs(run.codes):
        return run.code
    sieve = Sieve(known or Counter())
    put = _put(map(sieve.sifted, found or ()), output_format, fail_on, options.limits)
    if sieve.gone:
        remark(f"{baseline}: {sieve.gone:,} of its findings were not met here")
    return worst([*run.codes, FINDINGS if put.totals.fail(put.threshold) else FINE])


def _asked(select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    from govtask_extract.checking.configuration import Choice

    return Choice(_codes(select, "--select") if select else None, _codes(ignore, "--ignore"))


def _codes(given: tuple[str, ...], option: str) -> frozenset[str]:
    """Each word may be several, with commas between."""
    from govtask_extract.checking.configuration import codes_named
    from govtask_extract.linting.rule import no_rule, rules

    found: set[str] = set()
    for word in (word for several in given for word in several.split(",")):
        codes = codes_named(word, rules().values())
        if not codes:
            raise click.UsageError(f"{option}: {no_rule(word)}")
        found |= codes
    return frozenset(found)


def _write_baseline(entries: Iterator[Checked | Unchecked], target: Path, limits: Limits) -> None:
    """All findings; nothing if there are but bugs of ours."""
    from govtask_extract.checking.baseline import FindingsMet
    from govtask_extract.checking.outcome import Run, tally

    found = begun(entries)
    if found is None:
        return
    met, run = FindingsMet(), Run(found, ())
    for entry in run.counted():
        met.add(entry)
        del entry
    with bounded("the baseline", limits):
        content = met.content()
    write_file(target, [content])
    remark(f"{target} holds {tally(run.totals)}")


def _put(entries: Iterable[Checked | Unchecked], output_format: str, fail_on: str, limits: Limits) -> Run:
    """Prints what is found, as it is found; the run, its totals being those of all."""
    from importlib import import_module

    from govtask_extract.checking.outcome import Run
    from govtask_extract.linting.rule import rules
    from govtask_extract.model.remarks import SEVERITIES

    threshold = next((severity for severity in SEVERITIES if severity == fail_on), None)
    run = Run(entries, tuple(rules().values()), threshold, _coloured())
    pieces: Iterator[str] = import_module(f"{formats.__name__}.as_{output_format}").pieces(run)
    for piece in bounded_steps("what was found", pieces, limits):
        put_text(piece)
    _summarise("".join(run.summary))
    return run


def _summarise(text: str) -> None:
    """What found no room among the annotations goes where GitHub shows it: to the file that it names."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target or not text:
        return
    try:
        with Path(target).open("a", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError as error:
        say(f"the step's summary cannot be written: {error.strerror or error}")


def _coloured() -> bool:
    """Colours are for terminals that want them: https://no-color.org."""
    return to_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
