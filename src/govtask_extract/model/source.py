"""A file's bytes and the name it goes by."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath

from msgspec import Struct


class Source(Struct, frozen=True):
    """`name` is shown to people and written into the report; it is never a full path."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The suffix in lower case with its dot, or an empty string."""
        return PurePath(self.name).suffix.lower()

    @property
    def sha256(self) -> str:
        """Of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()
