"""Reports that `extract` wrote, wherever a notice may be given; and what folders hold beside notices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking import PROSE, SOUND, Shell

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def plans(shell: Shell) -> Shell:
    """A folder with two years' plans."""
    shell.write("plans/2023/plan.txt", SOUND)
    shell.write("plans/2024/plan.txt", SOUND.replace("2023", "2024"))
    return shell


def sources(written: object) -> list[str]:
    assert isinstance(written, list)
    return [one["source"] if "error" in one else one["source"]["path"] for one in written]


# Reports instead of notices


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_every_command_takes_the_report_of_a_notice(plans: Shell, suffix: str) -> None:
    notice, report = "plans/2023/plan.txt", f"plan.{suffix}"
    plans("extract", notice, "-o", report)
    for command in (["show"], ["explain"], ["explain", "--task", "t2"], ["units"], ["extract"], ["extract", "--lint"]):
        of_notice, of_report = plans(*command, notice), plans(*command, report)
        assert (of_report.code, of_report.out) == (of_notice.code, of_notice.out), command
    assert plans.check(report).codes == plans.check(notice).codes


def test_a_file_of_many_reports_gives_them_all(plans: Shell) -> None:
    plans("extract", "plans", "-o", "all.json")
    assert sources(plans("extract", "all.json").data) == ["2023/plan.txt", "2024/plan.txt"]
    assert plans("extract", "all.json").out == plans.read("all.json")
    assert plans("show", "all.json").out.count("城市建设") == 2
    assert plans("extract", "all.json", "--format", "csv").out == plans("extract", "plans", "--format", "csv").out


def test_a_failure_among_reports_stays_one(plans: Shell) -> None:
    plans("extract", "plans/2023/plan.txt", "none.txt", "-o", "all.json")
    again = plans("extract", "all.json")
    assert (again.code, again.out) == (3, plans.read("all.json"))
    assert "none.txt could not be read before: none.txt does not exist" in again.err
    assert plans("show", "all.json").code == 0


def test_whole_reports_may_stand_on_a_line_each(plans: Shell) -> None:
    reports = plans("extract", "plans").data
    plans.write("all.jsonl", "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in reports))
    assert plans("extract", "all.jsonl").data == reports


def test_rows_give_their_tasks_with_what_they_say_of_notice_and_sections(plans: Shell) -> None:
    plans("extract", "plans", "-o", "all.jsonl")
    whole, made = plans("extract", "plans").data, plans("extract", "all.jsonl").data
    assert [one["tasks"] for one in made] == [one["tasks"] for one in whole]
    for one, other in zip(made, whole, strict=True):
        assert {key: one["source"][key] for key in ("name", "path", "sha256")} == {
            key: other["source"][key] for key in ("name", "path", "sha256")
        }
        for key in ("title", "issuing_authority", "document_number", "issue_date"):
            assert one["notice"][key] == other["notice"][key]
        assert [(section["id"], section["title"]) for section in one["sections"]] == [("s1", "一、城市建设")]
    for form in ("jsonl", "csv"):
        assert plans("extract", "all.jsonl", "--format", form).out == plans("extract", "plans", "--format", form).out
    assert {unit["id"] for one in made for unit in one["units"]} == {"430603/住房和城乡建设局", "430603/财政局"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "t1"}\n{"id": "t2"}\n', "line 1 is no row of a task as this version writes it"),
        ('{"schema_version": "1"}\n[1]\n', "line 2 is no object"),
        ('{"schema_version": "1"}\n{"a": \n', "line 2, column 7"),
        ('{"schema_version": "1"}\n', "does not fit the schema of reports: /0"),
    ],
)
def test_what_is_no_row_is_told_by_its_line(shell: Shell, text: str, said: str) -> None:
    shell.write("rows.jsonl", text)
    assert said in shell("extract", "rows.jsonl").err


def test_a_report_has_no_text_to_show(plans: Shell) -> None:
    plans("extract", "plans/2023/plan.txt", "-o", "plan.json")
    result = plans("explain", "plan.json", "--stage", "text")
    assert (result.code, result.out) == (3, "")
    assert "plan.json holds reports" in result.err


# What folders hold beside notices


