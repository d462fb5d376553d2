"""What an engine finds twice counts once."""

from __future__ import annotations

import pytest

from govtask_extract.reading.recognition.engines import FoundLine
from govtask_extract.reading.recognition.slivers import found_once


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("（牵头单位：市人社局)）", "（牵头单位：市人社局）"),
        ("(（牵头单位:：市人社局）", "（牵头单位：市人社局）"),
        ("（区行政审批局（区大数据局））", "（区行政审批局（区大数据局））"),
        ("((M0))", "((M0))"),
    ],
)
def test_a_mark_in_both_widths_is_one(read: str, meant: str) -> None:
    assert [line.text for line in found_once([FoundLine(read, (0, 0, 400, 20), 0.9)])] == [meant]


def test_the_edge_of_a_character_is_no_line() -> None:
    line, edge = FoundLine("绿色驿站100", (0, 0, 200, 20), 0.99), FoundLine(")", (201, 1, 205, 19), 0.62)
    apart = FoundLine("5", (300, 0, 310, 20), 0.9)
    assert found_once([line, edge, apart]) == [line, apart]
