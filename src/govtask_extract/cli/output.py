"""The file that -o names: its format, and writing it whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from govtask_extract.cli.console import Unwritable
from govtask_extract.writing.writers import format_names, name_for_suffix

DEFAULT_FORMAT = "json"


def choose_format(asked: str | None, target: Path | None) -> str:
    """What --format says, else what the suffix says, else JSON."""
    if asked or target is None or not target.suffix:
        return asked or DEFAULT_FORMAT
    named = name_for_suffix(target.suffix.lower())
    if named is None:
        raise click.UsageError(
            f"No format is written to {target.suffix} files; add --format {'|'.join(format_names())}."
        )
    return named


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
