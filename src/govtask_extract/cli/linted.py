"""The outcome of a FILE with what `govtask check` would say of it."""

from __future__ import annotations

from dataclasses import replace

from govtask_extract.checking.check import diagnose
from govtask_extract.cli.bounds import bounded
from govtask_extract.cli.faults import as_fault, tell
from govtask_extract.cli.files import Outcome
from govtask_extract.cli.locations import locate
from govtask_extract.cli.several import Item
from govtask_extract.model.extraction import Extraction
from govtask_extract.model.options import Options
from govtask_extract.model.view import plain_of
from govtask_extract.writing.writer import Failure


def linted(outcome: Outcome, item: Item, options: Options) -> Outcome:
    """Raises `BadConfiguration`."""
    if isinstance(outcome.entry, Failure):
        return outcome
    located = locate(item, None)
    try:
        with bounded(item.name, options.limits):
            diagnostics = diagnose(outcome.entry.view, located.configuration, located.within)
    except Exception as error:
        fault = as_fault(error, item.name)
        return Outcome(Failure.of(item.name, fault), tell(fault))
    return replace(outcome, entry=Extraction({**outcome.entry.plain, "diagnostics": plain_of(diagnostics)}))
