"""Where data and words go: data to stdout or the file that -o names, words for people to stderr, errors in one line.

No document drives the terminal, or commands the runner of a CI job.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from typing import IO

import click

from govtask_extract.cli.streams import put_whole
from govtask_extract.errors import GovtaskError, InternalError
from govtask_extract.machine import fault_of_machine, fault_of_system, is_of_memory
from govtask_extract.saying.foreign_words import words_of_system
from govtask_extract.saying.said import Said, said
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable, without_commands

Sayings = list[tuple[str, bool]]
"""What was said, and whether it was a mere remark."""

_OVERHEARD: list[Sayings] = []


@contextmanager
def overheard() -> Iterator[Sayings]:
    """What is said in here is kept: another process will say it, in its turn."""
    _OVERHEARD.append([])
    try:
        yield _OVERHEARD[-1]
    finally:
        _OVERHEARD.pop()


def say_again(sayings: Sayings) -> None:
    """What was overheard; the same remark once."""
    for message, is_remark in sayings:
        if not is_remark:
            say(message)
        elif message not in _REMARKED:
            _REMARKED.add(message)
            remark(message)


_REMARKED: set[str] = set()


def say(message: str, *, is_remark: bool = False) -> None:
    """One line to the person at the keyboard, whatever the name of a file holds."""
    if _OVERHEARD:
        _OVERHEARD[-1].append((message, is_remark))
        return
    with heard_or_not():
        click.echo(without_commands(f"govtask: {printable(' '.join(spoken(message).splitlines()))}"), err=True)


def remark(message: str) -> None:
    """Likewise, for what nobody needs to know who is --quiet: neither errors nor what an exit code means."""
    if not is_quiet():
        say(message, is_remark=True)


_QUIET = "govtask_extract.quiet"


def keep_quiet(context: click.Context, quiet: bool) -> None:
    """What the option --quiet does."""
    context.meta[_QUIET] = quiet


def is_quiet() -> bool:
    """Whether the command at work was told to be."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))


def say_usage(error: click.ClickException) -> None:
    """What click says of a command line, whatever its arguments hold."""
    if isinstance(error, click.MissingParameter) and isinstance(error.param, click.Argument):
        # click puts a full stop of its own behind its words.
        name = error.param.get_error_hint(error.ctx)
        error = click.UsageError(said("Missing argument {name}.", name=name), error.ctx)
    # It is final for whoever catches it, and ours to say.
    error.message = spoken(error.message)  # type: ignore[misc]
    shown = StringIO()
    error.show(shown)
    with heard_or_not():
        click.echo(without_commands(printable(shown.getvalue())), nl=False, err=True)


@contextmanager
def heard_or_not() -> Iterator[None]:
    """What is said in here may be lost, with a closed or a full stderr: neither data nor exit code depend on it."""
    try:
        yield
    except (OSError, ValueError):
        _drop(sys.stderr)


# What the system says where a stream's disk is full or gone.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


class Unwritable(click.ClickException):
    """What was asked for cannot be put where it was asked to go."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        say(self.message)


def put(data: bytes) -> None:
    """Data to stdout, all of it, whatever its locale. A reader that has seen enough (`| head`) is no error."""
    try:
        sys.stdout.flush()
        put_whole(sys.stdout.buffer, data)
    except BrokenPipeError:
        drop_output()
    except OSError as error:
        drop_output()
        raise Unwritable(_of_stdout(error)) from error


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
            raise Unwritable(said("stdout: a terminal cannot show this format — name a file with -o")) from error
        put(content)
        return
    # The line ends of CSV (RFC 4180) are no control characters of the document.
    put_document(text.replace("\r\n", "\n") if to_terminal() else text)


def _on_runner() -> bool:
    """https://docs.github.com/actions/reference/variables-reference."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def as_unwritable(error: Exception) -> Exception:
    """`error`, or what is to be said of stdout if it comes from there: click writes help on its own."""
    drop_output()
    return Unwritable(_of_stdout(error)) if isinstance(error, OSError) and error.errno in _FULL else error


def _of_stdout(error: OSError) -> Said:
    return said("stdout: {reason}", reason=words_of_system(error))


def drop_output() -> None:
    """What is still buffered goes nowhere, so that the interpreter has nothing to complain about at its end."""
    _drop(sys.stdout)


def _drop(stream: IO[str] | None) -> None:
    with suppress(OSError, ValueError):
        if stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def to_terminal() -> bool:
    """Whether a person sees what is put."""
    return sys.stdout.isatty()


def shows_styles() -> bool:
    """Whether that person's terminal takes escape sequences: consoles of Windows before 10 show them as they stand."""
    if not to_terminal() or sys.platform != "win32":
        return to_terminal()
    from rich.console import detect_legacy_windows

    return not detect_legacy_windows()


def watched() -> bool:
    """Whether a person sees what is said."""
    return not _OVERHEARD and sys.stderr is not None and sys.stderr.isatty()


def as_fault(error: Exception, name: str | None = None) -> GovtaskError:
    """`error` itself if it is a kind that we foresaw, else one that asks to be reported. `name` is the file's."""
    if isinstance(error, GovtaskError):
        return error
    if isinstance(error, OSError) and not is_of_memory(error):
        return fault_of_system(error, name)
    if lacked := fault_of_machine(error, name):
        return lacked
    kind = type(error).__name__
    bug = said("a bug of ours: {kind}: {error}", kind=kind, error=error)
    fault = InternalError(said("{place}: {message}", place=name, message=bug) if name else bug)
    fault.__cause__ = error
    return fault


def tell(fault: GovtaskError) -> int:
    """Say what happened and what to do next; the exit code."""
    for line in lines_of(fault):
        say(line)
    return fault.exit_code


def lines_of(fault: GovtaskError) -> Iterator[str]:
    """What is said of it. With GOVTASK_DEBUG=1 a bug shows its traceback."""
    if fault.__cause__ and os.environ.get("GOVTASK_DEBUG") == "1":
        import traceback

        yield from "".join(traceback.format_exception(fault.__cause__)).splitlines()
    message, hint = fault.message, fault.hint
    yield said("{message} — {hint}", message=message, hint=hint) if hint else message
