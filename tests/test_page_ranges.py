"""Which pages are read is chosen by `--pages`; what is left out is told, and what is not there, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking import Shell
from conftest import ROOT
from typeset import set_pages

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.page_ranges import as_ranges, page_ranges, pages_beyond, written_range
from govtask_extract.model.remarks import PAGES_LEFT_OUT
from govtask_extract.pipeline import extract

PDF = ROOT / "samples/dongxihu-2022/notice.pdf"
NOTICE = "1. 修桥。（责任单位：县水利局）"


@pytest.mark.parametrize(
    ("written", "ranges"),
    [
        ("3", ((3, 3),)),
        ("1-5,8,10-", ((1, 5), (8, 8), (10, None))),
        ("1－5，8、10—12", ((1, 5), (8, 8), (10, 12))),
        (" 2 - 3 , 7 ", ((2, 3), (7, 7))),
    ],
)
def test_pages_are_written_as_people_write_them(written: str, ranges: tuple[object, ...]) -> None:
    assert page_ranges(written) == ranges


@pytest.mark.parametrize(
    ("written", "said", "in_chinese"),
    [
        ("5-1", "“5-1” runs backwards: write 1-5", "“5-1”前后颠倒：应写作 1-5"),
        ("0", "“0” is no page: pages count from 1", "没有第“0”页：页码从 1 数起"),
        ("abc", "“abc” is no page; pages are written as 1-5,8,10-", "“abc”不是页码；页码写作 1-5,8,10-"),
        ("1,,3", "“” is no page; pages are written as 1-5,8,10-", "“”不是页码；页码写作 1-5,8,10-"),
        ("-5", "“-5” is no page; pages are written as 1-5,8,10-", "“-5”不是页码；页码写作 1-5,8,10-"),
    ],
)
def test_what_is_no_page_is_told_in_a_sentence(written: str, said: str, in_chinese: str, shell: Shell) -> None:
    result = shell("extract", "notice.pdf", f"--pages={written}")
    assert result.code == 2
    assert said.replace("“", '"').replace("”", '"') in result.err
    assert in_chinese in shell("--lang", "zh", "extract", "notice.pdf", f"--pages={written}").err


def test_neighbours_are_written_together() -> None:
    assert [*map(written_range, as_ranges([1, 2, 3, 7, 9, 10]))] == ["1-3", "7", "9-10"]
    assert [*as_ranges([])] == []
    assert [*map(written_range, pages_beyond(page_ranges("1-5,8,10-"), 3))] == ["4-5", "8", "10-"]


def test_pages_that_are_left_out_are_told_and_their_count_stays_the_file_s() -> None:
    whole, part = extract(PDF), extract(PDF, Options(pages=((2, 4), (36, None))))
    assert part.source.pages == whole.source.pages == 37
    assert {place.page for task in part.tasks for place in task.evidence.text} <= {2, 3, 4, 36, 37}
    wanted = [task.text for task in whole.tasks if {place.page for place in task.evidence.text} <= {2, 3}]
    assert [task.text for task in part.tasks[: len(wanted)]] == wanted
    assert [one.message for one in part.diagnostics if one.code == PAGES_LEFT_OUT.code] == [
        "32 of 37 pages were left out, as was asked: 1, 5-35"
    ]
    assert not any(one.code == PAGES_LEFT_OUT.code for one in whole.diagnostics)


def test_a_range_beyond_the_last_page_is_told() -> None:
    report = extract(set_pages(NOTICE), Options(pages=((1, 3), (7, 7))), name="notice.pdf")
    assert [one.message for one in report.diagnostics if one.code == PAGES_LEFT_OUT.code] == [
        "pages 2-3, 7 were asked for, and the file has 1"
    ]


def test_pages_that_are_not_there_are_an_error_that_says_how_many_there_are() -> None:
    with pytest.raises(UnreadableFile, match=r"notice\.pdf has 1 page, and none of those that are asked for"):
        extract(set_pages(NOTICE), Options(pages=((2, 3),)), name="notice.pdf")


def test_what_has_no_pages_has_none_to_choose(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    result = shell("extract", "notice.txt", "--pages", "1")
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert "files of this kind have none" in result.err


def test_every_command_that_reads_notices_takes_them(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "notice.pdf").write_bytes(set_pages(NOTICE))
    options = ["--pages", "1", "--ocr", "never", "--dpi", "200", "--no-cache"]
    for command in ("extract", "check", "explain", "show", "units", "receipt"):
        assert shell(command, "notice.pdf", *options).code in (0, 1), command
    report = json.loads(shell("extract", "notice.pdf", *options).out)
    assert report["source"]["pages"] == 1
