"""Rich text: encodings, automatic numbers, tables, and what of it readers do not see."""

from __future__ import annotations

import pytest
from outside import checked

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

FONTS = r"{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Times;}{\f2\fcharset136 MingLiU;}}"
COLOURS = r"{\colortbl;\red255\green255\blue255;\red31\green78\blue121;}"


def rtf(body: str, *, page: int = 936) -> bytes:
    return rf"{{\rtf1\ansi\ansicpg{page}\deff0{FONTS}{COLOURS}{{\stylesheet{{\s0 Normal;}}}}".encode() + (
        _bytes(body) + b"}"
    )


def _bytes(text: str) -> bytes:
    """Characters beyond ASCII as Word writes them: by number, with a question mark for old readers."""
    return "".join(char if char.isascii() else rf"\u{_signed(ord(char))}?" for char in text).encode("ascii")


def _signed(number: int) -> int:
    return number if number < 0x8000 else number - 0x10000


def hexadecimal(text: str, encoding: str) -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(encoding))


def document(content: bytes, name: str = "notice.rtf") -> RawDocument:
    return read(Source(name, content), Options())


def text(body: str) -> str:
    return document(rtf(body)).text


def apart(body: str) -> list[tuple[str, str]]:
    found = document(rtf(body))
    return [(kind, found.text[start:end]) for (start, end), kind in found.furniture]


@pytest.mark.parametrize("name", ["notice.rtf", "notice.doc", "notice.txt", "notice"])
def test_rich_text_is_told_by_content(name: str) -> None:
    body = r"1. 新建公厕5座。（责任单位：区城管局）\par 2. 改造公厕9座。（责任单位：区民政局）\par"
    report = checked(rtf(body), name)
    assert report["source"]["reader"] == "rtf"
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区民政局"]]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (hexadecimal("新建公厕", "gbk") + r"\par", "新建公厕"),
        (r"\f1 " + hexadecimal("新建公厕", "gbk") + r"\par", "新建公厕"),
        (r"\f2 " + hexadecimal("縣長", "big5") + r"\par", "縣長"),
        (r"{\uc0\u26032\u24314}{\uc2\u20844\'b9\'ab\u21397??}\par", "新建公厕"),
        (r"\u-10179?\u-9135?\par", "\U0001f451"),
        (r"A\emdash B\~C\_D\-E\{\}\\\par", "A—B\u00a0C-DE{}\\"),
        (r"A\line B\tab C\par", "A\nB\tC"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt A}}{\*\unknown B}{\info{\title C}}\par", "A"),
        ("A\r\nB\\par", "AB"),
    ],
)
def test_characters_by_bytes_numbers_and_names(body: str, shown: str) -> None:
    assert text(body) == shown


def test_bytes_beyond_ascii_are_read_in_the_encoding_of_the_file() -> None:
    content = rtf("").removesuffix(b"}") + "新建公厕僜乗。\\par}".encode("gbk")
    assert document(content).text == "新建公厕僜乗。"


def test_lists_print_their_numbers() -> None:
    body = r"{\listtext\pard\plain 一、\tab}住房\par{\pntext\f0 1.\tab}新建公厕5座\par"
    assert text(body).split("\n") == ["一、 住房", "1. 新建公厕5座"]


def row(*cells: str, edges: tuple[str, ...] = (r"\cellx900", r"\cellx5000", r"\cellx8000")) -> str:
    filled = "".join(rf"\pard\intbl {cell}\cell" for cell in cells)
    return rf"\trowd\trleft-100{''.join(edges)}{filled}\row" + "\n"


def test_tables_are_made_of_the_edges_of_their_cells() -> None:
    merged = (r"\cellx900", r"\cellx5000", r"\clvmgf\cellx8000")
    goes_on = (r"\cellx905", r"\cellx5005", r"\clvmrg\cellx8000")
    body = (
        row("重点任务", edges=(r"\cellx8000",))
        + row("序号", "工作任务", "责任单位")
        + row("1", r"新建公厕\par 5座。", "区城管局", edges=merged)
        + row("2", "改造公厕9座。", "", edges=goes_on)
        + r"\pard 完\par"
    )
    report = checked(rtf(body), "notice.rtf")
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区城管局"]]
    assert text(body).split("\n")[-1] == "完"


