"""Time grows with the text and not with its square, whatever the text repeats."""

from __future__ import annotations

import gc
from time import process_time

import pytest
from conftest import ROOT

from govtask_extract import GovtaskError, extract

# What patterns look for, over and over and next to what they hope for in vain.
PIECES = {
    "separators": "、",
    "opening brackets": "（",
    "closing brackets": "）",
    "mixed brackets": "（(〔[《",
    "empty brackets": "（）",
    "label words": "责任单位",
    "labels": "责任单位：",
    "labels in brackets": "（牵头单位：",
    "spaced labels": "责 任 单 位 ",
    "lines of labels": "责任单位：区住建局\n",
    "verbs": "由区住建局牵头，",
    "runs of verbs": "协同推进负责落实",
    "runs of adverbs": "共同密切",
    "manners": "按照职责分工",
    "labels that are said": "为牵头单位",
    "openers": "由会同",
    "ranks": "各省市县、",
    "words before colons": "其他事项：",
    "names": "周景明·",
    "digits": "1",
    "full-width digits": "１",
    "Chinese numerals": "一",
    "headings in a line": "一、",
    "numbers in a line": "（一）",
    "bracketed numbers": "(1)",
    "lines of numbers": "1.\n",
    "lines of headings": "一、\n",
    "attachments": "附件",
    "lines of attachments": "附件1：\n",
    "tabs": "\t",
    "rows of tabs": "序号\t任务\t责任单位\n",
    "pipes": "|",
    "rows of pipes": "|a|b|\n",
    "rules of tables": "|---|---|\n",
    "words for numbers": "序号 ",
    "headers parted by blanks": "序号 任务 责任单位\n",
    "headers parted by bars": "序号 | 任务 | 责任单位\n",
    "stacked headers": "序号\n任务\n责任单位\n",
    "stacked rows": "序号\n任务\n责任单位\n1\n",
    "stacked numbers": "序号 |\n1 |\n||\n",
    "ways to a page": "> 首页",
    "hashes": "#",
    "marked headings": "# ",
    "asterisks": "**",
    "blanks": " ",
    "wide blanks": "\u3000",
    "lines of blanks": " \n",
    "short lines": "区\n",
    "bodies": "区住建局、",
    "bodies with asides": "区住建局（区园林中心）、",
    "lists that end": "等部门",
    "dates": "2023年2月16日",
    "deadlines": "2023年6月底前",
    "positional rules": "列第一位者为牵头单位，下同",
    "blanket notes": "以下均由",
    "titles": "关于印发方案的通知\n",
    "page numbers": "— 3 —\n",
    "dots": "…",
    "addresses": "http://a.cn/",
    "entities": "&amp;",
    "tags": "<p>",
    "unreadable": "\ufffd",
    "radicals": "⽂",
    "items": "1. 建公园。（责任单位：区住建局）\n",
    "all of them": "（、：1一附件\t|# 责任单位",
}
SHORT, LONG = 10_000, 100_000
# Ten times the text in ten times the time, and half as much again for what a busy machine adds.
MOST = 15
# Less is too little to compare.
LEAST = 0.004


@pytest.mark.parametrize("kind", PIECES)
def test_ten_times_the_text_takes_about_ten_times_the_time(kind: str) -> None:
    piece = PIECES[kind].encode()
    short, long = (piece * (size // len(piece)) for size in (SHORT, LONG))
    assert 10 * _growth(short, long, MOST / 10) < MOST


def _growth(short: bytes, long: bytes, enough: float) -> float:
    """What ten times the text takes, by ten times what the text takes: the least of several tries, or what is enough.

    Side by side and for as long as each other, so that a busy machine slows down both.
    """
    least = float("inf")
    for _ in range(8):
        ten = max(sum(_spent(short) for _ in range(10)), 10 * LEAST)
        least = min(least, _spent(long) / ten)
        if least < enough:
            break
    return least


def _spent(content: bytes) -> float:
    """Without the collector: how often it looks through all objects depends on what other tests left behind."""
    gc.collect()
    gc.disable()
    begun = process_time()
    try:
        extract(content, name="x.txt")
    except GovtaskError:
        assert not content.strip(b" \t\n\xe3\x80")
    finally:
        spent = process_time() - begun
        gc.enable()
    return spent


@pytest.mark.timeout(600)
def test_a_megabyte_of_notices_takes_ten_times_a_tenth() -> None:
    notice = (ROOT / "samples/dongxihu-2022/notice.md").read_bytes()
    tenth = (notice * 3)[:100_000].decode("utf-8", "ignore").encode()
    assert _growth(tenth, tenth * 10, 1.2) < 1.2
