"""With how many strokes Han characters are written.

`strokes.bin` is made by tools/make_strokes.py of kTotalStrokes in the Unihan database (© 1991-2022 Unicode, Inc.,
Unicode License v3, https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

_FIRST, _LAST = "\u4e00", "\u9fff"


def strokes_of(character: str) -> int:
    """0 of a character that is not Han, or is so rare that nobody counted."""
    return _table()[ord(character) - ord(_FIRST)] if _FIRST <= character <= _LAST else 0


@cache
def _table() -> bytes:
    return zlib.decompress(Path(__file__).with_name("strokes.bin").read_bytes())
