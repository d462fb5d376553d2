"""The file that is reviewed, watched: whether it is still the one that was read."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from govtask_extract.reviewing.session import ReviewedNotice
from govtask_extract.saying.said import Said, said


class NoticeFile:
    """`fault` looks at the file's size and time, and only if these differ at its bytes."""

    def __init__(self, path: Path, digest: str, read: Callable[[], ReviewedNotice]) -> None:
        """`digest` is the sha256 of what was read; `read` reads it anew."""
        self._path = path
        self._digest = digest
        self._read = read
        self._known = self._look()

    def fault(self) -> Said | None:
        """What is to be told, if it is another file now, or none."""
        try:
            now = self._look()
            if now != self._known:
                if self._now() != self._digest:
                    return said("{file} has changed since it was read: read it anew to go on.", file=self._path.name)
                self._known = now
        except OSError as error:
            return said("{file} cannot be read any more: {reason}", file=self._path.name, reason=error.strerror)
        return None

    def read(self) -> ReviewedNotice:
        """As it is now. Raises a `GovtaskError` for a file that cannot be read."""
        found = self._read()
        self._digest = found.report.source.sha256
        return found

    def _look(self) -> tuple[int, int]:
        state = self._path.stat()
        return state.st_size, state.st_mtime_ns

    def _now(self) -> str:
        with self._path.open("rb") as file:
            digest = sha256()
            while piece := file.read(1_000_000):
                digest.update(piece)
        return digest.hexdigest()
