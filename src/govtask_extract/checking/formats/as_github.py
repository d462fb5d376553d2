"""GitHub's workflow commands: the ten most severe findings as annotations, the others as lines and in the summary.

GitHub shows no more than ten of a step. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from govtask_extract.checking.outcome import Checked, Located, Run, tally, where
from govtask_extract.model.remarks import SEVERITIES, Severity
from govtask_extract.visible import printable, without_commands

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_ANNOTATIONS = 10
# GitHub takes no summary beyond 1 MiB.
_SUMMARY_BYTES = 1_000_000


def write(run: Run) -> str:
    """Files that could not be read come first: they are the gravest."""
    failures = [f"::error title={_property(one.name)}::{_data(f'{one.path}: {one.message}')}" for one in run.unchecked]
    annotated, others = _parted(run)
    lines = [_annotation(entry, finding) for entry, finding in annotated]
    # A line that began with :: would be a command.
    plain = [f"- {where(entry, finding)}: {_said(finding)}" for entry, finding in others]
    return "\n".join([*failures, *lines, *map(_one_line, plain), tally(run)]) + "\n"


def summary(run: Run) -> str:
    """Markdown for the step's summary: what finds no room among the annotations; nothing if all do."""
    others = _parted(run)[1]
    if not others:
        return ""
    head = f"### govtask check: {tally(run)}\n\nThe {_ANNOTATIONS} most severe are annotations; the others:\n\n"
    text, used = head + "| severity | rule | place | |\n| --- | --- | --- | --- |\n", 0
    for entry, finding in others:
        said = finding.diagnostic
        row = [said.severity, f"{said.code} {said.name}", where(entry, finding), said.message]
        line = f"| {' | '.join(map(_cell, row))} |\n"
        used += len(line.encode("utf-8", "replace"))
        if used > _SUMMARY_BYTES:
            return text + "\nThere are more; `govtask check` prints all.\n"
        text += line
    return text


def _parted(run: Run) -> tuple[list[tuple[Checked, Located]], list[tuple[Checked, Located]]]:
    """Most severe first, those of one severity in the order of the files."""
    ordered = sorted(run.findings(), key=lambda pair: SEVERITIES.index(pair[1].diagnostic.severity))
    room = max(_ANNOTATIONS - len(run.unchecked), 0)
    return ordered[:room], ordered[room:]


def _annotation(entry: Checked, finding: Located) -> str:
    said, spot = finding.diagnostic, finding.spot
    given: dict[str, object] = {"file": entry.path}
    if entry.excerpts.own_lines and spot.line is not None:
        given |= {"line": spot.line, "endLine": spot.line, "col": spot.column}
        given |= {"endColumn": max(spot.end, spot.column + 1)}
    given["title"] = f"{said.code} {said.name}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in given.items())
    place = "" if entry.excerpts.own_lines else where(entry, finding).removeprefix(f"{entry.path}: ") + ": "
    return f"::{_COMMANDS[said.severity]} {properties}::{_data(place + said.message)}"


def _said(finding: Located) -> str:
    said = finding.diagnostic
    return f"{said.severity} {said.code} {said.message} [{said.name}]"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _one_line(text: str) -> str:
    return without_commands(printable(" ".join(text.split())))


def _cell(text: str) -> str:
    return "".join(f"\\{mark}" if mark in r"\|`*_[]<>#" else mark for mark in _one_line(text))