def test_a_table_in_a_cell_gives_its_lines() -> None:
    nested = r"\pard\intbl\itap2 甲\nestcell 乙\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}{\nonesttables\par}"
    assert text(row("前", nested)) == "前\t甲\n乙"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (r"新建{\v 4}5座\par", ("hidden", "4")),
        (r"新建{\strike 4}5座\par", ("struck", "4")),
        (r"新建{\deleted 4}5座\par", ("struck", "4")),
        (r"新建{\fs2 4}5座\par", ("hidden", "4")),
        (r"新建{\cf1 4}5座\par", ("hidden", "4")),
        (r"新建5座{\super 1}\par", ("note-mark", "1")),
        (r"甲{\*\atnid 乙}{\*\annotation 待定}丙\par", ("annotation", "待定")),
        (r"{\header 内部资料\par}甲\par", ("running-head", "内部资料")),
        (r"{\footer {\field{\*\fldinst PAGE}{\fldrslt 甲1}}\par}甲\par", ("page-number", "甲1")),
    ],
)
def test_what_readers_do_not_read_stands_apart(body: str, found: tuple[str, str]) -> None:
    assert apart(body) == [found]


SHADED = r"\trowd\clcbpat2\cellx900\cellx5000\pard\plain\intbl{\cf1\highlight0 甲}\cell\pard\plain\intbl 乙\cell\row"


@pytest.mark.parametrize(
    "body",
    [
        SHADED.replace("clcbpat2", "clcbpat0"),
        SHADED.replace("clcbpat2", ""),
        r"\pard\plain{\ltrch\dbch\afs2\dbch 甲}乙\par",
    ],
)
def test_what_is_white_in_a_cell_without_colour_or_too_small_is_hidden(body: str) -> None:
    assert apart(body) == [("hidden", "甲")]


@pytest.mark.parametrize(
    "body", [r"{\v0 甲}\par", r"{\cf1\highlight2 甲}\par", SHADED, r"\pard\intbl\cf1 甲\cell\row", r"m{\super 2}\par"]
)
def test_what_only_looks_unusual_shows(body: str) -> None:
    assert not apart(body)


def test_notes_stand_below_all() -> None:
    body = r"改造小区{\super\chftn}{\footnote\pard {\super\chftn}注。\par}40个。\par 完\par"
    assert text(body).split("\n") == ["改造小区140个。", "完", "注。"]
    assert apart(body) == [("note-mark", "1")]


def test_text_boxes_stand_behind_their_paragraph_and_large_pictures_are_named() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard 石桥县人民政府文件\par}}{\shprslt 又\par}}"
    assert text(rf"甲{box}乙\par").split("\n") == ["甲乙", "石桥县人民政府文件"]
    page = r"{\*\shppict{\pict\picwgoal9000\pichgoal12000 0a0b}}{\nonshppict{\pict 0a}}"
    assert [remark.code for remark in document(rtf(rf"甲{page}\par")).remarks] == ["GT110"]
    assert not document(rtf(r"甲{\pict\picwgoal900\pichgoal900 0a0b}\par")).remarks


def test_bytes_that_are_announced_are_passed_over() -> None:
    content = rtf("A").removesuffix(b"}") + rb"{\pict\picwgoal9\pichgoal9\bin5 }{}\x}B\par}"
    assert document(content).text == "AB"


def test_groups_may_be_as_deep_as_the_limit_says() -> None:
    with pytest.raises(LimitExceeded):
        document(rtf("{" * 2_000 + "A"))


@pytest.mark.parametrize("body", ["", "}}}}", r"{\*", r"\cell\row\cell", r"\u", r"\'", "\\", r"\trowd\cellx\row 甲"])
def test_damaged_rich_text_is_read_as_far_as_it_goes(body: str) -> None:
    assert document(rtf(r"甲\par" + body)).text.startswith("甲")


def field(instruction: str, result: str = "") -> str:
    return rf"{{\field{{\*\fldinst {{{instruction}}}}}{{\fldrslt {result}}}}}"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (field(r" eq \\o\\ac(○,1) ") + r"修堤\par", "①修堤"),
        (field(r'SYMBOL 129 \\f "Wingdings" \\s 10') + r"修堤\par", "①修堤"),
        (field('HYPERLINK "http://a"', "修堤") + r"\par", "修堤"),
        (field(" SEQ 表 ", "7") + r"\par", "7"),
        (r"{\fonttbl{\f0\fnil Song;}{\f3\fnil\fcharset2 Wingdings;}}{\f3\'81}{\f3\u-3966 ?}{\f0 修堤}\par", "①②修堤"),
    ],
)
def test_fields_without_a_result_and_fonts_of_symbols_show_what_word_draws(body: str, shown: str) -> None:
    assert text(body) == shown
