"""Files that cannot be read: each ends in one clear line on stderr and exit code 3, and soon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import govtask
from conftest import ROOT
from docx_made import docx, paragraph, zipped
from odf_made import ods, opendocument
from ole2_made import ole2
from sheets_made import MAIN_PART, sheet, xlsx
from typeset import set_pages
from variants import word

from govtask_extract.errors import GovtaskError, UnknownFormat
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

_LONG = "".join(f"{number}.新建公厕{number * 7919}座。（牵头单位：区城管局）\n" for number in range(1, 400))
_DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;">]>'
_BOMB = b"<a>" + b" " * 60_000_000
_TYPES = {"[Content_Types].xml": "<Types/>"}


def _table() -> str:
    return "".join(
        f"<table:table-row><table:table-cell><text:p>第{row * 7919}项</text:p></table:table-cell></table:table-row>"
        for row in range(400)
    )


WHOLE: dict[str, Callable[[], bytes]] = {
    "docx": lambda: docx("".join(map(paragraph, _LONG.split("\n")))),
    "doc": (ROOT / "samples/dongxihu-2022/notice.doc").read_bytes,
    "xlsx": lambda: xlsx(sheet({f"A{row}": f"第{row * 7919}项" for row in range(1, 400)})),
    "xls": (ROOT / "tests/files/tasks.xls").read_bytes,
    "ods": lambda: ods(f'<table:table table:name="甲">{_table()}</table:table>'),
    "pdf": lambda: set_pages(_LONG),
    "zip": lambda: zipped({"notice.txt": _LONG}),
}
# Of these a half is read as far as it goes.
TEXTS = ("md", "txt", "html", "csv")


def _encrypted_ole() -> bytes:
    """What Office writes around a document that it encrypts."""
    return ole2({"EncryptionInfo": bytes(248), "EncryptedPackage": bytes(8_000)})


def _under_password(content: bytes) -> bytes:
    """The same archive, its members flagged as encrypted."""
    flagged = bytearray(content)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(signature)
        while at >= 0:
            flagged[at + flags] |= 1
            at = flagged.find(signature, at + 4)
    return bytes(flagged)


FILES: dict[str, Callable[[], bytes]] = {
    **{f"empty.{suffix}": (lambda: b"") for suffix in (*WHOLE, *TEXTS)},
    **{f"blank.{suffix}": (lambda: b" \n\t\n") for suffix in TEXTS},
    **{
        f"half.{suffix}": (lambda make=make: make()[: len(make()) // 2])
        for suffix, make in WHOLE.items()
        if suffix != "pdf"
    },
    **{
        f"picture.{suffix}": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
        for suffix in ("docx", "xls", "csv", "txt")
    },
    **{f"encrypted.{suffix}": _encrypted_ole for suffix in ("docx", "xlsx", "doc", "xls")},
    "encrypted.ods": lambda: opendocument({"content.xml": "x", "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
    "encrypted.zip": lambda: _under_password(zipped({"notice.txt": _LONG})),
    "bomb.docx": lambda: zipped({**_TYPES, "word/document.xml": _BOMB}),
    "bomb.xlsx": lambda: zipped({**_TYPES, "_rels/.rels": MAIN_PART, "xl/workbook.xml": _BOMB}),
    "bomb.ods": lambda: opendocument({"content.xml": _BOMB.decode()}),
    "bomb.zip": lambda: zipped({"notice.txt": b"\n" * 60_000_000}),
    "entities.docx": lambda: zipped({**_TYPES, "word/document.xml": f"{_DOCTYPE}<w:document>&b;</w:document>"}),
    "entities.xlsx": lambda: zipped(
        {**_TYPES, "_rels/.rels": MAIN_PART, "xl/workbook.xml": f"{_DOCTYPE}<workbook>&b;</workbook>"}
    ),
    "entities.ods": lambda: opendocument({"content.xml": f"{_DOCTYPE}<document-content>&b;</document-content>"}),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", FILES)
def test_it_ends_in_one_line_and_soon(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    result = govtask("extract", path)
    said = result.stderr.decode()
    assert (result.returncode, said.count("\n")) == (3, 1), said
    assert said.startswith("govtask: ") and name in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("encrypted.docx", "password"),
        ("encrypted.ods", "encrypted"),
        ("encrypted.zip", "--password"),
        ("bomb.docx", "--limit ratio=N"),
        ("entities.docx", "document type"),
    ],
)
def test_the_line_says_what_is_wrong_and_what_to_do(name: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert words in govtask("extract", path).stderr.decode()


@pytest.mark.parametrize(
    ("name", "member", "words"),
    [
        ("notice.pptx", "ppt/presentation.xml", "a PowerPoint presentation"),
        ("notice.odp", "content.xml", "an OpenDocument presentation"),
        ("notice.xlsb", "xl/workbook.bin", "a binary Excel workbook"),
        ("notice.pages", "Index/Document.iwa", "Pages"),
        ("notice.epub", "META-INF/container.xml", "an EPUB book"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(name: str, member: str, words: str) -> None:
    with pytest.raises(UnknownFormat, match=words):
        read(Source(name, zipped({member: "<x/>"})), Options())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Rar!\x1a\x07\x01\0rest", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1crest", "a 7z archive"),
        (b"\x1f\x8b\x08\0rest", "a gzip archive"),
        (b"notice.txt".ljust(257, b"\0") + b"ustar\00000rest", "a tar archive"),
        (b"\x89PNG\r\n\x1a\n", "no whole picture"),
        (b"CAJ\0rest", "a CAJ document"),
        (ole2({"PowerPoint Document": bytes(8_000)}), "presentation"),
    ],
)
@pytest.mark.parametrize("name", ["notice.doc", "notice.txt", "notice.dps", "notice.csv", "notice"])
def test_what_no_reader_takes_is_named(name: str, content: bytes, words: str) -> None:
    with pytest.raises(GovtaskError, match=words):
        read(Source(name, content), Options())


@pytest.mark.parametrize("suffix", ["doc", "xlsx", "pdf", "txt", "html", ""])
def test_a_wrong_suffix_does_not_mislead(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"notice.{suffix}"
    path.write_bytes(word.typed())
    result = govtask("extract", path, "--format", "jsonl")
    assert (result.returncode, result.stdout.count(b"\n")) == (0, 132)
