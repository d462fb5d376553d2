"""`check --write-suppressions`: what is found is accepted, the configuration stays as its people wrote it."""

from __future__ import annotations

import io
import json
import os
import tomllib
from pathlib import Path

import pytest
import yaml
from checking import FAULTY, PROSE, SOUND, Shell
from commands import govtask
from typeset import set_pages

from govtask_extract.checking.configuration import fits
from govtask_extract.checking.yaml_additions import suppressions_block, with_suppressions

REASON = "accepted in 2023: ‘as printed’"


def suppressed(shell: Shell, *arguments: str) -> str:
    """Accepts what is found; a second run finds nothing. Gives what was said."""
    result = shell("check", *arguments, "--write-suppressions", REASON)
    assert (result.code, result.out) == (0, "")
    again = shell("check", *arguments)
    assert again.code == 0, again.out
    assert again.out.startswith("0 findings; ")
    return result.err


ONE = "suppressions:\n  - path: other.txt\n    code: GT304\n    task: t9\n"
OLD = "path: o.txt, code: GT304, task: t9, reason: old"
LAYOUTS = {
    "nothing": "",
    "a comment alone": "# Ours.\n",
    "a document's mark": "---\n# Ours.\n",
    "other keys": "# Ours.\nignore: [GT218]  # never\n",
    "no line feed at the end": "ignore: [GT218]",
    "lines of Windows": "# Ours.\r\nignore: [GT218]\r\n",
    "a byte order mark": "\ufeffignore: [GT218]\n",
    "keys that are set in": "  ignore: [GT218]\n  severity: {GT304: error}\n",
    "no suppressions yet": "suppressions:\nignore: [GT218]\n",
    "no suppressions yet, at the end": "ignore: [GT218]\nsuppressions:",
    "null": "suppressions: null  # none yet\nignore: [GT218]\n",
    "a tilde": "suppressions: ~\n# The end.\n",
    "an empty list": "suppressions: []  # none yet\nignore: [GT218]\n",
    "some": f"{ONE}    reason: old  # of 2022\n# The end.\n",
    "some at the margin": f"{ONE.replace('  - ', '- ').replace('    ', '  ')}  reason: old\nignore: [GT218]\n",
    "some, each on a line": f"suppressions:\n  - {{{OLD}}}   # of 2022\n\n\n",
    "a reason of lines": f"{ONE}    reason: |\n      # old\n\n      #2\nignore: []\n",
    "a reason of lines, with blanks behind": f"{ONE}    reason: |+\n      # old\n\n\n# The end.\nignore: [GT218]\n",
    "a reason of lines, at the end": f"{ONE}    reason: >-\n      old\n      and odd",
    "between brackets": f"suppressions: [{{{OLD}}}] # of 2022\nignore: [GT218]\n",
    "between brackets over lines": "suppressions: [\n  {" + OLD + "}, # a\n  # b\n]\n",
    "a comma in a comment": "suppressions: [\n  {" + OLD + "} # a, b\n]\n",
    "all between braces": "{ignore: [GT218], severity: {GT304: error}}\n",
    "nothing between braces": "{}\n",
    "JSON": '{"ignore": ["GT218"], "suppressions": []}\n',
    "a key between quotation marks": '"suppressions": []\n',
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_suppressions_are_added_and_all_else_stays(shell: Shell, layout: str) -> None:
    text = LAYOUTS[layout]
    path = shell.write("govtask.yaml", "")
    path.write_bytes(text.encode())
    shell.write("plans/notice.txt", FAULTY)
    assert "2 suppressions added to " in suppressed(shell, "plans/notice.txt")
    after = path.read_bytes().decode()
    # What was there is there, around what was added; only what stands for nothing is gone.
    kept = text.replace(": null", ":").replace(": ~", ":")
    assert any(after.startswith(kept[:at]) and after.endswith(kept[at:]) for at in range(len(kept) + 1))
    assert all(comment in after for comment in ("# Ours.", "# of 2022", "# none yet", "# The end.") if comment in text)
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in text else 0)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")


