"""Files made to break readers end in a report or in one clear line, and drive no terminal."""

from __future__ import annotations

import gzip
import io
import json
import struct
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import TextIOWrapper
from pathlib import Path
from random import Random
from stat import S_IFLNK
from zipfile import ZipFile, ZipInfo

import pytest
from docx_made import docx, paragraph, zipped
from pdf_made import TEXT, deflated, form, page, pdf, stream
from sheets_made import xlsx

from govtask_extract import GovtaskError, Limits, Options, extract
from govtask_extract.cli.app import run
from govtask_extract.errors import LimitExceeded

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOISE = Random(1).randbytes(5_000)
_LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
_DRAWS = b"/X Do " * 10 + TEXT


def _document(xml: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def _sheet(cells: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationships><Relationship Id="r1" Type="{kind}/%s" Target="%s"/></Relationships>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation % ("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relation % ("worksheet", "sheet.xml"),
            "xl/sheet.xml": f"<worksheet>{cells}</worksheet>",
        }
    )


def _ods(table: str) -> bytes:
    content = f"<d><body><spreadsheet><table>{table}</table></spreadsheet></body></d>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _cell(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def _nested(depth: int) -> bytes:
    content = b"1. a"
    for _ in range(depth):
        content = zipped({"a.zip": content})
    return content


def _understated(content: bytes) -> bytes:
    """An archive whose directory says that its last member has 100 bytes."""
    at = content.rfind(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<I", 100) + content[at + 28 :]


def _overlapping() -> bytes:
    """An archive whose directory names one member three times."""
    content = zipped({"a.txt": NOISE})
    at = content.rfind(b"PK\x01\x02")
    end = content.rfind(b"PK\x05\x06")
    entry = content[at:end]
    counts = struct.pack("<HHII", 3, 3, 3 * len(entry), at)
    return content[:at] + entry * 3 + content[end : end + 8] + counts + content[end + 20 :]


def _doubling(levels: int) -> list[bytes]:
    fonts = b"/Font<</F 5 0 R>>"
    forms = [form(b"/X Do " * 2, fonts + b"/XObject<</X %d 0 R>>" % (7 + level)) for level in range(levels)]
    return [*forms, form(TEXT, fonts)]


_X = b"/Font<</F 5 0 R>>/XObject<</X 6 0 R>>"
FILES: dict[str, Callable[[], bytes]] = {
    "huge page.pdf": lambda: page(box=b"0 0 1e9 1e9"),
    "page without size.pdf": lambda: page(box=b"0 0 0 0"),
    "page of noughts.pdf": lambda: page(box=b"(a) null /x 5 0 R"),
    "pages in a ring.pdf": lambda: page(kids=b"2 0 R 3 0 R 2 0 R", count=1_000_000),
    "pages beyond number.pdf": lambda: page(count=2**31 - 1),
    "form that draws itself.pdf": lambda: page(stream(_DRAWS), form(_DRAWS, _X), resources=_X),
    "forms that double.pdf": lambda: page(stream(b"/X Do "), *_doubling(10), resources=_X),
    "bomb.pdf": lambda: page(deflated(b" " * 50_000_000 + TEXT)),
    "deep array.pdf": lambda: pdf([b"<</Pages 2 0 R/X " + b"[" * 100_000 + b">>", b"<</Kids[]>>"]),
    "many states.pdf": lambda: page(deflated(b"q " * 300_000 + TEXT)),
    "many rulings.pdf": lambda: page(deflated(TEXT + b"".join(b"%d 0 m %d 800 l S " % (n, n) for n in range(3_000)))),
    "length of itself.pdf": lambda: page(stream(TEXT).replace(b"/Length %d" % len(TEXT), b"/Length 4 0 R")),
    "table in a ring.pdf": lambda: page().replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9"),
    "no table.pdf": lambda: page().partition(b"xref")[0],
    "false key.pdf": lambda: page().replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6>>"),
    "noise.pdf": lambda: b"%PDF-1.4\n" + NOISE,
    "objects.pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj " * 50_000,
    "laughs.docx": lambda: _document(f'<!DOCTYPE l [<!ENTITY a "ha">{_LAUGHS}]><d><body>&j;</body></d>'),
    "other file.docx": lambda: _document(
        '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><d><body>&a;</body></d>'
    ),
    "laughs in utf-16.docx": lambda: _document('<!DOCTYPE l [<!ENTITY a "ha">]><d>&a;</d>'.encode("utf-16")),
    "deep.docx": lambda: docx("<w:p>" + "<w:r>" * 50_000 + "</w:r>" * 50_000 + "</w:p>"),
    "deep enough.docx": lambda: docx("<w:sdt>" * 900 + paragraph("1. a") + "</w:sdt>" * 900),
    "tables in tables.docx": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 300 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 300
    ),
    "wide cell.docx": lambda: docx(
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{10**9}"/></w:tcPr>{paragraph("a")}</w:tc></w:tr></w:tbl>'
    ),
    "bomb.docx": lambda: docx(paragraph("a" * 30_000_000)),
    "understated.docx": lambda: _understated(docx(paragraph("a" * 5_000_000))),
    "cut.docx": lambda: docx(paragraph("1. a"))[:-30],
    "half.docx": lambda: docx(paragraph("1. a"))[:200],
    "many members.docx": lambda: zipped({"[Content_Types].xml": "", **{f"{n}": "" for n in range(20_100)}}),
    "diagonal.xlsx": lambda: _sheet(
        "<sheetData>"
        + "".join(
            f"<row>{_cell(f'{a}{b}{n}', 'x')}{_cell(f'ZZ{n}', 'y')}</row>" for n, (a, b) in enumerate(_letters(), 1)
        )
        + "</sheetData>"
    ),
    "far away.xlsx": lambda: _sheet(f'<sheetData><row r="9999999">{_cell("ZZZ9999999", "x")}</row></sheetData>'),
    "one string often.xlsx": lambda: xlsx(
        "<sheetData>" + '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 2_000 + "</sheetData>",
        strings=f"<si><t>{'x' * 100_000}</t></si>",
    ),
    "no such string.xlsx": lambda: _sheet(f'<sheetData><row><c t="s"><v>{10**30}</v></c></row></sheetData>'),
    "merged over all.xlsx": lambda: _sheet(
        f"<sheetData><row>{_cell('A1', 'x')}{_cell('B1', 'y')}</row></sheetData><mergeCells>"
        + '<mergeCell ref="A1:XFD1048576"/>' * 300
        + "</mergeCells>"
    ),
    "repeated.ods": lambda: _ods(
        '<table-row number-rows-repeated="999999999"><table-cell number-columns-repeated="99999"><p>x</p></table-cell>'
        "</table-row>"
    ),
    "deep.ods": lambda: _ods("<table-row-group>" * 990 + "</table-row-group>" * 990),
    "noise.doc": lambda: OLE2 + NOISE,
    "zeros.doc": lambda: OLE2 + bytes(5_000),
    "signature.xls": lambda: OLE2,
    "noise.xls": lambda: b"\x09\x08\x10\x00" + NOISE,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 20_000 + b"1. a",
    "deep spans.html": lambda: b"<html><body><p>" + b"<span>" * 20_000 + b"1. a",
    "deep tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 1_000 + b"x",
    "spans.html": lambda: b"<table>" + (b"<tr>" + b"<td colspan=1000 rowspan=65534>x" * 9) * 200,
    "unclosed.html": lambda: b"<html>" + b"<!--" * 100_000 + b"<a " * 100_000,
    "parts in parts.mht": lambda: (
        b"MIME-Version: 1.0\n" + b"Content-Type: multipart/related; boundary=a\n\n--a\n" * 300
    ),
    "quotes.csv": lambda: b'"' * 200_001,
    "stairs.csv": lambda: b"\n".join(b"," * n + b"x,y" for n in range(2_000)),
    "zeros.txt": lambda: bytes(100_000),
    "noise.txt": lambda: NOISE,
    "brackets.txt": lambda: ("（" * 50_000 + "）" * 50_000).encode(),
    "digits.txt": lambda: b"1" * 100_000 + b". a",
    "surrogates.txt": lambda: b"1. \xed\xa0\x80\xff",
    "empty.pdf": lambda: b"",
    "packed.pdf": lambda: gzip.compress(page()),
    "overlapping.zip": _overlapping,
    "many pictures.zip": lambda: zipped({f"{n}.png": b"\x89PNG" for n in range(5_000)}),
    "end.zip": lambda: b"PK\x05\x06",
    "zips in zips.zip": lambda: _nested(30),
    "bomb.zip": lambda: zipped({"a.txt": bytes(60_000_000)}),
    "ways out.zip": lambda: zipped({"../a.txt": "1. a", "/b.txt": "1. b", "c:\\c.txt": "1. c", "d.txt": "1. d"}),
    "hidden way out.zip": lambda: zipped({"a/../../.a": "1. a", "b.txt": "1. b"}),
    "program and zip.zip": lambda: zipped({"a.exe": b"MZ\x90\0" + NOISE, "b.zip": zipped({"b.txt": "1. b"})}),
    "links.zip": lambda: _linked("a.txt", "b.txt"),
    "name of two lines.zip": lambda: zipped({"a\nb\r\nc.txt": "a"}),
    "no name.zip": lambda: zipped({".": "1. a"}),
}


def _linked(*names: str) -> bytes:
    """An archive of symbolic links."""
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        for name in names:
            link = ZipInfo(name)
            link.external_attr = S_IFLNK << 16
            archive.writestr(link, "/etc/passwd")
    return written.getvalue()


def test_an_archive_that_is_not_pressed_is_no_pdf(tmp_path: Path) -> None:
    """The PDF that is packed first begins where some mail gateways let one begin."""
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("a.pdf", page())
        archive.writestr("b.txt", "1. 建公园。（牵头单位：区住建局）")
    (tmp_path / "a.zip").write_bytes(written.getvalue())
    reports = json.loads(govtask("extract", str(tmp_path / "a.zip"))[1])
    assert [report["source"]["name"] for report in reports] == ["a.pdf", "b.txt"]


def _letters() -> Iterator[tuple[str, str]]:
    alphabet = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    return ((first, second) for _ in range(3) for first in alphabet for second in alphabet)


def govtask(*arguments: str) -> tuple[int, str, str]:
    """Exit code, what went to stdout, what was said."""
    out, said = TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(said):
        code = run(arguments)
    out.flush()
    return code, out.buffer.getvalue().decode(), said.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_a_report_or_one_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    code, out, said = govtask("extract", str(path))
    assert code in (0, 3, 4), said
    assert said.count("\n") == (code != 0), said
    assert (out != "") == (code != 3 or path.suffix == ".zip")
    assert "bug" not in said
    assert list(tmp_path.iterdir()) == [path]


def _styles(number: int) -> str:
    """Each is based on the next."""
    return "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(number))


def _merged_over_each_other(rows: int) -> bytes:
    cells = "".join(f'<row r="{n}">{_cell(f"A{n}", "x")}{_cell(f"B{n}", "y")}</row>' for n in range(1, rows))
    merged = "".join(f'<mergeCell ref="A{n}:A1048576"/>' for n in range(1, rows))
    return _sheet(f"<sheetData>{cells}</sheetData><mergeCells>{merged}</mergeCells>")


def _scattered(number: int) -> bytes:
    """Single letters all over a page."""
    random = Random(5)
    places = ((random.randrange(595), random.randrange(842)) for _ in range(number))
    return b"BT /F 2 Tf " + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % place for place in places) + b"ET"


