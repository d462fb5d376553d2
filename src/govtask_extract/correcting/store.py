"""The corrections of one notice while somebody reviews it: every change is on the disk at once, and nobody else writes.

The lock is the operating system's, on a hidden file beside: it ends with the process, whatever ends that.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from govtask_extract.correcting.correction_models import (
    CORRECTIONS_VERSION,
    CorrectedSource,
    Correction,
    Corrections,
)
from govtask_extract.correcting.corrections_file import corrections_bytes, load_corrections
from govtask_extract.errors import BadCorrections
from govtask_extract.model.report import SourceInfo
from govtask_extract.saying.said import said
from govtask_extract.undisturbed import undisturbed

_BINARY = getattr(os, "O_BINARY", 0)
# Bytes of a line that says who is writing.
_LONGEST_HOLDER = 400


class CorrectionsStore:
    """`corrections` is what the file holds. Raises `BadCorrections` for a file that somebody else is writing to."""

    def __init__(self, path: Path, source: SourceInfo, holder: str = "") -> None:
        """The file need not be there yet. One that was made for other bytes is gone on with, and keeps their hash.

        `holder` is told to others who want to write meanwhile.
        """
        self.path = path
        self._lock = _Lock(path.with_name(f".{path.name}.lock"), path.name, holder)
        try:
            self._held = _bytes(path)
            self.corrections = _empty(source) if self._held is None else load_corrections(path)
        except BaseException:
            self._lock.release()
            raise

    def append(self, *corrections: Correction) -> None:
        """Behind those that are there; on the disk when this returns."""
        self.save((*self.corrections.corrections, *corrections))

    def undo(self) -> Correction | None:
        """Takes the last one out, and gives it; None if there is none."""
        before = self.corrections.corrections
        if not before:
            return None
        self.save(before[:-1])
        return before[-1]

    def save(self, corrections: tuple[Correction, ...]) -> None:
        """These are all there are. Raises an `OSError` if they cannot be written; then the file is as it was.

        Nor is it written, but `BadCorrections` raised, where somebody has changed it by hand meanwhile.
        """
        if _bytes(self.path) != self._held:
            hint = said("Begin the review anew: it goes on with what the file says.")
            raise BadCorrections(said("{file} was changed by somebody else meanwhile", file=self.path.name), hint)
        changed = self.corrections.model_copy(update={"corrections": corrections})
        content = corrections_bytes(changed)
        _replace(self.path, content)
        self.corrections, self._held = changed, content

    def close(self) -> None:
        """Others may write from now on."""
        self._lock.release()

    def __enter__(self) -> CorrectionsStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _empty(source: SourceInfo) -> Corrections:
    return Corrections(
        version=CORRECTIONS_VERSION, source=CorrectedSource(name=source.name, sha256=source.sha256), corrections=()
    )


def _bytes(path: Path) -> bytes | None:
    """None where there is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all; a link stays one, and who may read it stays as it was."""
    with undisturbed():
        target = Path(os.path.realpath(path))
        draft = target.with_name(f".govtask-{os.urandom(8).hex()}.part")
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
            with os.fdopen(handle, "wb") as file:
                if target.exists():
                    with suppress(OSError):
                        draft.chmod(target.stat().st_mode & 0o777)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


class _Lock:
    """Held from its making on. The file says who holds it, in one line."""

    def __init__(self, path: Path, name: str, holder: str) -> None:
        self._path = path
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            if not _locked(handle):
                busy = _busy(name, _holder(handle))
                os.close(handle)
                raise busy
            # Whoever had it may have removed the file after we opened it.
            if _is_at(handle, path):
                break
            os.close(handle)
        self._handle: int | None = handle
        os.ftruncate(handle, 0)
        os.write(handle, holder.encode("utf-8", "replace"))

    def release(self) -> None:
        """Likewise twice. The file goes while it is still locked, where the system lets it."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _busy(name: str, holder: str) -> BadCorrections:
    hint = said("Close the other review of this notice first.")
    if holder:
        return BadCorrections(said("somebody else is writing to {file}: {holder}", file=name, holder=holder), hint)
    return BadCorrections(said("somebody else is writing to {file}", file=name), hint)


def _holder(handle: int) -> str:
    """What whoever has it says of himself."""
    os.lseek(handle, 0, os.SEEK_SET)
    return " ".join(os.read(handle, _LONGEST_HOLDER).decode("utf-8", "replace").split())


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _locked(handle: int) -> bool:
    """Whether nobody else has it; the system lets go of it when the handle is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            # What is locked there nobody else can read: so a byte is, that the file never has.
            os.lseek(handle, _LONGEST_HOLDER, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
