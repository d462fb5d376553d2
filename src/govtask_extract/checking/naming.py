"""Identities by what a project's registry knows of names, and of reports that were written without any."""

from __future__ import annotations

from govtask_extract.identity.identify import with_identities
from govtask_extract.model.options import Settings
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.report import Report


def named_by(report: Report, settings: Settings) -> Report:
    """The report with its identities told once more, if the registry knows aliases or members."""
    usual = {alias: name for alias, name in settings.known_units.items() if alias != name}
    return identified(report, KnownBodies(usual, settings.members)) if usual or settings.members else report


def identified(report: Report, bodies: KnownBodies) -> Report:
    """The report with identities of its names as they are now."""
    plain = with_identities(report.model_dump(exclude_unset=True), bodies)
    return Report.model_validate(plain, strict=True)
