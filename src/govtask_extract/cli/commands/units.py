"""Lists the units and leaders of notices, with counts and variants."""

from __future__ import annotations

import click

from govtask_extract.cli.argument_types import GIVEN
from govtask_extract.cli.console import put_document
from govtask_extract.cli.exits import only_bugs
from govtask_extract.cli.shared_options import correcting_options, reading_options, verbosity_options
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.saying.said import said


@click.command("units", epilog="Try: govtask units notice.pdf > names.yaml")
@click.argument("files", type=GIVEN, nargs=-1, required=True, metavar="FILE…")
@verbosity_options("Name all that folders and archives hold beside notices.")
@reading_options
@correcting_options
def command(options: Options, files: tuple[str, ...], verbose: bool) -> int:
    """List the units and leaders of FILE… (- is stdin), notices or reports, with how often they are named.

    What seems to be another writing of a name stands with it, as a variant. The list is YAML, and a file of it is what
    `known_units` of a configuration takes: put under `aliases` what you accept, take out what is wrong.
    """
    from govtask_extract.checking.known_names import NamesMet, inventory_yaml
    from govtask_extract.cli.extracting import ExtractRequest, extraction
    from govtask_extract.model.failure import Failure

    run, met = extraction(ExtractRequest(files, options, verbose=verbose)), NamesMet()
    for entry in run.entries():
        if not isinstance(entry, Failure):
            met.add(entry)
        del entry
    if not only_bugs(run.codes):
        with bounded(said("the list of names"), options.limits):
            names = inventory_yaml(met.inventory())
        put_document(names)
    return run.code
