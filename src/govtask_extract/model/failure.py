"""What stands in the place of a report among those of other files: why a file gave none."""

from __future__ import annotations

from govtask_extract.model.report import Model, Report


class Fault(Model):
    """A `GovtaskError`: the name of its kind, what and where, what to do next."""

    name: str
    message: str
    hint: str


class Failure(Model):
    """`source` is the name of the file that gave no report."""

    source: str
    error: Fault


Entry = Report | Failure
"""What is written for one file."""
