"""Where data and words go: data to stdout or the file that -o names, words for people to stderr, errors in one line.

No document drives the terminal, or commands the runner of a CI job.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

import click

from govtask_extract.errors import GovtaskError, InternalError
from govtask_extract.visible import printable, without_commands

if TYPE_CHECKING:
    from pathlib import Path


def say(message: str) -> None:
    """One line to the person at the keyboard, whatever the name of a file holds."""
    with suppress(BrokenPipeError):
        click.echo(without_commands(f"govtask: {printable(' '.join(message.splitlines()))}"), err=True)


def say_usage(error: click.ClickException) -> None:
    """What click says of a command line, whatever its arguments hold."""
    said = StringIO()
    error.show(said)
    with suppress(BrokenPipeError):
        click.echo(without_commands(printable(said.getvalue())), nl=False, err=True)


class Unwritable(click.ClickException):
    """What was asked for cannot be put where it was asked to go."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        say(self.message)


def put(data: bytes) -> None:
    """Data to stdout, whatever its locale. A reader that has seen enough (`| head`) is no error."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop_output()
    except OSError as error:
        drop_output()
        raise Unwritable(f"stdout: {error.strerror}") from error


def put_text(text: str) -> None:
    """Text to stdout, in UTF-8."""
    put(text.encode("utf-8", "replace"))


def put_lines(text: str) -> None:
    """Lines for people, with the colours of a terminal if it is one."""
    put_text(without_commands(text))


def put_document(text: str) -> None:
    """Exactly this text; where it goes to a terminal or a CI runner, what that would act on is shown instead."""
    text = printable(text) if to_terminal() else text
    put_text(without_commands(text) if _on_runner() else text)


def put_written(content: bytes) -> None:
    """What else is written to a file: to a pipe as it is, text to a terminal or runner as `put_document` does."""
    if not to_terminal() and not _on_runner():
        put(content)
        return
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if to_terminal():
            raise Unwritable("stdout: a terminal cannot show this format — name a file with -o") from error
        put(content)
        return
    # The line ends of CSV (RFC 4180) are no control characters of the document.
    put_document(text.replace("\r\n", "\n") if to_terminal() else text)


def _on_runner() -> bool:
    """https://docs.github.com/actions/reference/variables-reference."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def flush_output() -> None:
    """Meets a closed pipe here, where it can be caught, and not when the interpreter ends."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        drop_output()


def drop_output() -> None:
    """What is still buffered goes nowhere, so that the interpreter has nothing to complain about at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def to_terminal() -> bool:
    """Whether a person sees what is put."""
    return sys.stdout is not None and sys.stdout.isatty()


def watched() -> bool:
    """Whether a person sees what is said."""
    return sys.stderr is not None and sys.stderr.isatty()


def check_target(target: Path, inputs: Sequence[str]) -> None:
    """Before anything is read: whether `target` can be written, and is not what is about to be read."""
    if target.is_dir():
        raise Unwritable(f"{target} is a directory — give the name of a file in it")
    if not target.parent.is_dir():
        raise Unwritable(f"{target.parent} is not a directory — make it first, or choose another for {target.name}")
    if target.exists() and any(_same_file(target, given) for given in inputs):
        raise Unwritable(f"{target} is the file to be read — choose another name for -o")


def _same_file(target: Path, given: str) -> bool:
    try:
        return target.samefile(given)
    except (OSError, ValueError):
        return False


def write_file(target: Path, content: bytes) -> None:
    """Into a new file beside it that then takes its name, so that nobody ever sees half of it."""
    try:
        real = target.resolve()
        if real.exists() and not real.is_file():
            real.write_bytes(content)
        else:
            _replace(real, content)
    except OSError as error:
        raise Unwritable(f"{target} cannot be written: {error.strerror}") from error


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    # Opened with 0666, so that the umask decides, as for any file; a file that is replaced keeps its permissions.
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def as_fault(error: Exception, name: str | None = None) -> GovtaskError:
    """`error` itself if it is a kind that we foresaw, else one that asks to be reported. `name` is the file's."""
    if isinstance(error, GovtaskError):
        return error
    where = f"{name}: " if name else ""
    fault = InternalError(f"{where}a bug of ours: {type(error).__name__}: {error}")
    fault.__cause__ = error
    return fault


def tell(fault: GovtaskError) -> int:
    """Say what happened and what to do next; the exit code. With GOVTASK_DEBUG=1 a bug shows its traceback."""
    if fault.__cause__ and os.environ.get("GOVTASK_DEBUG") == "1":
        import traceback

        for line in "".join(traceback.format_exception(fault.__cause__)).splitlines():
            say(line)
    line = f"{fault.message} — {fault.hint}" if fault.hint else fault.message
    say(" ".join(line.split()))
    return fault.exit_code
