"""Opens a page in the browser: the notice as it reads, with its tasks beside it."""

from __future__ import annotations

from pathlib import Path

import click

from govtask_extract.cli.argument_types import GIVEN, PATH
from govtask_extract.cli.console import remark, say
from govtask_extract.cli.files import matching
from govtask_extract.cli.shared_options import quiet_option, reading_options
from govtask_extract.cli.targets import check_target
from govtask_extract.model.options import Options
from govtask_extract.saying.said import said

_PICTURES = "Show pages as they are printed; by default if one notice is shown."


@click.command("view", epilog="Try: govtask view notice.pdf")
@click.argument("file", type=GIVEN, metavar="FILE")
@click.option("-o", "--output", type=PATH, help="Write the page here, and leave it there.")
@click.option("--pictures/--no-pictures", default=None, help=_PICTURES)
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser, or only say where it is.")
@quiet_option
@reading_options
def command(options: Options, file: str, output: Path | None, pictures: bool | None, opens: bool) -> int:
    """Show FILE (- is stdin), a notice or reports, in the browser: the document, its tasks, what `check` says of them.

    The page is one file that asks nothing of any network. Without -o it goes into a temporary folder that nobody else
    may read.
    """
    from govtask_extract.cli.viewing import opened, page_file, write_page

    if output is not None:
        check_target(output, matching([file]))
    target = output or page_file()
    code, written = write_page(file, target, options, pictures)
    if written:
        remark(said("the page is in {file}", file=target))
        if opens and not opened(target):
            say(said("there is no browser to open {file} in", file=target))
    return code
