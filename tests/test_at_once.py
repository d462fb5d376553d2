"""Several files at once: what is written is the same to the byte, and whatever happens to one file stays its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from zipfile import ZipFile

import pytest
from checking import FAULTY, SOUND, Shell
from docx_made import docx, paragraph
from test_passwords import encrypted, members_of

from govtask_extract.writing.writer import format_names, named_writer

GOVTASK = [sys.executable, "-m", "govtask_extract"]
LATER = SOUND.replace("2023", "2024")


@pytest.fixture
def plans(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A folder of notices, with an archive, what cannot be read, a report, and what is no notice."""
    monkeypatch.chdir(shell.folder)
    for number in range(3):
        shell.write(f"plans/{number}.txt", SOUND.replace("3个", f"{number + 4}个"))
    shell.write("plans/2024/faulty.txt", FAULTY)
    shell.write("plans/broken.pdf", "%PDF-1.7 and nothing else")
    shell.write("plans/README.md", "# Plans\n")
    with ZipFile(shell.folder / "plans/all.zip", "w") as archive:
        archive.writestr("one.txt", LATER)
        archive.writestr("broken.docx", "PK and nothing else")
        archive.writestr("two.txt", LATER.replace("3个", "9个"))
    shell.write("report.json", shell("extract", "plans/1.txt").out)
    return shell


def written(shell: Shell, jobs: int, form: str, *arguments: str) -> tuple[int, bytes, str]:
    """The exit code, the bytes, and what was said."""
    target = shell.folder / f"out/{jobs}.{form}"
    target.parent.mkdir(exist_ok=True)
    result = shell("extract", *arguments, "--jobs", str(jobs), "--format", form, "-o", target)
    return result.code, target.read_bytes(), result.err


@pytest.mark.parametrize("form", format_names())
def test_what_is_written_is_the_same_whatever_is_read_at_once(form: str, plans: Shell) -> None:
    """With an archive, failures between, a path that comes twice, and remarks."""
    given = ["plans", "report.json", "report.json", "--verbose"]
    one, two, three = (written(plans, jobs, form, *given) for jobs in (1, 2, 3))
    assert one == two == three
    assert one[0] != 0 and "2024/faulty.txt: " in one[2]


@pytest.mark.parametrize(
    ("form", "more"),
    [
        ("jsonl", ("--unit", "住建局")),
        ("xlsx", ("--unit", "没有局", "--verbose")),
        ("csv", ("--separator", "局", "--headings", "zh", "--excel", "--drop-empty")),
        ("json", ("--lint",)),
    ],
)
def test_options_hold_for_all_files_that_are_read_at_once(form: str, more: tuple[str, ...], plans: Shell) -> None:
    assert written(plans, 1, form, "plans", *more) == written(plans, 2, form, "plans", *more)


@pytest.mark.parametrize("form", ["yaml", "csv"])
def test_a_file_alone_is_written_bare(form: str, plans: Shell) -> None:
    alone = written(plans, 2, form, "plans/1.txt")
    assert alone == written(plans, 1, form, "plans/1.txt") == written(plans, 1, form, "report.json")


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_file_for_each_report_is_the_same_too(form: str, plans: Shell) -> None:
    for jobs in (1, 2):
        plans("extract", "plans", "report.json", "--format", form, "--output-dir", f"by{jobs}", "--jobs", jobs)
    one, two = (
        {
            path.relative_to(plans.folder / by): path.read_bytes()
            for path in (plans.folder / by).rglob("*")
            if path.is_file()
        }
        for by in ("by1", "by2")
    )
    assert one == two and len(one) == 7


def test_of_two_that_go_by_one_path_the_second_gets_another_in_every_row(plans: Shell) -> None:
    rows = plans("extract", "plans/1.txt", "report.json", "report.json", "--format", "jsonl", "--jobs", "2").out
    sources = [json.loads(row)["source"] for row in rows.splitlines()]
    assert set(sources) == {"plans/1.txt", "plans/1.txt#2", "plans/1.txt#3"}
    assert len(rows.splitlines()) == 3 * sources.count("plans/1.txt")


def test_checks_are_the_same_too(plans: Shell) -> None:
    one, two = (plans("check", "plans", "--format", "json", "--jobs", jobs) for jobs in "12")
    assert one == two and "GT" in one.out


@pytest.mark.parametrize("form", format_names())
def test_shares_are_joined_as_if_they_had_been_made_in_one_go(form: str, plans: Shell) -> None:
    from govtask_extract import extract

    writer = named_writer(form)
    reports = [extract(text.encode(), name=f"{name}.txt") for name, text in (("a", SOUND), ("b", FAULTY))]
    shares = [writer.share(report, several=True) for report in reports]
    assert b"".join(writer.joined(iter(shares), several=True)) == writer.write(reports, several=True)


