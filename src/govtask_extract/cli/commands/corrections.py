"""Lists what people have corrected in notices, and whether it still fits."""

from __future__ import annotations

import click

from govtask_extract.cli.argument_types import GIVEN, OneOf
from govtask_extract.cli.shared_options import quiet_option, reading_options
from govtask_extract.model.options import Options


@click.command("corrections", epilog="Try: govtask corrections notice.pdf")
@click.argument("files", type=GIVEN, nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "output_format", type=OneOf(["text", "json"]), default="text", show_default=True)
@quiet_option
@reading_options
def command(options: Options, files: tuple[str, ...], output_format: str) -> int:
    """List the corrections of FILE…: notices with NOTICE.corrections.yaml beside them, or such files themselves.

    Each is replayed on its notice, as `extract` does: what it changes, from what to what, where, who says so and why;
    and whether its task, its place and its old value are there still. Of a folder all corrections in it are listed.
    Exit code 1: some do not fit any more. `govtask schema corrections` says what stands in such a file.
    """
    from govtask_extract.cli.correction_lists import list_corrections

    return list_corrections(files, options, output_format)
