"""No format, control or private character of a value is dropped in silence, whatever field it stands in."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from coverage_outside import places
from outside import Json, checked

from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.read import read

_NOTICE = """\
青枫市人民{0}政府办公室文件

关于印发2031年重点{0}工作分解方案的通知

各县（区）人民{0}政府：
现印发给你们，请认真{0}落实。
2031年3月6日

2031年重点{0}工作分解方案

一、民生{0}实事
1. 改造老旧{0}小区45{0}个。
牵头单位：市住{0}建局
分管领导：李{0}明
责任单位：市财{0}政局、市教{0}育局
协办单位：市水{0}务局
完成时限：6月{0}底前
2. 新建{0}公园。（责任单位：市园{0}林局）

| 序号 | 工作{0}任务 | 责任{0}单位 |
| --- | --- | --- |
| 1 | 新建{0}学校 | 市教{0}体局 |
| 2 | 新建{0}医院 | 市卫{0}健委 |
"""
_WHITE_SPACE = "\t\n\v\f\r"
_PRIVATE = "\ue000\ue5cf\uf8ff\U000f0000\U0010fffd"


def _characters() -> Iterator[str]:
    every = map(chr, range(sys.maxunicode + 1))
    yield from (one for one in every if unicodedata.category(one) in ("Cf", "Cc") and one not in _WHITE_SPACE)
    yield from _PRIVATE


@pytest.mark.parametrize("group", range(8))
def test_a_character_is_in_a_value_or_told(group: int) -> None:
    for character in list(_characters())[group::8]:
        text = _NOTICE.format(character)
        if decode(text.encode()) is None:
            continue  # a control that no text holds: the file is refused
        missed = _missed(character, checked(text.encode(), "notice.md"), text)
        assert not missed, (f"U+{ord(character):04X}", missed)


_PAGE = "".join(f"<p>{line}</p>" for line in _NOTICE.partition("| 序号")[0].splitlines())


@pytest.mark.parametrize("group", range(8))
def test_a_character_of_a_page_is_in_a_value_or_told(group: int) -> None:
    for character in list(_characters())[group::8]:
        content = f"<meta charset=utf-8>{_PAGE.format(character)}".encode()
        if decode(content) is None:
            continue
        text = read(Source("notice.html", content), Options()).text
        assert text.count(character) == _PAGE.count("{0}"), f"U+{ord(character):04X}"
        missed = _missed(character, checked(content, "notice.html"), text)
        assert not missed, (f"U+{ord(character):04X}", missed)


def _missed(character: str, report: Json, text: str) -> list[str]:
    """Around each place where the character is neither in a value nor told."""
    told = [place for one in report["diagnostics"] for place in one["evidence"]]
    told += report["unread"]
    known = {at for place in told for at in range(place["start"], place["end"])}
    owned = [part for name, part in report.items() if name not in ("furniture", "diagnostics", "unread")]
    shown = {
        at
        for place in places(owned)
        for at in range(place["start"], place["end"])
        if place["quote"][at - place["start"]] == character
    }
    missed = [at for at, one in enumerate(text) if one == character and at not in known | shown]
    return [text[max(0, at - 5) : at + 5] for at in missed]
