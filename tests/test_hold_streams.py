"""The streams that the command is started with: closed, unwilling, or asked by a shell for a completion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from test_hold import GOVTASK, in_shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors are another thing there")


@pytest.mark.parametrize("closed", [">&-", "<&- >&-", "1</dev/null"])
@pytest.mark.parametrize("command", ["--help", "--version", "extract short.txt", "check short.txt", "rules", "schema"])
def test_what_is_written_to_a_closed_stdout_is_an_error(command: str, closed: str, tmp_path: Path) -> None:
    done = in_shell(f"govtask {command} {closed}", tmp_path)
    assert (done.returncode, done.stderr) == (2, b"govtask: stdout: Bad file descriptor\n")


@pytest.mark.parametrize(("target", "closed"), [("/dev/stdout", ">&-"), ("/dev/stderr", "2>&-"), ("/dev/fd/1", ">&-")])
def test_a_closed_stream_is_no_target(target: str, closed: str, tmp_path: Path) -> None:
    assert in_shell(f"govtask extract short.txt --format json -o {target} {closed}", tmp_path).returncode == 2


@pytest.mark.parametrize("unbuffered", ["1", ""])
def test_a_full_pipe_that_does_not_wait_is_waited_for(unbuffered: str) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    before = os.write(theirs, bytes(1 << 20))
    command, given = [*GOVTASK, "--help"], os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=given) as process:
        os.close(theirs)
        sleep(1)  # meanwhile it has tried
        with os.fdopen(ours, "rb") as pipe:
            written = pipe.read()[before:]
        assert process.wait(60) == 0
    assert written == subprocess.run(command, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    "words",
    [
        {"_GOVTASK_COMPLETE": "bash_complete"},
        {"_GOVTASK_COMPLETE": "bash_complete", "COMP_WORDS": "govtask", "COMP_CWORD": "x"},
        {"_GOVTASK_COMPLETE": "fish_complete"},
    ],
)
def test_a_completion_that_is_asked_for_without_a_line_is_no_bug(words: dict[str, str], tmp_path: Path) -> None:
    done = in_shell("govtask", tmp_path, **words)
    assert done.returncode == 2
    assert b"Error: A completion is asked for without the words of the line" in done.stderr
