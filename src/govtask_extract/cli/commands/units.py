"""Lists the units and leaders of notices, with counts and variants."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put_text
from govtask_extract.cli.exits import only_bugs, worst
from govtask_extract.cli.options import reading_options
from govtask_extract.cli.several import items
from govtask_extract.model.options import Options


@click.command("units", epilog="Try: govtask units notice.pdf > names.yaml")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@reading_options
def command(options: Options, files: tuple[str, ...]) -> int:
    """List the units and leaders of FILE… (- is stdin), notices or reports, with how often they are named.

    What seems to be another writing of a name stands with it, as a variant. The list is YAML, and a file of it is what
    `known_units` of a configuration takes: put under `aliases` what you accept, take out what is wrong.
    """
    from govtask_extract.checking.inventory import inventory, inventory_yaml
    from govtask_extract.checking.outcome import Unchecked
    from govtask_extract.cli.checks import readings_of

    readings = [reading for item in items(files, options, None) for reading in readings_of(item, options)]
    reports = [reading.report for reading in readings if not isinstance(reading.report, Unchecked)]
    if not only_bugs(reading.code for reading in readings):
        put_text(inventory_yaml(inventory(reports)))
    return worst(reading.code for reading in readings)
