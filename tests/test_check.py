"""`govtask check`: exit codes, what it takes, which rules run, what it prints for people and machines."""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from checking import FAULTY, FOR_PEOPLE, FORMATS, PROSE, SOUND, Shell
from commands import govtask
from conftest import ROOT
from jsonschema import Draft4Validator, FormatChecker
from rich.cells import cell_len
from test_cli import ESCAPE, TURN, on_terminal
from typeset import set_pages

from govtask_extract.widths import columns

SAMPLE = ROOT / "samples/dongxihu-2022/notice.md"
SARIF = json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text("utf-8"))


@pytest.fixture
def faulty(shell: Shell) -> str:
    shell.write("plans/notice.txt", FAULTY)
    return "plans/notice.txt"


# Exit codes


def test_findings_give_1_and_none_give_0(shell: Shell, faulty: str) -> None:
    shell.write("sound.txt", SOUND)
    assert shell("check", faulty).code == 1
    assert shell("check", "sound.txt").code == 0
    assert shell("check", "sound.txt").out == "0 findings\n"


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_threshold_decides_what_fails(shell: Shell, faulty: str, threshold: str, code: int) -> None:
    result = shell("check", faulty, "--fail-on", threshold)
    assert result.code == code
    assert "GT304" in result.out


def test_the_worst_of_several_files_wins(shell: Shell, faulty: str) -> None:
    shell.write("sound.txt", SOUND)
    shell.write("prose.txt", PROSE)
    shell.write("bad.json", '{"schema_version": "1"}')
    assert shell("check", "sound.txt", "prose.txt").code == 4
    assert shell("check", "prose.txt", faulty).code == 1
    assert shell("check", "prose.txt", "bad.json").code == 1
    assert shell("check", faulty, "missing.pdf", "prose.txt").code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "html", "a"],
        ["--fail-on", "doom", "a"],
        ["--select", "GT9", "a"],
        ["--ignore", "GT207,", "a"],
        ["-", "-"],
        ["a", "--baseline", "b", "--write-baseline", "b"],
        ["a", "--baseline", "missing.json"],
        ["a", "--config", "missing.yaml"],
    ],
)
def test_a_wrong_command_line_gives_2(shell: Shell, arguments: list[str]) -> None:
    result = shell("check", *arguments)
    assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_cannot_be_read_is_told_in_every_format(shell: Shell, faulty: str, form: str) -> None:
    result = shell("check", "missing.pdf", faulty, "--format", form)
    assert result.code == 3
    assert "govtask: missing.pdf does not exist" in result.err
    assert "GT304" in result.out
    assert (form not in FOR_PEOPLE) == ("missing.pdf" in result.out)


