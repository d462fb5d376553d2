"""Pages: cases as data (`tests/cases/reading_html`), what counts as a page, encodings, and what no page may break."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import regex
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument, Span
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_html import read, sniff
from govtask_extract.reading.reader import Fit

_CASE = regex.compile(
    r"^## (?P<title>.+)\n```html\n(?P<html>(?:(?!```).*\n)*)```\n```expect\n(?P<expect>(?:(?!```).*\n)*)```", regex.M
)


def page(markup: str | bytes, name: str = "page.html") -> RawDocument:
    return read(Source(name, markup if isinstance(markup, bytes) else markup.encode()), Options())


def cases(folder: Path) -> Iterator[object]:
    for path in sorted(folder.glob("*.md")):
        for match in _CASE.finditer(path.read_text("utf-8")):
            expected = yaml.safe_load(match["expect"])
            yield pytest.param(match["html"], expected, id=f"{path.stem}: {match['title']}")


@pytest.mark.parametrize(("markup", "expected"), list(cases(ROOT / "tests/cases/reading_html")))
def test_case(markup: str, expected: dict[str, object]) -> None:
    document = page(markup)
    check_offsets(document)
    assert {key: value for key, value in shown(document).items() if key in expected} == expected


def shown(document: RawDocument) -> dict[str, object]:
    """What a case may expect: keys as they stand in the case files."""

    def quote(span: Span) -> str:
        return document.text[slice(*span)]

    return {
        "text": document.text,
        "paragraphs": [line.paragraph for line in document.lines],
        "centred": [number for number, line in enumerate(document.lines, start=1) if line.centred],
        "site": [quote(span) for span, kind in document.furniture if kind == "site"],
        "apart": [[kind, quote(span)] for span, kind in document.furniture if kind != "site"],
        "metadata": {name: quote(span) for name, span in document.metadata.items()},
        "tables": [
            [
                [cell.row, cell.column, cell.row_span, cell.column_span, "|".join(map(quote, cell.spans))]
                for cell in table.cells
            ]
            for table in document.tables
        ],
    }


def check_offsets(document: RawDocument) -> None:
    """Lines make up the text; whatever has a place has it inside the text, and owns it alone."""
    assert "\n".join(document.text[line.start : line.end] for line in document.lines) == document.text
    owned = sorted([span for span, _ in document.furniture] + list(document.metadata_spans))
    assert all(0 <= start < end <= len(document.text) for start, end in owned)
    assert all(before[1] <= after[0] for before, after in pairwise(owned))


@pytest.mark.parametrize(
    ("content", "suffix", "fit"),
    [
        ("<!DOCTYPE html>\n<p>甲</p>", "", Fit.CERTAIN),
        ("\ufeff <!-- saved --><HTML lang=zh>", ".txt", Fit.CERTAIN),
        ('<?xml version="1.0"?><html xmlns="x">', "", Fit.CERTAIN),
        ("<tbody><tr><td>甲", "", Fit.LIKELY),
        ('<p class="x">甲</p>', "", Fit.LIKELY),
        ("甲<br/>乙", ".html", Fit.LIKELY),
        ("甲<br/>乙", ".txt", Fit.NONE),
        ("<市人防办>、县水利局", ".html", Fit.NONE),
        ("市住建局<市人防办>", "", Fit.NONE),
        ("<project>甲</project>", "", Fit.NONE),
        ("", "", Fit.NONE),
    ],
)
def test_pages_open_with_tags_of_html(content: str, suffix: str, fit: Fit) -> None:
    assert sniff(content.encode(), suffix) is fit


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1"])
def test_a_false_charset_declaration_is_not_believed(encoding: str, declared: str) -> None:
    markup = f'<html><meta charset="{declared}"><p>各镇人民政府要认真落实防汛工作责任。</p></html>'
    assert page(markup.encode(encoding)).text == "各镇人民政府要认真落实防汛工作责任。"
    assert sniff(markup.encode(encoding), "") is Fit.CERTAIN


def test_a_web_archive_holds_its_page() -> None:
    archive = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut\r\n\r\n"
        "--cut\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"<p>{''.join(f'={byte:02X}' for byte in '各镇要认真落实责任。'.encode('gb18030'))}</p>\r\n--cut--\r\n"
    )
    assert sniff(archive.encode(), "") is Fit.CERTAIN
    assert page(archive).text == "各镇要认真落实责任。"
    assert sniff("From: 县政府办\n各镇：".encode(), "") is Fit.NONE


def test_bytes_that_are_no_text_are_unreadable() -> None:
    with pytest.raises(UnreadableFile):
        page(b"<p>\0\x01\x02\xff\xfe\xfd" * 50)


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<font>", "<table><tr><td>", "<ol><li>", "<span><p>"])
def test_deep_nesting_is_read_in_time(opening: str) -> None:
    assert "修堤。" in page(opening * 10_000 + "修堤。").text


@given(st.text(alphabet="<>/=\"' abdhilnoprtuvy一（。：\u00a0&;", max_size=200))
def test_anything_is_read_and_every_place_is_right(markup: str) -> None:
    check_offsets(page(f"<table><tr><td>{markup}"))
    check_offsets(page(f"<body><ol><li>{markup}"))
