"""Word documents of before 2007: what their converter leaves out is read all the same."""

from __future__ import annotations

import pytest
from conftest import ROOT
from docx_read import lines
from outside import checked

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_doc.stories import lines_of
from govtask_extract.reading.read import read

TASK = ["重点工作分解方案", "1. 改造小区40个。", "责任单位：区住建局"]


def old(name: str) -> tuple[bytes, RawDocument]:
    """Saved by LibreOffice, whose drawings the converter gives up on."""
    content = (ROOT / "tests/files" / name).read_bytes()
    return content, read(Source(name, content), Options())


def test_text_boxes_that_are_not_converted_stand_below_the_text() -> None:
    content, found = old("text-boxes.doc")
    assert found.text.split("\n") == [*TASK, "云河区人民政府文件"]
    (task,) = checked(content, "text-boxes.doc")["tasks"]
    assert task["responsible_units"] == ["区住建局"]


def test_that_text_boxes_have_lost_their_place_is_told() -> None:
    (remark,) = [remark for remark in old("text-boxes.doc")[1].remarks if remark.code == "GT110"]
    assert "text boxes" in remark.message


def test_a_document_is_read_whatever_its_headers_draw() -> None:
    content, found = old("boxes-in-headers.doc")
    assert found.text.split("\n") == [*["云河区"] * 3, *TASK, *["内部资料"] * 3]
    assert {kind for _, kind in found.furniture} == {"running-head"}
    (task,) = checked(content, "boxes-in-headers.doc")["tasks"]
    assert task["responsible_units"] == ["区住建局"]


def test_of_a_document_that_is_not_understood_the_text_is_read() -> None:
    content = bytearray((ROOT / "tests/files/text-boxes.doc").read_bytes())
    # The length of PlcfBtePapx, which says where the paragraphs' properties are ([MS-DOC] 2.5.6).
    at = content.index(b"\xec\xa5") + 262
    content[at : at + 4] = b"\x05\0\0\0"
    report = checked(bytes(content), "notice.doc")
    assert [task["responsible_units"] for task in report["tasks"]] == [["区住建局"]]
    assert report["coverage"]["characters"] == sum(map(len, [*TASK, "云河区人民政府文件"])) - 1
    assert [found["code"] for found in report["diagnostics"]] == ["GT102"]


def test_a_damaged_document_without_any_text_is_called_damaged() -> None:
    content = bytearray((ROOT / "tests/files/text-boxes.doc").read_bytes())
    at = content.index(b"\xec\xa5")
    content[at + 262 : at + 266] = b"\x05\0\0\0"
    # The characters of the body ([MS-DOC] 2.5.4).
    content[at + 76 : at + 80] = bytes(4)
    with pytest.raises(UnreadableFile, match="InvalidWordDocument"):
        read(Source("notice.doc", bytes(content)), Options())


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("甲\r乙\r\r", ("甲", "乙")),
        ("第\x13 PAGE \x141\x15页\r", ("第1页",)),
        ("\x13 IF \x13 PAGE \x142\x15 = 1 \x14甲\x15乙\r", ("甲乙",)),
        ("\x13 PAGE \x15页\r", ("页",)),
        ("甲\x07乙\x1e丙\x1f\x01\x08\r", ("甲", "乙-丙")),
        ("甲\x15\x14乙\x15\r", ("甲乙",)),
    ],
)
def test_a_story_shows_no_instructions_and_no_anchors(story: str, expected: tuple[str, ...]) -> None:
    assert lines_of(story) == expected


def test_what_stands_for_an_object_shows_nothing() -> None:
    assert lines("<w:p><w:r><w:t>甲\ufffc乙\ufffc</w:t></w:r></w:p>") == ["甲乙"]
