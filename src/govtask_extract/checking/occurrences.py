"""Which of several findings about the same words one is, so that services can tell them apart."""

from __future__ import annotations

import hashlib
from collections import Counter


class Occurrences:
    """Counts findings while the files go by. Only paths are kept of those that have gone."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._path: str | None = None
        self._seen: Counter[str] = Counter()

    def number(self, path: str, fingerprint: str) -> int:
        """Of the findings of this fingerprint in the file that goes by, the how manieth this one is, from 1."""
        if path != self._path:
            self._path, self._seen = path, Counter()
            self._times[path] += 1
        self._seen[fingerprint] += 1
        return self._seen[fingerprint]

    def identity(self, path: str, fingerprint: str) -> str:
        """What no other finding of the run has, and this one keeps when lines move: 32 hexadecimal digits.

        A path may be given twice, or stand for two files from elsewhere.
        """
        number = self.number(path, fingerprint)
        parts = (path, fingerprint, str(number), str(self._times[path]))
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
