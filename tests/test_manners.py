"""The command line's manners: what is near to what was mistyped is told, and what cannot be written, before reading."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from checking import FAULTY, SOUND, Shell

from govtask_extract.checking.config_files import load_configuration
from govtask_extract.cli import commands, files, open_elsewhere
from govtask_extract.cli.app import app
from govtask_extract.cli.argument_types import FileName, OneOf
from govtask_extract.cli.task_words import near_tasks, tasks_called
from govtask_extract.errors import BadConfiguration, UnreadableFile
from govtask_extract.model.report import Task
from govtask_extract.opening import open_source
from govtask_extract.registry import names

# 83 characters of three bytes, and a suffix: no system takes a longer name.
LONG = "重" * 83
TOO_LONG = "重" * 90


def parameters() -> list[tuple[str, click.Parameter]]:
    found: list[tuple[str, click.Parameter]] = []
    for name in names(commands):
        command = app.get_command(click.Context(app), name)
        assert command is not None
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        found += [(name, one) for each in (command, *inner) for one in each.params]
    return found


# Mistyped


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extrct", "a"], "There is no command 'extrct'; did you mean extract?"),
        (["chek", "a"], "There is no command 'chek'; did you mean check?"),
        (["Show", "a"], "There is no command 'Show'; did you mean show?"),
        (["ext", "a"], "There is no command 'ext'; did you mean extract?"),
        (["dance"], "There is no command 'dance'; there are check, "),
        (["提取"], "There is no command '提取'; there are check, "),
        (["extract", "--fromat", "pdf", "a"], "'--format'"),
        (["show", "--unti", "a", "b"], "Did you mean '--unit'?"),
        (["extract", "a", "--format", "xlxs"], "Did you mean xlsx?"),
        (["extract", "a", "--from", "pfd"], "Did you mean pdf"),
        (["extract", "a", "--isolate", "allways"], "Did you mean always?"),
        (["check", "a", "--fail-on", "warn"], "Did you mean warning?"),
        (["explain", "a", "--stage", "line"], "Did you mean lines?"),
        (["rules", "numbr-gap"], '"numbr-gap" is no rule; did you mean number-gap?'),
        (["rules", "zzz"], '"zzz" is no rule; `govtask rules` lists them.'),
        (["check", "a", "--select", "GT2,numbr-gap"], '--select: "numbr-gap" is no rule; did you mean number-gap?'),
        (["schema", "reprot"], 'There is no schema "reprot"; did you mean report'),
    ],
)
def test_what_was_mistyped_is_told_with_what_is_near(shell: Shell, arguments: list[str], said: str) -> None:
    result = shell(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_no_command_is_still_help(shell: Shell) -> None:
    assert shell().code == 2
    assert shell("--help").code == 0
    assert "No such option '--hepl'" in shell("--hepl").err


def test_every_choice_and_every_file_is_told_alike() -> None:
    lax = [(name, one.name) for name, one in parameters() if type(one.type) in (click.Choice, click.Path)]
    assert lax == []
    arguments = {one.type for _, one in parameters() if one.name in ("files", "file", "gold", "pred")}
    assert all(isinstance(one, FileName) for one in arguments)
    assert isinstance(next(one.type for _, one in parameters() if one.name == "output_format"), OneOf)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("notice.pfd", "Did you mean notice.pdf?"),
        ("notice", "Did you mean notice.pdf?"),
        ("重点工作分解案.docx", "Did you mean 重点工作分解方案.docx?"),
        ("工作任务.docx", "Did you mean 工作 任务.docx?"),
        ("budget.pdf", "Check the path; quote it if it holds blanks or brackets."),
        ("zzz", "Check the path; quote it if it holds blanks or brackets."),
        ("nowhere/notice.pdf", "There is no folder nowhere: check the path."),
        ("notice.pdf/a", "There is no folder notice.pdf: check the path."),
    ],
)
def test_of_a_file_that_is_not_there_the_near_ones_are_told(tmp_path: Path, given: str, hint: str) -> None:
    for name in ("notice.pdf", "重点工作分解方案.docx", "工作 任务.docx"):
        (tmp_path / name).touch()
    with pytest.raises(UnreadableFile, match="does not exist") as caught:
        open_source(tmp_path / given, files.Options().limits)
    assert caught.value.hint == hint


@pytest.mark.parametrize("command", ["extract", "show", "explain", "check", "units"])
def test_every_command_tells_the_near_file(shell: Shell, command: str) -> None:
    shell.write("notice.txt", SOUND)
    result = shell(command, "notic.txt")
    assert result.code == 3
    assert result.err == "govtask: notic.txt does not exist — Did you mean notice.txt?\n"


def test_a_configuration_that_is_not_there_is_told_with_the_near_one(tmp_path: Path) -> None:
    (tmp_path / "govtask.yaml").write_text("select: [GT2]\n")
    with pytest.raises(BadConfiguration) as caught:
        load_configuration(tmp_path / "govtask.yml")
    assert caught.value.hint == "Did you mean govtask.yaml?"


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", ""],
        ["extract", "notice.txt", ""],
        ["show", ""],
        ["explain", ""],
        ["check", ""],
        ["units", ""],
        ["evaluate", "", "notice.txt"],
        ["profile", "check", ""],
        ["extract", "notice.txt", "-o", ""],
        ["extract", "notice.txt", "--check", ""],
        ["extract", "notice.txt", "--profile", ""],
        ["check", "notice.txt", "--config", ""],
    ],
)
def test_an_empty_name_is_a_usage_error(shell: Shell, arguments: list[str]) -> None:
    shell.write("notice.txt", SOUND)
    result = shell(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "it is empty: give a file's name (is a variable of the shell not set?)" in result.err


# Tasks by what they are called


def task(id: str, label: str | None, number: int | None) -> Task:
    return Task.model_construct(id=id, label=label, number=number)


TASKS = [
    task("t1", "一、", 1),
    task("t3", "（三）", 3),
    task("t3-2", "3.", 3),
    task("t103", "103.", 103),
    task("t103-2", "103．", 103),
    task("t5", "第五条", 5),
    task("u1", None, None),
    task("t12", "1.2", 12),
]


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("t103", ["t103"]),
        ("T103", ["t103"]),
        ("t103-2", ["t103-2"]),
        ("103", ["t103", "t103-2"]),
        ("103.", ["t103", "t103-2"]),
        ("103、", ["t103", "t103-2"]),
        ("１０３", ["t103", "t103-2"]),
        ("第103条", ["t103", "t103-2"]),
        ("（三）", ["t3"]),
        ("(三)", ["t3"]),
        ("三", ["t3"]),
        ("3", ["t3-2"]),
        ("一", ["t1"]),
        ("1", ["t1"]),
        ("5", ["t5"]),
        ("五", ["t5"]),
        ("第五条", ["t5"]),
        ("1.2", ["t12"]),
        ("u1", ["u1"]),
        ("", []),
        (".", []),
        ("104", []),
        ("t", []),
    ],
)
def test_a_task_is_called_by_id_label_or_number(word: str, ids: list[str]) -> None:
    assert [one.id for one in tasks_called(word, TASKS)] == ids


def test_of_a_task_that_is_not_there_the_near_ones_are_told() -> None:
    assert near_tasks("104", TASKS) == "Near: t103, t103-2, t12. Its tasks are t1 to t12."
    assert near_tasks("t1o3", TASKS) == "Near: t103, t1, t3. Its tasks are t1 to t12."
    assert near_tasks("飞", TASKS) == "Its tasks are t1 to t12."
    assert near_tasks("9" * 5_000, TASKS) == "Its tasks are t1 to t12."
    assert near_tasks("1", []) == "It has none."


def test_explain_shows_the_tasks_that_are_called_so(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    assert shell("explain", "notice.txt", "--task", "2").out.startswith("t2  in ")
    missing = shell("explain", "notice.txt", "--task", "4")
    assert missing.code == 2
    assert 'notice.txt has no task "4". Near: t3, t2, t1. Its tasks are t1 to t3.' in missing.err


# Where it goes


def test_a_dash_as_output_is_stdout(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    plain = shell("extract", "notice.txt")
    assert shell("extract", "notice.txt", "-o", "-") == plain
    table = shell("extract", "notice.txt", "--format", "csv")
    assert shell("extract", "notice.txt", "-o", "-", "--format", "csv") == table != plain
    assert not (shell.folder / "-").exists()


def test_a_name_as_long_as_can_be_is_read_and_written(shell: Shell) -> None:
    for name in (f"{LONG}.json", f"{LONG}.csv"):
        source = shell.write(f"{LONG}.txt", SOUND)
        assert shell("extract", source.name, "-o", name).code == 0
        assert shell("extract", source.name, "-o", name).err == ""
    assert shell("check", source.name, "--write-baseline", f"{LONG}.yaml").code == 0


@pytest.mark.parametrize("command", ["extract", "show", "explain", "check", "units"])
@pytest.mark.parametrize("name", [f"{TOO_LONG}.txt", f"{TOO_LONG}*.txt"])
def test_a_name_that_is_too_long_is_told(shell: Shell, command: str, name: str) -> None:
    result = shell(command, name)
    assert result.code == 3
    assert "cannot be read: its name is too long; mostly 255 bytes are the most" in result.err


def never(*_: object) -> None:
    raise AssertionError("something was read")


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be read."""
    monkeypatch.setattr(files, "open_source", never)


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    ("beside", "program"), [("~$任务.csv", "Excel"), (".~任务.csv", "WPS"), (".~lock.任务.csv#", "LibreOffice")]
)
def test_a_target_that_somebody_has_open_is_told_before_reading(shell: Shell, beside: str, program: str) -> None:
    shell.write("notice.txt", SOUND)
    shell.write("任务.csv", "old")
    shell.write(beside, "")
    result = shell("extract", "notice.txt", "-o", "任务.csv")
    assert (result.code, shell.read("任务.csv")) == (2, "old")
    assert result.err.startswith(f"govtask: 任务.csv is open in {program}, as {beside} beside it says — close it there")
    assert result.err.count("\n") == 1


