"""PDFs, or pages of them, that PDFium refuses and the second engine reads; and what neither can."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from math import isnan
from pathlib import Path

import pytest
import test_pdf_layers as layers
from conftest import ROOT
from pdf_made import TEXT, deflated, page, stream
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from test_open_tables import TASKS, assigned, printed, table
from test_reading_pdf import document, line, lines, pdf, turned, with_named_font

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.pipeline import extract

SAMPLE = ROOT / "samples/dongxihu-2022/notice.pdf"
TEXTS = [f"{number}.改造第{number}小学的操场，整治第{number * 7}号路。" for number in range(1, 5)]


def four_pages() -> bytes:
    return pdf(*(line(80, 100, text) for text in TEXTS))


def without_header(content: bytes) -> bytes:
    """PDFium knows no file that does not begin as one."""
    return content[content.index(b"\n") + 1 :]


def without_entry(content: bytes, which: int) -> bytes:
    """The list of objects says that this page is nowhere; its object is still there."""
    number = int(re.findall(rb"(\d+) 0 R", re.findall(rb"/Kids\s*\[([^\]]*)\]", content)[0])[which - 1])
    entries = count()
    return re.sub(
        rb"\d{10} \d{5} [nf]",
        lambda found: b"0000000000 65535 f" if next(entries) == number else found[0],
        content,
    )


def told(found: RawDocument) -> list[str]:
    return [remark.message for remark in found.remarks if remark.code == "GT102"]


def test_a_page_that_pdfium_cannot_find_is_read_in_its_place() -> None:
    found = document(without_entry(four_pages(), 3))
    assert lines(found) == TEXTS
    assert [page.number for page in found.pages] == [1, 2, 3, 4]
    (message,) = told(found)
    assert "4 of 4 pages" in message and "second engine only: 3;" in message


def test_a_file_without_its_list_of_pages_is_read_whole() -> None:
    found = document(four_pages().replace(b"/Kids", b"/Kidz"))
    assert lines(found) == TEXTS
    assert "1, 2, 3, 4" in told(found)[0]


def test_both_engines_read_the_sample_alike() -> None:
    content = SAMPLE.read_bytes()
    one, other = document(content), document(without_header(content))
    assert one.text == other.text
    assert [(table.start, table.end, table.cells) for table in one.tables] == [
        (table.start, table.end, table.cells) for table in other.tables
    ]
    assert one.pages == other.pages
    assert [(line.size, line.centred) for line in one.lines] == [(line.size, line.centred) for line in other.lines]
    assert one.boxes is not None and other.boxes is not None
    for side in (0, 1, 3):
        pairs = zip(one.boxes[side::4], other.boxes[side::4], strict=True)
        assert max(abs(left - right) for left, right in pairs if not isnan(left)) < 2
    assert not told(one) and "37 of 37 pages" in told(other)[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page(turn: int) -> None:
    one, other = document(turned(turn)), document(without_header(turned(turn)))
    assert one.text == other.text and one.pages == other.pages
    assert one.lines[0].box is not None and other.lines[0].box is not None
    assert all(abs(a - b) < 3 for a, b in zip(one.lines[0].box, other.lines[0].box, strict=True))


@pytest.mark.parametrize("ruling", ["three", "level", "none"])
def test_tables(ruling: str) -> None:
    content = printed(table(widths=(2, 1, 1.5, 1)), ruling)
    report = extract(without_header(content), name="notice.pdf").model_dump()
    assert assigned(report) == TASKS
    assert [diagnostic["code"] for diagnostic in report["diagnostics"]] == ["GT102"]


def test_a_password() -> None:
    locked = pdf(line(80, 100, "1. Build a park", "Helvetica"), encrypt=StandardEncryption("geheim", strength=128))
    assert lines(document(without_header(locked), password="geheim")) == ["1. Build a park"]
    with pytest.raises(UnreadableFile):
        document(without_header(locked), password="no")
    with pytest.raises(EncryptedFile):
        document(locked, password="no")


def test_pages_that_the_engines_count_differently_are_not_mixed() -> None:
    """A page too many at the front: what PDFium has as page 2 is page 1 to the other."""
    found = document(re.sub(rb"/Kids\s*\[", b"/Kids [ 999 0 R ", four_pages()))
    assert lines(found) == TEXTS[:3]
    assert "3 of 4 pages" in told(found)[0] and "second" not in told(found)[0]


def test_characters_without_a_map_are_told() -> None:
    named = with_named_font("Identity-H", bytes(range(1, 7))).replace(b"/Ordering(GB1)", b"/Ordering(Identity)")
    found = document(without_header(named))
    assert found.text == "\ufffd" * 3
    assert {"GT102", "GT104"} <= {remark.code for remark in found.remarks}


REFUSED: dict[str, Callable[[], bytes]] = {
    "nothing but a header": lambda: b"%PDF-1.7\n%%EOF",
    "no object whole": lambda: b"endobj /Type/Page " + bytes(2000),
    "objects without end": lambda: b"endobj /Type /Page\n" + b"1 0 obj\n<<\n" * 20_000,
    "dictionaries in dictionaries": lambda: b"endobj /Type/Page\n1 0 obj\n" + b"<<" * 200_000,
    "brackets in brackets": lambda: b"endobj /Type/Page\n1 0 obj\n" + b"(" * 200_000,
    "a page that takes long to draw": lambda: without_header(page(deflated(TEXT + b"q Q " * 1_000_000))),
}


@pytest.mark.parametrize("isolate", ["auto", "never"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_neither_reads_ends_in_one_line(name: str, isolate: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(REFUSED[name]())
    result = govtask("extract", path, "--isolate", isolate)
    said = result.stderr.decode()
    assert (result.returncode, said.count("\n")) == (3, 1), said
    assert said.startswith("govtask: ") and "Traceback" not in said


@pytest.mark.parametrize("isolate", ["auto", "never"])
def test_nothing_that_the_library_says_is_seen(isolate: str, tmp_path: Path) -> None:
    """It warns of colours that it does not know, of fonts without a box, and of much else."""
    path = tmp_path / "notice.pdf"
    path.write_bytes(without_header(page(stream(b"/None cs 1 2 3 4 5 scn " + TEXT))))
    result = govtask("extract", path, "--isolate", isolate)
    assert "Build a park" in result.stdout.decode()
    assert all(row.startswith("govtask: ") for row in result.stderr.decode().splitlines())


def govtask(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "govtask_extract", *map(str, arguments)], capture_output=True)


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_loses_no_page_in_silence(seed: int) -> None:
    from random import Random

    content = bytearray(four_pages())
    for at in _places(Random(seed), len(content)):
        content[at] = 32
    try:
        found = document(bytes(content))
    except UnreadableFile:
        return
    assert len(found.pages) == found.page_count or told(found)


def _places(chance: object, length: int) -> Iterator[int]:
    start = chance.randrange(length)  # type: ignore[attr-defined]
    yield from range(start, min(length, start + chance.choice((1, 10, 200))))  # type: ignore[attr-defined]


UNSEEN_BY_BOTH = [
    layers.white, layers.nearly_white, layers.black_on_black, layers.under(0), layers.mode(3), layers.mode(7),
    layers.stroked_in_white, layers.outside, layers.tiny, layers.in_a_form(layers.white),
]  # fmt: skip
SEEN_BY_BOTH = [layers.white_on_dark, layers.under_a_seal, layers.underlined, layers.grey, layers.mode(2)]


@pytest.mark.parametrize("draw", UNSEEN_BY_BOTH)
def test_what_nobody_sees_is_furniture_for_both_engines(draw: layers.Draw) -> None:
    assert _below_a_line(draw) == [(layers.OTHER, "hidden")]


@pytest.mark.parametrize("draw", SEEN_BY_BOTH)
def test_what_is_seen_is_read_by_both_engines(draw: layers.Draw) -> None:
    assert _below_a_line(draw) == []


def _below_a_line(draw: layers.Draw) -> list[tuple[str, str]]:
    def both(canvas: Canvas) -> None:
        layers.put(canvas, 0, layers.SEEN)
        draw(canvas)

    found = document(without_header(layers.drawn(both)))
    assert found.text == f"{layers.SEEN}\n{layers.OTHER}"
    return layers.furniture(found)
