"""A library that crashes, hangs or fills the memory takes nobody with it, and leaves nothing behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import get_args

import pytest
from conftest import COPIED, ROOT
from msgspec.structs import replace

from govtask_extract import Limits, Options, extract
from govtask_extract.errors import LimitExceeded, ReaderCrash, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Isolation
from govtask_extract.pipeline import read_document
from govtask_extract.reading.formats import from_text
from govtask_extract.reading.isolation.apart import nothing, wants_child
from govtask_extract.reading.isolation.forked import read_forked
from govtask_extract.reading.isolation.job import packed, unpacked
from govtask_extract.reading.isolation.spawned import read_spawned

PDF = ROOT / "samples/dongxihu-2022/notice.pdf"
DOCUMENT = RawDocument("", (), "text/plain", "text")
STRICT = Options(limits=Limits(seconds=1, memory=100))
# A slow machine takes its time to start a Python.
PATIENT = Options(limits=Limits(seconds=60, memory=100))


# Work for children: on the top level, so that a child that is no copy of this process finds it.
def aborting(progress: object) -> RawDocument:
    os.abort()


def reading_nowhere(progress: object) -> RawDocument:
    ctypes.string_at(0)
    return DOCUMENT


def sleeping(progress: object) -> RawDocument:
    sleep(60)
    return DOCUMENT


def busy(progress: object) -> RawDocument:
    while True:
        pass


def sleeping_deaf(progress: object) -> RawDocument:
    """As a loop in C: no signal that Python handles reaches it."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sleep(60)
    return DOCUMENT


def eating(progress: object) -> RawDocument:
    eaten = []
    while True:
        eaten.append(bytearray(10_000_000))


def leaving(progress: object) -> RawDocument:
    os._exit(0)


def chattering(progress: object) -> RawDocument:
    os.write(1, b"noise")
    os.write(2, b"noise")
    return DOCUMENT


def interrupted(progress: object) -> RawDocument:
    os.kill(os.getpid(), signal.SIGINT)
    return DOCUMENT


def refusing(progress: object) -> RawDocument:
    raise UnreadableFile("It is bad", "Take another.")


def stumbling(progress: object) -> RawDocument:
    raise KeyError("x")


ENDINGS = [
    (aborting, ReaderCrash, "SIGABRT"),
    (reading_nowhere, ReaderCrash, "SIGSEGV"),
    (leaving, ReaderCrash, "no message"),
    (busy, LimitExceeded, "more than 1 seconds of the processor"),
    (sleeping, LimitExceeded, "more than 2 seconds by the clock"),
    (sleeping_deaf, LimitExceeded, "more than 2 seconds by the clock"),
    (eating, LimitExceeded, "more than 100 MB"),
    (refusing, UnreadableFile, "It is bad"),
    (stumbling, RuntimeError, "KeyError"),
]
READ = [pytest.param(read_forked, marks=COPIED), read_spawned]


