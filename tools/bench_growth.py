"""Whether time grows with the text and not with its square, whatever the text repeats, measured by the clock.

The tests count calls, which a clock cannot disturb; what a regular expression does inside a call only the clock sees.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from time import process_time

from govtask_extract import GovtaskError, extract
from govtask_extract.language.deadline_days import KnownYears
from govtask_extract.language.labels import label_words
from govtask_extract.model.group import Position
from govtask_extract.model.traced import traced
from govtask_extract.parsing.assignment.finding import find_groups
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.assignment.positional_rules import find_rules
from govtask_extract.parsing.targets.task_targets import find_targets
from govtask_extract.parsing.text_deadlines.task_deadlines import find_text_deadlines

SAMPLE = Path(__file__).resolve().parent.parent / "samples/dongxihu-2022/notice.md"

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
# What the assignment grammar looks for in the same way.
# fmt: off
UNITS = (
    "、", "（", "）", "（）", "<", "《", "责任单位：", "（牵头单位：", "等", "和", "市教育局和", "负责", "负责某",
    "按职责", "按职责按", "由", "会同", "各", "各市、", "市局负责，", "省财政厅、", "2022年", "6月", "持续推进",
    "以下均由局落实，不再列出", "不再列出", "列第一位", "第一个", "无牵头单位的", "张三 ", "市教育局 ", "1.",
    "注：",
    "商", "副县长、", "局长", "下同", "\n", "◆", "2023年6月底前由", "县局负责资金，", "各县、各市、", "青石镇 ",
    "李 ", "县局等部门（单位）", "县局为牵头单位，", "责任单位县局，", "责任单位、", "县城及", "市政府 各部门 ",
    "（2023年）", "持续", "资金由县局负责，", "以下责任单位均含",
)
# Numbers and times, side by side in a task's text.
VALUES = (
    "茶亭3个、", "3个茶亭、", "茶亭3个，", "3%、", "3个", "新建3个茶亭（", "“3个", "改造3家1亿元以上",
    "给予茶农，3%，", "每个村建成3个茶亭，", "2025年6月底前，", "2025年3—6月、", "每月5日、", "6、", "持续推进、",
)
# fmt: on
# Ten times the text in ten times the time, and half as much again for what a busy machine adds.
TIMES, MOST = 10, 15
TRIES = 8
# Seconds; less is too little to compare.
LEAST = 0.004

Reading = Callable[[str], object]


def read_notice(text: str) -> None:
    """Blanks alone are refused."""
    with suppress(GovtaskError):
        extract(text.encode(), name="x.txt")


def read_groups(text: str) -> None:
    """All that the grammar does with a text: as a group, as a line with a label, in search of groups."""
    read_group(f"（{text}）", Position.BRACKET)
    read_group(f"责任单位：{text}", Position.LINE)
    read_group(f"责任领导：{text}", Position.LINE)
    find_groups(text)
    label_words(text)
    find_rules(text)


def read_values(text: str) -> None:
    """What a task's text commits to, and when."""
    content = traced(f"新建茶亭{text}", 0)
    list(find_targets(content))
    list(find_text_deadlines(content, KnownYears(plan=2025)))


# What reads, the piece that is repeated, and how many characters the shorter text has.
SUBJECTS: dict[str, tuple[Reading, str, int]] = {
    **{f"notice of {name}": (read_notice, piece, 10_000) for name, piece in PIECES.items()},
    **{f"group of {unit!r}": (read_groups, unit, 4_000) for unit in UNITS},
    **{f"values of {unit!r}": (read_values, unit, 2_000) for unit in VALUES},
    "notice of notices": (read_notice, SAMPLE.read_text("utf-8"), 40_000),
}


def texts(piece: str, size: int, number: int) -> tuple[str, str]:
    """One of about so many characters, and one of ten times as many, with that number at their ends.

    What has been read before is remembered, so that no text may be measured twice.
    """
    times = max(1, size // len(piece))
    return f"{piece * times}{number}", f"{piece * times * TIMES}{number}"


def growth(read: Reading, piece: str, size: int) -> float:
    """How many times as long the longer text takes: the least of several tries, or what is enough.

    Side by side and for as long as each other, so that a busy machine slows down both.
    """
    least = float("inf")
    numbers = count(10_000)
    for _ in range(TRIES):
        shorts = [texts(piece, size, next(numbers))[0] for _ in range(TIMES)]
        _, long = texts(piece, size, next(numbers))
        one = max(sum(_spent(read, short) for short in shorts), TIMES * LEAST) / TIMES
        least = min(least, _spent(read, long) / one)
        if least < MOST:
            break
    return least


def _spent(read: Reading, text: str) -> float:
    """Seconds of CPU; without the collector, whose work depends on what came before."""
    gc.collect()
    gc.disable()
    begun = process_time()
    try:
        read(text)
    finally:
        spent = process_time() - begun
        gc.enable()
    return spent


def slow() -> Iterator[str]:
    """What takes too long; every figure is printed."""
    for name, (read, piece, size) in SUBJECTS.items():
        found = growth(read, piece, size)
        print(f"{found:5.1f} times the time for {TIMES} times the text: {name}")
        if found >= MOST:
            yield name


def main() -> int:
    found = list(slow())
    print(f"more than {MOST} times the time: {', '.join(found)}" if found else f"none takes {MOST} times the time")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
