"""Makes the scan of the sample notice: its first pages in grey, the signed one in colour with a red seal.

    python tools/make_sample_scan.py             writes samples/dongxihu-2022/scan.pdf and its record
    python tools/make_sample_scan.py OTHER.pdf   writes the scan elsewhere and no record

It needs a Chinese font (`apt-get install fonts-wqy-microhei`); another font gives another picture.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import PIL
import pypdfium2
from PIL import Image
from scanning.bound import as_pdf
from scanning.look import Look
from scanning.scan import scan
from scanning.sheets import over_the_date

TOOLS = Path(__file__).parent
SAMPLE = TOOLS.parent / "samples" / "dongxihu-2022"
NOTICE, SCAN, RECORD = SAMPLE / "notice.pdf", SAMPLE / "scan.pdf", SAMPLE / "scan.pdf.json"
PAGES, SIGNED = (1, 2, 3, 4), 2
# As offices scan that send by mail: as coarse as is still read well, and small.
LOOK = Look(dpi=150, skew=0.4, noise=3.0, quality=60, seed=7)


def main() -> None:
    """Write the scan; at its usual place, write the record too."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SCAN
    target.write_bytes(as_pdf(pages(), LOOK))
    if target == SCAN:
        RECORD.write_text(json.dumps(record(), indent=2) + "\n", "utf-8")


def pages() -> Iterator[Image.Image]:
    grey = list(scan(NOTICE, PAGES, LOOK))
    coloured = list(scan(NOTICE, PAGES, replace(LOOK, colour=True), {SIGNED: over_the_date(NOTICE, SIGNED)}))
    for number, plain, sealed in zip(PAGES, grey, coloured, strict=True):
        yield sealed if number == SIGNED else plain


def record() -> dict[str, object]:
    """The hashes of what the scan is made from, and its own."""
    made_from = [Path(__file__), *sorted((TOOLS / "scanning").glob("*.py")), NOTICE]
    return {
        "made_from": {path.relative_to(TOOLS.parent).as_posix(): sha256(path) for path in made_from},
        "pillow": PIL.__version__,
        "pdfium": pypdfium2.PDFIUM_INFO.version,
        "scan": {"sha256": sha256(SCAN), "pages": len(PAGES)},
    }


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
