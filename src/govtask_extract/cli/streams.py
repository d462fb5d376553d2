"""The streams that the command was started with: what is written to one goes there whole, or is an error."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from select import select
from typing import IO, TextIO

_STDOUT, _STDERR = 1, 2


class PatientFile(FileIO):
    """A pipe that does not block may take nothing for a while: it is waited for."""

    def write(self, data: object) -> int:
        """How many bytes were taken; a file takes what fits at a time. Raises `BrokenPipeError` if nobody reads on."""
        try:
            while (taken := super().write(data)) is None:  # type: ignore[arg-type]
                select((), (self,), ())
        except OSError as error:
            if sys.platform == "win32" and error.errno == errno.EINVAL:
                # So Windows says it (https://github.com/python/cpython/issues/79935).
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
            raise
        return taken


def put_whole(stream: IO[bytes] | FileIO, data: bytes) -> None:
    """To the end. `stream` has nothing in its buffer."""
    raw = getattr(stream, "raw", stream)
    rest = memoryview(data)
    while rest:
        rest = rest[raw.write(rest) :]


def settle_streams() -> None:
    """stdout and stderr wait for whom they are written to. One that is closed refuses what is written to it."""
    _keep_descriptors()
    # Whoever has put another stream there, to catch what is said, keeps it.
    if sys.stdout is sys.__stdout__:
        sys.stdout = _settled(sys.stdout, _STDOUT)
    if sys.stderr is sys.__stderr__ and sys.stderr is not None:
        sys.stderr = _settled(sys.stderr, _STDERR)


def _keep_descriptors() -> None:
    """Where stdin, stdout or stderr is closed, no file of ours takes its number, for somebody to print into.

    What takes it is to be read: what is written there is an error, and not lost without a word.
    """
    with suppress(OSError):
        while (opened := os.open(os.devnull, os.O_RDONLY)) <= _STDERR:
            pass
        os.close(opened)


def _settled(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        return TextIOWrapper(BufferedWriter(_patient(number)), "utf-8", "replace")
    if not isinstance(getattr(stream.buffer, "raw", stream.buffer), FileIO):
        # The console of Windows.
        return stream
    lines: bool = getattr(stream, "line_buffering", False)
    # Help is written in the terminal's encoding, which has not every character: on Windows cp936 or cp1252.
    errors = "backslashreplace" if stream.errors == "strict" else stream.errors
    return TextIOWrapper(BufferedWriter(_patient(number)), stream.encoding, errors, line_buffering=lines)


def _patient(number: int) -> PatientFile:
    return PatientFile(number, "w", closefd=False)
