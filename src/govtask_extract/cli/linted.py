"""The outcome of a FILE with what `govtask check` would say of it."""

from __future__ import annotations

from msgspec.structs import replace

from govtask_extract.checking.check import diagnose
from govtask_extract.cli.bounds import bounded
from govtask_extract.cli.files import Outcome, failed
from govtask_extract.cli.locations import locate
from govtask_extract.cli.several import Item
from govtask_extract.model.options import Options


def linted(outcome: Outcome, item: Item, options: Options) -> Outcome:
    """Raises `BadConfiguration`."""
    report = outcome.report
    if report is None:
        return outcome
    located = locate(item, None)
    try:
        with bounded(item.name, options.limits):
            diagnostics = diagnose(report, located.configuration, located.within)
    except Exception as error:
        return failed(item.name, error)
    return replace(outcome, entry=report.model_copy(update={"diagnostics": diagnostics}))