# What happens to processes


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """In a group of its own, as a terminal has it."""
    command = [*GOVTASK, *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def members(group: int) -> list[int]:
    """The processes of a group that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = path.read_text("utf-8", "replace").rpartition(") ")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(int(path.parent.name))
    return found


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """Those of the pool, when they are at work: not what the standard library tracks resources with."""
    until = monotonic() + 60
    while monotonic() < until:
        found = [pid for pid in members(process.pid) if pid != process.pid and _spawned(pid)]
        if len(found) == 2 and all(map(_at_work, found)):
            return found
        sleep(0.1)
    raise AssertionError("no process is at work")


def _spawned(pid: int) -> bool:
    with suppress(OSError):
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def _at_work(pid: int) -> bool:
    """It has loaded what reads."""
    with suppress(OSError):
        return "pydantic_core" in Path(f"/proc/{pid}/maps").read_text("utf-8", "replace")
    return False


def gone(group: int, seconds: float = 15) -> bool:
    until = monotonic() + seconds
    while members(group):
        if monotonic() > until:
            return False
        sleep(0.1)
    return True


ON_LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """So many that no machine is through before it is disturbed."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(SOUND * 3, "utf-8")
    return tmp_path


@ON_LINUX
@pytest.mark.parametrize("group", [True, False])
def test_an_interruption_ends_all_processes(group: bool, many: Path) -> None:
    with running(many, "extract", "many", "--jobs", "2", "-o", "all.jsonl") as process:
        workers(process)
        (os.killpg if group else os.kill)(process.pid, signal.SIGINT)
        assert process.wait(20) == 130
        assert gone(process.pid)
    assert not (many / "all.jsonl").exists()


@ON_LINUX
def test_processes_do_not_outlive_the_command(many: Path) -> None:
    with running(many, "extract", "many", "--jobs", "2", "-o", "all.jsonl") as process:
        workers(process)
        process.kill()
        process.wait(20)
        assert gone(process.pid)


@ON_LINUX
def test_who_has_seen_enough_ends_the_command(many: Path) -> None:
    with running(many, "extract", "many", "--jobs", "2", "--format", "jsonl") as process:
        assert process.stdout and process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.wait(60) in (0, 3)
        assert gone(process.pid)
        assert process.stderr and process.stderr.read() == b""


@ON_LINUX
def test_a_process_that_is_killed_costs_one_file(many: Path) -> None:
    with running(many, "extract", "many", "--jobs", "2", "-o", "all.json") as process:
        os.kill(workers(process)[0], signal.SIGKILL)
        assert process.wait(120) != 0
    entries = json.loads((many / "all.json").read_text("utf-8"))
    missing = [entry for entry in entries if "error" in entry]
    assert len(entries) == 400 and len(missing) <= 1
    assert [entry["source"]["path"] for entry in entries if "error" not in entry] == [
        f"{number:03}.txt" for number in range(400) if f"{number:03}.txt" not in {one["source"] for one in missing}
    ]
    assert all(one["error"]["name"] == "ReaderCrash" for one in missing)


def test_a_file_that_takes_too_long_costs_itself_alone(plans: Shell) -> None:
    plans.write("slow/a.txt", SOUND)
    plans.write("slow/b.txt", SOUND * 4000)
    plans.write("slow/c.txt", SOUND)
    result = plans("extract", "slow", "--jobs", "2", "--timeout", "2")
    assert ["error" in entry for entry in result.data] == [False, True, False]
    assert result.data[1]["error"]["name"] == "LimitExceeded"


@pytest.mark.parametrize("module", ["pebble", "multiprocessing", "random"])
def test_no_process_runs_a_module_of_the_folder_where_we_are(module: str, plans: Shell) -> None:
    plans.write(f"{module}.py", "open('ran', 'w').close()\n")
    command = [Path(sys.executable).with_name("govtask"), "extract", "plans/0.txt", "plans/1.txt", "--jobs", "2"]
    done = subprocess.run(command, cwd=plans.folder, capture_output=True, check=False)
    assert done.returncode == 0 and len(json.loads(done.stdout)) == 2
    assert not (plans.folder / "ran").exists()


def test_each_process_knows_profile_and_password(plans: Shell) -> None:
    plans.write("profile.yaml", "name: 云溪区\nlabels: {lead_units: [领办单位]}\n")
    for number in range(2):
        lines = (f"1.修桥{number + 2}座。", "领办单位：区住建局")
        path = plans.write(f"locked/{number}.docx", "")
        path.write_bytes(encrypted(members_of(docx("".join(map(paragraph, lines)))), "芝麻开门"))
    given = ("extract", "locked", "--profile", "profile.yaml", "--jobs", "2")
    known = plans(*given, "--password", "芝麻开门")
    assert [entry["tasks"][0]["lead_units"] for entry in known.data] == [["区住建局"]] * 2
    assert all("error" in entry for entry in plans(*given, "--password", "wrong").data)