def test_what_is_no_notice_is_left_out_with_a_line_and_fails_nothing(plans: Shell) -> None:
    plans.write("plans/README.md", "# Plans\n\nPut them here.\n")
    plans.write("plans/说明.txt", PROSE)
    plans.write("plans/package.json", '{"name": "plans"}')
    (plans.folder / "plans/logo.png").write_bytes(PICTURE)
    (plans.folder / "plans/tool.exe").write_bytes(b"MZ\x00\x01" + bytes(range(256)))
    result = plans("extract", "plans")
    assert (result.code, sources(result.data)) == (0, ["2023/plan.txt", "2024/plan.txt"])
    assert result.err.splitlines() == [
        "govtask: left out, no notice: README.md, logo.png, tool.exe and 2 more (--verbose names all)"
    ]
    named = plans("extract", "plans", "--verbose").err.splitlines()
    assert [line for line in named if "left out" in line] == [
        f"govtask: {name} is left out: no notice"
        for name in ("README.md", "logo.png", "tool.exe", "说明.txt", "package.json")
    ]
    assert plans.check("plans").code == 0
    assert plans("units", "plans").code == 0


def test_what_is_named_by_hand_is_no_notice_and_says_so(plans: Shell) -> None:
    plans.write("README.md", "# Plans\n\nPut them here.\n")
    (plans.folder / "logo.png").write_bytes(PICTURE)
    assert plans("extract", "README.md").code == 4
    assert plans("extract", "logo.png").code == 3


def test_a_notice_that_cannot_be_read_or_has_no_task_is_not_left_out(plans: Shell) -> None:
    plans.write("plans/letter.txt", SOUND[: SOUND.index("一、城市建设")])
    (plans.folder / "plans/scan.pdf").write_bytes(PICTURE)
    result = plans("extract", "plans")
    assert (result.code, sources(result.data)[2:]) == (3, ["letter.txt", "scan.pdf"])
    assert "letter.txt was read, but nothing in it looks like a task list" in result.err


def test_a_folder_without_any_notice_gives_an_empty_array(shell: Shell) -> None:
    shell.write("plans/README.md", "# Plans\n")
    result = shell("extract", "plans")
    assert (result.code, result.data) == (4, [])
    assert result.err.splitlines()[-1] == "govtask: there is no notice among what was given: no notice: README.md"


def test_reports_beside_their_notices_are_left_out_and_others_are_read(plans: Shell) -> None:
    plans("extract", "plans/2023/plan.txt", "-o", "plans/2023/plan.json")
    plans("extract", "plans", "-o", "plans/all.yaml")
    shutil_notice = plans.write("plans/2022/plan.txt", SOUND.replace("2023", "2022"))
    plans("extract", "plans/2022/plan.txt", "-o", "plans/2022/report.json")
    shutil_notice.unlink()
    result = plans("extract", "plans")
    assert sources(result.data) == ["2023/plan.txt", "2024/plan.txt", "plans/2022/plan.txt"]
    assert result.err.splitlines() == [
        "govtask: left out, a report of a notice that is there, too: 2023/plan.json, all.yaml"
    ]


def test_an_edited_notice_counts_and_not_its_old_report(plans: Shell) -> None:
    plans("extract", "plans/2023/plan.txt", "-o", "plans/2023/plan.json")
    plans.write("plans/2023/plan.txt", SOUND.replace("3个", "4个"))
    assert sources(plans("extract", "plans").data) == ["2023/plan.txt", "2024/plan.txt"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("headings", ["en", "zh"])
def test_tables_of_ours_in_a_folder_are_left_out(plans: Shell, form: str, headings: str) -> None:
    plans("extract", "plans", "-o", f"plans/任务.{form}", "--headings", headings)
    plans("extract", "plans", "-o", f"plans/excel.{form}", "--headings", headings, "--excel")
    result = plans("extract", "plans")
    assert sources(result.data) == ["2023/plan.txt", "2024/plan.txt"]
    assert result.err.splitlines() == [f"govtask: left out, a table that govtask wrote: excel.{form}, 任务.{form}"]


def test_in_an_archive_too(plans: Shell, tmp_path: Path) -> None:
    import zipfile

    plans("extract", "plans/2023/plan.txt", "-o", "a.json")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("a.json", "plans/2023/plan.txt"):
            archive.write(tmp_path / name, name)
        archive.writestr("logo.png", PICTURE)
    result = plans("extract", "all.zip")
    assert sources(result.data) == ["all.zip/plans/2023/plan.txt"]
    assert [line.split(": ", 1)[1] for line in result.err.splitlines()] == [
        "left out, no notice: all.zip/logo.png",
        "left out, a report of a notice that is there, too: all.zip/a.json",
    ]
