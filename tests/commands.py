"""`govtask` run in this process, its streams being pipes: what shows the same as a process of its own, in less time."""

from __future__ import annotations

import os
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from govtask_extract.cli.app import run


def govtask(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """The command's exit code, and what it wrote to each stream."""
    written, said = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    given = list(map(str, arguments))
    with (
        patch("sys.stdin", TextIOWrapper(BytesIO(stdin), "utf-8")),
        patch.dict(os.environ, variables),
        chdir(cwd or Path.cwd()),
        redirect_stdout(written),
        redirect_stderr(said),
    ):
        code = run(given)
    return subprocess.CompletedProcess(given, code, *(_content(stream) for stream in (written, said)))


def _content(stream: TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue()
