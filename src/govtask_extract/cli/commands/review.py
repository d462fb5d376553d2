"""Serves a notice to the browser, where a person corrects what was read; corrections are kept beside it."""

from __future__ import annotations

import click

from govtask_extract.cli.argument_types import GIVEN
from govtask_extract.cli.shared_options import quiet_option, reading_options
from govtask_extract.model.options import Options

_PORT = click.IntRange(1, 65_535)
_PICTURES = "Show pages as they are printed."


@click.command("review", epilog="Try: govtask review notice.pdf")
@click.argument("file", type=GIVEN, metavar="FILE")
@click.option(
    "--port", type=_PORT, metavar="N", help="Serve at this port of 127.0.0.1; by default at one that is free."
)
@click.option("--browser/--no-browser", default=True, help="Open it in the browser, or only say where it is.")
@click.option("--reviewer", metavar="NAME", help="Who makes the corrections; they say so.")
@click.option("--pictures/--no-pictures", default=True, help=_PICTURES)
@quiet_option
@reading_options
def command(options: Options, file: str, port: int | None, browser: bool, reviewer: str | None, pictures: bool) -> int:
    """Review FILE in the browser: what is doubtful comes first, and what is wrong is put right.

    Names, roles, texts, boundaries and whole tasks can be changed, by mouse or by keys. Every change goes at once into
    FILE.corrections.yaml, which `extract` and all others replay; one person at a time writes to it. The page is served
    to this machine alone, at an address with a key. It ends with the button Finish, or with Ctrl-C.
    """
    from govtask_extract.cli.review_run import run_review

    return run_review(file, options, port=port or 0, browser=browser, reviewer=reviewer, pictures=pictures)
