"""From what a caller hands in (a path, bytes, an open file) to the bytes and the name that they go by."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO

from govtask_extract.errors import GovtaskError, LimitExceeded, UnreadableFile
from govtask_extract.machine import NAME_TOO_LONG
from govtask_extract.model.options import Limits, option_for
from govtask_extract.model.source import Source, source_path
from govtask_extract.near_files import how_to_find
from govtask_extract.saying.foreign_words import words_of_system
from govtask_extract.saying.said import said

Given = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]
"""A path, a file's content, or an open file in binary or text mode, read from where it stands."""

UNNAMED = "document"
_PIECE = 1 << 20
_CHECK_PATH = said("Check the path; quote it if it holds blanks or brackets.")


def open_source(given: Given, limits: Limits, name: str | None = None) -> Source:
    """`name` replaces the file's own, and may have folders. Raises `GovtaskError` for what cannot be read."""
    if isinstance(given, bytes | bytearray | memoryview):
        return Source(source_path(name or UNNAMED), bytes(given))
    if isinstance(given, str | os.PathLike):
        return _from_path(Path(given), limits, name)
    if hasattr(given, "read"):
        return _from_open_file(given, limits, name)
    raise TypeError(f"extract() takes a path, bytes or an open file, not {type(given).__name__}")


def _from_path(path: Path, limits: Limits, name: str | None) -> Source:
    shown = source_path(name or path)
    try:
        with path.open("rb") as file:
            return Source(shown, _limited(file, limits, shown))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableFile(said("{shown} does not exist", shown=shown), how_to_find(path, _CHECK_PATH)) from error
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


def _from_open_file(file: IO[bytes] | IO[str], limits: Limits, name: str | None) -> Source:
    own = getattr(file, "name", None)
    shown = source_path(name or (own if isinstance(own, str) else UNNAMED))
    try:
        return Source(shown, _limited(file, limits, shown))
    except UnicodeError as error:
        hint = said('Open it in binary mode: open(path, "rb").')
        raise UnreadableFile(said("{shown} is no text of its encoding", shown=shown), hint) from error
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


def _limited(file: IO[bytes] | IO[str], limits: Limits, name: str) -> bytes:
    """In pieces: a device without an end must not fill the memory, and a pipe may give less than it is asked for."""
    content = bytearray()
    while piece := file.read(_PIECE):
        content += piece.encode("utf-8") if isinstance(piece, str) else piece
        if len(content) > limits.bytes:
            hint = said("Raise it with {option}.", option=option_for("bytes"))
            raise LimitExceeded(
                said("{name} has more than {bytes:,} bytes, the limit", name=name, bytes=limits.bytes), hint
            )
    return bytes(content)


def _unreadable(name: str, error: OSError | ValueError) -> GovtaskError:
    match error:
        case IsADirectoryError():
            return UnreadableFile(said("{name} is a directory", name=name), said("Give the files in it."))
        case PermissionError():
            return UnreadableFile(said("{name} may not be read", name=name), said("Check its permissions."))
        case OSError(errno=errno.ENAMETOOLONG):
            return UnreadableFile(
                said("{name} cannot be read: {reason}", name=name, reason=NAME_TOO_LONG),
                said("Rename it."),
            )
        case OSError(strerror=str()):
            return UnreadableFile(
                said("{name} cannot be read: {reason}", name=name, reason=words_of_system(error)),
                said("Check the path and the drive that it is on."),
            )
        case _:
            return UnreadableFile(
                said("{name} cannot be opened: {error}", name=name, error=error),
                said("Give the path of a file, or an open file."),
            )
