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

from fuzzing.ofd_parts import ofd_parts

_ROOT = Path(__file__).resolve().parents[2]
_SAMPLE = _ROOT / "samples/dongxihu-2022"
# Saved by LibreOffice, or encrypted with salts drawn at random: nothing at hand writes these the same twice.
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
    names = {"few.doc": "notice.doc", "few.xls": "tasks.xls", "full.xls": "hidden.xls", "locked.xlsx": "locked.xlsx"}
    binary = (Seed(name, (_OLD / file).read_bytes()) for name, file in names.items())
    return Seeds(
        (*short, *binary, Seed("few.png", _picture())), _in_formats("notice", notice[:1500] + notice[-2500:], _PAGES)
    )


def _picture() -> bytes:
    """Small, since each trial has an engine read it."""
    from PIL import Image, ImageDraw

    image, written = Image.new("L", (520, 90), 255), BytesIO()
    ImageDraw.Draw(image).text((20, 20), "1. 2023-06-30  2. 12.5%", fill=0, font_size=24)
    image.save(written, "PNG")
    return written.getvalue()


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
        Seed(f"{name}.ofd", _zip(ofd_parts(lines, rows))),
        Seed(f"{name}.docx", _docx(lines, rows)),
        Seed(f"{name}.xml", _word_2003(lines, rows)),
        Seed(f"{name}.xlsx", _xlsx(rows)),
        Seed(f"{name}.ods", _ods(rows)),
        Seed(f"{name}.odt", _odt(lines, rows)),
        Seed(f"{name}.rtf", _rtf(lines, rows)),
        Seed(f"{name}.xml", _spreadsheetml(rows)),
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


def _word_paragraphs(lines: list[str], numbered: str) -> str:
    """`numbered` are the properties of every fifth."""
    return "".join(
        f"<w:p>{numbered if at % 5 == 0 else ''}<w:r><w:t>{escape(line)}</w:t></w:r></w:p>"
        for at, line in enumerate(lines)
    )


def _word_rows(rows: list[list[str]], cell: str) -> str:
    """`cell` has a field for its text."""
    return "".join(f"<w:tr>{''.join(cell.format(escape(text)) for text in row)}</w:tr>" for row in rows)


def _docx(lines: list[str], rows: list[list[str]]) -> bytes:
    numbered = '<w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = _word_paragraphs(lines, numbered)
    properties = '<w:tcPr><w:gridSpan w:val="1"/><w:vMerge w:val="restart"/></w:tcPr>'
    cell = f"<w:tc>{properties}<w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:tc>"
    table = _word_rows(rows, cell)
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


def _word_2003(lines: list[str], rows: list[list[str]]) -> bytes:
    numbered = '<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr>'
    body = _word_paragraphs(lines, numbered)
    cell = "<w:tc><w:tcPr><w:vmerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = _word_rows(rows, cell)
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl>'
    listed = '<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list>'
    lists = f'<w:lists><w:listDef w:listDefId="0">{level}</w:listDef>{listed}</w:lists>'
    header = '<w:hdr w:type="odd"><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:hdr>'
    section = f"<wx:sect>{body}<w:tbl>{table}</w:tbl><w:sectPr>{header}</w:sectPr></wx:sect>"
    spaces = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="wx"'
    return f"<w:wordDocument {spaces}>{lists}<w:body>{section}</w:body></w:wordDocument>".encode()


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


def _odt(lines: list[str], rows: list[list[str]]) -> bytes:
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    styles = (
        f'<text:list-style style:name="l">{level}</text:list-style><style:style style:name="a" style:family="text">'
        '<style:text-properties text:display="none" fo:color="#ffffff" fo:font-size="9pt"/></style:style>'
    )
    items = "".join(f"<text:list-item><text:p>{escape(line)}</text:p></text:list-item>" for line in lines[::5])
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p/></text:note-body></text:note>"
    prose = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    cell = '<table:table-cell table:number-columns-spanned="1"><text:p>{}</text:p></table:table-cell>'
    table = "".join(
        f"<table:table-row>{''.join(cell.format(escape(text)) for text in row)}</table:table-row>" for row in rows
    )
    body = (
        f'{prose}<text:list text:style-name="l">{items}</text:list><text:p>{note}<text:span text:style-name="a">藏'
        f"</text:span><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>"
        f"<table:table>{table}</table:table>"
    )
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content {_ODS} xmlns:style="urn:style" xmlns:fo="urn:fo" '
            f'xmlns:draw="urn:draw"><office:automatic-styles>{styles}</office:automatic-styles><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>",
        }
    )


def _rtf(lines: list[str], rows: list[list[str]]) -> bytes:
    def coded(text: str) -> str:
        return "".join(char if char.isascii() else rf"\u{ord(char) - 0x10000 * (ord(char) > 0x7FFF)}?" for char in text)

    prose = "".join(rf"\pard\qc {coded(line)}\par" + "\n" for line in lines)
    listed = r"{\listtext 1.\tab}\'d0\'c2{\v 1}{\super\chftn}{\footnote\pard 2\par}\par"
    edges = "".join(rf"\clvmgf\cellx{900 * at}" for at in range(1, len(rows[0]) + 1))
    table = "".join(
        rf"\trowd{edges}" + "".join(rf"\pard\intbl {coded(text)}\cell" for text in row) + r"\row" for row in rows
    )
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}{\colortbl;\red255\green0\blue0;}{\header 1\par}"
    return f"{head}{prose}{listed}{table}}}".encode("ascii")


def _spreadsheetml(rows: list[list[str]]) -> bytes:
    cell = '<Cell ss:StyleID="a" ss:MergeDown="0"><Data ss:Type="String">{}</Data></Cell>'
    table = "".join(
        f'<Row ss:Index="{at}">{"".join(cell.format(escape(text)) for text in row)}</Row>'
        for at, row in enumerate(rows, 1)
    )
    style = '<Style ss:ID="a"><Font ss:Size="9"/><NumberFormat ss:Format="0;;;@"/></Style>'
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles>{style}</Styles><Worksheet ss:Name="a"><Table>{table}</Table></Worksheet></Workbook>'
    ).encode()


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