@pytest.fixture(autouse=True)
def findable(monkeypatch: pytest.MonkeyPatch) -> None:
    """This module, by a child that is a Python of its own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tests"), prepend=os.pathsep)


@pytest.mark.parametrize("read", READ)
@pytest.mark.parametrize(("job", "kind", "words"), ENDINGS)
def test_a_child_that_ends_badly_is_an_error_in_time(
    read: Callable[..., RawDocument],
    job: Callable[[object], RawDocument],
    kind: type[Exception],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "clock" in words:
        monkeypatch.setattr(Limits, "wall", property(lambda limits: limits.seconds * 2))
    with pytest.raises(kind, match=words) as caught:
        read(job, "x.pdf", STRICT if "seconds" in words else PATIENT, nothing)
    assert "\n" not in str(caught.value)
    if isinstance(caught.value, LimitExceeded):
        assert caught.value.hint in ("Raise it with --timeout.", "Raise it with --memory.")


@pytest.mark.parametrize("read", READ)
def test_what_a_library_prints_reaches_nobody(
    read: Callable[..., RawDocument], capfd: pytest.CaptureFixture[str]
) -> None:
    assert read(chattering, "x.pdf", PATIENT, nothing) == DOCUMENT
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
@pytest.mark.parametrize("read", READ)
def test_a_child_ignores_an_interrupt_as_its_parent_does(read: Callable[..., RawDocument]) -> None:
    """Ctrl-C reaches a whole group of processes; what a script started with `&` goes on."""
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert read(interrupted, "x.pdf", PATIENT, nothing) == DOCUMENT
    finally:
        signal.signal(signal.SIGINT, handler)


@pytest.mark.parametrize("isolate", ["auto", "always"])
def test_a_child_reads_the_same(isolate: Isolation) -> None:
    here, there = (read_document(PDF, Options(isolate=how))[0] for how in ("never", isolate))
    assert here.boxes is not None
    assert there.boxes is not None
    # A character without a place has a box that is unequal to itself.
    assert here.boxes.tobytes() == there.boxes.tobytes()
    assert replace(there, boxes=None) == replace(here, boxes=None)


def test_a_thread_gets_a_child_of_its_own() -> None:
    """A copy of a process with threads is not safe, so none is made."""
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(extract(PDF, Options(isolate="always"))))
    thread.start()
    thread.join()
    assert found == [extract(PDF)]


def test_progress_comes_from_the_child() -> None:
    steps: list[tuple[int, int]] = []
    read_document(PDF, Options(isolate="always", progress=lambda done, total, _: steps.append((done, total))))
    assert steps == [(page, 37) for page in range(1, 38)]


def test_errors_of_a_child_keep_their_kind_and_hint() -> None:
    with pytest.raises(LimitExceeded) as caught:
        extract(PDF, Options(isolate="always", limits=Limits(pages=3)))
    assert caught.value.message == "notice.pdf has 37 pages, the limit is 3"
    assert caught.value.hint == "Raise it with --limit pages=N."


def test_text_needs_no_child() -> None:
    plain = from_text.READER
    native = replace(plain, plain=False)
    wanted = {
        how: [wants_child(reader, Options(isolate=how)) for reader in (plain, native)] for how in get_args(Isolation)
    }
    assert wanted == {"never": [False, False], "auto": [False, True], "always": [True, True]}
    assert Options().isolate == "never"


def test_messages_may_come_in_pieces() -> None:
    received, found = bytearray(), []
    for byte in packed((1, 2)) + packed(DOCUMENT):
        received.append(byte)
        found += unpacked(received, lambda progress: DOCUMENT)
    assert found == [(1, 2), DOCUMENT]


def command(tmp_path: Path, reading: str, *arguments: str) -> subprocess.Popen[bytes]:
    """`govtask` whose reader of PDF does something else; `reading` is its body."""
    program = (
        "import os, signal, sys, time\n"
        "from msgspec.structs import replace\n"
        "from govtask_extract.cli.main import main\n"
        "from govtask_extract.reading.formats import from_pdf\n"
        f"def read(source, options):\n    {reading}\n"
        "from_pdf.READER = replace(from_pdf.READER, read=read)\n"
        # Also where these tests run with SIGINT ignored, which children inherit.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )


@COPIED
@pytest.mark.parametrize(
    ("reading", "words"),
    [
        ("os.abort()", "crash (SIGABRT)"),
        ("while True: pass", "takes more than 2 seconds of the processor, the limit — Raise it with --timeout."),
        ("time.sleep(90)", "takes more than 20 seconds by the clock, the limit — Raise it with --timeout."),
        ("[bytearray(10**7) for _ in range(10**4)]", "MB of memory, the limit — Raise it with --memory."),
    ],
)
def test_the_command_says_one_line_and_exits_with_3(tmp_path: Path, reading: str, words: str) -> None:
    run = command(tmp_path, reading, "extract", str(PDF), "--timeout", "2", "--memory", "200")
    out, said = run.communicate(timeout=60)
    assert (run.returncode, out, said.count(b"\n")) == (3, b"", 1)
    assert words in said.decode()
    assert list(tmp_path.iterdir()) == []


@COPIED
def test_interrupting_ends_the_child_too(tmp_path: Path) -> None:
    marker = tmp_path / "child"
    reading = f"open({str(marker)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    run = command(tmp_path, reading, "extract", str(PDF))
    child = _written(marker)
    run.send_signal(signal.SIGINT)
    assert run.wait(10) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def _written(marker: Path) -> int:
    end = monotonic() + 20
    while monotonic() < end:
        if marker.exists() and marker.read_text():
            return int(marker.read_text())
        sleep(0.05)
    raise AssertionError("the child never began")


@pytest.mark.parametrize("command", [["extract"], ["explain", "--stage", "blocks"]], ids=" ".join)
def test_text_takes_no_longer_than_its_time(tmp_path: Path, command: list[str]) -> None:
    """Parsing is in no child, and yet ends in time."""
    notice = tmp_path / "long.txt"
    notice.write_text("1. 建公园。（牵头单位：区住建局）\n" * 60_000, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "govtask_extract", *command, str(notice), "--timeout", "1"],
        capture_output=True,
        timeout=60,
    )
    assert (run.returncode, run.stderr.count(b"\n")) == (3, 1)
    assert b"--timeout" in run.stderr


@COPIED
@pytest.mark.parametrize(
    "arguments", [["extract"], ["extract", "--format", "csv"], ["show"], ["explain"]], ids=" ".join
)
def test_the_models_are_loaded_while_a_child_reads(arguments: list[str], tmp_path: Path) -> None:
    script = (
        "import os, sys\n"
        "from govtask_extract.cli.main import main\n"
        "fork = os.fork\n"
        "def watched():\n"
        "    open('loaded', 'w').write(' '.join(sys.modules))\n"
        "    return fork()\n"
        "os.fork = watched\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", script, *arguments, str(PDF)]
    subprocess.run(command, capture_output=True, timeout=60, cwd=tmp_path, check=True)
    loaded = set((tmp_path / "loaded").read_text("utf-8").split())
    assert "govtask_extract.reading.isolation.forked" in loaded
    assert loaded & {"pydantic", "rich", "govtask_extract.parsing.parse", "pypdfium2_raw"} == set()
