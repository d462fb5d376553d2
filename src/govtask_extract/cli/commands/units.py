"""Lists the units and leaders of notices, with counts and variants."""

from __future__ import annotations

import click

from govtask_extract.cli.console import put_document
from govtask_extract.cli.exits import only_bugs, worst
from govtask_extract.cli.files import given_files
from govtask_extract.cli.shared_options import reading_options
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options


@click.command("units", epilog="Try: govtask units notice.pdf > names.yaml")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@reading_options
def command(options: Options, files: tuple[str, ...]) -> int:
    """List the units and leaders of FILE… (- is stdin), notices or reports, with how often they are named.

    What seems to be another writing of a name stands with it, as a variant. The list is YAML, and a file of it is what
    `known_units` of a configuration takes: put under `aliases` what you accept, take out what is wrong.
    """
    from govtask_extract.checking.known_names import NamesMet, inventory_yaml
    from govtask_extract.checking.outcome import Unchecked
    from govtask_extract.cli.checks import found_reports

    met, codes = NamesMet(), set[int]()
    for file in given_files(files, options):
        for found in found_reports(file, options):
            codes.add(found.code)
            if not isinstance(found.report, Unchecked):
                met.add(found.report)
            del found
    if not only_bugs(codes):
        with bounded("the list of names", options.limits):
            names = inventory_yaml(met.inventory())
        put_document(names)
    return worst(codes)
