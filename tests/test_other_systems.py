"""Without fork, alarms and resource limits, as on Windows, the same is read and the same limits hold."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep

import pytest
import regex
from commands import govtask
from conftest import ROOT
from pypdfium2 import PdfDocument
from test_hostile import FILES

from govtask_extract.cli.console import Unwritable
from govtask_extract.cli.output_folder import _target
from govtask_extract.cli.streams import PatientFile
from govtask_extract.cli.targets import write_file
from govtask_extract.model.options import Limits
from govtask_extract.reading.isolation import spawned
from govtask_extract.reading.isolation.job import ended
from govtask_extract.reading.isolation.lifetime import has_ended
from govtask_extract.reading.usage import spent, usage_of

SAMPLE = ROOT / "samples/dongxihu-2022"
WITHOUT_UNIX = ROOT / "tests/without_unix"


def surroundings(*folders: Path, **variables: str) -> dict[str, str]:
    """Those of this process, with folders in which Python looks first."""
    given = os.environ.get("PYTHONPATH", "")
    return os.environ | {"PYTHONPATH": os.pathsep.join([*map(str, folders), given])} | variables


def elsewhere(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """`govtask` on a system that lacks what Windows lacks."""
    command = [sys.executable, "-m", "govtask_extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=surroundings(WITHOUT_UNIX), timeout=100)


def test_it_is_another_system() -> None:
    asked = "import os, signal; print(hasattr(os, 'fork'), hasattr(signal, 'SIGALRM')); import resource"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, env=surroundings(WITHOUT_UNIX))
    assert done.stdout.split() == [b"False", b"False"]
    assert b"ModuleNotFoundError" in done.stderr


@pytest.mark.parametrize("command", ["extract", "check", "show", "explain"])
@pytest.mark.parametrize("name", ["notice.md", "notice.pdf"])
def test_the_same_is_read(command: str, name: str) -> None:
    ours, theirs = (run(command, SAMPLE / name) for run in (govtask, elsewhere))
    assert (theirs.returncode, theirs.stdout, theirs.stderr) == (ours.returncode, ours.stdout, ours.stderr)


def test_the_same_is_read_of_several_files_at_once() -> None:
    command = ["extract", SAMPLE / "notice.md", SAMPLE / "notice.pdf", "--format", "jsonl"]
    ours, theirs = govtask(*command), elsewhere(*command, "--jobs", "2")
    assert (theirs.returncode, theirs.stdout, theirs.stderr) == (ours.returncode, ours.stdout, ours.stderr)


def long_pdf(path: Path) -> None:
    """The sample's pages so often that no machine reads them in a second."""
    with PdfDocument(SAMPLE / "notice.pdf") as sample, PdfDocument.new() as made:
        for _ in range(30):
            made.import_pages(sample)
        made.save(path)


@pytest.mark.parametrize("name", ["long.txt", "notice.pdf"])
@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (["--timeout", "1"], "takes more than 1 seconds of the processor, the limit — Raise it with "),
        (["--memory", "30", "--timeout", "60"], "needs more than 30 MB of memory, the limit — Raise it with "),
    ],
    ids=["time", "memory"],
)
def test_the_same_limits_hold(name: str, limits: list[str], words: str, tmp_path: Path) -> None:
    """What is read in the process itself, and what is read in a child."""
    (tmp_path / "long.txt").write_text("1. 建公园。（牵头单位：区住建局）\n" * 60_000, "utf-8")
    long_pdf(tmp_path / "notice.pdf")
    done = elsewhere("extract", tmp_path / name, *limits)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (3, b"", 1)
    assert words in done.stderr.decode()


