"""Makes the table of how many strokes Han characters have, from the Unicode Consortium's Unihan database.

python tools/make_strokes.py /usr/share/unicode/Unihan_IRGSources.txt.bz2     as Debian's package unicode-data has it
"""

from __future__ import annotations

import bz2
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "src/govtask_extract/reading/formats/from_pdf/text_and_picture"
TARGET = Path(__file__).resolve().parent.parent / PACKAGE / "strokes.bin"
FIRST, LAST = 0x4E00, 0x9FFF


def counts(unihan: Path) -> Iterator[tuple[int, int]]:
    """Code points and their strokes, as mainland China counts them where countries differ."""
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTotalStrokes\t" in line:
                code, _, strokes = line.split("\t")
                yield int(code.removeprefix("U+"), 16), int(strokes.split()[0])


def make(unihan: Path) -> bytes:
    """A byte for each character of the block, packed; 0 where nothing is known."""
    table = bytearray(LAST - FIRST + 1)
    for code, strokes in counts(unihan):
        if FIRST <= code <= LAST:
            table[code - FIRST] = strokes
    return zlib.compress(bytes(table), 9)


if __name__ == "__main__":
    TARGET.write_bytes(make(Path(sys.argv[1])))