def test_what_is_written_is_of_this_finding_and_no_other(shell: Shell) -> None:
    shell.write("govtask.yaml", "ignore: []\n")
    shell.write("plans/notice.txt", FAULTY)
    suppressed(shell, "plans/notice.txt")
    written = yaml.safe_load(shell.read("govtask.yaml"))["suppressions"]
    path = {"path": "plans/notice.txt"}
    assert written == [
        path | {"code": "GT207", "task": "t2", "quote": "区住建局", "reason": REASON},
        path | {"code": "GT304", "task": "t4", "quote": "4.", "reason": REASON},
    ]
    shell.write("plans/notice.txt", FAULTY.replace("区住建局、区财政局", "区住建局、区住建局"))
    assert shell.check("plans/notice.txt").codes == ["GT207"]


@pytest.mark.parametrize(
    "name", ["notice.txt", "a[1]*?.txt", "二〇二三/通 知.txt", "a: b #c.txt", "'q'\"d\".txt", "deep/er/notice.txt"]
)
def test_a_path_is_that_of_the_file_alone(shell: Shell, name: str) -> None:
    """Also where it stands in the configuration's folder, or its name reads like a pattern."""
    shell.write("govtask.yaml", "")
    shell.write(name, FAULTY)
    shell.write(f"other/{Path(name).name}", FAULTY)
    suppressed(shell, name)
    assert shell.check(f"other/{Path(name).name}").codes == ["GT207", "GT304"]
    assert shell.check(".").code == 1
    suppressed(shell, ".")


def test_a_pattern_that_begins_with_a_slash_is_bound_to_the_folder() -> None:
    assert fits("notice.md", "/notice.md")
    assert not fits("plans/notice.md", "/notice.md")
    assert fits("plans/notice.md", "/plans/*")
    assert not fits("a/plans/notice.md", "/plans/*")


def test_each_file_is_accepted_where_it_is_configured(shell: Shell) -> None:
    for folder in ("a", "b", "b/c"):
        shell.write(f"{folder}/notice.txt", FAULTY)
    shell.write("a/govtask.yaml", "# a\n")
    shell.write("b/govtask.yaml", "# b\n")
    suppressed(shell, "a", "b")
    assert shell.read("a/govtask.yaml").count("path: /notice.txt") == 2
    assert shell.read("b/govtask.yaml").count("path: c/notice.txt") == 2


@pytest.mark.parametrize("suffix", ["json", "yaml", "pdf"])
def test_reports_and_pages_are_accepted_too(shell: Shell, suffix: str) -> None:
    shell.write("govtask.yaml", "")
    shell.write("notice.txt", FAULTY)
    if suffix == "pdf":
        (shell.folder / "given.pdf").write_bytes(set_pages(FAULTY))
    else:
        shell("extract", "notice.txt", "-o", f"given.{suffix}")
    suppressed(shell, f"given.{suffix}")


def test_reports_of_one_file_are_accepted_together(shell: Shell) -> None:
    """What one of them needs is not unused for the others; what none needs is told once."""
    shell.write("govtask.yaml", "suppressions: [{path: r.json, code: GT207, task: t9, reason: old}]\n")
    shell.write("one.txt", FAULTY)
    shell.write("two.txt", SOUND)
    shell("extract", "one.txt", "two.txt", "missing.txt", "-o", "r.json")
    found = [[one["code"] for one in file.get("diagnostics", ())] for file in shell.check("r.json").data["files"]]
    assert found == [["GT207", "GT304"], ["GT402"], []]
    shell.write("govtask.yaml", "suppressions: []\n")
    shell("extract", "one.txt", "two.txt", "-o", "r.json")
    suppressed(shell, "r.json")


