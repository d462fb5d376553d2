"""OLE2 files, in which Office kept its documents before 2007: the streams at their root, through olefile. [MS-CFB]"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from govtask_extract.errors import GovtaskError, UnreadableFile
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from olefile import OleFileIO

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The table of sectors takes 4 bytes for 512 of the file, a directory 128 for each of its few dozen entries.
_SHARE_OF_TABLE, _MOST_DIRECTORY = 64, 1_000_000
# How many times another library may go through a file.
_READ_AGAIN = 16


class _Patient(BytesIO):
    """olefile goes wherever a file's tables lead it, round in a ring, too: what it reads comes to an end here."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.patience = len(content) // _SHARE_OF_TABLE + _MOST_DIRECTORY

    def read(self, size: int | None = -1, /) -> bytes:
        self.patience -= size or 0
        if self.patience < 0:
            raise _damaged()
        return super().read(size)


def patient_file(content: bytes) -> BytesIO:
    """For libraries that open such files themselves: what they read comes to an end, after many times its size."""
    file = _Patient(content)
    file.patience = _READ_AGAIN * len(content) + _MOST_DIRECTORY
    return file


def has_ole_stream(content: bytes, *names: str) -> bool:
    """Whether one of these streams is there; False, too, if `content` is damaged or no OLE2 file."""
    try:
        return content.startswith(OLE2) and any(map(_opened(_Patient(content)).exists, names))
    except UnreadableFile:
        return False


def ole_stream(content: bytes, *names: str) -> bytes | None:
    """What the first of these streams holds that there is; None if there is none. Raises `UnreadableFile`."""
    file = _Patient(content)
    opened = _opened(file)
    name = next(filter(opened.exists, names), None)
    # A sector is part of one stream, and read once.
    file.patience = len(content)
    try:
        return None if name is None else opened.openstream(name).read()
    except GovtaskError:
        raise
    except Exception as error:
        raise _damaged() from error


def _opened(file: _Patient) -> OleFileIO[str]:
    from olefile import OleFileIO

    try:
        return OleFileIO(file)
    except GovtaskError:
        raise
    except Exception as error:  # olefile raises many kinds on tables made to break it
        raise _damaged() from error


def _damaged() -> UnreadableFile:
    return UnreadableFile(said("The OLE2 file is damaged"), said("Open it in its program and save it again."))
