"""Pictures of pages: how they are painted, within which limits, and that reading does not know of it."""

from __future__ import annotations

import pickle
from io import BytesIO
from pathlib import Path

import pytest
from browsing import NOTICE
from checking import Shell
from conftest import COPIED, ROOT
from PIL import Image
from typeset import set_pages

from govtask_extract.model.options import Limits, Options
from govtask_extract.pipeline import paint_pages, read_document
from govtask_extract.reading import shown_pictures
from govtask_extract.reading.formats.from_pdf import painting, system_fonts

SAMPLE = ROOT / "samples" / "dongxihu-2022" / "notice.pdf"


@pytest.fixture(scope="module")
def notice() -> bytes:
    return set_pages(f"{NOTICE}\n---\n{NOTICE}")


def has_fonts(notice: bytes) -> bool:
    return bool(paint_pages(notice, name="notice.pdf").pictures)


def test_each_page_has_a_picture_of_its_shape(notice: bytes) -> None:
    if not has_fonts(notice):
        pytest.skip("there is no Chinese font here (apt-get install fonts-wqy-microhei)")
    pictures = paint_pages(notice, name="notice.pdf").pictures
    document, _ = read_document(notice, name="notice.pdf")
    assert list(pictures) == [page.number for page in document.pages]
    for page in document.pages:
        picture = Image.open(BytesIO(pictures[page.number]))
        assert picture.format == "WEBP"
        assert picture.width / picture.height == pytest.approx(page.width / page.height, rel=0.01)
        darkest, lightest = picture.convert("L").getextrema()
        assert darkest == 0
        assert lightest == 255


def test_a_page_without_a_font_has_none(notice: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file names a font that it does not bring: boxes in place of characters are no picture of it."""
    monkeypatch.setattr(system_fonts.pdfium, "FPDF_GetDefaultSystemFontInfo", lambda: None)
    assert paint_pages(notice, name="notice.pdf").pictures == {}


def test_reading_is_the_same_before_and_after(notice: bytes) -> None:
    before, _ = read_document(notice, name="notice.pdf")
    paint_pages(notice, name="notice.pdf")
    after, _ = read_document(notice, name="notice.pdf")
    # Not every character has a place, and what is no number equals nothing.
    assert pickle.dumps(after) == pickle.dumps(before)


def test_a_child_paints_the_same(notice: bytes) -> None:
    alone = paint_pages(notice, Options(isolate="always"), name="notice.pdf")
    assert alone == paint_pages(notice, Options(isolate="never"), name="notice.pdf")


def test_texts_have_no_pages_to_paint() -> None:
    assert paint_pages(NOTICE.encode(), name="notice.txt").pictures == {}


def test_photographs_are_kept_small(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Image.effect_noise((600, 800), 60).convert("RGB")
    noise.paste((200, 30, 40), (0, 0, 300, 400))
    coloured = Image.merge(
        "RGB", [noise.getchannel(0), noise.getchannel(1).rotate(90), noise.getchannel(2).rotate(180)]
    )
    encoded = shown_pictures.encoded(coloured)
    assert Image.open(BytesIO(encoded)).size == coloured.size
    assert len(encoded) < 600 * 800 / 3


@COPIED
def test_what_cannot_be_painted_is_shown_without_pictures(
    shell: Shell, notice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        import os
        import signal

        os.kill(os.getpid(), signal.SIGSEGV)

    monkeypatch.setattr(painting, "encoded", crash)
    Path(shell.folder, "notice.pdf").write_bytes(notice)
    seen = shell("extract", "notice.pdf", "-o", "notice.html")
    assert seen.code == 0
    assert "shown without pictures of its pages: notice.pdf made the library that reads it crash" in seen.err
    assert "data:image" not in shell.read("notice.html").replace("img-src data:", "")


def test_pages_beyond_the_limit_are_not_painted(notice: bytes) -> None:
    from govtask_extract.errors import LimitExceeded

    with pytest.raises(LimitExceeded, match="2 pages, the limit is 1"):
        paint_pages(notice, Options(limits=Limits(pages=1)), name="notice.pdf")