@pytest.mark.parametrize("form", ["text", "sarif", "gitlab"])
def test_a_closed_pipe_ends_quietly(form: str) -> None:
    command = [sys.executable, "-m", "govtask_extract", "check", "--fail-on", "never", "--format", form, str(SAMPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_text_gives_the_same_bytes(form: str) -> None:
    given, stdin = ("check", "-", "--format", form), FAULTY.encode()
    assert govtask(*given, stdin=stdin).stdout == govtask(*given, stdin=stdin, PYTHONHASHSEED="7", LC_ALL="C").stdout


# What is checked


def test_a_dash_reads_stdin() -> None:
    result = govtask("check", "-", "--format", "json", stdin=FAULTY.encode())
    assert result.returncode == 1
    [file] = json.loads(result.stdout)["files"]
    assert (file["source"], [one["code"] for one in file["diagnostics"]]) == ("stdin", ["GT207", "GT304"])


def test_a_folder_gives_the_files_in_it(shell: Shell, faulty: str) -> None:
    shell.write("plans/old/sound.txt", SOUND)
    sources = [file["source"] for file in shell.check("plans").data["files"]]
    assert sources == ["plans/notice.txt", "plans/old/sound.txt"]


def test_configurations_and_baselines_of_a_folder_are_no_reports(shell: Shell, faulty: str) -> None:
    shell.write("plans/govtask.yaml", "ignore: [GT2]\n")
    shell("check", faulty, "--write-baseline", "plans/baseline.json")
    result = shell.check("plans")
    assert (result.code, result.codes) == (1, ["GT304"])
    assert result.err.splitlines()[1:] == ["govtask: left out, no notice: baseline.json, govtask.yaml"]
    assert shell.check("plans/govtask.yaml").code == 1


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_a_report_gives_the_findings_of_its_notice(shell: Shell, faulty: str, suffix: str) -> None:
    shell("extract", faulty, "-o", f"report.{suffix}")
    (shell.folder / faulty).unlink()
    assert shell.check(f"report.{suffix}").codes == ["GT207", "GT304"]


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_report_is_told_from_a_notice_by_how_it_opens(shell: Shell, faulty: str, form: str) -> None:
    for files in ([faulty], [faulty, faulty]):
        report = shell("extract", *files, "--format", form).out
        result = govtask("check", "-", "--format", "json", stdin=report.encode())
        codes = [one["code"] for file in json.loads(result.stdout)["files"] for one in file["diagnostics"]]
        assert codes == ["GT207", "GT304"] * len(files)


def test_an_array_of_reports_is_checked_one_by_one(shell: Shell, faulty: str) -> None:
    shell.write("sound.txt", SOUND)
    shell("extract", "sound.txt", "missing.pdf", faulty, "-o", "reports.json")
    result = shell.check("reports.json")
    assert result.code == 3
    first, second, third = result.data["files"]
    assert first["diagnostics"] == []
    assert second == {"source": "missing.pdf", "error": second["error"]}
    assert [one["code"] for one in third["diagnostics"]] == ["GT207", "GT304"]
    place = shell("check", "reports.json").out.splitlines()[0].split(":")
    line = shell.read("reports.json").splitlines()[int(place[1]) - 1]
    assert line[int(place[2]) - 1 :].startswith("区住建局")


def test_findings_in_a_report_do_not_depend_on_earlier_ones(shell: Shell, faulty: str) -> None:
    shell("extract", faulty, "--lint", "-o", "report.json")
    assert shell.check("report.json").codes == ["GT207", "GT304"]


FAULTS = {
    "/tasks/1/number": lambda report: report["tasks"][1].update(number="2"),
    "/tasks/1/open_ended": lambda report: report["tasks"][1].update(open_ended=0),
    "/tasks/2: ": lambda report: report["tasks"][2].pop("text"),
    "/tasks/0/responsible_units/1": lambda report: report["tasks"][0]["responsible_units"].__setitem__(1, None),
    "/tasks/0/evidence/text/0/box": lambda report: report["tasks"][0]["evidence"]["text"][0].update(box=[1, 2]),
    "/schema_version": lambda report: report.update(schema_version="2"),
    "/source/pages": lambda report: report["source"].update(pages=2.5),
    "/notice/metadata/a~1b": lambda report: report["notice"]["metadata"].update({"a/b": 1}),
    "/tasks/1/id": lambda report: report["tasks"][1].update(id="t1"),
    "/tasks/1/plan": lambda report: report["tasks"][1].update(plan="p7"),
    "/tasks/1/section": lambda report: report["tasks"][1].update(section="s7"),
    "/tasks/1/parent": lambda report: report["tasks"][1].update(parent="t2"),
    "/notice/issue_date": lambda report: report["notice"].update(issue_date="2023-02-30"),
    "/: a place": lambda report: report["tasks"][1]["evidence"]["text"][0].update(end=10**15),
}


@pytest.mark.parametrize("pointer", FAULTS)
def test_a_report_that_does_not_fit_is_told_with_a_pointer(shell: Shell, faulty: str, pointer: str) -> None:
    report = shell("extract", faulty).data
    FAULTS[pointer](report)
    shell.write("report.json", json.dumps(report))
    result = shell.check("report.json")
    assert result.code == 1
    assert pointer in result.err
    assert result.err.count("\n") == 1
    assert result.data["files"][0]["error"]["name"] == "BadReport"


def test_a_report_in_an_array_is_named_by_its_index(shell: Shell, faulty: str) -> None:
    report = shell("extract", faulty).data
    shell.write("reports.json", json.dumps([report, report | {"tasks": {}}]))
    assert ": /1/tasks: a mapping is no list" in shell.check("reports.json").err


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.json", "{", 3),
        ("a.json", "", 3),
        ("a.json", "[1, NaN]", 3),
        ("a.json", "[" * 100_000, 3),
        ("a.json", "null", 1),
        ("a.json", "{}", 1),
        ("a.yaml", "", 3),
        ("a.yaml", "a: [", 3),
        ("a.yaml", "a: &x [1]\nb: *x\n", 1),
        ("a.yaml", "&x [*x]", 1),
        ("a.yaml", "schema_version: 1\n", 1),
    ],
)
def test_what_is_no_report_is_one_line(shell: Shell, name: str, text: str, code: int) -> None:
    shell.write(name, text)
    result = shell.check(name)
    assert result.code == code
    assert result.err.count("\n") == 1


def test_a_name_taken_out_by_hand_is_missed(shell: Shell) -> None:
    shell.write("sound.txt", SOUND.replace("3.修缮", "3.疏浚河道5公里。\n\n责任单位：区水务局\n\n4.修缮"))
    report = shell("extract", "sound.txt").data
    report["tasks"][1]["responsible_units"] = []
    shell.write("report.json", json.dumps(report))
    assert "GT201" in shell.check("report.json").codes


# Which rules run


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "GT207"], ["GT207"]),
        (["--select", "GT2"], ["GT207"]),
        (["--select", "number-gap"], ["GT304"]),
        (["--select", "GT207,gt304"], ["GT207", "GT304"]),
        (["--select", "GT207", "--select", "GT3"], ["GT207", "GT304"]),
        (["--ignore", "GT3"], ["GT207"]),
        (["--select", "GT2,GT3", "--ignore", "repeated-name"], ["GT304"]),
    ],
)
def test_rules_are_selected_by_code_beginning_or_name(
    shell: Shell, faulty: str, arguments: list[str], codes: list[str]
) -> None:
    assert shell.check(faulty, *arguments).codes == codes


