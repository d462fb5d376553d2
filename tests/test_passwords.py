"""Office files under a password: the one that Excel sets without asking, one that is given, wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from docx_made import docx, paragraph, zipped
from msoffcrypto.format.ooxml import OOXMLFile
from ole2_made import ole2
from outside import checked
from sheets_made import sheet, xlsx

from govtask_extract.errors import EncryptedFile, LimitExceeded, MissingExtra, UnreadableFile
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

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


def reader_of(content: bytes, password: str | None = None, name: str = "tasks.xlsx") -> str:
    return read(Source(name, content), Options(password=password)).reader


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
