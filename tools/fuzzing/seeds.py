"""The files that are damaged: a stretch of the sample notice in every format that is read."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_ROOT = Path(__file__).resolve().parents[2]
_SAMPLE = _ROOT / "samples/dongxihu-2022"
# Saved by LibreOffice: nothing at hand writes these formats.
_OLD = _ROOT / "tests/files"
# A covering page, two of tasks and both forms say all that the notice's pages can.
_PAGES, _FEW_PAGES = (0, 2, 20, 35, 36), (20, 35)
# The time at which a PDF was made, and a number made up then.
_VARYING = re.compile(rb"(?<=D:)[0-9]{14}|(?<=<)[0-9A-F]{32}(?=>)")
# A long one costs four times as much to read, and rarely shows what a short one does not.
_LONG_ONES = 0.1
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODS = 'xmlns:office="urn:office" xmlns:table="urn:table" xmlns:text="urn:text"'


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file; its name says its format."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Seeds:
    """Short ones, so that many can be tried, and long ones."""

    short: tuple[Seed, ...]
    long: tuple[Seed, ...]

    @property
    def all(self) -> tuple[Seed, ...]:
        return (*self.short, *self.long)

    def only(self, suffix: str) -> Seeds:
        """Those of this format."""
        kept = [tuple(seed for seed in kind if seed.name.endswith(suffix)) for kind in (self.short, self.long)]
        return Seeds(*kept)

    def choice(self, random: Random) -> Seed:
        return random.choice(self.long if self.long and random.random() < _LONG_ONES else self.short)


def seeds() -> Seeds:
    """The same at any time."""
    notice = (_SAMPLE / "notice.md").read_text("utf-8")
    short = _in_formats("few", notice[:170] + notice[-700:], _FEW_PAGES)
    binary = (Seed("few.doc", (_OLD / "notice.doc").read_bytes()), Seed("few.xls", (_OLD / "tasks.xls").read_bytes()))
    return Seeds((*short, *binary), _in_formats("notice", notice[:1500] + notice[-2500:], _PAGES))


def _in_formats(name: str, notice: str, pages: Sequence[int]) -> tuple[Seed, ...]:
    """All formats that can be made here."""
    lines = [line.strip() for line in notice.splitlines() if line.strip()]
    rows = [["序号", "目标任务", "牵头单位", "责任单位", "完成时限"]]
    rows += [
        [str(number), line[:60], "区住建局", "区水务局、区教育局", "6月底前"]
        for number, line in enumerate(lines[:8], 1)
    ]
    pdf = _pages(_SAMPLE / "notice.pdf", pages)
    page = _html(lines, rows)
    piped = "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]])
    return (
        Seed(f"{name}.pdf", pdf),
        Seed(f"open-{name}.pdf", _inflated(pdf)),
        Seed(f"{name}.docx", _docx(lines, rows)),
        Seed(f"{name}.xlsx", _xlsx(rows)),
        Seed(f"{name}.ods", _ods(rows)),
        Seed(f"{name}.html", page.encode()),
        Seed(f"{name}.mht", _mht(_html(lines[:10], rows))),
        Seed(f"{name}.eml", _eml(lines[:10], _html(lines[:10], rows))),
        Seed(f"{name}.csv", "\n".join(",".join(row) for row in rows).encode("gb18030")),
        Seed(f"{name}.tsv", "\n".join("\t".join(row) for row in rows).encode("utf-16")),
        Seed(f"{name}.md", ("\n\n".join(lines) + "\n\n" + piped).encode()),
        Seed(f"{name}.txt", "\n".join([*lines, *("\t".join(row) for row in rows)]).encode("gb18030")),
        Seed(f"{name}.zip", _zip({"a.txt": "\n".join(lines[:20]), "附件/b.html": _html(lines[:5], rows)})),
    )


def _pages(path: Path, chosen: Sequence[int]) -> bytes:
    from pypdfium2 import PdfDocument

    small, written = PdfDocument.new(), BytesIO()
    small.import_pages(PdfDocument(path), list(chosen))
    small.save(written)
    return _VARYING.sub(lambda found: b"0" * len(found[0]), written.getvalue())


def _inflated(pdf: bytes) -> bytes:
    """Its streams laid open, so that what is damaged is what they say. Viewers find the objects without a table."""

    def laid_open(found: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(found[1]) + b"\nendstream"
        except zlib.error:
            return found[0]

    opened = re.sub(rb"stream\r?\n(.*?)\r?\nendstream", laid_open, pdf, flags=re.DOTALL)
    return opened.replace(b"/Filter/FlateDecode", b"").replace(b"/Filter /FlateDecode", b"")


def _zip(members: dict[str, str]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content)
    return written.getvalue()


def _relations(kind: str, target: str) -> str:
    return f'<Relationships><Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'


def _docx(lines: list[str], rows: list[list[str]]) -> bytes:
    numbered = '<w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(
        f"<w:p>{numbered if at % 5 == 0 else ''}<w:r><w:t>{escape(line)}</w:t></w:r></w:p>"
        for at, line in enumerate(lines)
    )
    properties = '<w:tcPr><w:gridSpan w:val="1"/><w:vMerge w:val="restart"/></w:tcPr>'
    cell = f"<w:tc>{properties}<w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:tc>"
    table = "".join(f"<w:tr>{''.join(cell.format(escape(text)) for text in row)}</w:tr>" for row in rows)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r3"/></w:sectPr>'
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(("styles", "numbering", "header", "footnotes"), 1)
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    return _zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations("officeDocument", "word/document.xml"),
            "word/document.xml": f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body>{body}<w:tbl>{table}</w:tbl>{section}'
            "</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            "word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/>'
            '<w:pPr><w:jc w:val="center"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"/></w:styles>',
            "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            "word/header.xml": f"<w:hdr {_W}><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:hdr>",
            "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>',
        }
    )


def _xlsx(rows: list[list[str]]) -> bytes:
    from xlsxwriter import Workbook

    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2022, 2, 7)})
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet = book.add_worksheet("任务")
        sheet.merge_range(0, 0, 0, len(rows[0]), "目标任务责任分解表")
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)
            sheet.write_datetime(at, len(row), datetime(2022, 6, at), day)
    return written.getvalue()


def _ods(rows: list[list[str]]) -> bytes:
    text = '<text:p>{}<text:s text:c="2"/></text:p>'
    cell = f'<table:table-cell table:number-columns-repeated="1">{text}</table:table-cell>'
    table = "".join(
        f'<table:table-row table:number-rows-repeated="1">{"".join(cell.format(escape(text)) for text in row)}'
        "</table:table-row>"
        for row in rows
    )
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {_ODS}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{table}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        }
    )


def _html(lines: list[str], rows: list[list[str]]) -> str:
    paragraphs = "".join(f'<p style="text-align:center">{escape(line)}</p>' for line in lines)
    cells = (f'<td colspan="1" rowspan="1">{escape(text)}</td>' for row in rows for text in row)
    table = "".join(f"<tr>{row}</tr>" for row in _by(list(cells), len(rows[0])))
    return (
        f"<!doctype html><html><head><title>通知</title></head><body><div class='content'>{paragraphs}"
        f"<table>{table}</table><ol start='3'><li>公园</li></ol></div></body></html>"
    )


def _by(cells: list[str], width: int) -> Iterator[str]:
    for at in range(0, len(cells), width):
        yield "".join(cells[at : at + width])


def _eml(lines: Sequence[str], page: str) -> bytes:
    """A mail that says the same as text and as a page."""
    plain, marked = (b64encode(text.encode("gb18030")).decode() for text in ("\n".join(lines), page))
    head = "From: a@b.cn\nTo: c@d.cn\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=cut\n\n"
    part = "--cut\nContent-Type: text/{}; charset=gb18030\nContent-Transfer-Encoding: base64\n\n{}\n"
    return f"{head}{part.format('plain', plain)}{part.format('html', marked)}--cut--\n".encode()


def _mht(page: str) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    return (head + "Content-Type: text/html; charset=utf-8\n\n" + page + "\n--x--\n").encode()