def test_rules_lists_every_rule_and_prints_each_page(shell: Shell) -> None:
    lines = shell("rules").out.splitlines()
    for line in lines:
        code, severity, name = line.split()[:3]
        page = shell("rules", code)
        assert page.code == 0
        assert page.out.startswith(f"# {code} {name}\n\nSeverity: {severity}\n\n")
        assert all(f"\n## {head}\n" in page.out for head in ("Why", "Example", "Instead"))
        assert shell("rules", name).out == page.out
    assert shell("rules", "GT999").code == 2


# Formats


def test_text_points_at_the_place(shell: Shell, faulty: str) -> None:
    lines = shell("check", faulty).out.splitlines()
    assert lines[0] == (
        "plans/notice.txt:21:11: warning GT207 区住建局 stands twice among the responsible units of task t2"
        " [repeated-name]"
    )
    assert lines[1:3] == ["   21 | 责任单位：区住建局、区住建局", "      |                     ^^^^^^^^"]
    assert lines[4:6] == ["   23 | 4.修缮桥梁100%完工，疏浚河道5公里。", "      | ^^"]
    assert lines[-1] == "2 findings: 2 warnings"


def test_a_long_line_is_shown_around_the_place(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY.replace("责任单位：区住建局、区住建局", f"责任单位：{'区水务局、' * 60}区财政局"))
    _, shown, caret = shell("check", "notice.txt", "--select", "GT207").out.splitlines()[:3]
    assert cell_len(shown) < 120
    at = next(at for at in range(len(shown)) if columns(shown[:at]) == caret.index("^"))
    assert shown[at:].startswith("区水务局")


def test_a_report_in_one_line_is_shown_around_the_place(shell: Shell, faulty: str) -> None:
    shell.write("report.json", json.dumps(shell("extract", faulty).data, ensure_ascii=False))
    _, shown, caret = shell("check", "report.json", "--select", "GT304").out.splitlines()[:3]
    assert cell_len(shown) < 120
    at = next(at for at in range(len(shown)) if columns(shown[:at]) == caret.index("^"))
    assert shown[at - 10 : at + 3] == '"quote": "4."'


