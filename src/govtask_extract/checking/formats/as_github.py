"""GitHub's workflow commands: the ten most severe findings as annotations, the others as lines and in the summary.

GitHub shows no more than ten of a step. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.outcome import (
    Checked,
    Located,
    Run,
    Totals,
    Unchecked,
    Words,
    found_in,
    place_in_words,
    tally,
    where,
)
from govtask_extract.model.remarks import SEVERITIES, SEVERITY_WORDS, Severity
from govtask_extract.saying.said import said
from govtask_extract.spool import Spool, decoded
from govtask_extract.visible import printable, without_commands

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_ANNOTATIONS = 10
# GitHub takes no summary beyond 1 MiB.
_SUMMARY_BYTES = 1_000_000


class GithubFindings(FindingWriter):
    """Files that could not be read come first: they are the gravest. The run's summary is Markdown."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._failures = run.spool()
        self._told = [_Told(run.spool(), self.words) for _ in SEVERITIES]

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        if isinstance(entry, Unchecked):
            self._failures.add(_failure(entry).encode("utf-8", "replace"))
        for checked, finding in found_in(entry):
            self._told[SEVERITIES.index(finding.diagnostic.severity)].add(checked, finding)
        return iter(())

    def closing(self) -> Iterator[str]:
        totals = self.run.totals
        yield from decoded(self._failures.pieces())
        yield from _annotations(self._told, max(_ANNOTATIONS - totals.failed, 0))
        for one in self._told:
            yield from one.lines()
        yield f"{self.words(tally(totals))}\n"
        self.run.summary = list(_summary(totals, [row for one in self._told for row in one.rows], self.words))


class _Told:
    """The findings of one severity, in words: the first ones, which may become annotations, and the others."""

    def __init__(self, others: Spool, words: Words) -> None:
        self._first: list[tuple[str, str, str]] = []
        self._others = others
        self._words = words
        self._size = 0
        self.rows: list[str] = []

    def add(self, entry: Checked, finding: Located) -> None:
        if len(self._first) < _ANNOTATIONS:
            annotation = _annotation(entry, finding, self._words)
            self._first.append((annotation, _line(entry, finding, self._words), _row(entry, finding, self._words)))
            return
        self._others.add(_line(entry, finding, self._words).encode("utf-8", "replace"))
        # The first row for which there is no room tells that there are more.
        if self._size <= _SUMMARY_BYTES:
            self.rows.append(_row(entry, finding, self._words))
            self._size += _bytes(self.rows[-1])

    def annotations(self, room: int) -> list[str]:
        """So many; the others of the first ones go before the rest."""
        annotated, self._first = self._first[:room], self._first[room:]
        self.rows[:0] = [row for _, _, row in self._first]
        return [annotation for annotation, _, _ in annotated]

    def lines(self) -> Iterator[str]:
        yield from (line for _, line, _ in self._first)
        yield from decoded(self._others.pieces())


def _annotations(told: Sequence[_Told], room: int) -> Iterator[str]:
    """Most severe first, those of one severity in the order of the files."""
    for one in told:
        for annotation in one.annotations(room):
            yield annotation
            room -= 1


def _summary(totals: Totals, rows: Sequence[str], words: Words) -> Iterator[str]:
    """What finds no room among the annotations; nothing if all do."""
    if not rows:
        return
    others = said("The {number:d} most severe are annotations; the others:", number=_ANNOTATIONS)
    yield f"### govtask check: {words(tally(totals))}\n\n{words(others)}\n\n"
    yield f"{words(said('| severity | rule | place | |'))}\n| --- | --- | --- | --- |\n"
    used = 0
    for row in rows:
        used += _bytes(row)
        if used > _SUMMARY_BYTES:
            yield f"\n{words(said('There are more; `govtask check` prints all.'))}\n"
            return
        yield row


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _failure(entry: Unchecked) -> str:
    return f"::error title={_property(entry.name)}::{_data(f'{entry.path}: {entry.message}')}\n"


def _annotation(entry: Checked, finding: Located, words: Words) -> str:
    found, spot = finding.diagnostic, finding.spot
    given: dict[str, object] = {"file": entry.path}
    if entry.excerpts.own_lines and spot.line is not None:
        given |= {"line": spot.line, "endLine": spot.line, "col": spot.column}
        given |= {"endColumn": max(spot.end, spot.column + 1)}
    given["title"] = f"{found.code} {found.name}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in given.items())
    return (
        f"::{_COMMANDS[found.severity]} {properties}::{_data(place_in_words(entry, finding, words) + found.message)}\n"
    )


def _line(entry: Checked, finding: Located, words: Words) -> str:
    """One that begins with a dash: with :: it would be a command."""
    found = finding.diagnostic
    verdict = f"{words(SEVERITY_WORDS[found.severity])} {found.code} {found.message} [{found.name}]"
    return _one_line(f"- {where(entry, finding, words)}: {verdict}") + "\n"


def _row(entry: Checked, finding: Located, words: Words) -> str:
    found = finding.diagnostic
    place = where(entry, finding, words)
    row = [words(SEVERITY_WORDS[found.severity]), f"{found.code} {found.name}", place, found.message]
    return f"| {' | '.join(map(_cell, row))} |\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _one_line(text: str) -> str:
    return without_commands(printable(" ".join(text.split())))


def _cell(text: str) -> str:
    return "".join(f"\\{mark}" if mark in r"\|`*_[]<>#" else mark for mark in _one_line(text))


WRITER = GithubFindings
