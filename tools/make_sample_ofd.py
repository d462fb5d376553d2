"""Sets the sample notice as an OFD, page for page as make_sample_pdf.py sets it as a PDF; the same bytes each time.

    python tools/make_sample_ofd.py              writes samples/dongxihu-2022/notice.ofd
    python tools/make_sample_ofd.py OTHER.ofd    writes it elsewhere

The dashes around page numbers stand on template pages, bold letters are struck twice.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from make_lines import width_of
from make_ofd_parts import OfdCanvas, OfdParts
from make_pages import BODY, HEIGHT, LEFT, NUMBER, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH, Pages
from make_sample_pdf import SAMPLE, TEXT, Sample, set_notice, title_of
from reportlab.lib.units import mm

OFD = SAMPLE / "notice.ofd"


class OfdPages(Pages):
    """Lays the same lines on pages of an OFD."""

    def __init__(self, path: Path, title: str) -> None:
        self._path, self._parts = path, OfdParts(title, PAGE_WIDTH, PAGE_HEIGHT)
        self.canvas, self.number, self.down = OfdCanvas(PAGE_HEIGHT), 1, 0.0

    def new_page(self) -> None:
        """The number goes onto the page, what stands around it onto the template of its side and width."""
        number = str(self.number)
        dash, whole = width_of("— ", NUMBER, 0), width_of(f"— {number} —", NUMBER, 0)
        even = self.number % 2 == 0
        x, foot = LEFT + BODY if even else LEFT + WIDTH - BODY - whole, HEIGHT + 7 * mm
        self.print(number, x + dash, foot, NUMBER)
        name = f"{'Even' if even else 'Odd'}_{len(number)}"
        if name not in self._parts.templates:
            template = self._parts.templates[name] = OfdCanvas(PAGE_HEIGHT)
            for left in (x, x + whole - width_of("—", NUMBER, 0)):
                template.write("—", left, TOP + foot, NUMBER, 0, 0)
        self._parts.pages.append((self.canvas, name))
        self.canvas, self.down = OfdCanvas(PAGE_HEIGHT), 0.0
        self.number += 1

    def save(self) -> None:
        self.new_page()
        self._parts.save(self._path)

    def print(self, text: str, x: float, down: float, size: float, spacing: float = 0, bold: int = 0) -> None:
        if text:
            self.canvas.write(text, x, TOP + down, size, spacing, bold)


def main() -> None:
    """Write the OFD."""
    sample: Sample = json.loads(TEXT.read_text("utf-8"))
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else OFD
    set_notice(OfdPages(target, title_of(sample)), sample)


if __name__ == "__main__":
    main()