@pytest.mark.parametrize("name", sorted(FILES)[::9])
def test_hostile_files_end_as_they_do_here(name: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(FILES[name]())
    ours, theirs = (run("extract", tmp_path / "x") for run in (govtask, elsewhere))
    assert (theirs.returncode, theirs.stdout) == (ours.returncode, ours.stdout)
    # Of a library that ends the process where memory ends, one sees that it crashes, the other why.
    assert theirs.stderr.count(b"\n") == ours.stderr.count(b"\n")


# Children

JOB = """
import sys
sys.path.insert(0, {folder!r})
import test_isolation
from govtask_extract import GovtaskError
from govtask_extract.reading.isolation.spawned import read_spawned
if __name__ == "__main__":
    test_isolation.Limits.wall = property(lambda limits: limits.seconds * {factor})
    try:
        read_spawned(test_isolation.{job}, "x.pdf", test_isolation.{options}, test_isolation.nothing)
    except GovtaskError as error:
        print(error.message)
"""


@pytest.mark.parametrize(
    ("job", "options", "words"),
    [
        ("aborting", "PATIENT", "crash (SIGABRT)"),
        ("leaving", "PATIENT", "crash (no message)"),
        ("busy", "STRICT", "more than 1 seconds of the processor"),
        ("sleeping_deaf", "STRICT", "more than 2 seconds by the clock"),
        ("eating", "PATIENT", "more than 100 MB of memory"),
    ],
)
def test_a_child_that_ends_badly_is_an_error_in_time(job: str, options: str, words: str) -> None:
    tests = ROOT / "tests"
    program = JOB.format(folder=str(tests), job=job, options=options, factor=2 if "clock" in words else 60)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=surroundings(WITHOUT_UNIX, tests)
    )
    assert words in done.stdout, done.stderr


LOOPING = """
import os, time
from govtask_extract.reading.isolation.lifetime import scratch_folder
def looping(progress):
    with scratch_folder():
        with open("child", "w") as file:
            file.write(f"{os.getpid()} ")
        time.sleep(60)
"""
STARTING = """
from looping import looping
from govtask_extract import Options
from govtask_extract.reading.isolation.spawned import read_spawned
read_spawned(looping, "x.pdf", Options(), lambda: None)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes")
def test_no_child_and_no_folder_outlives_a_command_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "looping.py").write_text(LOOPING)
    (tmp_path / "tmp").mkdir()
    given = surroundings(WITHOUT_UNIX, tmp_path, TMPDIR=str(tmp_path / "tmp"))
    command = subprocess.Popen([sys.executable, "-c", STARTING], cwd=tmp_path, env=given)
    marker, end = tmp_path / "child", monotonic() + 60
    while not (marker.exists() and marker.read_text().endswith(" ")):
        assert monotonic() < end
        sleep(0.02)
    assert len(list((tmp_path / "tmp").iterdir())) == 1
    command.kill()
    command.wait(30)
    while _runs(int(marker.read_text())) or list((tmp_path / "tmp").iterdir()):
        assert monotonic() < end
        sleep(0.02)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_of_a_process_that_has_ended_nothing_is_known() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert usage_of(process.pid) is None
    assert spent(process.pid, Limits(seconds=0, memory=0)) is None
    assert spent(os.getpid(), Limits(seconds=0)) == "seconds"
    assert spent(os.getpid(), Limits(seconds=10_000, memory=1)) == "memory"
    assert spent(os.getpid(), Limits(seconds=10_000, memory=100_000)) is None


# What only Windows has, as far as it can be shown elsewhere


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What asks for the system's name is told this one; psutil has asked before."""
    import_module("psutil")
    monkeypatch.setattr(sys, "platform", "win32")


