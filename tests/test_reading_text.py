"""Text and Markdown: encodings, line ends, radicals, and bytes that are no text."""

from __future__ import annotations

import os
import random

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.errors import GovtaskError, LimitExceeded, UnknownFormat, UnreadableFile
from govtask_extract.language.radicals import characters_for_radicals
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.read import read

SIMPLIFIED = "（三）加快推进城乡供水一体化。（牵头单位：县水利局，责任单位：县财政局、各乡镇人民政府）\n"
TRADITIONAL = "（三）加快推進城鄉供水一體化。（牽頭單位：縣水利局，責任單位：縣財政局、各鄉鎮人民政府）\n"
SHORT = ("责任单位：县教育局", "各街道办事处", "2022年2月7日", "一、总体要求", "李志强、王小明", "完成时限：持续推进")
SHORT_TRADITIONAL = ("責任單位：縣教育局", "各鄉鎮人民政府", "一、總體要求", "二〇二二年二月七日")


def text_of(content: bytes, name: str = "notice.txt") -> str:
    return document(content, name).text


def document(content: bytes, name: str = "notice.txt") -> RawDocument:
    return read(Source(name, content), Options())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, SIMPLIFIED * 300, *SHORT])
def test_simplified_text_is_read_in_every_encoding(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "cp950", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 300, *SHORT_TRADITIONAL])
def test_traditional_text_is_read_in_every_encoding(text: str, encoding: str) -> None:
    if encoding in ("big5", "cp950"):
        text = text.replace("〇", "零")
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
def test_any_stretch_of_a_notice_tells_its_encoding(encoding: str) -> None:
    notice = (ROOT / "samples/dongxihu-2022/notice.md").read_text("utf-8")
    chosen = random.Random(7)
    for _ in range(200):
        start = chosen.randrange(len(notice) - 40)
        stretch = notice[start : start + 40]
        assert decode(stretch.encode(encoding)) == stretch


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_line_feeds(end: str) -> None:
    found = document(f"第一行{end}{end}第三行{end}".encode())
    assert found.text == "第一行\n\n第三行\n"
    assert [found.text[line.start : line.end] for line in found.lines] == ["第一行", "", "第三行", ""]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert text_of(b"\xef\xbb\xbf" + SIMPLIFIED.encode()) == SIMPLIFIED


@pytest.mark.parametrize("odd", ["\f", "\v", "\x85", "\u2028", "\u2029", "\x1c"])
def test_other_ends_of_lines_are_white_space_inside_a_line(odd: str) -> None:
    found = document(f"第一页{odd}第二页\n完".encode())
    assert [found.text[line.start : line.end] for line in found.lines] == [f"第一页{odd}第二页", "完"]


def test_a_file_cut_inside_a_character_is_read_and_remarked() -> None:
    found = document((SIMPLIFIED * 5).encode()[:-2])
    assert found.text.startswith(SIMPLIFIED) and found.text.endswith("\ufffd")
    assert [(remark.code, len(remark.spans)) for remark in found.remarks] == [("GT104", 1)]


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_no_text(seed: int) -> None:
    with pytest.raises(UnknownFormat, match="no text"):
        document(random.Random(seed).randbytes(4000), "notice.md")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"\x7fELF\x02\x01\x01" + bytes(99), b"GIF89a" + bytes(9)], ids=repr
)
def test_pictures_and_programs_are_no_text(content: bytes) -> None:
    with pytest.raises((UnknownFormat, UnreadableFile)) as caught:
        document(content, "notice.txt")
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe"], ids=repr)
def test_a_file_without_text_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        document(content)


def test_limits_name_the_option_that_raises_them() -> None:
    for limits, option in ((Limits(bytes=10), "--limit bytes=N"), (Limits(characters=10), "--limit characters=N")):
        with pytest.raises(LimitExceeded) as caught:
            read(Source("notice.txt", SIMPLIFIED.encode()), Options(limits=limits))
        assert option in caught.value.hint


def test_a_reader_can_be_asked_for_by_name() -> None:
    assert read(Source("notice.html", b"<p>text</p>"), Options(format="text")).text == "<p>text</p>"
    with pytest.raises(UnknownFormat, match="no reader named word"):
        read(Source("notice.html", b"<p>text</p>"), Options(format="word"))


def test_radicals_give_way_to_characters_and_are_counted_once() -> None:
    found = document("区⺠政局、⽤⼾代表".encode())
    assert found.text == "区民政局、用户代表"
    assert found.replaced == {1: "⺠", 5: "⽤", 6: "⼾"}
    assert [(remark.code, remark.name, len(remark.spans)) for remark in found.remarks] == [
        ("GT101", "radical-characters", 3)
    ]


def test_no_radical_is_left() -> None:
    radicals = "".join(map(chr, (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))))
    text, replaced = characters_for_radicals(radicals)
    assert len(text) == len(replaced) == len(radicals) == 329
    assert not any("⺀" <= character <= "⿕" for character in text)


def test_one_radical_stands_for_either_form_of_a_character() -> None:
    assert characters_for_radicals("责任单位：⼾籍科")[0] == "责任单位：户籍科"
    assert characters_for_radicals("責任單位：⼾籍科")[0] == "責任單位：戶籍科"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = document(content, "notice.txt")
    except GovtaskError as error:
        assert error.message and "\n" not in error.message
    else:
        found.text.encode()


def test_a_large_text_is_read_quickly() -> None:
    content = (SIMPLIFIED * 40_000).encode("gb18030")
    started = os.times().user
    assert len(text_of(content)) == len(SIMPLIFIED) * 40_000
    assert os.times().user - started < 5
