"""What a project says to `govtask check`: configuration, names, baseline, suppressions; and committed reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
import yaml
from checking import FAULTY, SOUND, Shell
from conftest import ROOT
from jsonschema import Draft202012Validator

from govtask_extract.checking.config_models import GivenConfiguration

SCHEMA = json.loads((ROOT / "schemas/report-1.schema.json").read_text("utf-8"))


@pytest.fixture
def faulty(shell: Shell) -> str:
    shell.write("plans/notice.txt", FAULTY)
    return "plans/notice.txt"


# Configuration


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["GT207", "GT304"]),
        ("select: [GT207]", ["GT207"]),
        ("ignore: [number-gap]", ["GT207"]),
        ("select: [GT2, GT3]\nignore: [GT2]", ["GT304"]),
        ("paths:\n  plans/*: {ignore: [GT2]}", ["GT304"]),
        ("paths:\n  '*.txt': {ignore: [GT2]}\n  '**/notice.*': {select: [GT2, GT304]}", ["GT304"]),
        ("paths:\n  other/*: {ignore: [GT2]}", ["GT207", "GT304"]),
        ("required_fields: [deadlines]\nselect: [GT222]", ["GT222"] * 3),
        ("paths:\n  plans/*: {required_fields: [lead_units], select: [GT222]}", ["GT222"] * 3),
        ("known_units: [区住建局]\nselect: [GT223]", ["GT223"]),
        ("known_units: {区住建局: [区财政局]}\nselect: [GT223]", []),
        ("known_units: {区住建局: {aliases: [区财政局], count: 3}}\nselect: [GT223]", []),
        ("known_units: {区住建局: {variants: {区财政局: 1}}}\nselect: [GT223]", ["GT223"]),
    ],
)
def test_a_configuration_chooses_rules_and_names(shell: Shell, faulty: str, text: str, codes: list[str]) -> None:
    shell.write("govtask.yaml", text)
    assert shell.check(faulty).codes == codes


def test_a_configuration_is_found_upwards_and_the_nearest_counts_alone(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", "ignore: [GT2]")
    assert shell.check(faulty).codes == ["GT304"]
    shell.write("plans/pyproject.toml", "[project]\nname = 'govtask-plans'\n")
    assert shell.check(faulty).codes == ["GT304"]
    shell.write("plans/pyproject.toml", '[tool.govtask]\nignore = ["GT3"]\n[tool.govtask.severity]\nGT207 = "info"\n')
    assert shell.check(faulty).codes == ["GT207"]
    assert shell.check(faulty).code == 0
    shell.write("plans/govtask.yaml", "")
    assert shell.check(faulty).codes == ["GT207", "GT304"]


def test_a_configuration_can_be_named(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", "ignore: [GT2]")
    shell.write("strict.yaml", "paths: {plans/*: {ignore: [GT3]}}")
    assert shell.check(faulty, "--config", "strict.yaml").codes == ["GT207"]


def test_the_command_line_stands_above_the_configuration(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", "select: [GT207]\nignore: [GT304]")
    assert shell.check(faulty, "--select", "GT3,GT207").codes == ["GT207"]
    assert shell.check(faulty, "--ignore", "GT207").codes == []


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0)])
def test_a_severity_can_be_changed(shell: Shell, faulty: str, severity: str, code: int) -> None:
    shell.write("govtask.yaml", f"severity: {{GT304: {severity}}}")
    result = shell("check", faulty, "--fail-on", "error")
    assert (result.code, f"{severity} GT304" in result.out) == (code, True)


WRONG = {
    "selct: [GT2]": "govtask.yaml: key 1: unknown key; allowed are select, ignore, ",
    "select: GT2": "select: a text is no list",
    "select: [GT2, GT9]": "select[1]: it is no code, beginning of codes or name of a rule",
    "ignore: [1]": "ignore[0]: a number is no text",
    "severity: {GT207: fatal}": "severity.GT207: a text is none of error, warning, info",
    "severity: {GT207: on}": "severity.GT207: true is none of error, warning, info",
    "severity: [GT207]": "severity: a list is no mapping",
    "severity: {GT9: error}": "severity: a key: it is no code",
    "required_fields: [lead]": "required_fields[0]: a text is none of lead_units, ",
    "paths: {a: {known_units: []}}": "paths.key 1.known_units: unknown key; allowed are select, ",
    "paths: {'*.md': {ignore: [GT9]}}": "paths.key 1.ignore[0]: it is",
    "paths: {2030: {}}": "paths: a key: a number is no text",
    "known_units: 7": "known_units: names are a list, or a mapping",
    "known_units: [区住建局, 7]": "known_units[1]: a number is no text",
    "known_units: [!!binary YQ==]": "known_units[0]: a value of another kind is no text",
    "known_units: {区住建局: 7}": "known_units.key 1: aliases are a list of names",
    "known_units: {区住建局: {alias: [区建设局]}}": "known_units.key 1.key 1: unknown key; allowed are count, ",
    "known_units: {a: [b], c: [b]}": "known_units: 1 of the names and aliases stand for more than one name",
    "known_units: {units: [a], chiefs: [b]}": "known_units.key 2: unknown key; allowed are units, leaders",
    "known_units: missing.yaml": "known_units: the file of names cannot be read: No such file or directory",
    "suppressions: {}": "suppressions: a mapping is no list",
    'known_units: "a\\0b"': "known_units: ",
    "known_units: ''": 'known_units: "" is no text',
    "suppressions: [~]": "suppressions[0]: nothing is no mapping",
    "suppressions: [{path: a, code: GT207, task: t2}]": 'suppressions[0]: the key "reason" is missing',
    "suppressions: [{path: a, code: GT207, reason: b}]": "suppressions[0]: of task and quote at least one is needed",
    "suppressions: [{path: a, code: GT9, task: t2, reason: b}]": "suppressions[0].code: it is no code",
    "suppressions: [{path: a, code: GT207, task: t2, reason: ''}]": 'suppressions[0].reason: "" is no text',
    "- select": "govtask.yaml: a list is no mapping",
    "2030-05-01: []": "govtask.yaml: a key: a day is no text",
    "select: 0x" + "F" * 6000: "select: a number is no list",
    "a: [": "govtask.yaml is no YAML: line 2: ",
    "[" * 3000: "govtask.yaml is no YAML: line 1: ",
    "select: !!bool maybe": "govtask.yaml is no YAML: a value does not fit its tag",
    "select: [GT2]\nselect: [GT3]": "govtask.yaml is no YAML: line 2: a key is there twice",
    "paths: {a: {ignore: [GT2], 'ignore': []}}": "a key is there twice",
    "select: &a [*a]": "govtask.yaml is no YAML: it stands for more than 100,000 values",
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:60])
def test_a_wrong_configuration_is_told_in_one_line_with_what_is_allowed(shell: Shell, faulty: str, text: str) -> None:
    shell.write("govtask.yaml", text)
    expected = WRONG[text]
    for command in (["check", faulty], ["extract", "--lint", faulty]):
        result = shell(*command)
        assert (result.code, result.out) == (2, "")
        assert expected in result.err
        assert result.err.count("\n") == 1


def test_all_faults_of_a_configuration_are_told_at_once(shell: Shell, faulty: str) -> None:
    shell.write("plans/names.yaml", "units: {区住建局: {count: some}, 7: []}\nleader: []\n")
    shell.write("plans/pyproject.toml", '[tool.govtask]\nselect = "GT2"\ncolour = "red"\nknown_units = "names.yaml"\n')
    result = shell("check", faulty)
    assert (
        "pyproject.toml: select: a text is no list; known_units: the file of names: units.key 1.count: a te"
        in result.err
    )
    assert (
        "; units: a key: a number is no text; key 2: unknown key; allowed are units, leaders; key 2: unkn" in result.err
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("govtask.yaml", "select: [区]".encode("gb18030")),
        ("govtask.yaml", b"a: " + b"x" * 10_000_001),
        ("pyproject.toml", "[tool.govtask]\nselect = ['区']".encode("gb18030")),
        ("pyproject.toml", b"[tool.govtask]\nselect = " + b"[" * 5000),
        ("pyproject.toml", b"[tool.govtask]\nselect = " + b"9" * 5000),
    ],
)
def test_a_configuration_that_cannot_be_read_is_one_line(shell: Shell, faulty: str, name: str, content: bytes) -> None:
    shell.write(name, "").write_bytes(content)
    result = shell("check", faulty)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"govtask: {name} is ")


def test_what_aliases_stand_for_is_counted(shell: Shell, faulty: str) -> None:
    shell.write(
        "govtask.yaml", "paths:\n  a/*: &a {ignore: [GT2]}\n  plans/*: {<<: *a, select: [GT207, GT304]}\n  b/*: *a\n"
    )
    assert shell.check(faulty).codes == ["GT304"]
    names = ", ".join(f"区{number}局" for number in range(1000))
    known = "".join(f"  街道{number}: *a\n" for number in range(1000))
    shell.write("govtask.yaml", f"known_units:\n  区政府: &a [{names}]\n{known}")
    assert "it stands for more than 100,000 values" in shell("check", faulty).err


def test_a_registry_given_in_place_has_leaders_too(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY.replace("责任单位：区住建局\n", "责任单位：区住建局\n分管领导：周景名\n"))
    shell.write("govtask.yaml", "select: [GT224]\nknown_units: {units: [区住建局], leaders: [周景明]}")
    assert set(shell.check("notice.txt").codes) == {"GT224"}
    shell.write("govtask.yaml", "select: [GT224]\nknown_units: {leaders: [周景明]}\nknown_leaders: [周景名]")
    assert shell.check("notice.txt").codes == []


def test_the_models_give_a_schema() -> None:
    schema = GivenConfiguration.model_json_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    [example, names] = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "docs/checking.md").read_text("utf-8"), re.M | re.S)
    for text in (example, names, ACCEPTED):
        validator.validate(yaml.safe_load(text))
    for wrong in ("selct: [GT2]", "severity: {GT207: fatal}", "required_fields: [lead]", "suppressions: [{path: a}]"):
        assert not validator.is_valid(yaml.safe_load(wrong))


# Suppressions

ACCEPTED = """suppressions:
  - {path: plans/*, code: GT304, task: t4, reason: item 3 was withdrawn in March}
  - {path: notice.txt, code: repeated-name, quote: 区住建局, reason: two offices of one name}
"""


def test_a_suppressed_finding_is_gone_and_counted(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", ACCEPTED)
    result = shell("check", faulty)
    assert (result.code, result.out) == (0, "0 findings; 2 suppressed\n")


def test_a_suppression_that_suppresses_nothing_is_a_finding(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", ACCEPTED)
    shell.write(faulty, SOUND)
    result = shell("check", faulty)
    assert result.code == 1
    assert "plans/notice.txt: warning GT402 govtask.yaml suppresses GT304 for task t4, and nothing" in result.out
    assert "suppresses GT207 at 区住建局, and nothing" in result.out


def test_a_suppression_is_unused_only_where_its_file_and_rule_were_tried(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", ACCEPTED)
    shell.write("other.txt", SOUND)
    shell.write(faulty, SOUND)
    assert shell("check", "other.txt").code == 0
    assert shell("check", faulty, "--ignore", "GT2,GT3").code == 0
    assert shell("check", faulty, "--ignore", "GT402").code == 0


# Baseline


def based(shell: Shell, faulty: str) -> None:
    result = shell("check", faulty, "--write-baseline", "baseline.json")
    assert (result.code, result.out) == (0, "")
    assert result.err == "govtask: baseline.json holds 2 findings: 2 warnings\n"


EDITS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "a paragraph before": lambda text: text.replace("现将方案", "经研究决定，\n\n现将方案"),
    "a section before": lambda text: text.replace(
        "一、城市", "一、民生\n\n1.修缮学校2所。\n\n责任单位：区教育局\n\n二、城市"
    ),
    "a task before, all counted anew": lambda text: (
        text.replace("4.修缮", "5.修缮")
        .replace("2.改造", "3.改造")
        .replace("1.新建", "1.修缮学校2所。\n\n责任单位：区教育局\n\n2.新建")
    ),
    "lines broken elsewhere": lambda text: text.replace("区住建局、区住建局", "区住建局、\n区住建局"),
    "white space": lambda text: text.replace("\n\n", "\n").replace("责任单位：", "责任单位： "),
    "another wording of a task": lambda text: text.replace("改造老旧小区", "改造整治老旧小区"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_baseline_survives(shell: Shell, faulty: str, edit: str) -> None:
    based(shell, faulty)
    shell.write(faulty, EDITS[edit](FAULTY))
    result = shell("check", faulty, "--baseline", "baseline.json")
    assert (result.code, result.out, result.err) == (0, "0 findings; 2 known\n", "")


def test_only_new_findings_fail(shell: Shell, faulty: str) -> None:
    based(shell, faulty)
    shell.write(faulty, FAULTY.replace("区住建局、区财政局", "区财政局、区财政局"))
    result = shell.check(faulty, "--baseline", "baseline.json")
    assert (result.code, result.codes, result.data["summary"]["known"]) == (1, ["GT207"], 2)


def test_one_more_of_the_same_is_new(shell: Shell, faulty: str) -> None:
    based(shell, faulty)
    shell.write(faulty, FAULTY.replace("区住建局、区财政局", "区住建局、区住建局"))
    assert shell.check(faulty, "--baseline", "baseline.json").codes == ["GT207"]


def test_what_a_baseline_has_and_is_not_met_is_said(shell: Shell, faulty: str) -> None:
    based(shell, faulty)
    shell.write(faulty, SOUND)
    result = shell("check", faulty, "--baseline", "baseline.json")
    assert (result.code, result.out) == (0, "0 findings\n")
    assert "baseline.json: 2 of its findings were not met here" in result.err


def test_a_baseline_of_a_notice_holds_for_its_report(shell: Shell, faulty: str) -> None:
    based(shell, faulty)
    shell("extract", faulty, "-o", "report.json")
    assert shell("check", "report.json", "--baseline", "baseline.json").code == 0


NO_BASELINES = {
    "": "baseline.json is no JSON: ",
    "[]": "baseline.json: an empty list is no mapping",
    '{"version": 2, "findings": []}': "baseline.json: version: a number is none of 1",
    '{"version": 1, "findings": [{}]}': 'baseline.json: findings[0]: the key "fingerprint" is missing; findings[0]: ',
    '{"version": 1, "findings": [{"fingerprint": "a", "count": true}]}': "findings[0].count: true is no whole number",
    '{"version": 1, "findings": [{"fingerprint": "a", "count": -1}]}': "count: a number is not greater than ",
    f'{{"version": 1, "findings": [{{"fingerprint": "a", "count": {"9" * 4000}}}]}}': "a number is not less",
    f'{{"version": {"9" * 5000}, "findings": []}}': "baseline.json is no JSON: ",
    "[" * 100_000: "baseline.json is no JSON: it is nested too deep",
}


@pytest.mark.parametrize("text", NO_BASELINES, ids=lambda text: text[:60])
def test_what_is_no_baseline_is_one_line(shell: Shell, faulty: str, text: str) -> None:
    shell.write("baseline.json", text)
    result = shell("check", faulty, "--baseline", "baseline.json")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert NO_BASELINES[text] in result.err


def test_a_baseline_is_never_written_over_what_is_checked(shell: Shell, faulty: str) -> None:
    assert shell("check", faulty, "--write-baseline", faulty).code == 2
    assert shell.read(faulty) == FAULTY


# Names

VARIANTS = FAULTY.replace("区财政局", "区科学技术和经济信息化局").replace("区住建局、区住建局", "区科学技术和信息化局")
VARIANTS = VARIANTS.replace("河道5公里。\n\n责任单位：区住建局", "河道5公里。\n\n责任单位：区科学技术和经济信息化局")


def test_units_lists_names_with_counts_and_variants(shell: Shell) -> None:
    shell.write("notice.txt", VARIANTS)
    result = shell("units", "notice.txt")
    assert result.code == 0
    assert yaml.safe_load(result.out) == {
        "units": {
            "区科学技术和经济信息化局": {"count": 2, "variants": {"区科学技术和信息化局": 1}},
            "区住建局": {"count": 1},
        },
        "leaders": {},
    }


def test_units_counts_over_several_notices_and_reports(shell: Shell) -> None:
    shell.write("notice.txt", VARIANTS)
    shell("extract", "notice.txt", "notice.txt", "-o", "reports.json")
    result = shell("units", "notice.txt", "reports.json", "missing.pdf")
    assert result.code == 3
    assert yaml.safe_load(result.out)["units"]["区住建局"] == {"count": 3}


def test_what_units_prints_is_what_known_units_takes(shell: Shell) -> None:
    sample = ROOT / "samples/dongxihu-2022/notice.md"
    shell.write("names.yaml", shell("units", sample).out)
    shell.write("govtask.yaml", "known_units: names.yaml\n")
    shell.write("notice.md", sample.read_text("utf-8"))
    usual = {"GT210", "GT211"}
    found = [code for code in shell.check("notice.md").codes if code in usual | {"GT223", "GT224"}]
    assert usual <= set(found)
    shell.write("notice.md", sample.read_text("utf-8").replace("分管领导：刘冬", "分管领导：周景明"))
    assert "GT224" in shell.check("notice.md").codes


# In reports


def test_lint_puts_the_findings_into_a_report_that_still_fits_its_schema(shell: Shell, faulty: str) -> None:
    shell.write("govtask.yaml", "ignore: [GT304]")
    report = shell("extract", faulty, "--lint").data
    assert [one["code"] for one in report["diagnostics"]] == ["GT207"]
    for file in (faulty, ROOT / "samples/dongxihu-2022/notice.pdf"):
        Draft202012Validator(SCHEMA).validate(shell("extract", file, "--lint").data)


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_a_committed_report_that_still_holds_gives_0(shell: Shell, faulty: str, suffix: str) -> None:
    shell("extract", faulty, "-o", f"out.{suffix}")
    shell.write(faulty, FAULTY.replace("\n\n", "\n\n\n"))
    result = shell("extract", faulty, "--check", f"out.{suffix}")
    assert (result.code, result.out, result.err) == (0, "", "")


CHANGES = {
    'task t1\n  - text: "新建公园3个。"\n  + text: "新建公园5个。"\n': lambda text: text.replace("公园3个", "公园5个"),
    'task t2\n  - responsible_units: ["区住建局", "区住建局"]\n  + responsible_units: ["区住建局"]\n': (
        lambda text: text.replace("区住建局、区住建局", "区住建局")
    ),
    "task t5 is new\n  + plan: ": lambda text: text + "\n5.修缮学校2所。\n\n责任单位：区教育局\n",
    "task t4 is gone\n  - plan: ": lambda text: text[: text.index("4.修缮")],
    'section s1\n  - title: "城市建设"\n  + title: "城市管理"\n': lambda text: text.replace("城市建设", "城市管理"),
    'notice\n  - issue_date: "2023-03-01"\n  + issue_date: "2023-03-02"\n': lambda text: text.replace(
        "3月1日", "3月2日"
    ),
    "paragraph 2 is new\n  + text: ": lambda text: text.replace(
        "一、城市建设", "本方案自印发之日起执行。\n\n一、城市建设"
    ),
}


@pytest.mark.parametrize("told", CHANGES)
def test_a_committed_report_that_no_longer_holds_is_told_by_task(shell: Shell, faulty: str, told: str) -> None:
    shell("extract", faulty, "-o", "out.json")
    shell.write(faulty, CHANGES[told](FAULTY))
    result = shell("extract", faulty, "--check", "out.json")
    assert result.code == 1
    assert told in result.out
    assert shell.read("out.json").startswith("{")


def test_evidence_generator_source_coverage_and_diagnostics_do_not_count(shell: Shell, faulty: str) -> None:
    report = shell("extract", faulty, "--lint").data
    report["generator"]["version"] = "9.9.9"
    report["source"] |= {"name": "other.pdf", "sha256": "0", "pages": 7}
    report["coverage"]["characters"] += 1
    report["tasks"][0]["evidence"]["text"] = []
    shell.write("out.json", json.dumps(report))
    assert shell("extract", faulty, "--check", "out.json").code == 0


def test_a_committed_file_that_is_no_report_is_told(shell: Shell, faulty: str) -> None:
    shell.write("out.json", "{}")
    assert shell("extract", faulty, "--check", "out.json").code == 1
    assert shell("extract", faulty, "--check", "missing.json").code == 3
    assert shell("extract", faulty, "--check", "out.json", "-o", "other.json").code == 2


def test_several_reports_are_compared_one_by_one(shell: Shell, faulty: str) -> None:
    shell.write("other.txt", SOUND)
    shell("extract", faulty, "other.txt", "missing.pdf", "-o", "out.json")
    assert shell("extract", faulty, "other.txt", "missing.pdf", "--check", "out.json").code == 3
    shell("extract", faulty, "other.txt", "-o", "out.json")
    shell.write("other.txt", FAULTY)
    result = shell("extract", faulty, "other.txt", "--check", "out.json")
    assert result.code == 1
    assert result.out.startswith("other.txt:\ntask t2\n")
    assert "2 reports, there are 1 now" in shell("extract", faulty, "--check", "out.json").out
