"""What is to be written and cannot be yet, put aside: what does not fit a little memory goes to a nameless file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from io import BytesIO
from struct import Struct
from typing import IO

# What a usual run puts aside touches no disk.
_IN_MEMORY = 3_000_000
_AT_A_TIME = 1 << 16
_LENGTH = Struct("<Q")


class Spool(AbstractContextManager["Spool"]):
    """Bytes in the order in which they were added. Its file has no name in any folder, so that nothing outlives us.

    `beside`: how many others share the memory with it.
    """

    def __init__(self, beside: int = 0) -> None:
        self._file: IO[bytes] = BytesIO()
        self._sharers = 1 + beside
        self._stays = False
        self.size = 0

    def add(self, piece: bytes) -> None:
        """Raises an `OSError` where there is no room for it."""
        self.size += self._file.write(piece)
        if self.size * self._sharers > _IN_MEMORY and not self._stays:
            self._stays = True
            self._leave_memory()

    def _leave_memory(self) -> None:
        """Where no temporary folder can be written to, all stays in memory."""
        from tempfile import TemporaryFile

        with suppress(FileNotFoundError):
            file = TemporaryFile()  # noqa: SIM115 - it is closed with the spool
            file.writelines(self.pieces())
            self._file.close()
            self._file = file

    def add_block(self, block: bytes) -> None:
        """What `blocks` gives again as it is."""
        self.add(_LENGTH.pack(len(block)))
        self.add(block)

    def blocks(self) -> Iterator[bytes]:
        """As often as asked, of a spool to which nothing but blocks was added."""
        self._file.seek(0)
        while length := self._file.read(_LENGTH.size):
            yield self._file.read(*_LENGTH.unpack(length))
        self._file.seek(self.size)

    def pieces(self) -> Iterator[bytes]:
        """All of it, as often as asked; nothing is added meanwhile."""
        self._file.seek(0)
        while piece := self._file.read(_AT_A_TIME):
            yield piece
        self._file.seek(self.size)

    def lines(self) -> Iterator[bytes]:
        """Likewise, cut behind line feeds."""
        self._file.seek(0)
        yield from self._file
        self._file.seek(self.size)

    def __exit__(self, *raised: object) -> None:
        self._file.close()


def decoded(pieces: Iterable[bytes]) -> Iterator[str]:
    """The text of pieces of UTF-8 that are cut anywhere."""
    from codecs import getincrementaldecoder

    decoder = getincrementaldecoder("utf-8")()
    return map(decoder.decode, pieces)
