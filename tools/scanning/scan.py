"""Pages of a PDF, scanned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from scanning.glass import scanned
from scanning.look import Look, Stamp
from scanning.paper import aged
from scanning.seals import sealed
from scanning.sheets import printed


def scan(
    pdf: Path | bytes, numbers: Sequence[int], look: Look, stamps: Mapping[int, Stamp] | None = None
) -> Iterator[Image.Image]:
    """A picture a page. Each second page lies askew to the other side, each has noise of its own."""
    sheets = printed(pdf, numbers, look.dpi)
    for index, (number, sheet) in enumerate(zip(numbers, sheets, strict=True)):
        back = sheets[index + 1] if index + 1 < len(sheets) else None
        if stamps and number in stamps:
            sheet = sealed(sheet, stamps[number], look)
        side = -1 if index % 2 else 1
        yield scanned(aged(sheet, back, look), replace(look, skew=side * look.skew), look.seed * 1000 + number)
