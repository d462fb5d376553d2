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
from govtask_extract.saying.said import said


def check(
    report: Report,
    path: str,
    excerpts: Excerpts,
    configuration: Configuration,
    *,
    within: str,
    asked: Choice | None = None,
    met: set[Suppression] | None = None,
    more: bool = False,
) -> Checked:
    """The findings of a report. `path` is what it is called, `within` its path as its configuration counts it.

    `asked` is what the command line says, over the configuration. `met` are the suppressions that other reports of the
    file needed; while `more` of them come, none is called unused.
    """
    met = set() if met is None else met
    diagnostics, suppressed, codes = _accepted(report, configuration, within, asked, met, more)
    findings = (
        Located(diagnostic, excerpts.spot(diagnostic), fingerprint)
        for diagnostic, fingerprint in zip(diagnostics, fingerprints(report, diagnostics), strict=True)
    )
    return Checked(path, tuple(findings), codes, excerpts, suppressed, within=within, configured_by=configuration.file)


def diagnose(report: Report, configuration: Configuration, within: str) -> tuple[Diagnostic, ...]:
    """The same findings as they stand in a report."""
    return tuple(_accepted(report, configuration, within, None, set(), False)[0])


def _accepted(
    report: Report,
    configuration: Configuration,
    within: str,
    asked: Choice | None,
    met: set[Suppression],
    more: bool,
) -> tuple[list[Diagnostic], int, frozenset[str]]:
    choice = configuration.choice_for(within)
    if asked is not None:
        choice = asked.over(choice)
    codes = choice.codes(rules().values())
    found = [_rated(diagnostic, choice) for diagnostic in lint(report, configuration.settings_for(choice), codes)]
    suppressions = configuration.suppressions_for(within)
    kept = [diagnostic for diagnostic in found if not any(one.covers(diagnostic) for one in suppressions)]
    suppressed = len(found) - len(kept)
    met.update(one for one in suppressions if any(map(one.covers, found)))
    if UNUSED_SUPPRESSION.code in codes and not more:
        unused = [one for one in suppressions if one.code in codes and one not in met]
        kept += [_rated(diagnostic, choice) for diagnostic in _told(unused, configuration)]
    return kept, suppressed, codes


def _rated(diagnostic: Diagnostic, choice: Choice) -> Diagnostic:
    severity = choice.severity.get(diagnostic.code, diagnostic.severity)
    return diagnostic if severity == diagnostic.severity else diagnostic.model_copy(update={"severity": severity})


def _told(unused: Sequence[Suppression], configuration: Configuration) -> Iterator[Diagnostic]:
    """For each suppression that accepts nothing, though its rule ran."""
    for suppression in unused:
        message = said(
            "{configuration} suppresses {finding}, and nothing is found there",
            configuration=configuration.name,
            finding=suppression.told(),
        )
        yield diagnostic_of(rules()[UNUSED_SUPPRESSION.code], Finding(message, ()))
