"""What was extracted from one file, in two shapes: plain data, as it is written, and the typed report.

Loading and building the report's models costs more than reading a notice, so whoever only writes plain data, as
`govtask extract` does, never loads them. One shape makes the other when somebody asks for it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govtask_extract.model.report import Report

SCHEMA_VERSION = "1"

Plain = dict[str, Any]
"""A value as JSON has it: its keys in the order of the model that validates it."""


class Extraction:
    """Made from plain data that the models accept as it is, or from a report."""

    def __init__(self, plain: Plain) -> None:
        self.plain = plain

    @classmethod
    def of(cls, report: Report) -> Extraction:
        """The extraction that gave this report, or would have."""
        extraction = cls(report.model_dump(mode="json", exclude_unset=True))
        extraction.report = report
        return extraction

    @cached_property
    def report(self) -> Report:
        """Validated once, over all of the plain data."""
        from govtask_extract.model.report import Report

        return Report.model_validate(self.plain)

    @cached_property
    def view(self) -> Report:
        """The plain data read like the report, without a model being loaded."""
        from govtask_extract.model.view import report_view

        return report_view(self.plain)

    @property
    def name(self) -> str:
        """What the file is called."""
        name: str = self.plain["source"]["name"]
        return name
