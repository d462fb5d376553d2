"""Whatever surrounds the command: output is whole or an error, nothing outlives it, no words blame the wrong one."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest
from conftest import COPIED, ROOT

from govtask_extract import Options, extract
from govtask_extract.cli.targets import write_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors and signals are another thing there")

PDF = ROOT / "samples/dongxihu-2022/notice.pdf"
TEXT = ROOT / "samples/dongxihu-2022/notice.md"
SHORT = "1. 建公园。（牵头单位：区住建局）\n"
GOVTASK = [sys.executable, "-m", "govtask_extract"]


@pytest.fixture(scope="module")
def whole() -> bytes:
    """What extracting the text gives: more than a pipe holds."""
    return subprocess.run([*GOVTASK, "extract", str(TEXT)], capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What extracting short.txt gives."""
    return in_shell("govtask extract short.txt", tmp_path_factory.mktemp("short")).stdout


def in_shell(line: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line of sh, in which `govtask`, `$PDF` and `$TEXT` are what they are called, and short.txt a notice."""
    (cwd / "short.txt").write_text(SHORT, "utf-8")
    program = f'govtask() {{ "{sys.executable}" -m govtask_extract "$@"; }}\n{line}'
    given = os.environ | {"PDF": str(PDF), "TEXT": str(TEXT)} | variables
    return subprocess.run(["sh", "-c", program], capture_output=True, cwd=cwd, env=given, timeout=60)


# Output is whole, or an error


@pytest.mark.parametrize("unbuffered", ["1", ""])
def test_a_pipe_that_does_not_wait_gets_all(whole: bytes, unbuffered: str) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    command = [*GOVTASK, "extract", str(TEXT)]
    with subprocess.Popen(command, stdout=theirs, env=os.environ | {"PYTHONUNBUFFERED": unbuffered}) as process:
        os.close(theirs)
        with os.fdopen(ours, "rb") as pipe:
            assert pipe.read() == whole
        assert process.wait(60) == 0


@pytest.mark.parametrize("unbuffered", ["1", ""])
@pytest.mark.parametrize("command", ["extract", "explain --stage raw"])
def test_a_disk_that_fills_amid_the_output_is_an_error(command: str, unbuffered: str, tmp_path: Path) -> None:
    """As a limit of a file's size does: so much is written, and no more."""
    done = in_shell(f"ulimit -f 64; govtask {command} $TEXT > x", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.startswith(b"govtask: stdout: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("command", ["--help", "--version", "extract --help", "show short.txt"])
def test_a_full_disk_is_no_bug(command: str, tmp_path: Path) -> None:
    done = in_shell(f"govtask {command} > /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, b"govtask: stdout: No space left on device\n")


@pytest.mark.parametrize("closed", ["<&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize("file", ["$PDF", "short.txt"])
def test_closed_streams_change_no_result(file: str, closed: str, tmp_path: Path) -> None:
    told = in_shell(f"govtask extract {file}", tmp_path)
    assert told.returncode == 0
    assert in_shell(f"govtask extract {file} {closed}", tmp_path).stdout == told.stdout


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("command", "code"), [("extract $PDF -o x", 0), ("extract none", 3), ("extract --none", 2)])
def test_closed_streams_change_no_exit_code(command: str, code: int, closed: str, tmp_path: Path) -> None:
    assert in_shell(f"govtask {command} --format json {closed}", tmp_path).returncode == code


# -o


def written(target: str, cwd: Path, before: str = ":", file: str = "short.txt") -> subprocess.CompletedProcess[bytes]:
    return in_shell(f"{before}; govtask extract {file} --format json -o {target}", cwd)


def test_a_file_gets_the_permissions_that_the_umask_wants(tmp_path: Path, short: bytes) -> None:
    for umask, mode in (("077", 0o600), ("022", 0o644)):
        assert written(umask, tmp_path, f"umask {umask}").returncode == 0
        assert (tmp_path / umask).stat().st_mode & 0o777 == mode
        assert (tmp_path / umask).read_bytes() == short


def test_a_file_that_is_replaced_keeps_permissions_owner_and_links(tmp_path: Path, short: bytes) -> None:
    (tmp_path / "old").write_text("x")
    (tmp_path / "old").chmod(0o640)
    owner = (65534, 65534) if os.getuid() == 0 else (os.getuid(), os.getgid())
    os.chown(tmp_path / "old", *owner)
    (tmp_path / "link").symlink_to("old")
    assert written("link", tmp_path, "umask 077").returncode == 0
    state = (tmp_path / "old").stat()
    assert (state.st_mode & 0o777, (state.st_uid, state.st_gid)) == (0o640, owner)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "old").read_bytes() == short
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "old", "short.txt"]


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path, short: bytes) -> None:
    name = "a" * 255
    assert written(name, tmp_path).returncode == 0
    assert (tmp_path / name).read_bytes() == short
    done = written(f"{name}a", tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.endswith(b"255 bytes are the most, and a Chinese character takes three\n")


def test_links_that_lead_round_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    done = written("a", tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"a cannot be written: Too many levels" in done.stderr


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_what_the_shell_has_opened_is_written_through(target: str, tmp_path: Path, short: bytes) -> None:
    if not Path(target).parent.exists():
        pytest.skip("no such folder here")
    assert written(target, tmp_path).stdout == short
    assert written(f"{target} >> x", tmp_path, "printf a > x").returncode == 0
    assert (tmp_path / "x").read_bytes() == b"a" + short


def test_a_named_pipe_is_written_through(tmp_path: Path, short: bytes) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert written("pipe", tmp_path, "cat pipe & :").stdout == short
    assert (tmp_path / "pipe").is_fifo()


def test_what_cannot_be_replaced_is_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, errno_of_mounts: int
) -> None:
    """A file that is mounted by itself, as containers have it."""

    def refused(draft: Path, target: Path) -> None:
        raise OSError(errno_of_mounts, "busy")

    (tmp_path / "x").write_text("longer than what comes")
    monkeypatch.setattr(Path, "replace", refused)
    write_file(tmp_path / "x", [b"new"])
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"new"


@pytest.fixture(params=["EBUSY", "EXDEV"])
def errno_of_mounts(request: pytest.FixtureRequest) -> int:
    return int(getattr(errno, request.param))


def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    done = written("x", tmp_path, "ulimit -f 64", "$TEXT")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["short.txt", "x"]
    assert (tmp_path / "x").read_text() == "old"


def test_what_a_killed_run_left_is_in_nobodys_way(tmp_path: Path, short: bytes) -> None:
    """Whatever number the process has, and whatever a stranger puts there."""
    (tmp_path / "secret").write_text("kept")
    for number in range(os.getpid(), os.getpid() + 2000):
        (tmp_path / f".x.{number}.part").symlink_to("secret")
    assert written("x", tmp_path).returncode == 0
    assert (tmp_path / "x").read_bytes() == short
    assert (tmp_path / "secret").read_text() == "kept"


# Nothing outlives, nothing runs


READER = (
    "import os, signal, sys, time\n"
    "from msgspec.structs import replace\n"
    "from govtask_extract.cli.main import main\n"
    "from govtask_extract.reading.formats import from_pdf\n"
    "from govtask_extract.reading.isolation.lifetime import scratch_folder\n"
    "def read(source, options):\n"
    "    with scratch_folder():\n"
    "        {}\n"
    "from_pdf.READER = replace(from_pdf.READER, read=read)\n"
    # Also where these tests run with nohup, which has all that comes of it ignore SIGHUP.
    "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def reading(body: str, cwd: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """`govtask extract` whose reader of PDF does something else, with a folder for what it makes."""
    (cwd / "tmp").mkdir(exist_ok=True)
    command = [sys.executable, "-c", READER.format(body), "extract", str(PDF), *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd=cwd, env=os.environ | {"TMPDIR": str(cwd / "tmp")})


def until(true: Callable[[], object]) -> None:
    end = monotonic() + 30
    while not true():
        assert monotonic() < end
        sleep(0.02)


def gone(process: int) -> bool:
    """Also where nobody has asked what became of it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL], ids=lambda number: number.name)
def test_no_child_and_no_folder_outlives_the_command(number: signal.Signals, tmp_path: Path) -> None:
    command = reading("open('child', 'w').write(f'{os.getpid()} '); any(0 for _ in iter(int, 1))", tmp_path)
    marker = tmp_path / "child"
    until(lambda: marker.exists() and marker.read_text().endswith(" "))
    child = int(marker.read_text())
    assert len(list((tmp_path / "tmp").iterdir())) == 1
    command.send_signal(number)
    assert command.wait(30) == -number
    until(lambda: gone(child))
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes")
def test_a_child_that_hears_nothing_ends_with_the_command(tmp_path: Path) -> None:
    """As a library in C that goes in circles: only SIGKILL reaches it."""
    deaf = (
        "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals()); open('child', 'w').write(f'{os.getpid()} ')"
    )
    program = READER.replace("    with scratch_folder():\n        {}\n", f"    {deaf}; time.sleep(60)\n")
    command = subprocess.Popen([sys.executable, "-c", program, "extract", str(PDF)], cwd=tmp_path)
    marker = tmp_path / "child"
    until(lambda: marker.exists() and marker.read_text().endswith(" "))
    command.kill()
    command.wait(30)
    until(lambda: gone(int(marker.read_text())))


@COPIED
@pytest.mark.parametrize("body", ["os.kill(os.getpid(), signal.SIGKILL)", "any(0 for _ in iter(int, 1))"])
def test_the_folder_of_a_child_that_was_killed_is_removed(body: str, tmp_path: Path) -> None:
    command = reading(body, tmp_path, "--timeout", "1")
    _, said = command.communicate(timeout=60)
    assert (command.returncode, said.count(b"\n")) == (3, 1)
    assert list((tmp_path / "tmp").iterdir()) == []


HOSTILE = "open({!r}, 'w').write('run')\nraise SystemExit(99)\n"


@pytest.mark.parametrize("path", [None, "", ":"])
def test_no_code_of_the_current_folder_is_run(
    path: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for module in ("pickle", "struct", "regex", "sitecustomize", "usercustomize", "lxml", "govtask_extract"):
        (folder / f"{module}.py").write_text(HOSTILE.format(str(tmp_path / "mark")))
    monkeypatch.chdir(folder)
    if path is not None:
        monkeypatch.setenv("PYTHONPATH", path + os.environ.get("PYTHONPATH", ""))
    with ThreadPoolExecutor(1) as pool:  # beside a thread, a child is a Python of its own
        assert pool.submit(extract, PDF, Options(isolate="always")).result().tasks
    assert not (tmp_path / "mark").exists()


def test_the_module_runs_no_code_of_the_current_folder(tmp_path: Path) -> None:
    for module in ("click", "pickle", "struct"):
        (tmp_path / f"{module}.py").write_text(HOSTILE.format("mark"))
    assert in_shell("govtask extract short.txt", tmp_path).returncode == 0
    assert not (tmp_path / "mark").exists()


@COPIED
def test_time_is_the_processors(tmp_path: Path) -> None:
    """Who waits for others loses nothing; who works is stopped when he has used his time."""
    waiting = reading("time.sleep(3); from govtask_extract.errors import UnknownFormat; raise UnknownFormat('waited')",
                      tmp_path, "--timeout", "2")  # fmt: skip
    assert b"waited" in waiting.communicate(timeout=60)[1]
    working = reading("any(0 for _ in iter(int, 1))", tmp_path, "--timeout", "1")
    assert b"more than 1 seconds of the processor" in working.communicate(timeout=60)[1]


# Right words


def test_a_folder_that_is_gone_is_no_bug(tmp_path: Path) -> None:
    done = in_shell(
        "mkdir d && cd d && rmdir ../d && govtask extract $TEXT > /dev/null && govtask check $TEXT", tmp_path
    )
    assert (done.returncode, done.stderr) == (
        3,
        b"govtask: the current folder is gone \xe2\x80\x94 Change to one that exists: cd.\n",
    )


@pytest.mark.parametrize("lacking", [pytest.param("os.fork", marks=COPIED), "os.pipe"])
def test_no_process_to_be_had_is_no_bug(lacking: str, tmp_path: Path) -> None:
    refusing = (
        f"import errno, os, sys\ndef no(*given): raise BlockingIOError(errno.EAGAIN, 'Try again')\n{lacking} = no\n"
    )
    program = refusing + "from govtask_extract.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    done = subprocess.run([sys.executable, "-c", program, "extract", str(PDF)], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (3, b"", 1)
    assert b"there is none to be had: Try again" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.parametrize("megabytes", ["1", "5", "20", "40"])
@pytest.mark.parametrize("name", ["dongxihu-2022/notice.pdf", "dongxihu-2022/notice.doc", "songling-2024/notice.html"])
def test_too_little_memory_says_memory(name: str, megabytes: str) -> None:
    command = [*GOVTASK, "extract", str(ROOT / "samples" / name), "--memory", megabytes]
    done = subprocess.run(command, capture_output=True, timeout=60)
    if done.returncode:
        assert (done.returncode, done.stderr.count(b"\n")) == (3, 1), done.stderr
        assert b"memory, the limit" in done.stderr


@COPIED
@pytest.mark.parametrize("wrapped", [
    "MemoryError()", "OSError(12, 'Cannot allocate memory')", "ImportError('x.so: failed to map segment')",
])  # fmt: skip
def test_an_error_that_memory_caused_says_memory(wrapped: str, tmp_path: Path) -> None:
    body = f"\n        try: raise {wrapped}\n        except Exception as error: raise ValueError('damaged') from error"
    command = reading(body, tmp_path)
    assert b"needs more than 800 MB of memory" in command.communicate(timeout=60)[1]


@pytest.mark.parametrize(
    "command", ["extract $PDF", "extract short.txt --format yaml", "--help", "extract --help", "rules"]
)
def test_without_docstrings_and_assertions_the_bytes_are_the_same(command: str, tmp_path: Path) -> None:
    usual, optimized = (in_shell(f"govtask {command}", tmp_path, PYTHONOPTIMIZE=level) for level in ("", "2"))
    assert usual.returncode == 0
    assert optimized.stdout == usual.stdout
