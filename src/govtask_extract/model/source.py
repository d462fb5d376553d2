"""A file's bytes and the path it goes by."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath, PurePosixPath

from msgspec import Struct


class Source(Struct, frozen=True):
    """`path` is shown to people and written into the report: relative to what was given, with forward slashes."""

    path: str
    content: bytes

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name or self.path

    @property
    def suffix(self) -> str:
        """The suffix in lower case with its dot, or an empty string."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def sha256(self) -> str:
        """Of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


def source_path(given: str | PurePath) -> str:
    """A path as it is written: with forward slashes, never absolute, leading nowhere above where it begins.

    Of one that does, the last part is left. Bytes that are no UTF-8 in a file's name become the replacement character.
    """
    path = PurePath(given)
    parts = path.parts if is_near(path) else path.parts[-1:]
    shown = "/".join(parts) or str(given)
    return shown.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def is_near(path: PurePath) -> bool:
    """Whether it leads down from where it begins, so that it says nothing of the machine."""
    return not path.anchor and ".." not in path.parts