def test_a_leftover_beside_no_file_keeps_nobody_from_writing(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell.write("~$任务.csv", "")
    assert shell("extract", "notice.txt", "-o", "任务.csv").code == 0


@pytest.mark.usefixtures("unread")
def test_a_file_that_the_system_holds_is_told_before_reading(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows does for what Excel has open."""
    shell.write("notice.txt", SOUND)
    target = shell.write("任务.csv", "old")
    opened = Path.open

    def held(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if path.name == target.name and "+" in mode:
            raise PermissionError(13, "Permission denied")
        return opened(path, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(open_elsewhere, "_OPEN_FILES_STAY", True)
    monkeypatch.setattr(Path, "open", held)
    result = shell("extract", "notice.txt", "-o", "任务.csv")
    assert result.code == 2
    assert result.err.startswith("govtask: 任务.csv is read-only or open in another program")


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    ("target", "refused", "said"),
    [
        ("folder/a.csv", ["folder"], "may not be written to"),
        ("folder/there.csv", ["folder", "there.csv"], "folder/there.csv may not be written to"),
        ("lost.csv", [], "is not a directory — make it first"),
    ],
)
def test_what_may_not_be_written_is_told_before_reading(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, target: str, refused: list[str], said: str
) -> None:
    shell.write("notice.txt", SOUND)
    shell.write("folder/there.csv", "old")
    (shell.folder / "lost.csv").symlink_to("nowhere/lost.csv")
    asked = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: Path(path).name not in refused and asked(path, mode, **more)
    )
    monkeypatch.setattr(os, "supports_effective_ids", {os.access})
    result = shell("extract", "notice.txt", "-o", target)
    assert result.code == 2
    assert said in result.err


def test_a_file_that_may_be_written_where_no_new_ones_may_is_written(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("notice.txt", SOUND)
    shell.write("folder/there.csv", "old")
    asked = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **more: Path(path).name != "folder" and asked(path, mode))
    assert shell("extract", "notice.txt", "-o", "folder/there.csv").code == 0


# Quiet


@pytest.mark.parametrize("quiet", ["-q", "--quiet"])
def test_quiet_says_nothing_but_errors(shell: Shell, quiet: str) -> None:
    shell.write("notice.txt", SOUND)
    assert shell("extract", "notice.txt", "--unit", "飞天局", "--format", "csv", quiet).err == ""
    assert shell("extract", "notice.txt", "--unit", "飞天局", quiet).err == ""
    assert shell("extract", "notic.txt", quiet).err.startswith("govtask: notic.txt does not exist")
    assert shell("units", "notic.txt", quiet).err.startswith("govtask: notic.txt does not exist")


def test_a_quiet_check_prints_its_findings_alone(shell: Shell) -> None:
    shell.write("plans/notice.txt", FAULTY)
    shell.write("plans/govtask.yaml", "ignore: [GT1]\n")
    loud, quiet = shell("check", "plans/notice.txt"), shell("check", "plans/notice.txt", "-q")
    assert "says how this is done" in loud.err
    assert (quiet.code, quiet.err) == (loud.code, "")
    assert loud.out == f"{quiet.out}{loud.out.splitlines()[-1]}\n"
    assert "finding" in loud.out.splitlines()[-1] and "finding" not in quiet.out
    for form in ("json", "github", "junit"):
        assert shell("check", "plans/notice.txt", "--format", form, "-q").out == (
            shell("check", "plans/notice.txt", "--format", form).out
        )
    assert shell("check", "plans/notice.txt", "--write-baseline", "base.yaml", "-q").err == ""


def test_nobody_is_both_told_more_and_nothing(shell: Shell) -> None:
    for command in ("extract", "check", "units"):
        result = shell(command, "notice.txt", "-v", "-q")
        assert result.code == 2
        assert "--verbose and --quiet ask for different things" in result.err


# Completion


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("govtask extract --limit pa", {"pages=", "page_size="}),
        ("govtask extract --role g", {"guiding"}),
        ("govtask extract --li", {"--limit", "--lint"}),
        ("govtask extract --max", set()),
        ("govtask ex", {"explain", "extract"}),
    ],
)
def test_shells_complete_what_is_new(line: str, words: set[str]) -> None:
    environment = os.environ | {
        "_GOVTASK_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    command = [sys.executable, "-m", "govtask_extract"]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60).stdout
    assert {entry.partition(",")[2] for entry in found.split()} == words


def test_shells_complete_files() -> None:
    environment = os.environ | {
        "_GOVTASK_COMPLETE": "bash_complete",
        "COMP_WORDS": "govtask extract ",
        "COMP_CWORD": "2",
    }
    command = [sys.executable, "-m", "govtask_extract"]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60).stdout
    assert found.startswith("file,")
