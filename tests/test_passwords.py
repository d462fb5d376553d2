"""Office files under a password: the one that Excel sets without asking, one that is given, wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import md5
from io import BytesIO
from random import Random
from struct import pack, pack_into, unpack_from
from zipfile import ZipFile

import pytest
from conftest import ROOT
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from docx_made import docx, paragraph, zipped
from msoffcrypto import OfficeFile
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import _makekey
from ole2_made import ole2
from outside import checked
from sheets_made import sheet, xlsx

from govtask_extract.errors import EncryptedFile, LimitExceeded, MissingExtra, UnreadableFile
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.ole2 import ole_stream
from govtask_extract.reading.read import read

FILE_PASS, BOUND_SHEET = 0x2F, 0x85
CELLS = {"A1": "序号", "B1": "工作任务", "C1": "责任单位", "A2": "1", "B2": "新建公厕5座。", "C2": "区城管局"}
DEFAULT = "VelvetSweatshop"


def encrypted(members: Mapping[str, bytes], password: str) -> bytes:
    """The library writes no archive of less than 4,096 bytes as it should."""
    padding = Random(0).randbytes(9_000)
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    content = zipped({**members, "[Content_Types].xml": types, "padding": padding})
    stream = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, stream)
    return stream.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def encrypted_xls(password: str) -> bytes:
    """The old sample workbook in RC4, whose decryption is also its encryption. [MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.6"""
    salt, verifier = b"s" * 16, b"v" * 16
    cipher = Cipher(ARC4(_makekey(password, salt, 0)), mode=None).encryptor()
    check = cipher.update(verifier) + cipher.update(md5(verifier, usedforsecurity=False).digest())
    how = pack("<HHHHH", FILE_PASS, 54, 1, 1, 1) + salt + check
    stream = ole_stream((ROOT / "tests/files/tasks.xls").read_bytes(), "Workbook") or b""
    plain, at, begins = bytearray(), 0, 0
    while at < len(stream):
        kind, size = unpack_from("<HH", stream, at)
        record = bytearray(stream[at : at + 4 + size])
        if kind == BOUND_SHEET:
            record[4:8] = pack("<I", unpack_from("<I", record, 4)[0] + len(how))
        plain += record
        if not at:
            plain, begins = plain + how, 4 + size
        at += 4 + size
    # What follows the last record is read as records of nothing, four bytes each.
    plain += pack("<HHH", 0, 2, 0) if len(plain) % 4 else b""
    file, written = OfficeFile(BytesIO(ole2({"Workbook": bytes(plain)}))), BytesIO()
    file.load_key(password=password)
    file.decrypt(written)
    content = bytearray(ole_stream(written.getvalue(), "Workbook") or b"")
    content[begins : begins + len(how)] = how
    return ole2({"Workbook": bytes(content)})


def encrypted_doc(password: str) -> bytes:
    """The old sample notice in RC4: its head goes before the table, whose offsets move. [MS-DOC] 2.2.6.2"""
    content = (ROOT / "samples/dongxihu-2022/notice.doc").read_bytes()
    main = bytearray(ole_stream(content, "WordDocument") or b"")
    flags: int = unpack_from("<H", main, 10)[0]
    name = "1Table" if flags & 0x200 else "0Table"
    salt, verifier = b"s" * 16, b"v" * 16
    check = _rc4(verifier + md5(verifier, usedforsecurity=False).digest(), password, salt)
    head = pack("<HH", 1, 1) + salt + check
    for at in range(154, 154 + 8 * unpack_from("<H", main, 152)[0], 8):
        offset, length = unpack_from("<II", main, at)
        if length:
            pack_into("<I", main, at, offset + len(head))
    pack_into("<H", main, 10, flags | 0x100)
    pack_into("<I", main, 14, len(head))
    table = _rc4(bytes(len(head)) + (ole_stream(content, name) or b""), password, salt)
    return ole2({"WordDocument": main[:68] + _rc4(bytes(main), password, salt)[68:], name: head + table[len(head) :]})


def _rc4(plain: bytes, password: str, salt: bytes) -> bytes:
    """With a key of its own for each block of 512 bytes."""
    blocks = [plain[at : at + 512] for at in range(0, len(plain), 512)]
    ciphers = (Cipher(ARC4(_makekey(password, salt, block)), mode=None).encryptor() for block in range(len(blocks)))
    return b"".join(cipher.update(block) for cipher, block in zip(ciphers, blocks, strict=True))


def reader_of(content: bytes, password: str | None = None, name: str = "tasks.xlsx") -> str:
    return read(Source(name, content), Options(password=password)).reader


@pytest.mark.parametrize("password", [DEFAULT, "abc123"])
def test_workbooks_of_before_2007_are_opened_alike(password: str) -> None:
    content = encrypted_xls(password)
    found = read(Source("tasks.xls", content), Options(password=None if password == DEFAULT else password))
    assert "新建公厕5座。" in found.text
    with pytest.raises(EncryptedFile):
        reader_of(encrypted_xls("abc123"), "abc124", "tasks.xls")


def test_documents_of_before_2007_are_opened_by_their_password() -> None:
    content = encrypted_doc("密码123")
    assert "地区生产总值" in read(Source("notice.doc", content), Options(password="密码123")).text
    for password, hint in ((None, "--password"), ("abc124", "right")):
        with pytest.raises(EncryptedFile) as found:
            reader_of(content, password, "notice.doc")
        assert hint in found.value.hint


@pytest.mark.parametrize("name", ["tasks.xlsx", "tasks.xls", "tasks"])
def test_what_excel_encrypts_without_asking_is_opened_so(name: str) -> None:
    report = checked(encrypted(members_of(xlsx(sheet(CELLS))), DEFAULT), name)
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"]]
    assert report["source"]["reader"] == "xlsx"


def test_a_password_opens_documents_of_word() -> None:
    content = encrypted(members_of(docx(paragraph("1. 新建公厕5座。（责任单位：区城管局）"))), "密码123")
    assert reader_of(content, "密码123", "notice.docx") == "docx"


@pytest.mark.parametrize(("password", "hint"), [(None, "--password"), ("abc124", "right")])
def test_without_the_password_it_is_told(password: str | None, hint: str) -> None:
    with pytest.raises(EncryptedFile) as found:
        reader_of(encrypted(members_of(xlsx(sheet(CELLS))), "abc123"), password)
    assert hint in found.value.hint


def test_a_password_that_nothing_needs_is_no_fault() -> None:
    assert reader_of(xlsx(sheet(CELLS)), "abc123") == "xlsx"
    assert reader_of(encrypted(members_of(xlsx(sheet(CELLS))), DEFAULT), "abc123") == "xlsx"


def test_limits_hold_for_what_was_encrypted() -> None:
    with pytest.raises(LimitExceeded):
        read(Source("tasks.xlsx", encrypted(members_of(xlsx(sheet(CELLS))), DEFAULT)), Options(limits=Limits(cells=2)))


def test_headers_that_say_nothing_are_told() -> None:
    content = ole2({"EncryptionInfo": bytes(248), "EncryptedPackage": bytes(8_000)})
    with pytest.raises(UnreadableFile, match="password"):
        reader_of(content)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "msoffcrypto.exceptions", None)
    with pytest.raises(MissingExtra) as found:
        reader_of(encrypted(members_of(xlsx(sheet(CELLS))), DEFAULT))
    assert "office" in found.value.hint
