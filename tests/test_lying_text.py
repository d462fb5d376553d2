"""A page's text layer that lies about what the page shows is noticed; an odd one that is honest is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from honest_cases import HONEST
from lying_cases import LYING
from lying_pages import FACE, Sheet, made, rows
from notice_lines import lines
from outlined_pages import outlined

from govtask_extract import extract
from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.pdfium_page import PdfiumPage, pdfium_page
from govtask_extract.reading.formats.from_pdf.text_and_picture import believing
from govtask_extract.reading.formats.from_pdf.text_and_picture.believing import Doubt, why_not_believed
from govtask_extract.reading.formats.from_pdf.text_and_picture.characters_on_ink import InkLikeness, liken
from govtask_extract.reading.formats.from_pdf.text_and_picture.glyph_shapes import Fonts
from govtask_extract.reading.formats.from_pdf.text_and_picture.page_ink import PageInk
from govtask_extract.reading.read import read

pytestmark = pytest.mark.skipif(not FACE.exists(), reason="no Chinese font here (apt-get install fonts-wqy-microhei)")

# What is told of a page that is not read again from its picture.
UNREAD = Options(recognition="never")

Case = Callable[[int], bytes]
# How far a limit is from what was measured on its two sides, at least.
MARGIN = 0.04


@contextmanager
def first_page(content: bytes) -> Iterator[PdfiumPage]:
    opened = OpenFile(Source("notice.pdf", content), None)
    with opened.page(1) as lent:
        assert lent is not None
        with pdfium_page(lent) as page:
            yield page
    opened.close()


def doubt(content: bytes) -> Doubt | None:
    with first_page(content) as page:
        return why_not_believed(page, Fonts())


def likeness(content: bytes) -> InkLikeness:
    with first_page(content) as page:
        return liken(page.stretches(), PageInk(page.page, page.view))


@pytest.mark.parametrize("name", LYING)
def test_a_layer_that_lies_is_noticed(name: str) -> None:
    assert doubt(LYING[name](list(LYING).index(name))) is not None


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_layer_is_believed(name: str) -> None:
    assert doubt(HONEST[name](list(HONEST).index(name))) is None


def measured(cases: Mapping[str, Case], words: str, measure: Callable[[InkLikeness], float]) -> list[float]:
    """Of the cases whose name has one of the words."""
    names = [name for name in cases if any(word in name for word in words.split(", "))]
    return [measure(likeness(cases[name](7))) for name in names]


def test_recognised_text_agrees_with_its_picture_and_another_text_does_not() -> None:
    lying = measured(LYING, "another text under, another text exact, moved to, by a line", lambda like: like.near)
    honest = measured(HONEST, "layer", lambda like: like.near)
    print(f"near: another text {max(lying):.2f} < {believing.RECOGNISED_NEAR} < {min(honest):.2f} the text")
    assert max(lying) + MARGIN < believing.RECOGNISED_NEAR < min(honest) - MARGIN


def test_printed_characters_are_as_dark_as_their_strokes() -> None:
    lying = measured(LYING, "Han characters shuffled, in GB 2312, another text", lambda like: like.strokes)
    honest = measured(HONEST, "plain, tiny, turned page, light on dark, traditional", lambda like: like.strokes)
    print(f"strokes: others {max(lying):.2f} < {believing.PRINTED_STROKES} < {min(honest):.2f} the font's own")
    assert max(lying) + MARGIN < believing.PRINTED_STROKES - 0.06 < min(honest) - MARGIN


def test_where_a_picture_has_lines_without_a_text_is_told() -> None:
    found = doubt(LYING["the lower half is a picture"](3))
    assert found is not None
    ((x0, top, x1, bottom),) = found.areas
    assert x0 < 80 and x1 > 480 and 400 < top < 440 and 720 < bottom < 760


def test_a_page_that_is_not_believed_is_told_with_its_number() -> None:
    honest, lying = Sheet(rows(lines(1))), LYING["Han characters shuffled"](1)
    told = {remark.code: remark.message for remark in read(Source("notice.pdf", lying), UNREAD).remarks}
    assert told == {"GT105": "the fonts name other characters than they show; run OCR on pages: 1"}
    assert read(Source("notice.pdf", made(honest, honest)), UNREAD).remarks == ()


def test_lines_without_a_text_are_content_that_was_not_read() -> None:
    report = extract(LYING["half of the scan"](1), UNREAD)
    assert [diagnostic.code for diagnostic in report.diagnostics if diagnostic.code in ("GT105", "GT110")] == ["GT110"]


def test_a_page_of_paths_alone_is_refused_as_a_picture_is() -> None:
    with pytest.raises(UnreadableFile, match="shows a picture and no text"):
        extract(outlined(rows(lines(1)), 0), UNREAD)


def test_a_font_is_judged_on_each_page_anew() -> None:
    """Two fonts may have one name, and one after the other one address."""
    honest, lying = HONEST["plain"](1), LYING["Han characters shuffled"](1)
    fonts = Fonts()
    for content, expected in ((honest, False), (lying, True), (honest, False)):
        with first_page(content) as page:
            assert (why_not_believed(page, fonts) is not None) is expected
