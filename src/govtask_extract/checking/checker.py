"""Checks one report: runs the rules that its project has chosen, and leaves out what the project accepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.checking.baseline import fingerprints
from govtask_extract.checking.configuration import Choice, Configuration, Suppression
from govtask_extract.checking.outcome import Checked, Located
from govtask_extract.checking.spots import Excerpts
from govtask_extract.linting.rule import Finding, rules
from govtask_extract.linting.run import diagnostic as diagnostic_of
from govtask_extract.linting.run import lint
from govtask_extract.model.remarks import UNUSED_SUPPRESSION
from govtask_extract.model.report import Diagnostic, Report


def check(
    report: Report,
    path: str,
    excerpts: Excerpts,
    configuration: Configuration,
    *,
    within: str,
    asked: Choice | None = None,
) -> Checked:
    """The findings of a report. `path` is what it is called, `within` its path as its configuration counts it.

    `asked` is what the command line says, over the configuration.
    """
    diagnostics, suppressed, codes = _accepted(report, configuration, within, asked)
    findings = (
        Located(diagnostic, excerpts.spot(diagnostic), fingerprint)
        for diagnostic, fingerprint in zip(diagnostics, fingerprints(report, diagnostics), strict=True)
    )
    return Checked(path, tuple(findings), codes, excerpts, suppressed, within=within, configured_by=configuration.file)


def diagnose(report: Report, configuration: Configuration, within: str) -> tuple[Diagnostic, ...]:
    """The same findings as they stand in a report."""
    return tuple(_accepted(report, configuration, within, None)[0])


def _accepted(
    report: Report, configuration: Configuration, within: str, asked: Choice | None
) -> tuple[list[Diagnostic], int, frozenset[str]]:
    choice = configuration.choice_for(within)
    if asked is not None:
        choice = asked.over(choice)
    codes = choice.codes(rules().values())
    found = [_rated(diagnostic, choice) for diagnostic in lint(report, configuration.settings_for(choice), codes)]
    suppressions = configuration.suppressions_for(within)
    kept = [diagnostic for diagnostic in found if not any(one.covers(diagnostic) for one in suppressions)]
    suppressed = len(found) - len(kept)
    if UNUSED_SUPPRESSION.code in codes:
        kept += [_rated(unused, choice) for unused in _unused(suppressions, found, codes, configuration)]
    return kept, suppressed, codes


def _rated(diagnostic: Diagnostic, choice: Choice) -> Diagnostic:
    severity = choice.severity.get(diagnostic.code, diagnostic.severity)
    return diagnostic if severity == diagnostic.severity else diagnostic.model_copy(update={"severity": severity})


def _unused(
    suppressions: Sequence[Suppression],
    found: Sequence[Diagnostic],
    codes: frozenset[str],
    configuration: Configuration,
) -> Iterator[Diagnostic]:
    """For each suppression that accepts nothing, though its rule ran."""
    for suppression in suppressions:
        if suppression.code in codes and not any(map(suppression.covers, found)):
            message = f"{configuration.name} suppresses {suppression.told()}, and nothing is found there"
            yield diagnostic_of(rules()[UNUSED_SUPPRESSION.code], Finding(message, ()))