def test_a_child_is_no_starter_of_a_child(windows: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a virtual environment of Windows, `python.exe` starts the real one and waits."""
    monkeypatch.setattr(sys, "_base_executable", "C:/Python/python.exe")
    assert spawned._interpreter() == ("C:/Python/python.exe", {"__PYVENV_LAUNCHER__": sys.executable})
    monkeypatch.setattr(sys, "_base_executable", sys.executable)
    assert spawned._interpreter() == (sys.executable, {})


def test_a_parent_that_has_ended_is_known_where_its_number_stays(windows: None) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert has_ended(process.pid)
    assert not has_ended(os.getpid())


def test_the_files_of_a_folder_come_in_one_order_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where capital letters are none, as on Windows, they still come first."""
    for name in ("b.md", "a.md", "C.md"):
        (tmp_path / name).write_text("1. 建公园。（牵头单位：区住建局）\n", "utf-8")
    monkeypatch.setattr(os.path, "normcase", str.lower)
    done = govtask("extract", tmp_path, "--format", "json")
    assert regex.findall(rb'"path": ?"([^"]+)"', done.stdout) == [b"C.md", b"a.md", b"b.md"]


def test_a_crash_names_the_status_that_windows_gives() -> None:
    assert "crash (0xC0000005)" in ended("x.pdf", -0xC0000005, Limits()).message


def test_a_file_that_another_program_opens_meanwhile_says_so(
    windows: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel lets nobody write what it shows; Windows calls that a lack of permission."""
    target = tmp_path / "任务.xlsx"
    target.write_text("old")

    def refused(*given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(os, "open", refused)
    said = "任务.xlsx cannot be written: Permission denied — if Excel or another program has it open, close it there"
    with pytest.raises(Unwritable, match=said):
        write_file(target, [b"new"])
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["任务.xlsx"]
    assert target.read_text() == "old"


@pytest.mark.parametrize("path", ["con.pdf", "a.zip/NUL", "aux/plan.pdf", "plan:2.pdf", "com1 .txt"])
def test_a_report_is_not_written_where_windows_would_lose_it(path: str, windows: None, tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="is no name of a file on Windows"):
        _target(tmp_path, path, ".json")


@pytest.mark.parametrize("path", ["contents.pdf", "a.zip/null.pdf", "auxiliary/plan.pdf", "2023/方案.pdf"])
def test_a_usual_name_is_one_on_windows_too(path: str, windows: None, tmp_path: Path) -> None:
    assert _target(tmp_path, path, ".json") == tmp_path / f"{path}.json"


@pytest.mark.skipif(not hasattr(os, "eventfd"), reason="nothing here that calls what it is given invalid")
def test_a_reader_that_has_seen_enough_is_one_on_windows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows calls it an invalid argument, as an event does on Linux that is given less than a number."""
    with PatientFile(os.eventfd(0), "w") as file:
        with pytest.raises(OSError, match="Invalid argument"):
            file.write(b"x")
        monkeypatch.setattr(sys, "platform", "win32")
        with pytest.raises(BrokenPipeError):
            file.write(b"x")


@pytest.mark.parametrize(("old", "styled"), [(True, False), (False, True)])
def test_an_old_console_of_windows_is_shown_no_escape_sequences(
    old: bool, styled: bool, windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govtask_extract.cli import console

    monkeypatch.setattr(console, "to_terminal", lambda: True)
    monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: old)
    assert console.shows_styles() is styled


SAYING: Sequence[tuple[str, list[str]]] = [
    ("no such file", ["extract", "没有𬭎.txt"]),
    ("no such option", ["extract", "--𬭎"]),
    ("help", ["extract", "--help"]),
]


@pytest.mark.parametrize("encoding", ["cp936", "cp1252", "cp437"])
@pytest.mark.parametrize("arguments", [given for _, given in SAYING], ids=[name for name, _ in SAYING])
def test_a_console_that_has_not_every_character_is_no_bug(arguments: list[str], encoding: str) -> None:
    command = [sys.executable, "-m", "govtask_extract", *arguments]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": encoding})
    assert done.returncode in (0, 2, 3)
    assert b"Traceback" not in done.stderr
    if "没有𬭎.txt" in arguments and encoding == "cp936":
        assert done.stderr.decode("cp936").startswith("govtask: 没有\\U0002cb4e.txt does not exist — ")


def test_what_click_writes_is_no_bug_where_the_console_has_not_its_characters() -> None:
    program = "import click; from govtask_extract.cli.streams import settle_streams; settle_streams(); click.echo('𬭎')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp936"}
    )
    assert (done.returncode, done.stdout.strip()) == (0, b"\\U0002cb4e")


@pytest.mark.parametrize("encoding", ["cp936", "cp1252"])
def test_data_is_utf8_whatever_the_console(encoding: str) -> None:
    command = [sys.executable, "-m", "govtask_extract", "show", str(SAMPLE / "notice.md")]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": encoding})
    assert "皮惠兰" in done.stdout.decode("utf-8")
