"""The file that -o names: whether it can be written, and how it is, so that nobody ever sees half of it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from govtask_extract.cli.console import Unwritable
from govtask_extract.cli.open_elsewhere import is_held, owner_file
from govtask_extract.cli.output_drafts import created
from govtask_extract.cli.streams import PatientFile, put_whole
from govtask_extract.machine import NAME_TOO_LONG
from govtask_extract.saying.foreign_words import words_of_system
from govtask_extract.saying.said import said
from govtask_extract.spool import Spool
from govtask_extract.undisturbed import undisturbed

# A file that is mounted by itself cannot be replaced, nor one in a folder that takes no new files, nor what belongs to
# another user and to a group that the new file cannot have.
_IRREPLACEABLE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS)
# Pipes and some file systems have nothing to sync.
_UNSYNCED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
_BINARY = getattr(os, "O_BINARY", 0)


def check_target(target: Path, inputs: Sequence[str]) -> None:
    """Before anything is read: whether `target` can be written, and is not what is about to be read."""
    with as_unwritable(target):
        if target.is_dir():
            raise Unwritable(said("{target} is a directory — give the name of a file in it", target=target))
        if not target.parent.is_dir():
            raise _no_folder(target.parent, target)
        state = _state(target)
        if state and any(_same_file(target, given) for given in inputs):
            raise Unwritable(
                said("{target} is the file to be read — choose another name for what is written", target=target)
            )
        if _opened_already(target) is None:
            _check_permission(target, state)


def check_targets(targets: Sequence[Path], inputs: Sequence[str]) -> None:
    """Likewise of several, each of which is to be a file of its own."""
    for number, target in enumerate(targets):
        check_target(target, inputs)
        if any(_same_place(target, other) for other in targets[:number]):
            raise Unwritable(said("{target} is named twice — give each output a file of its own", target=target))


def _same_place(one: Path, other: Path) -> bool:
    """Whether they are one file, or will be."""
    names = {os.path.normcase(os.path.realpath(path)) for path in (one, other)}
    return len(names) == 1 or _same_file(one, str(other))


def _no_folder(folder: Path, target: Path) -> Unwritable:
    return Unwritable(
        said(
            "{folder} is not a directory — make it first, or choose another for {name}", folder=folder, name=target.name
        )
    )


def _check_permission(target: Path, state: os.stat_result | None) -> None:
    """What would be refused only after all has been read."""
    folder = Path(os.path.realpath(target)).parent
    if not folder.is_dir():
        raise _no_folder(folder, target)
    regular = state is None or stat.S_ISREG(state.st_mode)
    if state and regular:
        _check_nobody_has_it_open(target)
    if not (regular and _may_write(folder)) and not (state and _may_write(target)):
        what = target if state else folder
        raise Unwritable(
            said("{what} may not be written to — check its permissions, or choose another place", what=what)
        )


def _check_nobody_has_it_open(target: Path) -> None:
    if (owner := owner_file(target)) is not None:
        program, beside = owner
        raise Unwritable(
            said(
                "{target} is open in {program}, as {beside} beside it says — close it there, or choose another name; "
                "if nobody has it open, remove {beside}",
                target=target,
                program=program,
                beside=beside,
            )
        )
    if is_held(target):
        raise Unwritable(
            said(
                "{target} is read-only or open in another program — close it there, or choose another name",
                target=target,
            )
        )


def _may_write(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _same_file(target: Path, given: str) -> bool:
    try:
        return target.samefile(given)
    except (OSError, ValueError):
        return False


@contextmanager
def as_unwritable(target: Path) -> Iterator[None]:
    """What the system refuses is told of the target."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        message = said("{target} cannot be written: {reason}", target=target, reason=_reason(error))
        if _may_be_locked(error):
            message = said("{message} — if Excel or another program has it open, close it there", message=message)
        raise Unwritable(message) from error


def _reason(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return str(error)
    return NAME_TOO_LONG if error.errno == errno.ENAMETOOLONG else words_of_system(error)


def _may_be_locked(error: Exception) -> bool:
    """Windows refuses to write or replace what is open elsewhere, in the words that it has for permissions."""
    return sys.platform == "win32" and isinstance(error, PermissionError)


def _state(target: Path) -> os.stat_result | None:
    """None where there is nothing yet. Raises an `OSError` for links that lead round."""
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def write_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Into a new file beside it that then takes its name; what cannot be replaced is written into.

    All pieces are put aside before: they may take long to come, and writing is not to be interrupted. Where there are
    none, nothing is written; one that is empty, as of a notice without tasks, makes an empty file. Links, owner and
    permissions stay. Raises `Unwritable`, and what the pieces raise.
    """
    with PendingFile(target) as pending:
        piece = None
        for piece in pieces:
            pending.add(piece)
        if piece is not None:
            pending.write()


class PendingFile(AbstractContextManager["PendingFile"]):
    """A file whose pieces are put aside until all of them are there. Raises `Unwritable`."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._content = Spool()

    def add(self, piece: bytes) -> None:
        with as_unwritable(self._target):
            self._content.add(piece)

    def write(self) -> None:
        """All of it, also where it is nothing: what was there before goes."""
        _write_content(self._target, self._content)

    def __exit__(self, *raised: object) -> None:
        self._content.__exit__(*raised)


def _write_content(target: Path, content: Spool) -> None:
    with as_unwritable(target):
        state = _state(target)
        if (opened := _opened_already(target)) is not None:
            _write(os.dup(opened), content)
        elif state and not stat.S_ISREG(state.st_mode):
            _write(os.open(target, os.O_WRONLY | _BINARY), content)
        else:
            _write_regular(Path(os.path.realpath(target)), content, state)


def _opened_already(target: Path) -> int | None:
    """The descriptor that /dev/stdout, /dev/fd/3 or /proc/self/fd/3 stands for: what the shell has opened stays so."""
    place = target.readlink() if target.is_symlink() and target.parent == Path("/dev") else target
    if place.name.isdecimal() and os.path.realpath(place.parent) == f"/proc/{os.getpid()}/fd":
        return int(place.name)
    return None


def _write_regular(target: Path, content: Spool, state: os.stat_result | None) -> None:
    try:
        _replace(target, content, state)
    except OSError as error:
        if state is None or error.errno not in _IRREPLACEABLE:
            raise
        _write(os.open(target, os.O_WRONLY | os.O_TRUNC | _BINARY), content)


def _replace(target: Path, content: Spool, state: os.stat_result | None) -> None:
    with undisturbed():
        draft = target.with_name(f".govtask-{os.urandom(8).hex()}.part")
        try:
            _write(created(draft, target, state), content)
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def _write(handle: int, content: Spool) -> None:
    """Down to the disk, where there is one: a full one may be told only then."""
    with PatientFile(handle, "w") as file:
        for piece in content.pieces():
            put_whole(file, piece)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _UNSYNCED:
                raise


def _sync_folder(folder: Path) -> None:
    """So that the new name, too, outlives a loss of power."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
