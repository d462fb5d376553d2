"""Reports that `extract` wrote, read again: JSON, YAML or JSON Lines, held against the schema and themselves.

Keys that are not known are left out, as the schema asks of its readers; whoever reads is told in one line a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date as day
from typing import TypeVar

from msgspec import Struct, field
from pydantic import ValidationError

from govtask_extract.checking.json_lines import in_json_lines
from govtask_extract.checking.naming import identified
from govtask_extract.checking.spots import Excerpts, PlainData, YamlAlias, first_words, in_json, in_yaml
from govtask_extract.checking.unknown_keys import UnknownKey, told_in_one_line, unknown_keys, without_keys
from govtask_extract.data_files import is_json_lines, is_yaml
from govtask_extract.errors import BadReport, UnreadableFile
from govtask_extract.language.script import without_blanks
from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.report import Model, Places, Report, Section, Task, TaskEvidence
from govtask_extract.model.report_places import places_of
from govtask_extract.model.source import Source
from govtask_extract.saying.recognised import in_english
from govtask_extract.saying.said import Said, said
from govtask_extract.validation import faults, in_one_line, pointer

_Model = TypeVar("_Model", bound=Model)

_HINT = said("Give a report as `govtask extract` writes it; `govtask schema` prints its schema.")
# No document is longer; what counts further would make us build a text of that length.
_FURTHEST = 100_000_000


class ReportWithLines(Struct, frozen=True):
    """A report with the lines that its findings are shown on, or the failure that stands in its place.

    `several`: it stands in an array or among other lines.
    """

    entry: Entry
    excerpts: Excerpts
    several: bool


def read_reports(source: Source, say: Callable[[str], None], *, mended: bool = True) -> list[ReportWithLines]:
    """Every report of the file. Which of its keys are not known is told to `say`.

    `mended`: what an edit by hand left undone is put right; else all is as it stands there.
    Raises `UnreadableFile` for what is neither of them, `BadReport` for what is no report.
    """
    try:
        text = source.content.decode("utf-8-sig")
        found = list(_values(source, text))
        several = len(found) != 1 or found[0].several
        file = _ReportFile(source.path, mended)
        read = [_entry(given, text, f"/{index}" if several else "", file) for index, given in enumerate(found)]
    except RecursionError:
        fault = said("{file} is nested too deep for a report", file=source.path)
        raise UnreadableFile(fault, _HINT) from None
    except YamlAlias as alias:
        fault = said("{file}, line {line:d}: a report uses no YAML aliases", file=source.path, line=alias.line)
        raise BadReport(fault, _HINT) from None
    except ValueError as error:
        pattern = said("{file} is no JSON, YAML or JSON Lines: {reason}")
        raise UnreadableFile(said(pattern, file=source.path, reason=first_words(error)), _HINT) from error
    file.tell(say)
    return read


def _values(source: Source, text: str) -> Iterator[PlainData]:
    if is_yaml(source, text):
        return in_yaml(text)
    return in_json_lines(text) if is_json_lines(source, text) else in_json(text)


class _ReportFile(Struct):
    """The keys of one file that are not known, each with the JSON pointer of the report that holds it.

    `mended` says whether its reports are.
    """

    name: str
    mended: bool
    found: list[tuple[str, UnknownKey]] = field(default_factory=list)

    def tell(self, say: Callable[[str], None]) -> None:
        if self.found:
            pattern = said("{file}: keys that are not known here are left out: {keys}")
            say(said(pattern, file=self.name, keys=told_in_one_line(self.found)))


def _entry(given: PlainData, text: str, at: str, file: _ReportFile) -> ReportWithLines:
    excerpts = Excerpts(text, own_lines=True, quotes=given.quotes, first=given.first)
    value = given.value
    if isinstance(value, dict) and "error" in value and "schema_version" not in value:
        failure = _failure_in_english(_validated(value, Failure, at, file))
        return ReportWithLines(failure, excerpts, given.several)
    return ReportWithLines(_report(value, at, file), excerpts, given.several)


def as_report(value: object, name: str, say: Callable[[str], None]) -> Report:
    """Plain data as a report, unknown keys told to `say`. Raises `BadReport`, with a JSON pointer for every fault."""
    file = _ReportFile(name, mended=True)
    report = _report(value, "", file)
    file.tell(say)
    return report


def _report(value: object, at: str, file: _ReportFile) -> Report:
    report = _validated(value, Report, at, file)
    found = list(_contradictions(report))
    if found:
        raise _unfit(file.name, [_at(f"{at}{place}", sentence) for place, sentence in found])
    report = _in_english(report)
    return _mended(report) if file.mended else report


def _in_english(report: Report) -> Report:
    """Whoever wrote it, in whichever language: what a finding is known by hangs on no language."""
    messages = [in_english(one.message) for one in report.diagnostics]
    if messages == [one.message for one in report.diagnostics]:
        return report
    pairs = zip(report.diagnostics, messages, strict=True)
    diagnostics = tuple(one.model_copy(update={"message": message}) for one, message in pairs)
    return report.model_copy(update={"diagnostics": diagnostics})


def _failure_in_english(failure: Failure) -> Failure:
    told = {"message": in_english(failure.error.message), "hint": in_english(failure.error.hint)}
    return failure.model_copy(update={"error": failure.error.model_copy(update=told)})


def _validated(value: object, model: type[_Model], at: str, file: _ReportFile) -> _Model:
    """`at` is where the value stands in the file, as a JSON pointer."""
    given = _with_tuples(value)
    try:
        return model.model_validate(given, strict=True)
    except ValidationError as error:
        found = [(at, one) for one in unknown_keys(error, model)]
    try:
        known = model.model_validate(without_keys(given, [one.loc for _, one in found]), strict=True)
    except ValidationError as error:
        sentences = [_at(f"{at}{pointer(place) or '/'}", fault) for place, fault in faults(error, value, model)]
        told = [said("not known here: {keys}", keys=told_in_one_line(found))] if found else []
        raise _unfit(file.name, [*sentences, *told]) from None
    file.found += found
    return known


def _with_tuples(value: object) -> object:
    """What the models, being strict, take for the arrays that JSON and YAML give as lists."""
    match value:
        case dict():
            return {key: _with_tuples(item) for key, item in value.items()}
        case list():
            return tuple(map(_with_tuples, value))
    return value


def _unfit(name: str, sentences: Sequence[str]) -> BadReport:
    fault = said("{file} does not fit the schema of reports: {faults}", file=name, faults=in_one_line(sentences))
    return BadReport(fault, _HINT)


def _at(place: str, sentence: str) -> Said:
    return said("{place}: {fault}", place=place, fault=sentence)


# What a schema cannot say: references lead somewhere. And what an edit by hand left undone, mended.
_NAMES = [name for name, told in TaskEvidence.model_fields.items() if told.annotation == tuple[Places, ...]]


def _contradictions(report: Report) -> Iterator[tuple[str, Said]]:
    """Pointer and sentence for every reference that leads nowhere, and for places that no document has."""
    plans = {plan.id for plan in report.plans}
    sections = {section.id for section in report.sections}
    for at, entry in _entries(report):
        if entry.plan not in plans:
            yield f"{at}/plan", said('there is no plan "{id}"', id=entry.plan)
        if isinstance(entry, Task) and entry.section is not None and entry.section not in sections:
            yield f"{at}/section", said('there is no section "{id}"', id=entry.section)
    yield from _date_faults(report)
    yield from _family_faults("/sections", report.sections)
    yield from _family_faults("/tasks", report.tasks)
    if any(not 0 <= place.start <= place.end <= _FURTHEST for place in places_of(report)):
        yield "/", said("a place begins before the text, ends before it begins, or lies beyond any document")


def _entries(report: Report) -> Iterator[tuple[str, Section | Task]]:
    yield from ((f"/sections/{index}", section) for index, section in enumerate(report.sections))
    yield from ((f"/tasks/{index}", task) for index, task in enumerate(report.tasks))


def _date_faults(report: Report) -> Iterator[tuple[str, Said]]:
    dates = [("/notice/issue_date", report.notice.issue_date)]
    for index, task in enumerate(report.tasks):
        dates += [
            (f"/tasks/{index}/deadlines/{number}/{name}", getattr(deadline, name))
            for number, deadline in enumerate(task.deadlines)
            for name in ("date", "start")
        ]
    for at, date in dates:
        if date is not None and not _is_day(date):
            yield at, said('"{date}" is no day as 2022-02-07 is', date=date)


def _is_day(date: str) -> bool:
    try:
        return day.fromisoformat(date).isoformat() == date
    except ValueError:
        return False


def _family_faults(at: str, entries: Sequence[Section | Task]) -> Iterator[tuple[str, Said]]:
    """A parent stands before its children, so that nobody is his own ancestor."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.id in seen:
            yield f"{at}/{index}/id", said('"{id}" is there twice', id=entry.id)
        if entry.parent is not None and entry.parent not in seen:
            yield f"{at}/{index}/parent", said('nothing before it is "{id}"', id=entry.parent)
        seen.add(entry.id)


