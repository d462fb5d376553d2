"""Prints the JSON Schema of the output."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put
from govtask_extract.nearest import did_you_mean
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken
from govtask_extract.schemas import REPORT, schema_bytes, schema_kinds, schema_name, schema_subject


class _ListingKinds(click.Command):
    """Its help lists what there are schemas of; they are looked at when somebody asks."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(spoken(said("Schemas"))):
            formatter.write_dl([(kind, spoken(said(schema_subject(kind)))) for kind in schema_kinds()])
        super().format_options(ctx, formatter)


@click.command("schema", cls=_ListingKinds, epilog="Try: govtask schema > report.schema.json")
@click.argument("name", default=REPORT, metavar="[NAME]")
def command(name: str) -> int:
    """Print a JSON Schema, by default that of a report.

    NAME is what it describes, or that with a version, report-1; a version alone, 1, is one of reports: their
    schema_version.
    """
    found = schema_name(name)
    if found is None:
        raise click.UsageError(
            said(
                'There is no schema "{name}"; {told}',
                name=name,
                told=did_you_mean(name, schema_kinds()),
            )
        )
    put(schema_bytes(found))
    return 0