_SECTION = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr></w:pPr></w:p>'
# What each costs when every part of it is compared with every other is far more than the seconds that it may take.
LARGE: dict[str, Callable[[], bytes]] = {
    "scattered.pdf": lambda: page(deflated(_scattered(6_000))),
    "notes.docx": lambda: docx(
        "<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * 3_000 + "</w:p>",
        footnotes=f'<w:footnote w:id="1">{paragraph("a") * 100}</w:footnote>',
    ),
    "styles.docx": lambda: docx("".join(paragraph("a", style=f"s{n}") for n in range(4_000)), styles=_styles(8_000)),
    "sections.docx": lambda: docx(paragraph("a") + _SECTION * 2_000, header1=paragraph("x") * 2_000),
    "blanks.txt": lambda: ("1. 建公园" + " " * 200_000 + "1. 建桥。\n" + " " * 200_000 + "2. 修路。").encode(),
    "rows.csv": lambda: b"a,b,c\n" * 6_000,
    "merged.xlsx": lambda: _merged_over_each_other(8_000),
    "box.html": lambda: ("<html><body>" + "<p>索引号：甲" * 4_000 + "<div id=zoom><p>" + "建公园。" * 50).encode(),
    "spans.html": lambda: b"<table>" + b"<tr><td>a<td colspan=1000>b<td>c" * 2_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_takes_its_time_and_no_more(name: str) -> None:
    """What is more than linear would not end in a test's time."""
    assert extract(LARGE[name](), name=name).coverage.characters > 0


SHORT = "1. 建公园。（牵头单位：区住建局）"

ARCHIVES: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "a way out": ({"../a.txt": "1. a", "b.txt": "1. b"}, ["error"]),
    "nothing to read": ({"a.jpg": NOISE, "b.zip": zipped({"c.txt": "1. c"})}, ["error"]),
    "one that cannot be read": (
        {"a.zip": zipped({"c.txt": "1. c"}), "b.txt": SHORT, "c.jpg": NOISE, "d.txt": SHORT},
        ["error", "tasks", "tasks"],
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_is_refused_whole_or_file_by_file(name: str, tmp_path: Path) -> None:
    members, expected = ARCHIVES[name]
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(members))
    code, out, said = govtask("extract", str(path))
    assert code == 3
    assert ["error" if "error" in entry else "tasks" for entry in json.loads(out)] == expected
    left_out = f"govtask: left out, no notice: {path.name}/c.jpg" in said.splitlines()
    assert said.count("\n") == expected.count("error") + left_out
    assert left_out == (name == "one that cannot be read")


LIMITED: dict[str, tuple[str, Callable[[], bytes], Limits]] = {
    "bytes": ("a.txt", lambda: b"1. a" * 10, Limits(bytes=20)),
    "pages": ("a.pdf", lambda: page(kids=b"3 0 R " * 4, count=4), Limits(pages=3)),
    "page_size": ("a.pdf", page, Limits(page_size=800)),
    "characters": ("a.html", lambda: b"<p>" + b"a" * 50, Limits(characters=20)),
    "cells": ("a.csv", lambda: b"a,b\n" * 11, Limits(cells=20)),
    "members": ("a.docx", lambda: docx(paragraph("1. a")), Limits(members=2)),
    "unpacked": ("a.docx", lambda: docx(paragraph("1. a")), Limits(unpacked=100)),
    "ratio": ("a.docx", lambda: docx(paragraph("a" * 11_000_000)), Limits(ratio=50)),
    "matches": ("a.html", lambda: b"<style>p{color:red}</style>" + b"<p>1. a" * 30, Limits(matches=20)),
    "depth": ("a.docx", lambda: docx("<w:sdt>" * 50 + "</w:sdt>" * 50), Limits(depth=20)),
}


@pytest.mark.parametrize("limit", LIMITED)
def test_each_limit_names_the_option_that_raises_it(limit: str) -> None:
    name, make, limits = LIMITED[limit]
    with pytest.raises(LimitExceeded) as caught:
        extract(make(), Options(limits=limits), name=name)
    assert caught.value.hint == f"Raise it with --limit {limit}=N."
    assert name in caught.value.message


def test_merged_cells_count_in_full() -> None:
    wide = b"<table>" + b"<tr><td colspan=100>x<td>y</tr>" * 30
    with pytest.raises(LimitExceeded, match="cells"):
        extract(wide + b"<tr>" + b"<td>z" * 101, Options(limits=Limits(cells=1_000)), name="a.html")


DRIVING = "\x1b[2J\x1b]0;x\x07\x9b31m\x85\x7f\u202e\u2066\u200f"
NOTICE = f"关于印发{DRIVING}方案的通知\n\n一、公园{DRIVING}\n1. 建{DRIVING}公园。（牵头单位：区{DRIVING}住建局）\n"
COMMANDS = (("show",), ("explain",), ("extract", "--lint", "--format", "csv", "-o", "OUT"), ("check",))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_nothing_in_a_document_drives_a_terminal(command: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / f"a{DRIVING.replace('/', '')}.txt"
    path.write_text(NOTICE, "utf-8")
    arguments = [argument.replace("OUT", str(tmp_path / "out.csv")) for argument in command]
    _, out, said = govtask(arguments[0], str(path), *arguments[1:])
    assert not set(DRIVING) & set(out + said) - set("[]0;xJm231")


def test_errors_quote_nothing_of_the_file() -> None:
    secret = "秘密" * 50
    for name, content in (
        ("a.docx", docx(paragraph(secret) + "<w:x")),
        ("a.xlsx", _sheet(f'<sheetData><row><c t="s"><v>{secret}</v></c></row></sheetData>')),
        ("a.ods", _ods(f"<{secret}")),
        ("a.pdf", b"%PDF-1.4 " + secret.encode()),
    ):
        with pytest.raises(GovtaskError) as caught:
            extract(content, name=name)
        assert "秘密" not in caught.value.message + caught.value.hint