def _mended(report: Report) -> Report:
    """The report with one list of places, and one id, for each name.

    Whoever adds or takes out a name by hand may leave the places as they were; a name that no place quotes then stands
    where its assignment does.
    """
    tasks = tuple(map(_aligned, report.tasks))
    if tasks != report.tasks:
        report = report.model_copy(update={"tasks": tasks})
    known = report.units or not any(task.unit_ids.model_dump().values() for task in tasks)
    return report if known and all(map(_has_ids, tasks)) else identified(report, KnownBodies())


def _has_ids(task: Task) -> bool:
    """Whether there is an id for each name: reports of earlier versions have none."""
    ids = task.unit_ids
    return all(len(getattr(ids, name)) == len(getattr(task, name)) for name in type(ids).model_fields)


def _aligned(task: Task) -> Task:
    changed = {
        name: tuple(_places_of(value, name, task) for value in getattr(task, name))
        for name in _NAMES
        if len(getattr(task, name)) != len(getattr(task.evidence, name))
    }
    return task.model_copy(update={"evidence": task.evidence.model_copy(update=changed)}) if changed else task


def _places_of(value: str, name: str, task: Task) -> Places:
    for places in getattr(task.evidence, name):
        if without_blanks("".join(place.quote for place in places)) == value:
            found: Places = places
            return found
    return task.evidence.assignment or task.evidence.text