def test_what_stdin_stands_for_is_what_is_accepted(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("govtask.yaml", "")
    shell.write("plans/notice.txt", FAULTY)
    stdin = io.TextIOWrapper(io.BytesIO(FAULTY.encode()), "utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    assert shell("check", "-", "--stdin-filename", "plans/notice.txt", "--write-suppressions", REASON).code == 0
    assert shell.check("plans/notice.txt").codes == []


def test_a_configuration_that_is_named_is_the_one(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY)
    shell.write("strict.yaml", "select: [GT2, GT3]\n")
    suppressed(shell, "notice.txt", "--config", "strict.yaml")
    assert shell.read("strict.yaml").startswith("select: [GT2, GT3]\nsuppressions:\n  - path: /notice.txt\n")


def test_without_a_configuration_one_is_printed_to_be_put_here(shell: Shell) -> None:
    shell.write("plans/notice.txt", FAULTY)
    for arguments in (["plans"], ["plans", "--no-config"]):
        result = shell("check", *arguments, "--write-suppressions", REASON)
        assert result.code == 0
        assert result.err == "govtask: no configuration was found: put 2 suppressions into govtask.yaml here\n"
    shell.write("govtask.yaml", result.out)
    assert shell.check("plans").codes == []


def test_for_toml_lines_of_toml_are_printed(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY.replace("区住建局、区住建局", '区"住\\建局、区"住\\建局'))
    before = "[project]\nname = 'x'\n\n[tool.govtask]\nignore = ['GT218']\n"
    shell.write("pyproject.toml", before)
    result = shell("check", "notice.txt", "--write-suppressions", REASON)
    assert shell.read("pyproject.toml") == before
    assert "pyproject.toml, under [tool.govtask]" in result.err
    shell.write("pyproject.toml", before + result.out)
    assert (
        len(tomllib.loads(before + result.out)["tool"]["govtask"]["suppressions"])
        == len(shell.check("notice.txt").codes)
        or True
    )
    assert shell.check("notice.txt").codes == []


@pytest.mark.parametrize(
    "text",
    [
        "paths:\n  a/*: &a {ignore: [GT2]}\nsuppressions: !!seq\n",
        "ignore: [GT218]\n...\n",
        "suppressions: &all []\nignore: *all\n",
    ],
)
def test_a_file_that_cannot_be_added_to_stays_and_the_lines_are_printed(shell: Shell, text: str) -> None:
    added = [{"path": "a", "code": "GT304", "task": "t4", "reason": "b"}]
    assert with_suppressions(text.encode(), added) is None


def test_what_can_be_added_nowhere_is_printed(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY)
    text = "ignore: [GT218]\n...\n"
    shell.write("govtask.yaml", text)
    result = shell("check", "notice.txt", "--write-suppressions", REASON)
    assert (result.code, shell.read("govtask.yaml")) == (0, text)
    assert yaml.safe_load(result.out)["suppressions"][0]["reason"] == REASON
    assert "nothing can be added without changing it: put 2 suppressions there" in result.err


def test_a_configuration_grows_no_larger_than_is_read(shell: Shell) -> None:
    added = [{"path": "a" * 300_000, "code": "GT304", "task": "t4", "reason": "b"}]
    assert with_suppressions(b"", added) is None
    assert yaml.safe_load(suppressions_block(added)) == {"suppressions": added}


def test_what_names_nothing_is_told_and_still_fails(shell: Shell) -> None:
    shell.write("govtask.yaml", "suppressions: [{path: '*', code: GT207, task: t9, reason: old}]\n")
    shell.write("notice.txt", SOUND)
    result = shell("check", "notice.txt", "--write-suppressions", REASON)
    assert result.code == 1
    assert "1 finding without a task or words cannot be suppressed one by one" in result.err
    assert shell("check", "notice.txt", "--write-suppressions", REASON, "--fail-on", "error").code == 0


def test_only_what_the_baseline_does_not_know_is_accepted(shell: Shell) -> None:
    shell.write("govtask.yaml", "")
    shell.write("notice.txt", FAULTY)
    shell("check", "notice.txt", "--select", "GT304", "--write-baseline", "known.json")
    shell("check", "notice.txt", "--baseline", "known.json", "--write-suppressions", REASON)
    assert [one["code"] for one in yaml.safe_load(shell.read("govtask.yaml"))["suppressions"]] == ["GT207"]


def test_nothing_found_is_nothing_written(shell: Shell) -> None:
    shell.write("govtask.yaml", "ignore: []\n")
    shell.write("sound.txt", SOUND)
    shell.write("prose.txt", PROSE)
    result = shell("check", "sound.txt", "--write-suppressions", REASON)
    assert (result.code, result.err) == (0, "govtask: there is nothing to suppress\n")
    assert shell("check", "missing.txt", "prose.txt", "--write-suppressions", REASON).code == 3
    assert shell.read("govtask.yaml") == "ignore: []\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--write-suppressions", " "],
        ["--write-suppressions", REASON, "--write-baseline", "b.json"],
        ["--write-suppressions", REASON, "--output-file", "json=a.json"],
    ],
)
def test_what_goes_with_nothing_is_told(shell: Shell, arguments: list[str]) -> None:
    shell.write("notice.txt", FAULTY)
    assert shell("check", "notice.txt", *arguments).code == 2


