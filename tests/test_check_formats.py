"""Each format of `govtask check` fits its schema, whatever is checked; several are written in one pass."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from checking import FAULTY, FOR_PEOPLE, FORMATS, PROSE, SOUND, Shell
from conftest import ROOT
from jsonschema import Draft4Validator, Draft202012Validator
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from typeset import set_pages

from govtask_extract.checking.check_models import CheckLine, CheckReport

SARIF = Draft4Validator(json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text("utf-8")))


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class Lines(Strict):
    begin: int = Field(ge=1)


class Spot(Strict):
    path: str = Field(pattern=r"^[^/.]")
    lines: Lines


class Issue(Strict):
    """As https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format asks for it."""

    description: str = Field(min_length=1)
    check_name: str = Field(min_length=1)
    fingerprint: str = Field(pattern="^[0-9a-f]{32}$")
    severity: str = Field(pattern="^(info|minor|major|critical|blocker)$")
    location: Spot


class Position(Strict):
    line: int = Field(ge=1)
    column: int = Field(ge=1)


class Range(Strict):
    start: Position
    end: Position


class RangedPath(Strict):
    path: str
    range: Range | None = None


class Named(Strict):
    name: str


class Code(Strict):
    value: str


class Diagnosis(Strict):
    message: str
    location: RangedPath
    severity: str = Field(pattern="^(ERROR|WARNING|INFO)$")
    code: Code


class DiagnosticResult(Strict):
    """As https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/ defines it, without suggestions."""

    source: Named
    diagnostics: list[Diagnosis]


def junit_fits(text: str) -> None:
    """As CI servers read it: suites with their sums, cases with at most one outcome."""
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert {"name", "tests", "failures", "errors", "skipped"} == suite.attrib.keys()
        cases = list(suite)
        assert int(suite.attrib["tests"]) == len(cases)
        for kind in ("failure", "error"):
            assert int(suite.attrib[f"{kind}s"]) == sum(case.find(kind) is not None for case in cases)
        for case in cases:
            assert (case.tag, case.attrib.keys()) == ("testcase", {"classname", "name"})
            assert {part.tag for part in case} <= {"failure", "error", "system-out"}


def lines_fit(text: str) -> None:
    for line in text.splitlines():
        CheckLine.model_validate_json(line)


FIT: dict[str, Any] = {
    "json": lambda text: CheckReport.model_validate_json(text, strict=True),
    "jsonl": lines_fit,
    "gitlab": lambda text: TypeAdapter(list[Issue]).validate_json(text),
    "rdjson": DiagnosticResult.model_validate_json,
    "sarif": lambda text: SARIF.validate(json.loads(text)),
    "junit": junit_fits,
    "github": lambda text: [
        re.fullmatch(r"::(error|warning|notice) [^:]+::.+|- .+|[\d,]+ findings?.*", line) or pytest.fail(line)
        for line in text.splitlines()
    ],
}

GIVEN: dict[str, list[str]] = {
    "findings": ["notice.txt"],
    "none": ["sound.txt"],
    "a report": ["report.json"],
    "pages": ["notice.pdf"],
    "no task list": ["prose.txt"],
    "nothing that can be read": ["missing.pdf"],
    "one file twice": ["notice.txt", "notice.txt"],
    "all": ["notice.txt", "sound.txt", "report.json", "missing.pdf", "notice.pdf", "prose.txt", "二〇二三/通知.txt"],
}


@pytest.fixture
def given(shell: Shell) -> Shell:
    shell.write("notice.txt", FAULTY)
    shell.write("二〇二三/通知.txt", FAULTY.replace("区住建局、区住建局", "区\x07住\u202e建局、区\x07住\u202e建局"))
    shell.write("sound.txt", SOUND)
    shell.write("prose.txt", PROSE)
    shell("extract", "notice.txt", "notice.txt", "-o", "report.json")
    (shell.folder / "notice.pdf").write_bytes(set_pages(FAULTY))
    return shell


@pytest.mark.parametrize("form", FIT)
@pytest.mark.parametrize("files", GIVEN)
def test_what_machines_read_fits_its_schema(given: Shell, files: str, form: str) -> None:
    FIT[form](given("check", *GIVEN[files], "--format", form).out)


def test_every_format_for_machines_is_held_against_a_schema() -> None:
    assert FIT.keys() == set(FORMATS) - FOR_PEOPLE


# What people and editors read


def test_concise_is_one_line_a_finding_and_no_other(given: Shell) -> None:
    assert given("check", "sound.txt", "--format", "concise").out == ""
    lines = given("check", "notice.txt", "二〇二三", "--format", "concise").out.splitlines()
    assert lines[1] == "notice.txt:23:1: warning GT304 3 is missing between task 2 and 4"
    assert all(re.match(r"[^:]+:\d+:\d+: (error|warning|info) GT\d{3} \S", line) for line in lines)
    assert len(lines) == len(given.check("notice.txt", "二〇二三").codes)
    assert given("check", "notice.pdf", "--format", "concise").out.startswith("notice.pdf: page 1, line ")


def test_grouped_has_each_file_once_above_its_findings(given: Shell) -> None:
    found = given("check", "notice.txt", "sound.txt", "report.json", "notice.pdf", "--format", "grouped").out
    heads = [line for line in found.splitlines() if line and line[0] != " "]
    assert heads[:3] == ["notice.txt", "report.json", "notice.pdf"]
    assert re.fullmatch(r"\d+ findings: .*", heads[3])
    assert found.startswith(
        "notice.txt\n"
        "  21:11: warning GT207 区住建局 stands twice among the responsible units of task t2 [repeated-name]\n"
        "  23:1: warning GT304 3 is missing between task 2 and 4 [number-gap]\n\nreport.json\n"
    )
    assert "\nnotice.pdf\n  page 1, line 12: warning GT207" in found
    assert given("check", "sound.txt", "--format", "grouped").out == "0 findings\n"


# What machines read


def test_json_lines_are_the_findings_of_json_behind_their_file(given: Shell) -> None:
    files = ["notice.txt", "missing.pdf", "report.json"]
    lines = [json.loads(line) for line in given("check", *files, "--format", "jsonl").out.splitlines()]
    whole = given("check", *files, "--format", "json").data
    expected: list[Any] = []
    for file in whole["files"]:
        source = {"source": file["source"]}
        expected += [source | one for one in file["diagnostics"]] if "diagnostics" in file else [file]
    assert lines == expected
    assert [next(iter(line)) for line in lines] == ["source"] * 7
    assert len(lines) == whole["summary"]["findings"] + whole["summary"]["failed"]


@pytest.mark.parametrize(("schema", "form"), [("check", "json"), ("finding", "jsonl")])
def test_the_published_schemas_take_what_is_written_and_what_later_releases_add(
    given: Shell, schema: str, form: str
) -> None:
    validator = Draft202012Validator(given("schema", schema).data)
    validator.check_schema(validator.schema)
    text = given("check", *GIVEN["all"], "--format", form).out
    for value in [json.loads(line) for line in text.splitlines()] if form == "jsonl" else [json.loads(text)]:
        validator.validate(value)
        validator.validate(value | {"later": 1})
        for key in value:
            assert not validator.is_valid({name: item for name, item in value.items() if name != key})


def test_gitlab_has_no_fingerprint_twice_and_keeps_it_when_lines_move(given: Shell) -> None:
    def known(*files: str) -> list[str]:
        return [issue["fingerprint"] for issue in given("check", *files, "--format", "gitlab").data]

    twice = FAULTY.replace("区住建局、区财政局", "区住建局、区住建局")
    given.write("twice.txt", twice)
    before = known("twice.txt")
    given.write("twice.txt", twice.replace("现将方案", "经研究，\n\n现将方案"))
    assert known("twice.txt") == before
    several = known("twice.txt", "missing.pdf", "notice.txt", "twice.txt", "missing.pdf", "report.json", "report.json")
    assert len(several) == len(set(several)) == 3 + 1 + 2 + 3 + 1 + 4 + 4
    assert several[:3] == before


@pytest.mark.parametrize(("severity", "level"), [("error", "major"), ("warning", "minor"), ("info", "info")])
def test_severities_are_said_in_gitlabs_words(given: Shell, severity: str, level: str) -> None:
    given.write("govtask.yaml", f"select: [GT304]\nseverity: {{GT304: {severity}}}\n")
    [issue] = given("check", "notice.txt", "--format", "gitlab").data
    assert (issue["severity"], issue["location"]) == (level, {"path": "notice.txt", "lines": {"begin": 23}})
    [said] = given("check", "notice.txt", "--format", "rdjson").data["diagnostics"]
    assert said["severity"] == severity.upper()


def test_reviewdog_counts_columns_in_bytes_of_utf_8(given: Shell) -> None:
    said = given("check", "notice.txt", "--format", "rdjson").data["diagnostics"][0]["location"]
    line = given.read("notice.txt").splitlines()[said["range"]["start"]["line"] - 1].encode()
    start, end = (said["range"][end]["column"] - 1 for end in ("start", "end"))
    assert line[start:end].decode() == "区住建局"


def test_a_file_without_lines_is_pointed_into_by_words(given: Shell) -> None:
    [issue, *_] = given("check", "notice.pdf", "--format", "gitlab").data
    assert issue["description"].startswith("page 1, line 12: 区住建局 stands twice")
    assert issue["location"] == {"path": "notice.pdf", "lines": {"begin": 1}}
    said = given("check", "notice.pdf", "--format", "rdjson").data["diagnostics"][0]
    assert said["location"] == {"path": "notice.pdf"}
    assert said["message"] == issue["description"]


# Several outputs at once


def test_one_pass_writes_what_a_pass_each_prints(given: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    single = {form: given("check", *GIVEN["all"], "--format", form).out for form in FORMATS}
    wanted = [word for form in FORMATS for word in ("--output-file", f"{form}=out.{form}")]
    result = given("check", *GIVEN["all"], "--format", "concise", *wanted)
    assert result.code == 3
    assert result.out == single["concise"]
    assert {form: given.read(f"out.{form}") for form in FORMATS} == single


def test_an_output_without_findings_is_written_all_the_same(given: Shell) -> None:
    given.write("found.txt", "of yesterday")
    assert given("check", "sound.txt", "--output-file", "concise=found.txt").code == 0
    assert given.read("found.txt") == ""


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (["sarif"], '"sarif" is no FORMAT=PATH'),
        (["sarif="], '"sarif=" is no FORMAT=PATH'),
        (["=a"], '"" is no format; there are concise, '),
        (["html=a"], '"html" is no format; there are concise, '),
        (["sarif=-"], "stdout has what --format says; give sarif a file"),
        (["sarif=a", "json=./a"], "a is named twice — give each output a file of its own"),
        (["sarif=a", "json=link"], "link is named twice"),
        (["sarif=notice.txt"], "notice.txt is the file to be read"),
        (["json=plans/../notice.txt"], "is the file to be read"),
        (["json=known.json"], "known.json is the file to be read"),
        (["json=strict.yaml"], "strict.yaml is the file to be read"),
        (["json=none/a"], "none is not a directory"),
        (["json=plans"], "plans is a directory"),
    ],
)
def test_outputs_that_cannot_be_are_told_before_work(given: Shell, outputs: list[str], told: str) -> None:
    given.write("plans/one.txt", SOUND)
    given.write("strict.yaml", "")
    given("check", "sound.txt", "--write-baseline", "known.json")
    (given.folder / "link").symlink_to("a")
    before = {path: path.read_bytes() for path in given.folder.rglob("*") if path.is_file()}
    words = [f"--output-file={output}" for output in outputs]
    result = given("check", "notice.txt", "missing.pdf", "--baseline", "known.json", "--config", "strict.yaml", *words)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert "missing.pdf" not in result.err
    assert {path: path.read_bytes() for path in given.folder.rglob("*") if path.is_file()} == before


def test_a_folder_that_takes_no_files_is_told_before_work(given: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtask_extract.cli.targets._may_write", lambda place: place.name != "plans")
    given.write("plans/one.txt", SOUND)
    result = given("check", "missing.pdf", "--output-file", "json=plans/a.json")
    assert (result.code, result.out) == (2, "")
    assert "plans may not be written to" in result.err
    assert "missing.pdf" not in result.err


def test_outputs_in_a_folder_are_not_read_from_it(given: Shell) -> None:
    """What the last run wrote stands among the notices."""
    given.write("plans/one.txt", FAULTY)
    wanted = ["--output-file", "concise=plans/found.txt", "--output-file", "junit=plans/found.xml"]
    first = given("check", "plans", *wanted)
    assert given("check", "plans", *wanted) == first
    assert (first.code, first.err) == (1, "")


def test_outputs_of_an_earlier_run_are_no_notices(given: Shell) -> None:
    """Whatever they are called, and whatever they quote."""
    given.write("plans/one.txt", FAULTY)
    names = [f"{form}=plans/found.{form}" for form in FORMATS]
    names += ["json=plans/a.json", "rdjson=plans/b.json", "gitlab=plans/c.json", "sarif=plans/d.json"]
    names += ["junit=plans/a.xml", "text=plans/a.txt", "concise=plans/a.log", "jsonl=plans/a.ndjson"]
    first = given("check", "plans", *(word for name in names for word in ("--output-file", name)))
    assert first.code == 1
    again = given("check", "plans")
    assert (again.code, again.out) == (first.code, first.out)


def test_nothing_is_written_where_there_are_but_bugs_of_ours(given: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Iterator[None]:
        raise ValueError("refused")

    monkeypatch.setattr("govtask_extract.cli.checks.check", refuse)
    assert given("check", "notice.txt", "--output-file", "json=a.json").code == 70
    assert not (given.folder / "a.json").exists()


def test_a_thousand_files_into_several_outputs(given: Shell) -> None:
    """Each finding is in each of them, once and in its place."""
    for number in range(1_000):
        given.write(f"many/{number:04}.txt", "1. 建桥。\n\n责任单位：区住建局、区住建局\n")
    wanted = [word for form in FORMATS for word in ("--output-file", f"{form}=out.{form}")]
    assert given("check", "many", "--select", "GT207", "--format", "concise", *wanted).code == 1
    paths = [f"many/{number:04}.txt" for number in range(1_000)]
    assert [line.split(":")[0] for line in given.read("out.concise").splitlines()] == paths
    assert [json.loads(line)["source"] for line in given.read("out.jsonl").splitlines()] == paths
    assert [issue["location"]["path"] for issue in json.loads(given.read("out.gitlab"))] == paths
    assert len({issue["fingerprint"] for issue in json.loads(given.read("out.gitlab"))}) == 1_000
    for form in FIT:
        FIT[form](given.read(f"out.{form}"))


# Statistics


@pytest.mark.parametrize("form", FORMATS)
def test_statistics_count_by_rule_the_most_frequent_first(given: Shell, form: str) -> None:
    given.write("twice.txt", FAULTY.replace("区住建局、区财政局", "区住建局、区住建局"))
    plain = given("check", "notice.txt", "twice.txt", "--format", form)
    counted = given("check", "notice.txt", "twice.txt", "--format", form, "--statistics")
    lines = ["      3  GT207 repeated-name", "      2  GT304 number-gap"]
    if form in FOR_PEOPLE:
        assert (counted.out, counted.err) == (plain.out + "\n".join(lines) + "\n", plain.err)
    else:
        assert counted.out == plain.out
        assert counted.err == "".join(f"govtask: {line.strip()}\n" for line in lines)
    assert counted.code == plain.code


def test_statistics_of_nothing_are_nothing(given: Shell) -> None:
    assert given("check", "sound.txt", "--statistics").out == "0 findings\n"


# Exit codes where no finding fails


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["notice.txt"], 0),
        (["notice.txt", "missing.pdf"], 3),
        (["notice.txt", "prose.txt"], 4),
        (["notice.txt", "wrong.json"], 1),
        (["wrong.json", "missing.pdf", "prose.txt"], 3),
    ],
)
@pytest.mark.parametrize("form", ["text", "sarif", "gitlab"])
def test_never_is_said_of_findings_alone(given: Shell, files: list[str], code: int, form: str) -> None:
    given.write("wrong.json", '{"schema_version": "1"}')
    assert given("check", *files, "--fail-on", "never", "--format", form).code == code
