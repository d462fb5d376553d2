"""PDFs that are scans in part: some pages, or the lower half of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from scanning.bound import as_pdf
from scanning.glass import packed
from scanning.look import Look
from scanning.scan import scan


def with_scanned_pages(pdf: Path, numbers: Sequence[int], scanned: Collection[int], look: Look) -> bytes:
    """The pages of `numbers`; those of `scanned` are pictures, the others keep their text."""
    pictures = as_pdf(scan(pdf, sorted(scanned), look), look)
    with closing(pypdfium2.PdfDocument(pdf)) as texts, closing(pypdfium2.PdfDocument(pictures)) as scans:
        whole = pypdfium2.PdfDocument.new()
        for number in numbers:
            if number in scanned:
                whole.import_pages(scans, [sorted(scanned).index(number)])
            else:
                whole.import_pages(texts, [number - 1])
        return _saved(whole)


def half_scanned(pdf: Path, number: int, cut: float, look: Look) -> bytes:
    """One page: text down to `cut` points from its top, below that a picture of what stood there."""
    (picture,) = scan(pdf, [number], look)
    lower = picture.crop((0, round(cut * look.pixels), picture.width, picture.height))
    with closing(pypdfium2.PdfDocument(pdf)) as texts:
        whole = pypdfium2.PdfDocument.new()
        whole.import_pages(texts, [number - 1])
    page = whole[0]
    height = page.get_height()
    for item in list(page.get_objects()):
        if item.get_bounds()[3] < height - cut:
            page.remove_obj(item)
    _place(whole, page, lower, height - cut, look)
    page.gen_content()
    return _saved(whole)


def _place(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, picture: Image.Image, height: float, look: Look
) -> None:
    """At the foot of the page, across all of it."""
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(BytesIO(packed(picture, look)), pages=[page], inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(page.get_width(), height))
    page.insert_obj(image)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    written = BytesIO()
    with closing(document):
        document.save(written)
    return written.getvalue()
