"""Streams: data goes to stdout as bytes, words for people to stderr, and no document drives the terminal."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from govtask_extract.visible import printable


def say(message: str) -> None:
    """One line to the person at the keyboard, whatever the name of a file holds."""
    with suppress(BrokenPipeError):
        click.echo(f"govtask: {printable(' '.join(message.splitlines()))}", err=True)


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


def put_document(text: str) -> None:
    """Exactly this text; what a terminal would act on is shown instead if a person is to see it."""
    put_text(printable(text) if to_terminal() else text)


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
