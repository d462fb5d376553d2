"""A file's bytes and the name it goes by."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import PurePath
from typing import Any

from msgspec import Struct

# Bytes from which on OpenSSL is the faster one with its loading.
_LARGE = 4_000_000


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
        digest: str = _sha256_for(len(self.content))(self.content).hexdigest()
        return digest


def _sha256_for(size: int) -> Callable[[bytes], Any]:
    """hashlib loads OpenSSL, which takes longer than the digest of a small file by Python's own module for it."""
    own = "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    if size < _LARGE:
        with suppress(ImportError):
            made: Callable[[bytes], Any] = import_module(own).sha256
            return made
    from hashlib import sha256

    return sha256
