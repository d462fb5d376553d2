"""The machine's faults are called that, and not the file's: open files, memory, disks, as errors of any kind say it."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from conftest import ROOT
from msgspec.structs import replace

from govtask_extract.cli.console import as_fault
from govtask_extract.errors import InternalError, MachineFault, MissingExtra, UnreadableFile
from govtask_extract.machine import fault_of_machine
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_text import READER
from govtask_extract.reading.read import read

SAMPLE = ROOT / "samples/dongxihu-2022"
limited = pytest.mark.skipif(sys.platform != "linux", reason="these limits are Linux's")


def held(limit: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, held by a limit of the shell's."""
    line = f'ulimit {limit}; exec "$@"'
    command = ["sh", "-c", line, "sh", sys.executable, "-m", "govtask_extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@limited
@pytest.mark.parametrize("name", ["notice.doc", "notice.pdf", "notice.md"])
@pytest.mark.parametrize("limit", ["-n 5", "-n 6", "-n 7", "-v 30000", "-v 55000", "-v 122000"])
def test_what_the_system_refuses_is_no_fault_of_the_files(name: str, limit: str) -> None:
    done = held(limit, "extract", SAMPLE / name)
    assert done.returncode in (0, 3)
    if done.returncode:
        assert done.stderr.count("\n") == 1
        assert "Too many open files" in done.stderr or "the system allows a process" in done.stderr


@limited
@pytest.mark.parametrize("kind", ["S", ""])
def test_who_limits_memory_is_said(kind: str, tmp_path: Path) -> None:
    """The shell, if its limit is the stricter one, also where that could be raised; else we."""
    (tmp_path / "a.html").write_text(untidy(6000), "utf-8")
    theirs = held(f"-{kind}v 200000", "extract", tmp_path / "a.html")
    assert "there is no memory left of the 204 MB that the system allows a process" in theirs.stderr
    ours = held(f"-{kind}v 2000000", "extract", tmp_path / "a.html", "--memory", "200")
    assert "needs more than 200 MB of memory, the limit — Raise it with --memory" in ours.stderr


def untidy(count: int) -> str:
    """Tags that are opened, never closed, and opened anew by the parser in each paragraph that follows."""
    return "<html><body>" + "".join(f"<p><font size={at}>1. 建桥。（牵头单位：区住建局）" for at in range(count))


def caused(cause: BaseException) -> Exception:
    error = ValueError("damaged")
    error.__cause__ = cause
    return error


LACKING = [
    OSError(errno.EMFILE, "Too many open files"),
    OSError(errno.ENOSPC, "No space left on device", "x"),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
    OSError(errno.ENOMEM, "Cannot allocate memory"),
    MemoryError(),
    ImportError("x.so: cannot open shared object file: Too many open files"),
    ImportError("x.so: failed to map segment from shared object"),
    SystemError("<built-in function x> returned NULL without setting an exception"),
    FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']"),
]
OTHERS = [
    ValueError("damaged"),
    OSError("not an OLE2 structured storage file"),
    OSError(errno.EINVAL, "Invalid argument"),
    FileNotFoundError("no such stream"),
    ImportError("no module", name="x"),
    SystemError("x"),
]


@pytest.mark.parametrize("error", LACKING, ids=repr)
def test_what_is_lacking_is_known_however_it_is_said(error: Exception) -> None:
    for said in (error, caused(error), caused(caused(error))):
        assert isinstance(fault_of_machine(said), MachineFault)
        assert isinstance(as_fault(said), MachineFault)
        assert isinstance(read_with(said), MachineFault)


@pytest.mark.parametrize("error", OTHERS, ids=repr)
def test_other_errors_say_nothing_of_the_machine(error: Exception) -> None:
    for said in (error, caused(error)):
        assert fault_of_machine(said) is None
        assert isinstance(read_with(said), UnreadableFile | MissingExtra | ImportError)
    assert isinstance(as_fault(caused(error)), InternalError)


def read_with(error: Exception) -> Exception:
    """What reading says whose reader raises this error."""

    def fail(source: Source, options: Options) -> RawDocument:
        raise error

    reader = replace(READER, read=fail)
    with patch("govtask_extract.reading.read.detect", lambda source: reader), pytest.raises(Exception) as caught:
        read(Source("a.txt", b"1. a"), Options())
    return caught.value


def test_an_alarm_that_nothing_can_catch_is_no_traceback() -> None:
    """It comes again, and where something can."""
    program = (
        "import sys\n"
        "from govtask_extract.cli.main import main\n"
        "class Slow:\n"
        "    def __del__(self):\n"
        "        raise ValueError\n"
        "code = main(['--version'])\n"
        "Slow()\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
