"""Prints the JSON Schema of the output."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put
from govtask_extract.schemas import CURRENT, schema_bytes, schema_names


@click.command("schema", epilog="Try: govtask schema > report.schema.json")
@click.argument("name", default=CURRENT, type=click.Choice(schema_names()), metavar="[NAME]")
def command(name: str) -> int:
    """Print the JSON Schema of a report.

    NAME is the schema_version of the report, by default the one that this version writes.
    """
    put(schema_bytes(name))
    return 0