def test_a_pdf_is_pointed_into_by_page_and_line(shell: Shell) -> None:
    (shell.folder / "notice.pdf").write_bytes(set_pages(FAULTY))
    assert shell("check", "notice.pdf").out.startswith("notice.pdf: page 1, line ")
    result = shell("check", "notice.pdf", "--format", "sarif").data["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert result["properties"]["page"] == 1


def test_colours_are_for_terminals_that_want_them(faulty: str, shell: Shell) -> None:
    path = shell.folder / faulty
    assert "\x1b[1;33mwarning GT304\x1b[0m" in on_terminal("check", path)
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_terminal("check", path, **variables)
    assert "\x1b" not in shell("check", faulty).out


@pytest.mark.parametrize("form", sorted(FOR_PEOPLE))
def test_codes_are_links_on_terminals_that_want_them(faulty: str, shell: Shell, form: str) -> None:
    """By OSC 8, to what SARIF calls the rule's help; nothing else is a link."""
    path = shell.folder / faulty
    seen = on_terminal("check", path, "--format", form)
    assert "\x1b]8;;urn:govtask:rule:GT304\x1b\\\x1b[1;33mwarning GT304\x1b[0m\x1b]8;;\x1b\\ 3 is missing" in seen
    assert seen.count("\x1b]8;;") == 4
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_terminal("check", path, "--format", form, **variables)
    assert "\x1b" not in shell("check", faulty, "--format", form, "--output-file", f"{form}=a.txt").out
    assert "\x1b" not in shell.read("a.txt")


@pytest.mark.parametrize("form", FORMATS)
def test_no_document_drives_the_terminal(shell: Shell, form: str) -> None:
    shell.write("notice.txt", FAULTY.replace("区住建局、区住建局", f"区住{ESCAPE}{TURN}建局、区住{ESCAPE}{TURN}建局"))
    result = shell("check", "notice.txt", "--format", form)
    assert ESCAPE not in result.out
    assert TURN not in result.out


def test_json_has_the_diagnostics_as_they_stand_in_reports(shell: Shell, faulty: str) -> None:
    data = shell.check(faulty).data
    assert data.keys() == {"schema_version", "files", "summary"}
    assert data["schema_version"] == "1"
    [file] = data["files"]
    assert file.keys() == {"source", "diagnostics"}
    assert file["source"] == faulty
    assert all(one.keys() == {"code", "name", "severity", "message", "task", "evidence"} for one in file["diagnostics"])
    assert data["summary"]["warning"] == 2
    assert file["diagnostics"] == shell("extract", faulty, "--lint").data["diagnostics"]


def test_github_annotates_with_everything_escaped(shell: Shell) -> None:
    shell.write("a,b:c%/notice.txt", FAULTY.replace("4.修缮桥梁100%完工", "4.修缮100%的桥梁").replace("区住", "区%住"))
    lines = shell("check", "a,b:c%/notice.txt", "--format", "github").out.splitlines()
    assert lines[0].startswith(
        "::warning file=a%2Cb%3Ac%25/notice.txt,line=21,endLine=21,col=12,endColumn=17,title=GT207"
    )
    assert "::区%25住建局 stands twice" in lines[0]


def test_github_gets_ten_annotations_and_the_rest_in_the_summary(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = "".join(f"{number}.新建第{number}座公园|。\n\n责任单位：区住建局、区住建局\n\n" for number in range(1, 15))
    shell.write("notice.txt", FAULTY[: FAULTY.index("1.新建")] + tasks)
    shell.write("govtask.yaml", "severity: {GT304: error}\n")
    shell.write("other.txt", FAULTY)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(shell.folder / "summary.md"))
    shell.write("summary.md", "before\n")
    lines = shell("check", "notice.txt", "other.txt", "--select", "GT207,GT304", "--format", "github").out.splitlines()
    annotations = [line for line in lines if line.startswith("::")]
    assert len(annotations) == 10
    assert annotations[0].startswith("::error file=other.txt,line=23,")
    summary = shell.read("summary.md")
    assert summary.startswith("before\n### govtask check: 16 findings: 1 error, 15 warnings")
    assert summary.count("| warning | GT207 repeated-name |") == 6
    assert not any(line.startswith("::") for line in lines[10:])


@pytest.mark.parametrize("given", ["notice.txt", "report.json", "notice.pdf", "missing.pdf"])
def test_sarif_fits_its_schema_and_what_services_ask_for(shell: Shell, given: str) -> None:
    shell.write("notice.txt", FAULTY)
    shell("extract", "notice.txt", "-o", "report.json")
    (shell.folder / "notice.pdf").write_bytes(set_pages(FAULTY))
    log = shell("check", given, "--format", "sarif").data
    Draft4Validator(SARIF, format_checker=FormatChecker()).validate(log)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["markdown"] and rule["helpUri"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"] == {"uri": given, "uriBaseId": "%SRCROOT%"}
        assert location["region"]["startLine"] >= 1
    assert run["invocations"][0]["executionSuccessful"] == (given != "missing.pdf")


def test_sarif_points_at_lines_of_the_file(shell: Shell) -> None:
    shell.write("二〇二三/notice.txt", FAULTY)
    shell("extract", "二〇二三/notice.txt", "-o", "report.json")
    for file in ("二〇二三/notice.txt", "report.json"):
        lines = shell.read(file).split("\n")
        [twice, gap] = shell("check", file, "--format", "sarif").data["runs"][0]["results"]
        for result, words in ((twice, "区住建局"), (gap, "4.")):
            location = result["locations"][0]["physicalLocation"]
            region = location["region"]
            assert unquote(location["artifactLocation"]["uri"]) == file
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == words


def test_sarif_paths_are_relative(shell: Shell, faulty: str) -> None:
    text = shell("check", shell.folder / faulty, "--format", "sarif").out
    assert '"uri": "plans/notice.txt"' in text
    assert str(shell.folder) not in text


def fingerprints(shell: Shell, file: str) -> list[str]:
    results = shell("check", file, "--format", "sarif").data["runs"][0]["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


def test_fingerprints_stay_when_lines_move_and_differ_from_each_other(shell: Shell) -> None:
    twice = FAULTY.replace("区住建局、区财政局", "区住建局、区住建局")
    shell.write("one.txt", twice)
    shell.write("two.txt", twice.replace("现将方案", "经研究，\n\n现将方案"))
    assert fingerprints(shell, "one.txt") == fingerprints(shell, "two.txt")
    assert len(set(fingerprints(shell, "one.txt"))) == 3


def test_junit_has_one_case_a_rule(shell: Shell, faulty: str) -> None:
    root = ElementTree.fromstring(shell("check", faulty, "--format", "junit").out)
    cases = {case.get("name", "").split()[0]: case for case in root.iter("testcase")}
    assert list(cases) == [line.split()[0] for line in shell("rules").out.splitlines()]
    assert [code for code, case in cases.items() if case.find("failure") is not None] == ["GT207", "GT304"]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == (str(len(cases)), "2", "0")


def test_junit_keeps_findings_below_the_threshold_apart(shell: Shell, faulty: str) -> None:
    root = ElementTree.fromstring(shell("check", faulty, "--format", "junit", "--fail-on", "error").out)
    assert root.get("failures") == "0"
    assert sum("GT304" not in (out.text or "") for out in root.iter("system-out")) == 2


def test_junit_takes_what_xml_cannot_hold(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY.replace("区住建局、区住建局", "区住\x01\uffff&<建局、区住\x01\uffff&<建局"))
    ElementTree.fromstring(shell("check", "notice.txt", "--format", "junit").out)


def test_extracting_a_text_loads_no_linter() -> None:
    script = "import sys; from govtask_extract.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script, "extract", str(SAMPLE), "-o", "/dev/null"], capture_output=True, timeout=60
    )
    assert b"govtask_extract.linting" not in loaded.stdout
    assert b"govtask_extract.checking" not in loaded.stdout
    assert b"govtask_extract.parsing" in loaded.stdout


@pytest.mark.parametrize("depth", [100, 400, 900, 980, 100_000])
@pytest.mark.parametrize("name", ["deep.json", "deep.yaml"])
def test_a_report_nested_however_deep_is_told(shell: Shell, name: str, depth: int) -> None:
    shell.write(name, '{"schema_version": ' + "[" * depth + "]" * depth + "}")
    result = shell.check(name)
    assert result.code in (1, 3)
    assert result.err.count("\n") == 1
    assert "a bug of ours" not in result.err