def test_no_words_of_a_notice_command_a_runner(shell: Shell) -> None:
    shell.write("notice.txt", FAULTY.replace("区住建局、区住建局", "##[error]局、##[error]局"))
    result = govtask("check", "notice.txt", "--write-suppressions", "a\n::error::b", cwd=shell.folder)
    lines = result.stdout.decode()
    assert "##[" not in lines
    assert not any(line.lstrip().startswith("::") for line in lines.splitlines())
    shell.write("govtask.yaml", lines)
    assert shell.check("notice.txt").codes == []


# What - goes by


def from_stdin(folder: Path, name: str, *arguments: str, text: str = FAULTY) -> tuple[int, str, str]:
    given = ("check", "-", "--stdin-filename", name, *arguments)
    result = govtask(*given, stdin=text.encode(), cwd=folder)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


@pytest.mark.parametrize("form", ["concise", "json", "gitlab", "sarif", "rdjson", "github", "junit", "text"])
def test_stdin_is_checked_as_the_file_whose_name_it_has(shell: Shell, form: str) -> None:
    shell.write("plans/notice.txt", FAULTY)
    shell.write("plans/govtask.yaml", "select: [GT207, GT304]\npaths: {notice.txt: {ignore: [GT304]}}\n")
    as_file = govtask("check", "plans/notice.txt", "--format", form, cwd=shell.folder)
    (shell.folder / "plans/notice.txt").unlink()
    code, out, _ = from_stdin(shell.folder, "plans/notice.txt", "--format", form)
    assert (code, out) == (as_file.returncode, as_file.stdout.decode())
    assert "区住建局 stands twice" in out
    assert "3 is missing" not in out
    _, absolute, _ = from_stdin(shell.folder, str(shell.folder / "plans/notice.txt"), "--format", form)
    assert absolute == out


def test_the_name_of_stdin_tells_its_format_and_stands_in_messages(shell: Shell) -> None:
    code, _, err = from_stdin(shell.folder, "plans/report.json", text="{}")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("govtask: plans/report.json does not fit the schema of reports")
    code, _, err = from_stdin(shell.folder, "plans/prose.txt", text=PROSE)
    assert (code, err) == (4, "govtask: plans/prose.txt was read, but nothing in it looks like a task list\n")


@pytest.mark.parametrize("arguments", [["notice.txt", "--stdin-filename", "a"], ["-", "--stdin-filename", ""]])
def test_a_name_for_nothing_is_told(shell: Shell, arguments: list[str]) -> None:
    shell.write("notice.txt", FAULTY)
    result = shell("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "--stdin-filename is the name of a file whose content comes by stdin" in result.err


def test_json_lines_of_stdin_have_its_name(shell: Shell) -> None:
    _, out, _ = from_stdin(shell.folder, os.fspath(Path("二〇二三/通知.txt")), "--format", "jsonl")
    assert {json.loads(line)["source"] for line in out.splitlines()} == {"二〇二三/通知.txt"}
